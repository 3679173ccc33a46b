//! Sessions: what signing in opens, and the tokens that stand for it.

use super::limits::Wait;
use crate::app::{App, RandomFailed};
use crate::crypto::ids;
use crate::crypto::jwt::{AccessClaims, AccessTokens, Assurance};
use crate::crypto::secrets::{Purpose, digest};
use crate::db::QueryResult;
use crate::db::accounts::Account;
pub(super) use crate::db::sessions::Factors;
use crate::db::{Connection, sessions};
use crate::error::Failure;
use chrono::{DateTime, Utc};
use std::net::IpAddr;
use std::sync::Arc;
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
    /// How its sessions go on when an access token ends.
    pub refreshing: Refreshing,
    /// The lifetime of a refresh token that is not used; without refresh tokens, how long after signing in a session can
    /// be refreshed.
    pub refresh_lifetime: Duration,
    /// The lifetime of a session that is refreshed all the time.
    pub session_lifetime: Duration,
    /// How long a spent refresh token gives the same successor again, while that one is unused.
    pub retry_window: Duration,
    /// How long a sign-in waits for its second factor, where the contract asks for one.
    pub second_step_lifetime: Duration,
    /// Whether a recovery code does instead of a code of an authenticator.
    pub takes_recovery_codes: bool,
    /// Whether its clients are issued identifiers of their devices.
    pub knows_devices: bool,
}

/// How sessions go on when an access token ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refreshing {
    /// Not at all: a session ends with its access token.
    Never,
    /// An access token that still holds is exchanged for the next.
    ByAccessToken,
    /// A refresh token is exchanged for an access token and the next refresh token.
    ByRefreshToken {
        /// The random bytes of a refresh token.
        size_bytes: usize,
    },
}

impl SessionPolicy<'_> {
    /// How long a session lasts at most that begins now.
    fn lifetime(&self) -> Duration {
        let lasts = match self.refreshing {
            // As long as its one access token is taken.
            Refreshing::Never => self.access_lifetime + self.tokens.leeway().to_std().unwrap_or_default(),
            Refreshing::ByAccessToken => self.refresh_lifetime,
            Refreshing::ByRefreshToken { .. } => self.session_lifetime,
        };
        lasts.min(self.session_lifetime)
    }
}

/// The program that a person uses, as far as the request tells.
#[derive(Debug, Clone, Default)]
pub struct Client {
    /// What it calls itself; at most 512 bytes are kept.
    pub user_agent: Arc<str>,
    /// Where it is.
    pub address: Option<IpAddr>,
    /// How long it has to wait before it tries again.
    pub wait: Wait,
}

/// The tokens of a session.
#[derive(Debug, Clone)]
pub struct SessionTokens {
    /// The access token.
    pub access: String,
    /// What it says.
    pub claims: AccessClaims,
    /// The refresh token, where there are any.
    pub refresh: Option<RefreshSecret>,
    /// Until when the session can be refreshed: the end of the refresh token, where there are any. None where it cannot.
    pub refresh_expires_at: Option<DateTime<Utc>>,
}

/// Told apart from the first 32 bytes of a successor by one part more.
const SECOND_BLOCK: &[&[u8]] = &[b"second"];

/// A refresh token, shown as lower-case hexadecimal digits: 40 for the usual 160 bits, as in the accounts contract.
#[derive(Clone, PartialEq, Eq)]
pub struct RefreshSecret(String);

impl RefreshSecret {
    /// A first token.
    fn random(app: &App, size_bytes: usize) -> Result<Self, RandomFailed> {
        ids::token_of(&*app.random, size_bytes).map(Self)
    }

    /// The token that follows this one. It is derived, so that an exchange that is repeated gives the same answer and a
    /// family never forks.
    pub(super) fn successor(&self, app: &App, session: Uuid, generation: i32, size_bytes: usize) -> Self {
        let generation = generation.to_be_bytes();
        let mac =
            |block: &[&[u8]]| app.secrets.mac(Purpose::RefreshSuccessor, &self.parts(&session, &generation, block));
        Self::from_blocks(mac(&[]), mac(SECOND_BLOCK), size_bytes)
    }

    /// The tokens that may follow this one: as [`Self::successor`], and as it was under earlier root secrets.
    pub(super) fn successors(&self, app: &App, session: Uuid, generation: i32, size_bytes: usize) -> Vec<Self> {
        let generation = generation.to_be_bytes();
        let (first, second) = (self.parts(&session, &generation, &[]), self.parts(&session, &generation, SECOND_BLOCK));
        let macs = |parts| app.secrets.macs(Purpose::RefreshSuccessor, parts);
        macs(&first).zip(macs(&second)).map(|(first, second)| Self::from_blocks(first, second, size_bytes)).collect()
    }

    /// What a successor is derived from.
    fn parts<'a>(&'a self, session: &'a Uuid, generation: &'a [u8; 4], block: &[&'a [u8]]) -> Vec<&'a [u8]> {
        let parts: [&[u8]; 3] = [session.as_bytes(), generation, self.0.as_bytes()];
        [&parts, block].concat()
    }

    fn from_blocks(first: [u8; 32], second: [u8; 32], size_bytes: usize) -> Self {
        let bytes = [first, second].concat();
        Self(ids::hex(bytes.get(..size_bytes).unwrap_or(&bytes)))
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
    refresh: Option<RefreshSecret>,
    now: DateTime<Utc>,
}

impl Opening {
    /// Draws what needs randomness.
    pub(super) fn draw(app: &App, policy: &SessionPolicy<'_>, assurance: Assurance) -> Result<Self, Failure> {
        let refresh = match policy.refreshing {
            Refreshing::Never | Refreshing::ByAccessToken => None,
            Refreshing::ByRefreshToken { size_bytes } => Some(RefreshSecret::random(app, size_bytes)?),
        };
        Ok(Self { id: ids::uuid(&*app.random)?, assurance, refresh, now: app.clock.now() })
    }

    /// Writes the session.
    pub(super) async fn write(
        &self,
        conn: &Connection,
        account_id: i32,
        policy: &SessionPolicy<'_>,
        client: &Client,
    ) -> QueryResult<()> {
        self.write_on(conn, account_id, policy, client, Factors::Settled, None).await.map(drop)
    }

    /// Writes the session, on the device with this hash. Returns false where a second factor came up that nobody asked
    /// for.
    pub(super) async fn write_on(
        &self,
        conn: &Connection,
        account_id: i32,
        policy: &SessionPolicy<'_>,
        client: &Client,
        factors: Factors,
        device_hash: Option<&[u8]>,
    ) -> QueryResult<bool> {
        let address = client.address.map(|address| address.to_string());
        let token = self.refresh.as_ref().map(|refresh| sessions::NewRefreshToken {
            hash: refresh.hash(),
            expires_at: self.now + policy.refresh_lifetime.min(policy.session_lifetime),
        });
        sessions::open(
            conn,
            &sessions::NewSession {
                id: self.id,
                account_id,
                contract: policy.contract,
                assurance: self.assurance.level(),
                now: self.now,
                expires_at: self.now + policy.lifetime(),
                user_agent: truncated(&client.user_agent, 512),
                client_address: address.as_deref(),
                device_hash,
                token,
                factors,
            },
        )
        .await
    }

    /// The tokens, for the account that the session was written for.
    pub(super) fn tokens(self, account: &Account, policy: &SessionPolicy<'_>) -> Result<SessionTokens, Failure> {
        let refresh_lifetime = policy.refresh_lifetime.min(policy.session_lifetime);
        let is_refreshed = policy.refreshing != Refreshing::Never;
        let claims = AccessClaims {
            account: account.uuid,
            session: self.id,
            version: account.token_version,
            username: account.username.clone(),
            original_issued_at: is_refreshed.then_some(self.now),
            expires_at: self.now + policy.access_lifetime.min(policy.session_lifetime),
            authenticated_at: self.now,
            assurance: self.assurance,
        };
        Ok(SessionTokens {
            access: policy.tokens.issue(&claims)?,
            claims,
            refresh: self.refresh,
            refresh_expires_at: is_refreshed.then_some(self.now + refresh_lifetime),
        })
    }
}

/// The beginning of a text, at most `size_max_bytes` long, cut between characters.
fn truncated(text: &str, size_max_bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(size_max_bytes)).unwrap_or(text)
}
