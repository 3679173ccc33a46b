//! Refreshing by refresh tokens: one for the next. Each works once; a lost answer logs nobody out, a stolen token ends
//! the session.

use super::session::{RefreshSecret, Refreshing, SessionPolicy, SessionTokens};
use crate::app::App;
use crate::crypto::jwt::{AccessClaims, Assurance};
use crate::crypto::secrets::constant_time_eq;
use crate::db::sessions::{self, RefreshToken, Rotation};
use crate::error::Failure;
use chrono::{DateTime, Utc};

/// Why there is no next token.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// The token was never issued, is not of this contract, or its session or account does not allow it any more.
    #[error("the refresh token is not valid")]
    InvalidToken,
    /// Its time, or that of its session, has passed.
    #[error("the refresh token has expired")]
    Expired,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Exchanges a refresh token: one statement to see what it is worth, one to spend it.
pub async fn refresh(
    app: &App,
    policy: &SessionPolicy<'_>,
    presented: RefreshSecret,
) -> Result<SessionTokens, RefreshError> {
    exchange(app, policy, presented).await.map(|(tokens, _)| tokens)
}

/// The same, with what was known of the token that was presented.
pub(super) async fn exchange(
    app: &App,
    policy: &SessionPolicy<'_>,
    presented: RefreshSecret,
) -> Result<(SessionTokens, RefreshToken), RefreshError> {
    let Refreshing::ByRefreshToken { size_bytes } = policy.refreshing else { return Err(RefreshError::InvalidToken) };
    let hash = presented.hash();
    let token = find(app, policy, &hash).await?;
    if token.spent_at.is_some() {
        let tokens = repeat(app, policy, &presented, &token, size_bytes).await?;
        return Ok((tokens, token));
    }
    let now = app.clock.now();
    let successor = presented.successor(app, token.session_id, token.generation, size_bytes);
    let expires_at = (now + policy.refresh_lifetime).min(token.session_expires_at);
    let rotation =
        Rotation { spent_hash: &hash, successor_hash: &successor.hash(), successor_expires_at: expires_at, now };
    let rotated = app.db.write(async |conn| sessions::rotate(conn, &rotation).await).await.map_err(Failure::from)?;
    if rotated {
        let tokens = tokens(app, policy, &token, successor, expires_at)?;
        return Ok((tokens, token));
    }
    // Somebody else was first, or the session ended meanwhile: look again and see which.
    let token = find(app, policy, &hash).await?;
    let tokens = repeat(app, policy, &presented, &token, size_bytes).await?;
    Ok((tokens, token))
}

/// The token by its hash, where it may still be exchanged or its exchange repeated.
async fn find(app: &App, policy: &SessionPolicy<'_>, hash: &[u8]) -> Result<RefreshToken, RefreshError> {
    let now = app.clock.now();
    let found =
        app.db.read(async |conn| sessions::find_refresh_token(conn, hash).await).await.map_err(Failure::from)?;
    let token = found.filter(|token| token.contract == policy.contract).ok_or(RefreshError::InvalidToken)?;
    if token.session_ended_at.is_some() || !token.account.is_active {
        return Err(RefreshError::InvalidToken);
    }
    if token.session_expires_at <= now || (token.spent_at.is_none() && token.expires_at <= now) {
        return Err(RefreshError::Expired);
    }
    Ok(token)
}

/// Answers for a token that was spent before: within the window, while its successor is unused, the same successor
/// again; else the family ends, for one of the two who hold the token has stolen it.
async fn repeat(
    app: &App,
    policy: &SessionPolicy<'_>,
    presented: &RefreshSecret,
    token: &RefreshToken,
    size_bytes: usize,
) -> Result<SessionTokens, RefreshError> {
    let now = app.clock.now();
    // Either way: a clock that was put back must not make the window longer.
    let apart = token.spent_at.and_then(|spent_at| (now - spent_at).abs().to_std().ok());
    let in_window = apart.is_some_and(|apart| apart < policy.retry_window);
    match (&token.successor_hash, token.successor_expires_at) {
        (Some(successor_hash), Some(expires_at)) if in_window && token.successor_spent_at.is_none() => {
            let candidates = presented.successors(app, token.session_id, token.generation, size_bytes);
            let mut candidates = candidates.into_iter();
            // None matches where the root secret was changed and the earlier one is not known, or the size of tokens was
            // changed: nobody stole anything.
            let successor = candidates.find(|candidate| constant_time_eq(&candidate.hash(), successor_hash));
            let successor = successor.ok_or(RefreshError::InvalidToken)?;
            Ok(tokens(app, policy, token, successor, expires_at)?)
        }
        _ => {
            tracing::warn!(session = %token.session_id, "a spent refresh token came again: its session ends");
            app.db.write(async |conn| sessions::end(conn, token.session_id, now).await).await.map_err(Failure::from)?;
            Err(RefreshError::InvalidToken)
        }
    }
}

fn tokens(
    app: &App,
    policy: &SessionPolicy<'_>,
    token: &RefreshToken,
    refresh: RefreshSecret,
    refresh_expires_at: DateTime<Utc>,
) -> Result<SessionTokens, Failure> {
    let now = app.clock.now();
    let claims = AccessClaims {
        account: token.account.uuid,
        session: token.session_id,
        version: token.account.token_version,
        username: token.account.username.clone(),
        original_issued_at: Some(now),
        expires_at: (now + policy.access_lifetime).min(token.session_expires_at),
        authenticated_at: token.authenticated_at,
        assurance: Assurance::from_level(token.assurance).unwrap_or(Assurance::OneFactor),
    };
    Ok(SessionTokens {
        access: policy.tokens.issue(&claims)?,
        claims,
        refresh: Some(refresh),
        refresh_expires_at: Some(refresh_expires_at),
    })
}
