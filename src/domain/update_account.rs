//! Changing what an account says about its owner.

use super::authenticate::Caller;
use super::email_address::EmailAddress;
use super::mailed_link::NotMailed;
use super::move_address;
use super::person_name::PersonName;
use super::username::Username;
use crate::app::App;
use crate::db::accounts::{self, Profile};
use crate::db::{Connection, DbError, email_addresses};
use crate::error::Failure;

/// What is to change; none stays as it is. Every part is valid in itself.
#[derive(Debug, Default)]
pub struct Update {
    /// The given name.
    pub first_name: Option<PersonName>,
    /// The family name.
    pub last_name: Option<PersonName>,
    /// The name to sign in with.
    pub username: Option<Username>,
    /// The primary address.
    pub email: Option<EmailAddress>,
}

/// Why nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum UpdateError {
    /// The account changed meanwhile so that the caller is signed out.
    #[error("the session has ended")]
    SessionEnded,
    /// The address is to change, and it is too long ago that the caller proved who they are.
    #[error("the sign-in is too long ago")]
    SignInTooOld,
    /// The name is another account's, in whatever case.
    #[error("the user name is taken")]
    UsernameTaken,
    /// The address is somebody's primary or secondary one, perhaps the caller's own secondary one.
    #[error("the address is taken")]
    AddressTaken,
    /// The mail to the new address was refused.
    #[error("the mail was refused")]
    MailRefused,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for UpdateError {
    fn from(error: DbError) -> Self {
        match &error {
            DbError::Conflict { constraint } if constraint == accounts::USERNAME_TAKEN => Self::UsernameTaken,
            DbError::Conflict { constraint } if constraint == email_addresses::ADDRESS_TAKEN => Self::AddressTaken,
            DbError::Conflict { .. } | DbError::Unavailable(_) | DbError::Internal(_) => Self::Failed(error.into()),
        }
    }
}

impl From<NotMailed> for UpdateError {
    fn from(error: NotMailed) -> Self {
        match error {
            NotMailed::Refused => Self::MailRefused,
            NotMailed::Failed(failure) => Self::Failed(failure),
        }
    }
}

/// What becomes of the primary address.
enum Address<'a> {
    Stays,
    /// It is written otherwise.
    Rewritten(&'a EmailAddress),
    Moves(&'a EmailAddress),
}

/// Changes the account of the caller: all of it or nothing. Without another address that is one statement, and none where
/// there is nothing to change. Nobody asks first whether the name is free: the constraint says it.
pub async fn update_account(app: &App, caller: &Caller, update: &Update) -> Result<(), UpdateError> {
    let profile = Profile {
        username: update.username.as_ref().map(Username::as_str),
        username_key: update.username.as_ref().map(Username::key),
        first_name: update.first_name.as_ref().map(PersonName::as_str),
        last_name: update.last_name.as_ref().map(PersonName::as_str),
        verified: None,
    };
    match address(caller, update.email.as_ref()) {
        Address::Stays if profile == Profile::default() => Ok(()),
        Address::Stays => {
            let (id, version) = (caller.account.id, caller.account.token_version);
            let changed = app.db.write(async |conn| accounts::set_profile(conn, id, version, &profile).await).await?;
            if changed { Ok(()) } else { Err(UpdateError::SessionEnded) }
        }
        Address::Rewritten(email) => {
            app.db.transaction(async |conn| rewrite(conn, caller, &profile, email).await).await
        }
        Address::Moves(email) => move_address::move_address(app, caller, &profile, email).await,
    }
}

fn address<'a>(caller: &Caller, wish: Option<&'a EmailAddress>) -> Address<'a> {
    let Some(email) = wish else { return Address::Stays };
    let present = caller.account.email.as_deref();
    if present == Some(email.as_str()) {
        Address::Stays
    } else if present.and_then(EmailAddress::lookup_key).as_deref() == Some(email.key()) {
        Address::Rewritten(email)
    } else {
        Address::Moves(email)
    }
}

async fn rewrite(
    conn: &Connection,
    caller: &Caller,
    profile: &Profile<'_>,
    email: &EmailAddress,
) -> Result<(), UpdateError> {
    let (id, version) = (caller.account.id, caller.account.token_version);
    let holds = if *profile == Profile::default() {
        accounts::lock_unchanged(conn, id, version).await
    } else {
        accounts::set_profile(conn, id, version, profile).await
    };
    if !holds.map_err(DbError::from)? {
        return Err(UpdateError::SessionEnded);
    }
    let key = email.key();
    let is_rewritten = email_addresses::move_primary(conn, id, Some(key), key, email.as_str()).await;
    // It may have changed places with the secondary one meanwhile.
    if is_rewritten.map_err(DbError::from)? { Ok(()) } else { Err(Failure::Unavailable.into()) }
}
