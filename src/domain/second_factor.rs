//! Asking for mailed codes at sign-in, and no longer asking for them.

use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::authenticator;
use super::notice;
use super::password_proof::Proven;
use super::step_up::{self, Act, Shown, StepUpError};
use crate::app::App;
use crate::db::{Connection, DbError, devices, live_sessions, second_factors};
use crate::mail::OutboxId;

/// Why nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum SecondFactorError {
    /// Codes can only be mailed to a primary address that is confirmed.
    #[error("there is no confirmed address")]
    NotVerified,
    /// Nothing proved who asks.
    #[error(transparent)]
    Unproven(#[from] StepUpError),
}

impl From<DbError> for SecondFactorError {
    fn from(error: DbError) -> Self {
        Self::Unproven(error.into())
    }
}

/// From now on a code is mailed to whoever signs in. All other sessions end. Where it is so already, nothing happens.
pub async fn enable(app: &App, caller: &Caller, shown: Shown) -> Result<Enabled, SecondFactorError> {
    let proven = step_up::prove(app, caller, Act::EnableSecondFactor, shown).await?;
    if !caller.account.verified || caller.account.email.is_none() {
        return Err(SecondFactorError::NotVerified);
    }
    let done = app.db.transaction(async |conn| write_enabled(app, conn, caller, &proven).await).await?;
    let (enabled, notice) = done;
    notice::tell(app, notice).await;
    Ok(enabled)
}

/// What is asked for at sign-in once it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enabled {
    /// A code that is mailed.
    MailedCode,
    /// A code of the authenticator, as before.
    Authenticator,
}

/// No code is asked for any more, whatever it was that was asked for. Where none was, nothing happens.
pub async fn disable(app: &App, caller: &Caller, shown: Shown) -> Result<(), SecondFactorError> {
    let proven = step_up::prove(app, caller, Act::DisableSecondFactor, shown).await?;
    let notice = app.db.transaction(async |conn| write_disabled(app, conn, caller, &proven).await).await?;
    notice::tell(app, notice).await;
    Ok(())
}

async fn write_enabled(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    proven: &Proven,
) -> Result<(Enabled, Option<OutboxId>), SecondFactorError> {
    let (id, now) = (lock(conn, proven).await?, app.clock.now());
    if authenticator::is_on(conn, id).await? {
        return Ok((Enabled::Authenticator, None));
    }
    if !second_factors::enable(conn, id, second_factors::MAIL, now).await.map_err(DbError::from)? {
        return Ok((Enabled::MailedCode, None));
    }
    live_sessions::end_others(conn, id, caller.session, now).await.map_err(DbError::from)?;
    devices::distrust_all(conn, id).await.map_err(DbError::from)?;
    audit::note(app, conn, Note::by(caller, Action::SecondFactorEnabled)).await?;
    Ok((Enabled::MailedCode, notice::second_factor_enabled(app, conn, &caller.account).await?))
}

async fn write_disabled(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    proven: &Proven,
) -> Result<Option<OutboxId>, SecondFactorError> {
    let id = lock(conn, proven).await?;
    if !second_factors::remove_all(conn, id).await.map_err(DbError::from)? {
        return Ok(None);
    }
    devices::distrust_all(conn, id).await.map_err(DbError::from)?;
    audit::note(app, conn, Note::by(caller, Action::SecondFactorDisabled)).await?;
    Ok(notice::second_factor_disabled(app, conn, &caller.account).await?)
}

/// Locks the account, if the caller is still signed in. Whoever enables codes ends all other sessions, and none of those may
/// disable them with what it began before.
async fn lock(conn: &Connection, proven: &Proven) -> Result<i32, SecondFactorError> {
    Ok(proven.lock(conn).await.map_err(StepUpError::from)?)
}
