//! Access tokens: JSON Web Tokens (RFC 7519) that each contract signs and takes for itself.
//!
//! The contract documents three claims: `username`, `exp` and `origIat` (and `aud`, `iss` where they are configured).
//! Beside them a token carries what the service needs to bind it to one sign-in, under names of our own:
//!
//! | claim | meaning |
//! |---|---|
//! | `ctr` | the contract that issued the token; no other takes it |
//! | `sub` | the UUID of the account |
//! | `sid` | the UUID of the session |
//! | `ver` | the version of the account's credentials at issue; a later one makes the token worthless |
//! | `aal` | how sure the sign-in was: 1 for one factor, 2 for two |
//! | `auth_time` | when somebody last proved who they are, in seconds since 1970 |
//!
//! Times are judged against the time that is handed in, never against the machine's.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, Header};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::crypto::secrets::{Purpose, Secrets};

mod keys;
mod known;
#[cfg(test)]
mod tests;

use keys::Keys;
pub use keys::{AsymmetricAlgorithm, KeysError};
use known::{Known, Shown};

/// The longest token that is looked at, in bytes. Ours stay below 3 KiB, with the longest user name there is.
const TOKEN_MAX_BYTES: usize = 8 * 1024;

/// How the access tokens of one contract are signed.
#[derive(Debug)]
pub struct AccessTokenSettings {
    /// The name of the contract; its tokens are refused by every other.
    pub contract: &'static str,
    /// What keys HS256 uses where [`SigningKeys::Hs256`] names none of its own.
    pub purpose: Purpose,
    /// The keys.
    pub keys: SigningKeys,
    /// `aud`, written into every token and demanded of every token.
    pub audience: Option<String>,
    /// `iss`, written into every token and demanded of every token.
    pub issuer: Option<String>,
    /// How long after its end a token is still taken, in seconds.
    pub leeway_s: u32,
}

/// The keys that sign, and earlier ones that are still trusted. PEM texts, RFC 7468.
pub enum SigningKeys {
    /// HMAC-SHA256 with a key of its own, or with the one that is derived from the service secret.
    Hs256 {
        /// At least 32 bytes.
        secret: Option<Zeroizing<Vec<u8>>>,
    },
    /// A key pair whose public half is published.
    Asymmetric {
        /// RS256 or EdDSA.
        algorithm: AsymmetricAlgorithm,
        /// The private key (PKCS#8; for RSA also PKCS#1).
        private_pem: Zeroizing<String>,
        /// The public key. It follows from the private one; where given it is held against it.
        public_pem: Option<String>,
        /// Public keys of before, whose tokens are still taken and which are still published.
        previous_public_pems: Vec<String>,
    },
}

impl std::fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SigningKeys::Hs256 { .. } => f.write_str("Hs256"),
            SigningKeys::Asymmetric { algorithm, .. } => f.debug_tuple("Asymmetric").field(algorithm).finish(),
        }
    }
}

/// How sure a sign-in was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assurance {
    /// One factor: a password, a social identity, a mailed link.
    OneFactor,
    /// Two factors, or a passkey with user verification.
    TwoFactors,
}

impl Assurance {
    /// The number that stands for it in tokens and tables.
    #[must_use]
    pub const fn level(self) -> i16 {
        match self {
            Assurance::OneFactor => 1,
            Assurance::TwoFactors => 2,
        }
    }

    /// What a number from a token or a table stands for.
    #[must_use]
    pub const fn from_level(level: i16) -> Option<Assurance> {
        match level {
            1 => Some(Assurance::OneFactor),
            2 => Some(Assurance::TwoFactors),
            _ => None,
        }
    }
}

/// What an access token says. Times count whole seconds; what is finer is cut off by the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessClaims {
    /// The account, `sub`.
    pub account: Uuid,
    /// The session, `sid`.
    pub session: Uuid,
    /// The version of the account's credentials, `ver`.
    pub version: i32,
    /// The user name at issue. For clients to show: nothing is looked up by it.
    pub username: String,
    /// From when on it is counted how long the session can be refreshed, `origIat`: the issue of this token, or of the
    /// first one where access tokens are refreshed themselves. None where nothing is refreshed.
    pub original_issued_at: Option<DateTime<Utc>>,
    /// From when on the token is worthless, `exp`.
    pub expires_at: DateTime<Utc>,
    /// When somebody last proved who they are, `auth_time`.
    pub authenticated_at: DateTime<Utc>,
    /// How sure the sign-in was, `aal`.
    pub assurance: Assurance,
}

/// The claims that clients are shown: `username`, `exp` and `origIat`, and `aud` and `iss` where configured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentedClaims {
    username: String,
    exp: i64,
    #[serde(rename = "origIat", skip_serializing_if = "Option::is_none")]
    original_issued_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aud: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iss: Option<String>,
}

/// Why a token is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Ours in every respect, but its time is over.
    #[error("the token has expired")]
    Expired,
    /// Anything else: malformed, forged, of another contract, audience or issuer, signed with a key or an algorithm that
    /// is not ours.
    #[error("the token is invalid")]
    Invalid,
}

/// A token could not be signed.
#[derive(Debug, thiserror::Error)]
#[error("the token could not be signed")]
pub struct IssueError(#[from] jsonwebtoken::errors::Error);

/// The claims as they stand in the token. A claim that is missing, double or of another type makes the token invalid;
/// claims that are not ours are passed over.
#[derive(Serialize, Deserialize)]
struct Wire<'a> {
    #[serde(borrow)]
    username: Cow<'a, str>,
    exp: i64,
    #[serde(rename = "origIat", default, skip_serializing_if = "Option::is_none")]
    original_issued_at: Option<i64>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    aud: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    iss: Option<Cow<'a, str>>,
    #[serde(borrow)]
    ctr: Cow<'a, str>,
    sub: Uuid,
    sid: Uuid,
    ver: i32,
    aal: i16,
    auth_time: i64,
}

/// Issues and reads the access tokens of one contract.
#[derive(Debug)]
pub struct AccessTokens {
    contract: &'static str,
    keys: Keys,
    audience: Option<String>,
    issuer: Option<String>,
    leeway_s: i64,
    known: Known,
}

impl AccessTokens {
    /// Reads the keys and tries them.
    ///
    /// # Errors
    /// Where a key cannot be read, is of another kind than the algorithm, is too short, or the halves do not belong
    /// together.
    pub fn new(settings: AccessTokenSettings, secrets: &Secrets) -> Result<AccessTokens, KeysError> {
        let derived = secrets.signing_keys(settings.purpose).map_err(|_| KeysError::Derivation)?;
        Ok(AccessTokens {
            contract: settings.contract,
            keys: Keys::read(settings.keys, &derived)?,
            audience: settings.audience,
            issuer: settings.issuer,
            leeway_s: i64::from(settings.leeway_s),
            known: Known::new(),
        })
    }

    /// Signs a token.
    ///
    /// # Errors
    /// Where signing fails, which keys that were tried at the start do not.
    pub fn issue(&self, claims: &AccessClaims) -> Result<String, IssueError> {
        let wire = Wire {
            username: Cow::Borrowed(&claims.username),
            exp: claims.expires_at.timestamp(),
            original_issued_at: claims.original_issued_at.map(|at| at.timestamp()),
            aud: self.audience.as_deref().map(Cow::Borrowed),
            iss: self.issuer.as_deref().map(Cow::Borrowed),
            ctr: Cow::Borrowed(self.contract),
            sub: claims.account,
            sid: claims.session,
            ver: claims.version,
            aal: claims.assurance.level(),
            auth_time: claims.authenticated_at.timestamp(),
        };
        let mut header = Header::new(self.keys.algorithm());
        header.kid = self.keys.signing_id().map(str::to_owned);
        Ok(jsonwebtoken::encode(&header, &wire, self.keys.signing())?)
    }

    /// Reads a token at the given time. Whether the session still lives is for the caller to ask.
    ///
    /// # Errors
    /// [`TokenError::Expired`] for a token that is right but for its age, [`TokenError::Invalid`] for all else.
    pub fn read(&self, token: &str, now: DateTime<Utc>) -> Result<AccessClaims, TokenError> {
        if token.len() > TOKEN_MAX_BYTES {
            return Err(TokenError::Invalid);
        }
        let (message, signature) = token.rsplit_once('.').ok_or(TokenError::Invalid)?;
        let shown = Shown::new(message, signature);
        if let Some(claims) = self.known.get(shown) {
            return self.in_time(claims, now);
        }
        let claims = self.in_time(self.claims(message, signature)?, now)?;
        self.known.put(shown, claims.clone());
        Ok(claims)
    }

    /// The claims, where their time is not over.
    fn in_time(&self, claims: AccessClaims, now: DateTime<Utc>) -> Result<AccessClaims, TokenError> {
        let end = claims.expires_at.timestamp().saturating_add(self.leeway_s);
        if now.timestamp() < end { Ok(claims) } else { Err(TokenError::Expired) }
    }

    /// What a token says that is right but perhaps for its age.
    fn claims(&self, message: &str, signature: &str) -> Result<AccessClaims, TokenError> {
        let claims = self.verified(message, signature).ok_or(TokenError::Invalid)?;
        let wire: Wire<'_> = serde_json::from_slice(&claims).map_err(|_| TokenError::Invalid)?;
        let is_for_us =
            wire.aud.as_deref() == self.audience.as_deref() && wire.iss.as_deref() == self.issuer.as_deref();
        if wire.ctr != self.contract || !is_for_us {
            return Err(TokenError::Invalid);
        }
        let time = |seconds| DateTime::from_timestamp(seconds, 0).ok_or(TokenError::Invalid);
        Ok(AccessClaims {
            account: wire.sub,
            session: wire.sid,
            version: wire.ver,
            username: wire.username.into_owned(),
            original_issued_at: wire.original_issued_at.map(time).transpose()?,
            expires_at: time(wire.exp)?,
            authenticated_at: time(wire.auth_time)?,
            assurance: Assurance::from_level(wire.aal).ok_or(TokenError::Invalid)?,
        })
    }

    /// The claims that clients are shown, and no others.
    #[must_use]
    pub fn documented(&self, claims: AccessClaims) -> DocumentedClaims {
        DocumentedClaims {
            username: claims.username,
            exp: claims.expires_at.timestamp(),
            original_issued_at: claims.original_issued_at.map(|at| at.timestamp()),
            aud: self.audience.clone(),
            iss: self.issuer.clone(),
        }
    }

    /// How long after its end a token is still taken.
    #[must_use]
    pub fn leeway(&self) -> TimeDelta {
        TimeDelta::seconds(self.leeway_s)
    }

    /// The public keys as a JSON Web Key Set (RFC 7517): the one that signs and the previous ones. Empty for HS256,
    /// which has no public keys.
    #[must_use]
    pub fn jwks(&self) -> Value {
        self.keys.published()
    }

    /// The claims, as JSON, of a message whose signature one of our keys made. Taken apart here, and only its signature looked at
    /// by the library, which parses head and claims several times over.
    fn verified(&self, message: &str, signature: &str) -> Option<Vec<u8>> {
        let (head, claims) = message.split_once('.')?;
        let head = URL_SAFE_NO_PAD.decode(head).ok()?;
        let head: Head<'_> = serde_json::from_slice(&head).ok()?;
        if head.alg != self.keys.algorithm() || head.crit.is_some() {
            return None;
        }
        let is_of = |key| jsonwebtoken::crypto::verify(signature, message.as_bytes(), key, head.alg).unwrap_or(false);
        let is_ours = self.keys.verifying(head.kid.as_deref()).any(is_of);
        is_ours.then(|| URL_SAFE_NO_PAD.decode(claims).ok()).flatten()
    }
}

/// What a head says that matters (RFC 7515, section 4.1). What must be understood (`crit`) is nothing of ours.
#[derive(Deserialize)]
struct Head<'a> {
    alg: Algorithm,
    #[serde(borrow, default)]
    kid: Option<Cow<'a, str>>,
    #[serde(default)]
    crit: Option<IgnoredAny>,
}
