//! Signing in through other services, which vouch for who somebody is there.

#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod fuzzing;
mod id_token;
mod link;
mod nonce;
mod settle;
mod sign_in;
mod telegram;
mod x;

use super::email_address::EmailAddress;
use super::person_name::PersonName;
use crate::app::App;
use crate::db::{Connection, DbError, social_identities};
use crate::error::Failure;
use crate::outbound::OutboundError;
use chrono::{DateTime, Utc};

pub use link::{LinkError, LinkedAccount, UnlinkError, link, linked, unlink};
pub use nonce::{Nonce, create_nonce};
pub use sign_in::{SocialSignInError, sign_in};

/// A service that vouches for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    /// Google, by identity token.
    Google,
    /// Sign in with Apple, by identity token.
    Apple,
    /// X, by an authorization code that is exchanged.
    X,
    /// Telegram, by what its login widget hands out.
    Telegram,
}

impl Provider {
    /// Its name in the table, and for clients.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Apple => "apple",
            Self::X => "x",
            Self::Telegram => "telegram",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Google, Self::Apple, Self::X, Self::Telegram].into_iter().find(|provider| provider.name() == name)
    }

    /// Whether people can sign in through it here.
    pub(super) fn is_set_up(self, app: &App) -> bool {
        let settings = &app.settings.social;
        match self {
            Self::Google => !settings.google_client_ids.is_empty(),
            Self::Apple => !settings.apple_client_ids.is_empty(),
            Self::X => settings.x_client_id.is_some(),
            Self::Telegram => settings.telegram_bot_token.is_some(),
        }
    }
}

/// Why nothing is proved about anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The service is not set up.
    #[error("the service is not set up")]
    Disabled,
    /// Forged, for somebody else, malformed, or used before.
    #[error("the token is not valid")]
    Invalid,
    /// Its time has passed.
    #[error("the token has expired")]
    Expired,
    /// It carries none, and must.
    #[error("the token carries no nonce")]
    NonceRequired,
    /// It carries one that was not issued, or not just now, or was used.
    #[error("the nonce of the token is not valid")]
    NonceInvalid,
    /// The service does not answer.
    #[error("the service is away")]
    Away,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for ProofError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<OutboundError> for ProofError {
    fn from(error: OutboundError) -> Self {
        tracing::warn!(%error, "a service that vouches for people is away");
        Self::Away
    }
}

/// Somebody, as a service knows them, who showed that to us. It counts once it is taken.
struct Identity {
    provider: Provider,
    /// Whom the service calls so. Nobody else ever gets it.
    subject: String,
    /// The address, where the service vouches for it.
    email: Option<EmailAddress>,
    first_name: String,
    last_name: String,
    nonce: Option<String>,
    /// The hash of what proved it.
    proof_hash: [u8; 32],
    /// Until when that would prove it again.
    proof_ends: DateTime<Utc>,
}

/// The longest name of somebody at another service.
const SUBJECT_MAX_BYTES: usize = 255;

/// A name as a service tells it; empty where it is none of ours.
fn person_name(text: Option<&str>) -> String {
    PersonName::parse(text.unwrap_or_default()).map(|name| name.as_str().to_owned()).unwrap_or_default()
}

/// Has a service, or what it signed, say who somebody is.
async fn prove(app: &App, provider: Provider, token: &str) -> Result<Identity, ProofError> {
    let identity = match provider {
        Provider::Google => id_token::google(app, token).await,
        Provider::Apple => id_token::apple(app, token).await,
        Provider::X => x::identity(app, token).await,
        Provider::Telegram => telegram::identity(app, token),
    }?;
    let length = identity.subject.len();
    if length == 0 || length > SUBJECT_MAX_BYTES || identity.subject.contains('\0') {
        return Err(ProofError::Invalid);
    }
    Ok(identity)
}

impl Identity {
    /// Takes the proof, which works this once.
    async fn take(&self, app: &App, conn: &Connection) -> Result<(), ProofError> {
        nonce::take(app, conn, self).await?;
        let first = social_identities::use_proof(conn, &self.proof_hash, self.proof_ends).await;
        if first.map_err(DbError::from)? { Ok(()) } else { Err(ProofError::Invalid) }
    }
}
