//! Nonces: what an identity token must carry that was made for this sign-in.

use super::{Identity, ProofError, Provider};
use crate::app::App;
use crate::crypto::ids;
use crate::crypto::secrets::digest;
use crate::db::{Connection, DbError, social_identities};
use crate::error::Failure;
use chrono::{DateTime, TimeDelta, Utc};

/// How long one waits for its token.
const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// A nonce, for the request to the other service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nonce {
    /// 40 hexadecimal digits.
    pub text: String,
    /// Its end.
    pub expires_at: DateTime<Utc>,
}

/// Makes one.
///
/// # Errors
/// Where the database or the source of randomness fails.
pub async fn create_nonce(app: &App) -> Result<Nonce, Failure> {
    let text = ids::token(&*app.random)?;
    let (hash, expires_at) = (digest(text.as_bytes()), app.clock.now() + LIFETIME);
    app.db.write(async |conn| social_identities::insert_nonce(conn, &hash, expires_at).await).await?;
    Ok(Nonce { text, expires_at })
}

/// Uses up the nonce that a token carries, if it does. Only identity tokens can carry one.
pub(super) async fn take(app: &App, conn: &Connection, identity: &Identity) -> Result<(), ProofError> {
    let is_needed = match identity.provider {
        Provider::Google | Provider::Apple => app.settings.social.social_nonce_required,
        Provider::X | Provider::Telegram => false,
    };
    let Some(nonce) = &identity.nonce else {
        return if is_needed { Err(ProofError::NonceRequired) } else { Ok(()) };
    };
    let used = social_identities::use_nonce(conn, &digest(nonce.as_bytes()), app.clock.now()).await;
    if used.map_err(DbError::from)? { Ok(()) } else { Err(ProofError::NonceInvalid) }
}
