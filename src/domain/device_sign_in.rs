//! Signing in where there may be a second step, from a device where the contract knows devices, and staying signed in there.

use super::device::Arriving;
use super::person::{Person, Profile};
use super::refresh::{self, RefreshError};
use super::second_step::{self, NoCode, Waiting};
use super::session::{Client, Factors, RefreshSecret, SessionPolicy, SessionTokens};
use super::sign_in::{self, Identifier, SignInError};
use crate::app::App;
use crate::db::sessions::RefreshToken;
use crate::error::Failure;
use chrono::{DateTime, Utc};

/// Who signs in, how, and from where.
#[derive(Clone, Copy)]
pub struct Credentials<'a> {
    /// Who it is said to be.
    pub identifier: &'a Identifier,
    /// The password.
    pub password: &'a str,
    /// What the client says of the device: an identifier that it was issued, or a name of its own.
    pub device: Option<&'a str>,
    /// The program.
    pub client: &'a Client,
}

impl std::fmt::Debug for Credentials<'_> {
    /// The password is no part of it.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Credentials").field("identifier", self.identifier).finish_non_exhaustive()
    }
}

/// Somebody who is signed in, from a device.
#[derive(Debug)]
pub struct SignedIn {
    /// Who it is.
    pub person: Person,
    /// The tokens of the session.
    pub tokens: SessionTokens,
    /// The device's identifier, where it is told: only the sign-in itself does.
    pub device: Option<String>,
    /// When the session was opened.
    pub opened_at: DateTime<Utc>,
    /// When the person signed in before that, where it is known.
    pub previous_sign_in_at: Option<DateTime<Utc>>,
}

/// What came of a sign-in whose password was right.
#[derive(Debug)]
pub enum Outcome {
    /// It is done.
    SignedIn(Box<SignedIn>),
    /// A code was mailed, which [`second_step::confirm`] wants.
    CodeMailed(Waiting),
}

/// Why nobody is signed in and no code was mailed.
#[derive(Debug, thiserror::Error)]
pub enum DeviceSignInError {
    /// As in contracts that know neither devices nor codes.
    #[error(transparent)]
    Refused(#[from] SignInError),
    /// A second factor is asked for, and no code was mailed.
    #[error(transparent)]
    NoCode(#[from] NoCode),
}

/// Signs in from a device, or mails a code where a second factor is asked for. What is wrong costs the same work as in every
/// other contract.
pub async fn sign_in(
    app: &App,
    policy: &SessionPolicy<'_>,
    credentials: Credentials<'_>,
) -> Result<Outcome, DeviceSignInError> {
    let Credentials { identifier, password, device, client } = credentials;
    let arriving = policy.knows_devices.then(|| Arriving::draw(app, device)).transpose();
    let arriving = arriving.map_err(|error| SignInError::Failed(error.into()))?;
    for _ in 0..sign_in::TRIES {
        let known = sign_in::recognise(app, identifier, password, client, device).await?;
        let factors = if !known.has_second_factor() {
            Factors::NoneSeen
        } else if is_trusted(app, arriving.as_ref(), known.account().id).await.map_err(SignInError::Failed)? {
            Factors::DeviceTrusted
        } else {
            match second_step::begin(app, policy, known.account(), device, client).await? {
                Some(waiting) => return Ok(Outcome::CodeMailed(waiting)),
                None => continue,
            }
        };
        let (profile, has_second_factor) = (known.profile(), known.has_second_factor());
        if let Some(signed_in) = known.open(app, policy, client, factors, arriving.as_ref()).await? {
            let signed_in = SignedIn::of(signed_in, profile, has_second_factor);
            return Ok(Outcome::SignedIn(Box::new(signed_in)));
        }
    }
    Err(SignInError::InvalidCredentials.into())
}

async fn is_trusted(app: &App, arriving: Option<&Arriving>, account_id: i32) -> Result<bool, Failure> {
    match arriving {
        Some(arriving) => arriving.is_trusted(app, account_id).await,
        None => Ok(false),
    }
}

impl SignedIn {
    /// With what the person told, and whether a second factor is asked for.
    pub(super) fn of(signed_in: sign_in::SignedIn, profile: Profile, has_second_factor: bool) -> Self {
        Self {
            device: signed_in.device,
            opened_at: signed_in.tokens.claims.authenticated_at,
            previous_sign_in_at: signed_in.previous_sign_in_at,
            person: Person { account: signed_in.account, profile, has_second_factor },
            tokens: signed_in.tokens,
        }
    }
}

/// Exchanges a refresh token, as [`refresh::refresh`] does, and tells whose it is.
pub async fn renew(app: &App, policy: &SessionPolicy<'_>, presented: RefreshSecret) -> Result<SignedIn, RefreshError> {
    let (tokens, token) = refresh::exchange(app, policy, presented).await?;
    let RefreshToken { account, profile, has_second_factor, session_created_at, .. } = token;
    let person = Person { account, profile: profile.unwrap_or_default(), has_second_factor };
    Ok(SignedIn { person, tokens, device: None, opened_at: session_created_at, previous_sign_in_at: None })
}
