//! From an access token to the person behind it.

use super::session::Client;
use super::username::Username;
use crate::app::App;
use crate::crypto::jwt::{AccessClaims, AccessTokens};
use crate::db::accounts::{self, Account};
use crate::db::sessions::{self, Live};
use crate::db::{Connection, QueryResult};
use crate::error::Failure;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// Somebody with a live session.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The active account.
    pub account: Account,
    /// The session. Of a caller with an API key it is the identifier of the key: no session has that, so that nothing which
    /// takes a session can be done with a key.
    pub session: Uuid,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When the person last proved who they are in it.
    pub authenticated_at: DateTime<Utc>,
    /// Whether an administrator set the password, so that nothing else may be done before it is changed.
    pub must_change_password: bool,
    /// The program that asks.
    pub client: Client,
}

impl Caller {
    /// Whether the person proved who they are within this time. A proof of the future, left by a clock that went ahead and was
    /// put back, is not good for longer than that either.
    #[must_use]
    pub fn has_proved_within(&self, time: TimeDelta, now: DateTime<Utc>) -> bool {
        (now - self.authenticated_at).abs() <= time
    }

    /// Whether this is the name of the caller's account, in whatever case.
    #[must_use]
    pub fn is_called(&self, username: &Username) -> bool {
        Username::lookup_key(&self.account.username).as_deref() == Some(username.key())
    }
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
pub async fn authenticate(app: &App, claims: &AccessClaims, client: &Client) -> Result<Option<Caller>, Failure> {
    let now = app.clock.now();
    let (session, version) = (claims.session, claims.version);
    let live = app.db.read(async |conn| sessions::account(conn, session, version, now).await).await?;
    Ok(live.map(|Live { account, opened_at, authenticated_at, must_change_password, expires_at: _ }| Caller {
        account,
        session,
        opened_at,
        authenticated_at,
        must_change_password,
        client: client.clone(),
    }))
}

/// Locks the account of a caller until the transaction ends, and reads it once more: none where the caller is signed in no
/// longer.
pub(super) async fn lock(app: &App, conn: &Connection, caller: &Caller) -> QueryResult<Option<Account>> {
    let (id, version) = (caller.account.id, caller.account.token_version);
    if !accounts::lock_unchanged(conn, id, version).await? {
        return Ok(None);
    }
    let live = sessions::account(conn, caller.session, version, app.clock.now()).await?;
    Ok(live.map(|live| live.account))
}
