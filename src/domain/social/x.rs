//! X: an authorization code is exchanged with our client, and the access token asked whose it is.

use super::{Identity, ProofError, Provider, person_name};
use crate::app::App;
use crate::crypto::secrets::digest;
use crate::outbound::{Answer, Credentials};
use chrono::TimeDelta;
use serde::Deserialize;

/// How long a code or an access token is remembered as used. X takes a code once and for seconds; its access tokens last two hours.
const REMEMBERED: TimeDelta = TimeDelta::hours(3);

/// What the redirection of X brought, and what the client kept for it.
#[derive(Deserialize)]
struct Brought {
    code: String,
    code_verifier: String,
    redirect_uri: String,
}

#[derive(Deserialize)]
struct Tokens {
    access_token: String,
}

#[derive(Deserialize)]
struct Me {
    data: User,
}

#[derive(Deserialize)]
struct User {
    id: String,
    name: Option<String>,
}

/// Who somebody is at X. X vouches for no address.
pub(super) async fn identity(app: &App, token: &str) -> Result<Identity, ProofError> {
    let settings = &app.settings.social;
    let client_id = settings.x_client_id.as_deref().ok_or(ProofError::Disabled)?;
    let (access_token, proof) = match serde_json::from_str::<Brought>(token) {
        Ok(brought) => (exchange(app, client_id, &brought).await?, brought.code),
        Err(_) if settings.x_takes_access_tokens && is_bare(token) => (token.to_owned(), token.to_owned()),
        Err(_) => return Err(ProofError::Invalid),
    };
    let answer = app.outbound.get(&settings.x_user_url, Credentials::Bearer(&access_token)).await?;
    let Me { data: User { id, name } } = read(&answer)?;
    Ok(Identity {
        provider: Provider::X,
        subject: id,
        email: None,
        first_name: person_name(name.as_deref()),
        last_name: String::new(),
        nonce: None,
        proof_hash: digest(format!("x {proof}").as_bytes()),
        proof_ends: app.clock.now() + REMEMBERED,
    })
}

/// Whether a text can be an access token.
fn is_bare(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'{')
}

async fn exchange(app: &App, client_id: &str, brought: &Brought) -> Result<String, ProofError> {
    let settings = &app.settings.social;
    let secret = settings.x_client_secret.as_ref();
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", &brought.code),
        ("code_verifier", &brought.code_verifier),
        ("redirect_uri", &brought.redirect_uri),
        ("client_id", client_id),
    ];
    let credentials = secret.map_or(Credentials::None, |secret| Credentials::Basic(client_id, secret.expose()));
    let answer = app.outbound.post_form(&settings.x_token_url, credentials, &fields).await?;
    read::<Tokens>(&answer).map(|tokens| tokens.access_token)
}

/// What X said. Where it refuses, what somebody brought is not right; where it fails, or puts us off, it is away.
fn read<T: serde::de::DeserializeOwned>(answer: &Answer) -> Result<T, ProofError> {
    let away = || {
        tracing::warn!(status = answer.status, "X does not answer");
        ProofError::Away
    };
    match answer.status {
        200..=299 => serde_json::from_slice(&answer.body).map_err(|_| away()),
        400..=428 | 430..=499 => Err(ProofError::Invalid),
        _ => Err(away()),
    }
}
