//! Identity tokens of OpenID Connect, as Google and Apple issue them.

use super::super::email_address::EmailAddress;
use super::{Identity, ProofError, Provider, person_name};
use crate::app::App;
use crate::crypto::id_token;
use crate::crypto::secrets::digest;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;

/// How far the clocks of others may go before ours.
const CLOCKS_DIFFER_MAX: TimeDelta = TimeDelta::minutes(1);

/// Who issues tokens, and for whom.
struct Issuer<'a> {
    provider: Provider,
    names: &'a [&'a str],
    client_ids: &'a [String],
    keys_url: &'a str,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: i64,
    iat: i64,
    nonce: Option<String>,
    email: Option<String>,
    email_verified: Option<Truth>,
    given_name: Option<String>,
    family_name: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// Apple writes truth as text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Truth {
    Plain(bool),
    Text(String),
}

impl Truth {
    fn is_true(&self) -> bool {
        match self {
            Self::Plain(truth) => *truth,
            Self::Text(text) => text == "true",
        }
    }
}

/// Whom a token of Google is about.
pub(super) async fn google(app: &App, token: &str) -> Result<Identity, ProofError> {
    let settings = &app.settings.social;
    let issuer = Issuer {
        provider: Provider::Google,
        names: &["https://accounts.google.com", "accounts.google.com"],
        client_ids: &settings.google_client_ids,
        keys_url: &settings.google_keys_url,
    };
    identity(app, &issuer, token).await
}

/// Whom a token of Apple is about.
pub(super) async fn apple(app: &App, token: &str) -> Result<Identity, ProofError> {
    let settings = &app.settings.social;
    let issuer = Issuer {
        provider: Provider::Apple,
        names: &["https://appleid.apple.com"],
        client_ids: &settings.apple_client_ids,
        keys_url: &settings.apple_keys_url,
    };
    identity(app, &issuer, token).await
}

async fn identity(app: &App, issuer: &Issuer<'_>, token: &str) -> Result<Identity, ProofError> {
    if issuer.client_ids.is_empty() {
        return Err(ProofError::Disabled);
    }
    let now = app.clock.now();
    let key_id = id_token::key_id(token).ok_or(ProofError::Invalid)?;
    let key = app.outbound.public_key(issuer.keys_url, &key_id, now).await?.ok_or(ProofError::Invalid)?;
    let claims: Claims = id_token::verified(token, &key).ok_or(ProofError::Invalid)?;
    if !issuer.issued(&claims) {
        return Err(ProofError::Invalid);
    }
    let time = |seconds| DateTime::<Utc>::from_timestamp(seconds, 0).ok_or(ProofError::Invalid);
    let (issued_at, proof_ends) = (time(claims.iat)?, time(claims.exp)?);
    if issued_at > now + CLOCKS_DIFFER_MAX {
        return Err(ProofError::Invalid);
    }
    if proof_ends <= now {
        return Err(ProofError::Expired);
    }
    let is_vouched_for = claims.email_verified.as_ref().is_some_and(Truth::is_true);
    let email = claims.email.as_deref().filter(|_| is_vouched_for);
    Ok(Identity {
        provider: issuer.provider,
        email: email.and_then(|email| EmailAddress::parse(email).ok()),
        first_name: person_name(claims.given_name.as_deref()),
        last_name: person_name(claims.family_name.as_deref()),
        nonce: claims.nonce,
        // Whoever has one signature of a token can make another that is right, too.
        proof_hash: digest(id_token::signed_part(token).as_bytes()),
        proof_ends,
        subject: claims.sub,
    })
}

impl Issuer<'_> {
    /// Whether a token is of this issuer, and for us.
    fn issued(&self, claims: &Claims) -> bool {
        let is_ours = |name: &String| self.client_ids.contains(name);
        let is_for_us = match &claims.aud {
            Audience::One(name) => is_ours(name),
            // Where it is for others as well, it has to be us who asked for it.
            Audience::Many(names) => {
                names.iter().any(is_ours) && (names.len() == 1 || claims.azp.as_ref().is_some_and(is_ours))
            }
        };
        is_for_us && self.names.contains(&claims.iss.as_str())
    }
}
