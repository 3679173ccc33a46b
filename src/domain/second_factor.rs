//! Asking for mailed codes at sign-in, and no longer asking for them.

use super::authenticate::Caller;
use super::notice;
use super::password_proof::{self, ProofError};
use crate::app::App;
use crate::db::{Connection, DbError, accounts, devices, live_sessions, second_factors};
use crate::error::Failure;
use crate::mail::OutboxId;
use chrono::TimeDelta;

/// How long after a sign-in nobody is asked for the password once more.
const RECENT: TimeDelta = TimeDelta::minutes(10);

/// Why nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum SecondFactorError {
    /// No password was said, and it is too long ago that the caller proved who they are.
    #[error("the authentication is too old")]
    NotRecent,
    /// Codes can only be mailed to a primary address that is confirmed.
    #[error("there is no confirmed address")]
    NotVerified,
    /// The password did not prove who asks.
    #[error(transparent)]
    Unproven(#[from] ProofError),
}

impl From<DbError> for SecondFactorError {
    fn from(error: DbError) -> Self {
        Self::Unproven(error.into())
    }
}

impl From<Failure> for SecondFactorError {
    fn from(error: Failure) -> Self {
        Self::Unproven(error.into())
    }
}

/// From now on a code is mailed to whoever signs in. All other sessions end. Where it is so already, nothing happens.
pub async fn enable(app: &App, caller: &Caller, password: Option<String>) -> Result<(), SecondFactorError> {
    prove(app, caller, password).await?;
    if !caller.account.verified || caller.account.email.is_none() {
        return Err(SecondFactorError::NotVerified);
    }
    let notice = app.db.transaction(async |conn| write_enabled(app, conn, caller).await).await?;
    notice::tell(app, notice).await;
    Ok(())
}

/// No code is asked for any more. Where none was, nothing happens.
pub async fn disable(app: &App, caller: &Caller, password: Option<String>) -> Result<(), SecondFactorError> {
    prove(app, caller, password).await?;
    let notice = app.db.transaction(async |conn| write_disabled(app, conn, caller).await).await?;
    notice::tell(app, notice).await;
    Ok(())
}

async fn prove(app: &App, caller: &Caller, password: Option<String>) -> Result<(), SecondFactorError> {
    match password {
        Some(password) => Ok(password_proof::prove(app, caller, password).await.map(drop)?),
        None if caller.authenticated_at + RECENT >= app.clock.now() => Ok(()),
        None => Err(SecondFactorError::NotRecent),
    }
}

async fn write_enabled(app: &App, conn: &Connection, caller: &Caller) -> Result<Option<OutboxId>, SecondFactorError> {
    let (id, now) = (caller.account.id, app.clock.now());
    lock(conn, caller).await?;
    if !second_factors::enable(conn, id, second_factors::MAIL, now).await.map_err(DbError::from)? {
        return Ok(None);
    }
    live_sessions::end_others(conn, id, caller.session, now).await.map_err(DbError::from)?;
    devices::distrust_all(conn, id).await.map_err(DbError::from)?;
    Ok(notice::second_factor_enabled(app, conn, &caller.account).await?)
}

async fn write_disabled(app: &App, conn: &Connection, caller: &Caller) -> Result<Option<OutboxId>, SecondFactorError> {
    let id = caller.account.id;
    lock(conn, caller).await?;
    if !second_factors::remove(conn, id, second_factors::MAIL).await.map_err(DbError::from)? {
        return Ok(None);
    }
    devices::distrust_all(conn, id).await.map_err(DbError::from)?;
    Ok(notice::second_factor_disabled(app, conn, &caller.account).await?)
}

/// Locks the account, if the caller is still signed in: whatever ends that raises the version.
async fn lock(conn: &Connection, caller: &Caller) -> Result<(), SecondFactorError> {
    let unchanged = accounts::lock_unchanged(conn, caller.account.id, caller.account.token_version).await;
    if unchanged.map_err(DbError::from)? { Ok(()) } else { Err(ProofError::SessionEnded.into()) }
}
