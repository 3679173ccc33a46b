//! Changing what an account says about its owner.

use super::authenticate::Caller;
use super::person_name::PersonName;
use crate::app::App;
use crate::db::DbError;
use crate::db::accounts::{self, Names};
use crate::error::Failure;

/// What is to change; none stays as it is.
#[derive(Debug, Default)]
pub struct Update {
    /// The given name.
    pub first_name: Option<PersonName>,
    /// The family name.
    pub last_name: Option<PersonName>,
}

/// Why nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum UpdateError {
    /// The account changed meanwhile so that the caller is signed out.
    #[error("the session has ended")]
    SessionEnded,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for UpdateError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// Changes the account of the caller, in one statement; in none where there is nothing to change.
pub async fn update_account(app: &App, caller: &Caller, update: &Update) -> Result<(), UpdateError> {
    let names = Names {
        first_name: update.first_name.as_ref().map(PersonName::as_str),
        last_name: update.last_name.as_ref().map(PersonName::as_str),
    };
    if names.first_name.is_none() && names.last_name.is_none() {
        return Ok(());
    }
    let (id, version) = (caller.account.id, caller.account.token_version);
    let changed = app.db.write(async |conn| accounts::set_names(conn, id, version, &names).await).await?;
    if changed { Ok(()) } else { Err(UpdateError::SessionEnded) }
}
