//! Sessions: what signing in opens, and the tokens that stand for it.

use crate::app::{App, RandomFailed};
use crate::crypto::ids;
use crate::crypto::jwt::{AccessClaims, AccessTokens, Assurance};
use crate::crypto::secrets::{Purpose, digest};
use crate::db::QueryResult;
use crate::db::accounts::Account;
use crate::db::{Connection, sessions};
use crate::error::Failure;
use chrono::{DateTime, Utc};
use std::net::IpAddr;
use std::time::Duration;
use uuid::Uuid;

/// What a contract issues, and how long it lasts.
#[derive(Debug, Clone, Copy)]
pub struct SessionPolicy<'a> {
    /// The contract; its name stands in every token and each contract takes only its own.
    pub contract: &'static str,
    /// What signs and reads its access tokens.
    pub tokens: &'a AccessTokens,
    /// The lifetime of an access token.
    pub access_lifetime: Duration,
    /// The lifetime of a refresh token that is not used.
    pub refresh_lifetime: Duration,
    /// The lifetime of a session that is refreshed all the time.
    pub session_lifetime: Duration,
    /// How long a spent refresh token gives the same successor again, while that one is unused.
    pub retry_window: Duration,
}

/// The program that a person uses, as far as the request tells.
#[derive(Debug, Clone, Default)]
pub struct Client {
    /// What it calls itself; at most 512 bytes are kept.
    pub user_agent: String,
    /// Where it is.
    pub address: Option<IpAddr>,
}

/// The tokens of a session.
#[derive(Debug, Clone)]
pub struct SessionTokens {
    /// The access token.
    pub access: String,
    /// What it says.
    pub claims: AccessClaims,
    /// The refresh token: 40 lower-case hexadecimal digits.
    pub refresh: RefreshSecret,
    /// The end of the refresh token.
    pub refresh_expires_at: DateTime<Utc>,
}

/// A refresh token: 160 bits, shown as 40 lower-case hexadecimal digits, as in the accounts contract.
#[derive(Clone, PartialEq, Eq)]
pub struct RefreshSecret(String);

impl RefreshSecret {
    /// A first token.
    fn random(app: &App) -> Result<Self, RandomFailed> {
        ids::token(&*app.random).map(Self)
    }

    /// The token that follows this one. It is derived, so that an exchange that is repeated gives the same answer and a
    /// family never forks.
    pub(super) fn successor(&self, app: &App, session: Uuid, generation: i32) -> Self {
        let mac = app
            .secrets
            .mac(Purpose::RefreshSuccessor, &[session.as_bytes(), &generation.to_be_bytes(), self.0.as_bytes()]);
        Self::from_mac(mac)
    }

    /// The tokens that may follow this one: as [`Self::successor`], and as it was under earlier root secrets.
    pub(super) fn successors(&self, app: &App, session: Uuid, generation: i32) -> Vec<Self> {
        let generation = generation.to_be_bytes();
        let parts: [&[u8]; 3] = [session.as_bytes(), &generation, self.0.as_bytes()];
        app.secrets.macs(Purpose::RefreshSuccessor, &parts).map(Self::from_mac).collect()
    }

    fn from_mac(mac: [u8; 32]) -> Self {
        Self(ids::hex(mac.get(..ids::TOKEN_BYTES).unwrap_or(&mac)))
    }

    /// What somebody presents as a refresh token. Any text will do: one that was never issued is not found.
    pub fn presented(text: String) -> Self {
        Self(text)
    }

    /// What is kept of it.
    pub(super) fn hash(&self) -> [u8; 32] {
        digest(self.0.as_bytes())
    }

    /// The text that is handed to the person.
    pub fn into_text(self) -> String {
        self.0
    }
}

impl std::fmt::Debug for RefreshSecret {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("RefreshSecret(…)")
    }
}

/// A session that is about to be opened: made before the transaction, written within it.
#[derive(Debug)]
pub(super) struct Opening {
    id: Uuid,
    assurance: Assurance,
    refresh: RefreshSecret,
    now: DateTime<Utc>,
}

impl Opening {
    /// Draws what needs randomness.
    pub(super) fn draw(app: &App, assurance: Assurance) -> Result<Self, Failure> {
        Ok(Self { id: ids::uuid(&*app.random)?, assurance, refresh: RefreshSecret::random(app)?, now: app.clock.now() })
    }

    /// Writes the session.
    pub(super) async fn write(
        &self,
        conn: &Connection,
        account_id: i32,
        policy: &SessionPolicy<'_>,
        client: &Client,
    ) -> QueryResult<()> {
        let address = client.address.map(|address| address.to_string());
        sessions::open(
            conn,
            &sessions::NewSession {
                id: self.id,
                account_id,
                contract: policy.contract,
                assurance: self.assurance.level(),
                now: self.now,
                expires_at: self.now + policy.session_lifetime,
                user_agent: truncated(&client.user_agent, 512),
                client_address: address.as_deref(),
                token_hash: &self.refresh.hash(),
                token_expires_at: self.token_expires_at(policy),
            },
        )
        .await
    }

    /// The tokens, for the account that the session was written for.
    pub(super) fn tokens(self, account: &Account, policy: &SessionPolicy<'_>) -> Result<SessionTokens, Failure> {
        let refresh_expires_at = self.token_expires_at(policy);
        let claims = AccessClaims {
            account: account.uuid,
            session: self.id,
            version: account.token_version,
            username: account.username.clone(),
            issued_at: self.now,
            expires_at: self.now + policy.access_lifetime,
            authenticated_at: self.now,
            assurance: self.assurance,
        };
        Ok(SessionTokens { access: policy.tokens.issue(&claims)?, claims, refresh: self.refresh, refresh_expires_at })
    }

    fn token_expires_at(&self, policy: &SessionPolicy<'_>) -> DateTime<Utc> {
        self.now + policy.refresh_lifetime.min(policy.session_lifetime)
    }
}

/// The beginning of a text, at most `size_max_bytes` long, cut between characters.
fn truncated(text: &str, size_max_bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(size_max_bytes)).unwrap_or(text)
}
