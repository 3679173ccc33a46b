//! Signing out: the session ends, and every token of it.

use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::session::RefreshSecret;
use crate::app::App;
use crate::db::{DbError, sessions};
use crate::error::Failure;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A session that ended.
#[derive(Debug, Clone, Copy)]
pub struct SignedOut {
    /// The session.
    pub session: Uuid,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
}

/// Why nobody was signed out.
#[derive(Debug, thiserror::Error)]
pub enum SignOutError {
    /// The token was never issued, is not of this contract, or its session has ended.
    #[error("the refresh token is not valid")]
    InvalidToken,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Ends the session that a refresh token belongs to. An expired or spent token will do: it ends what it belonged to.
pub async fn sign_out(app: &App, contract: &str, presented: RefreshSecret) -> Result<SignedOut, SignOutError> {
    let hash = presented.hash();
    let found =
        app.db.read(async |conn| sessions::find_refresh_token(conn, &hash).await).await.map_err(Failure::from)?;
    let token = found.filter(|token| token.contract == contract).ok_or(SignOutError::InvalidToken)?;
    end(app, token.session_id).await
}

/// Ends the session of an access token, where there are no refresh tokens to name it by.
pub async fn sign_out_session(app: &App, session: Uuid) -> Result<SignedOut, SignOutError> {
    end(app, session).await
}

/// Ends every session of the caller, through whichever contract it was opened.
///
/// # Errors
/// Where the database fails.
pub async fn sign_out_everywhere(app: &App, caller: &Caller) -> Result<(), Failure> {
    let (id, now) = (caller.account.id, app.clock.now());
    app.db
        .transaction(async |conn| {
            sessions::end_all(conn, id, now).await.map_err(DbError::from)?;
            Ok(audit::note(app, conn, Note::by(caller, Action::SignedOutEverywhere)).await?)
        })
        .await
}

async fn end(app: &App, session: Uuid) -> Result<SignedOut, SignOutError> {
    let ended_at = app.clock.now();
    let ended =
        app.db.write(async |conn| sessions::sign_out(conn, session, ended_at, Action::SignedOut.name()).await).await;
    let ended = ended.map_err(Failure::from)?;
    if ended { Ok(SignedOut { session, ended_at }) } else { Err(SignOutError::InvalidToken) }
}
