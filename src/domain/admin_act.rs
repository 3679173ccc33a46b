//! What all acts of administrators have in common: one is done after the other, by somebody who is an administrator then.

use super::authenticate::Caller;
use crate::app::App;
use crate::crypto::password::HashError;
use crate::db::accounts::Account;
use crate::db::{Connection, DbError, account_search, administrators, email_addresses, sessions};
use crate::error::Failure;
use uuid::Uuid;

/// Why an administrator's wish was not fulfilled. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// There is no such account, or no such key.
    #[error("there is nothing of that name")]
    Unknown,
    /// Nobody deactivates or demotes themself.
    #[error("nobody does this to themself")]
    Oneself,
    /// Nobody would administer the service any more.
    #[error("it is the last administrator")]
    LastAdministrator,
    /// The address is somebody's already, or the secondary one of this account.
    #[error("the address is taken")]
    AddressTaken,
    /// What is revoked stays so.
    #[error("the key is revoked")]
    KeyRevoked,
    /// The caller was signed out meanwhile.
    #[error("the session has ended")]
    SessionEnded,
    /// The caller does not administer the service any more.
    #[error("the caller is no administrator")]
    NotAdministrator,
    /// Too many passwords wait to be hashed.
    #[error("too many passwords wait to be hashed")]
    Busy,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for AdminError {
    fn from(error: DbError) -> Self {
        if error.is_conflict_with(email_addresses::ADDRESS_TAKEN) {
            Self::AddressTaken
        } else {
            Self::Failed(error.into())
        }
    }
}

impl From<HashError> for AdminError {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => Self::Busy,
            HashError::Failed => Self::Failed(Failure::internal(&error)),
        }
    }
}

/// Begins an act: until the transaction ends no other administrator acts, and the caller is one whom no earlier act has signed
/// out or demoted. The lock comes before any row, so that two administrators who act on each other do not wait for each other.
pub(super) async fn begin(app: &App, conn: &Connection, by: &Caller) -> Result<(), AdminError> {
    administrators::lock(conn).await.map_err(DbError::from)?;
    let live = sessions::account(conn, by.session, by.account.token_version, app.clock.now()).await;
    if live.map_err(DbError::from)?.is_none() {
        return Err(AdminError::SessionEnded);
    }
    let is_administrator = administrators::has(conn, by.account.id).await.map_err(DbError::from)?;
    if is_administrator { Ok(()) } else { Err(AdminError::NotAdministrator) }
}

/// The account that something is done to, locked until the transaction ends.
pub(super) async fn subject(conn: &Connection, person: Uuid) -> Result<Account, AdminError> {
    account_search::lock(conn, person).await.map_err(DbError::from)?.ok_or(AdminError::Unknown)
}
