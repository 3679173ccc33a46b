//! From an access token to the person behind it.

use crate::app::App;
use crate::crypto::jwt::{AccessClaims, AccessTokens};
use crate::db::accounts::Account;
use crate::db::sessions;
use crate::error::Failure;
use uuid::Uuid;

/// Somebody with a live session.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The active account.
    pub account: Account,
    /// The session.
    pub session: Uuid,
}

/// What an access token says, where it is one of these tokens and its time has not passed. Asks nobody.
pub fn read_access_token(app: &App, tokens: &AccessTokens, token: &str) -> Option<AccessClaims> {
    tokens.read(token, app.clock.now()).ok()
}

/// The caller behind the claims: none where the session ended, the account was deactivated or is gone, or its tokens
/// were voided.
///
/// # Errors
/// Where the database fails.
pub async fn authenticate(app: &App, claims: &AccessClaims) -> Result<Option<Caller>, Failure> {
    let now = app.clock.now();
    let (session, version) = (claims.session, claims.version);
    let account = app.db.read(async |conn| sessions::account(conn, session, version, now).await).await?;
    Ok(account.map(|(account, _)| Caller { account, session }))
}
