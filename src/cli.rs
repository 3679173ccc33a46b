//! The command line.

mod user;

pub use user::{Creating, SecondFactorWord, Updating, UserCommand};

use clap::{Parser, Subcommand};

/// A GraphQL account service that speaks published contracts.
#[derive(Debug, Parser)]
#[command(name = "lychgate", version, about)]
pub struct Cli {
    /// What to do; serve where nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What lychgate can do.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Serve until interrupted.
    Serve,
    /// Bring the schema of the database to what this version expects, and end.
    Migrate,
    /// Print all settings with their defaults, as docs/settings.md.
    Config,
    /// Look after accounts by hand, on the same database as the service, whether that runs or not.
    #[command(subcommand)]
    User(UserCommand),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_word_it_serves() {
        assert_eq!(Cli::try_parse_from(["lychgate"]).unwrap().command, None);
        assert_eq!(Cli::try_parse_from(["lychgate", "migrate"]).unwrap().command, Some(Command::Migrate));
        assert!(Cli::try_parse_from(["lychgate", "destroy"]).is_err());
    }
}
