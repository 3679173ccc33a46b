//! The commands of operators: what they read, what they do and what they print.

mod error;
mod files;
mod terminal;
mod typed;

pub use error::OperatorError;

use crate::app::{App, SystemClock, SystemRandom};
use crate::cli::{Creating, SecondFactorWord, Updating, UserCommand};
use crate::config::Config;
use crate::domain::Account;
use crate::domain::administer::{self, Changes, Creation, SecondFactorChange};
use crate::domain::password_rules::{About, NewPassword};
use crate::service::Foundation;
use chrono::{DateTime, SecondsFormat, Utc};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// How many accounts are listed with one question to the database.
const PAGE: i64 = 1000;

/// Where a command writes what was asked for.
type Out<'a> = &'a mut (dyn Write + Send);

/// Does what a command says, on the database of the service.
///
/// # Errors
/// Lines for people. Nothing was changed then.
pub async fn run(config: Config, command: UserCommand, out: Out<'_>) -> Result<(), OperatorError> {
    // What was typed wrong is told before anything is started.
    let task = Task::read(command)?;
    let foundation = Foundation::join(config).await?;
    if foundation.is_new {
        // Whoever mistook the directory learns why nothing is there. In the log, so that it stands after what led to it.
        tracing::warn!(place = %foundation.data_dir.display(), "made a new, empty database");
    }
    let done = match foundation.app(Arc::new(SystemClock), Arc::new(SystemRandom)) {
        Ok(app) => task.perform(&app, out).await,
        Err(error) => Err(error.into()),
    };
    foundation.leave().await?;
    done
}

/// A command whose words were understood.
enum Task {
    Create(Box<Creation>),
    Show(String),
    List,
    Update(String, Box<Changes>),
    Delete(String),
    Export(PathBuf),
    Import(String),
}

impl Task {
    fn read(command: UserCommand) -> Result<Self, OperatorError> {
        Ok(match command {
            UserCommand::Create(creating) => Self::Create(Box::new(creation(&creating)?)),
            UserCommand::Show { name } => Self::Show(name),
            UserCommand::List => Self::List,
            UserCommand::Update(updating) => {
                let (name, changes) = changes(updating)?;
                Self::Update(name, Box::new(changes))
            }
            UserCommand::Delete { name } => Self::Delete(name),
            UserCommand::Export { file } => Self::Export(file),
            UserCommand::Import { file } => Self::Import(files::read(&file)?),
        })
    }

    async fn perform(self, app: &App, out: Out<'_>) -> Result<(), OperatorError> {
        match self {
            Self::Create(creation) => {
                let name = creation.username.as_str().to_owned();
                let account = administer::create(app, *creation).await;
                show(app, account.map_err(|error| error::refused(&error, &name))?, out).await
            }
            Self::Show(name) => {
                let account = administer::find(app, &name).await;
                show(app, account.map_err(|error| error::refused(&error, &name))?, out).await
            }
            Self::List => list(app, out).await,
            Self::Export(path) => files::export(app, &path, out).await,
            Self::Import(text) => files::import(app, &text, out).await,
            Self::Update(name, changes) => {
                let account = administer::update(app, &name, &changes).await;
                show(app, account.map_err(|error| error::refused(&error, &name))?, out).await
            }
            Self::Delete(name) => {
                let account = administer::delete(app, &name).await.map_err(|error| error::refused(&error, &name))?;
                Ok(writeln!(out, "deleted {}", plain(&account.username))?)
            }
        }
    }
}

fn creation(creating: &Creating) -> Result<Creation, OperatorError> {
    let username = typed::username(&creating.name);
    let email = creating.email.as_deref().map(typed::address).transpose();
    let (username, email) = typed::both(username, email)?;
    let (first, second) = terminal::new_password(creating.password_stdin)?;
    let about = About {
        username: Some(username.as_str()),
        email_address: email.as_ref().map(|address| address.as_str()),
        ..About::default()
    };
    let password = NewPassword::parse(first, second, &about).map_err(|errors| typed::bad_password(&errors))?;
    let changes = Changes { staff: creating.staff, verified: creating.verified, ..Changes::default() };
    Ok(Creation { username, email, password, changes })
}

fn changes(updating: Updating) -> Result<(String, Changes), OperatorError> {
    let username = updating.username.as_deref().map(typed::username).transpose();
    let email = updating.email.as_deref().map(typed::address_change).transpose();
    let secondary_email = updating.secondary_email.as_deref().map(typed::address_change).transpose();
    let (username, (email, secondary_email)) = typed::both(username, typed::both(email, secondary_email))?;
    let second_factor = updating.second_factor.map(|word| match word {
        SecondFactorWord::Mail => SecondFactorChange::Mail,
        SecondFactorWord::None => SecondFactorChange::Remove,
    });
    let Updating { name, active, staff, verified, archived, admin, .. } = updating;
    Ok((name, Changes { username, email, secondary_email, active, staff, verified, archived, second_factor, admin }))
}

async fn show(app: &App, account: Account, out: Out<'_>) -> Result<(), OperatorError> {
    let factors = administer::second_factors(app, &account).await;
    let factors = factors.map_err(|error| error::refused(&error, &account.username))?;
    let is_admin = administer::is_administrator(app, &account).await;
    let is_admin = is_admin.map_err(|error| error::refused(&error, &account.username))?;
    let lines = [
        ("pk", account.id.to_string()),
        ("uuid", account.uuid.to_string()),
        ("username", plain(&account.username)),
        ("first name", plain(&account.first_name)),
        ("last name", plain(&account.last_name)),
        ("email", plain(account.email.as_deref().unwrap_or_default())),
        ("secondary email", plain(account.secondary_email.as_deref().unwrap_or_default())),
        ("active", account.is_active.to_string()),
        ("staff", account.is_staff.to_string()),
        ("verified", account.verified.to_string()),
        ("archived", account.archived.to_string()),
        ("admin", is_admin.to_string()),
        ("second factor", factors.join(" ")),
        ("joined", time(account.created_at)),
        ("last login", account.last_login_at.map(time).unwrap_or_default()),
    ];
    let text: String =
        lines.iter().map(|(name, value)| format!("{name:<16} {value}").trim_end().to_owned() + "\n").collect();
    Ok(out.write_all(text.as_bytes())?)
}

async fn list(app: &App, out: Out<'_>) -> Result<(), OperatorError> {
    writeln!(out, "pk\tusername\temail\tstanding")?;
    let mut after = i32::MIN;
    loop {
        let page = administer::page(app, after, PAGE).await.map_err(|error| error::refused(&error, ""))?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        let text: String = page.iter().map(line).collect();
        out.write_all(text.as_bytes())?;
    }
}

fn line(account: &Account) -> String {
    let marks = [
        (!account.is_active, "inactive"),
        (account.is_staff, "staff"),
        (account.verified, "verified"),
        (account.archived, "archived"),
    ];
    let marks: Vec<&str> = marks.into_iter().filter_map(|(holds, mark)| holds.then_some(mark)).collect();
    let email = plain(account.email.as_deref().unwrap_or_default());
    format!("{}\t{}\t{email}\t{}\n", account.id, plain(&account.username), marks.join(" "))
}

fn time(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Text of strangers as a terminal may show it: what would steer the terminal is spelled out.
fn plain(text: &str) -> String {
    text.chars()
        .flat_map(|letter| -> Box<dyn Iterator<Item = char>> {
            if letter.is_control() { Box::new(letter.escape_unicode()) } else { Box::new(std::iter::once(letter)) }
        })
        .collect()
}
