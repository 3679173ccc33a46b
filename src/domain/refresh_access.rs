//! Refreshing by access tokens: one that still holds for the next, as long after signing in as the settings allow.

use super::session::{Refreshing, SessionPolicy, SessionTokens};
use crate::app::App;
use crate::crypto::jwt::{AccessClaims, TokenError};
use crate::db::sessions::{self, Live};
use crate::error::Failure;

/// Why there is no next token.
#[derive(Debug, thiserror::Error)]
pub enum RefreshAccessError {
    /// The token is none of this contract, cannot be refreshed, or its session ended.
    #[error("the access token is not valid")]
    InvalidToken,
    /// The token has ended: it would have had to be refreshed before.
    #[error("the access token has expired")]
    Expired,
    /// The sign-in is too long ago.
    #[error("the session is not refreshed any more")]
    Outlived,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Exchanges an access token: one statement to see whether its session lives. The next one says when the first was
/// issued, and that is what the time of a session is counted from. The token that was exchanged holds until its end.
pub async fn refresh_access(
    app: &App,
    policy: &SessionPolicy<'_>,
    presented: &str,
) -> Result<SessionTokens, RefreshAccessError> {
    if policy.refreshing != Refreshing::ByAccessToken {
        return Err(RefreshAccessError::InvalidToken);
    }
    let now = app.clock.now();
    let claims = policy.tokens.read(presented, now).map_err(|error| match error {
        TokenError::Expired => RefreshAccessError::Expired,
        TokenError::Invalid => RefreshAccessError::InvalidToken,
    })?;
    let original_issued_at = claims.original_issued_at.ok_or(RefreshAccessError::InvalidToken)?;
    let outlived_at = original_issued_at + policy.refresh_lifetime;
    if outlived_at <= now {
        return Err(RefreshAccessError::Outlived);
    }
    let (session, version) = (claims.session, claims.version);
    let live = app.db.read(async |conn| sessions::account(conn, session, version, now).await).await;
    let Live { account, expires_at: ends_at, .. } =
        live.map_err(Failure::from)?.ok_or(RefreshAccessError::InvalidToken)?;
    let claims =
        AccessClaims { username: account.username, expires_at: (now + policy.access_lifetime).min(ends_at), ..claims };
    Ok(SessionTokens {
        access: policy.tokens.issue(&claims).map_err(Failure::from)?,
        claims,
        refresh: None,
        refresh_expires_at: Some(outlived_at.min(ends_at)),
    })
}
