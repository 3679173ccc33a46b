//! The commands of operators.

use clap::{ArgAction, ArgGroup, Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What an operator can do.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum UserCommand {
    /// Make an account. The password is asked for on the terminal, twice, and not shown.
    Create(Creating),
    /// Show an account.
    Show {
        /// The user name.
        name: String,
    },
    /// List all accounts, one a line, by their numbers.
    List,
    /// Change an account. It acts at once, also on those who are signed in.
    Update(Updating),
    /// Delete an account with its sessions, links and mails.
    Delete {
        /// The user name.
        name: String,
    },
    /// Write all accounts to a new file that only you can read, one JSON object a line.
    Export {
        /// The file; it must not be there yet.
        file: PathBuf,
    },
    /// Read accounts from a file: all of them, or none where a line is bad. Takes what `export` writes, and what
    /// `manage.py dumpdata auth.user graphql_auth.userstatus` of Django prints.
    Import {
        /// The file.
        file: PathBuf,
    },
}

/// An account to be.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Creating {
    /// The user name.
    pub name: String,
    /// The primary address.
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
    /// Whether it belongs to the staff.
    #[arg(long, value_name = "true|false", action = ArgAction::Set)]
    pub staff: Option<bool>,
    /// Whether its address counts as confirmed.
    #[arg(long, value_name = "true|false", action = ArgAction::Set)]
    pub verified: Option<bool>,
    /// Read the password from standard input: its first line.
    #[arg(long)]
    pub password_stdin: bool,
}

/// What is to change.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[command(group = ArgGroup::new("changes").required(true).multiple(true)
    .args(["active", "staff", "verified", "archived", "email", "secondary_email", "username", "second_factor", "admin"]))]
pub struct Updating {
    /// The user name.
    pub name: String,
    /// Whether it may sign in.
    #[arg(long, value_name = "true|false", action = ArgAction::Set)]
    pub active: Option<bool>,
    /// Whether it belongs to the staff.
    #[arg(long, value_name = "true|false", action = ArgAction::Set)]
    pub staff: Option<bool>,
    /// Whether its address counts as confirmed.
    #[arg(long, value_name = "true|false", action = ArgAction::Set)]
    pub verified: Option<bool>,
    /// Whether it is archived.
    #[arg(long, value_name = "true|false", action = ArgAction::Set)]
    pub archived: Option<bool>,
    /// Another primary address, unconfirmed unless `--verified true` is said too; an empty text takes it away.
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
    /// Another secondary address, which counts as confirmed; an empty text takes it away.
    #[arg(long, value_name = "ADDRESS")]
    pub secondary_email: Option<String>,
    /// Another user name.
    #[arg(long, value_name = "NAME")]
    pub username: Option<String>,
    /// What is asked for at sign-in besides the password: `mail` adds a code that is mailed, `none` takes every second
    /// factor away, for people who lost theirs.
    #[arg(long, value_name = "mail|none")]
    pub second_factor: Option<SecondFactorWord>,
    /// Whether it administers the service. Nobody else makes the first administrator.
    #[arg(long, value_name = "true|false", action = ArgAction::Set)]
    pub admin: Option<bool>,
}

/// What can be said about the second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SecondFactorWord {
    /// A code that is mailed.
    Mail,
    /// None any more.
    None,
}
