//! Signing out: the session ends, and every token of it.

use super::session::RefreshSecret;
use crate::app::App;
use crate::db::sessions;
use crate::error::Failure;
use chrono::{DateTime, Utc};

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
/// Returns the end.
pub async fn sign_out(app: &App, contract: &str, presented: RefreshSecret) -> Result<DateTime<Utc>, SignOutError> {
    let (now, hash) = (app.clock.now(), presented.hash());
    let found =
        app.db.read(async |conn| sessions::find_refresh_token(conn, &hash).await).await.map_err(Failure::from)?;
    let token = found.filter(|token| token.contract == contract).ok_or(SignOutError::InvalidToken)?;
    let ended =
        app.db.write(async |conn| sessions::end(conn, token.session_id, now).await).await.map_err(Failure::from)?;
    if ended { Ok(now) } else { Err(SignOutError::InvalidToken) }
}
