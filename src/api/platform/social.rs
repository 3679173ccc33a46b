//! Signing in through other services, as the fields have it in common.

use super::PlatformApi;
use super::errors::{self, Refusal};
use crate::domain::captcha::CaptchaError;
use crate::domain::social::{self, LinkError, ProofError, Provider, SocialSignInError, UnlinkError};
use crate::generated::platform::types::LoginResult;

impl PlatformApi {
    /// Signs in whoever a service vouches for.
    pub(super) async fn sign_in_through(&self, provider: Provider, token: &str) -> Result<LoginResult, Refusal> {
        let outcome = social::sign_in(&self.app, &self.policy(), provider, token, &self.client).await;
        self.login_result(outcome.map_err(|error| not_signed_in(&error))?).await
    }
}

/// The service with this name.
pub(super) fn provider(name: &str) -> Result<Provider, Refusal> {
    Provider::named(name).ok_or(Refusal::ProviderUnknown)
}

/// Why a request stops at the captcha.
pub(super) fn captcha(error: CaptchaError) -> Refusal {
    match error {
        CaptchaError::NotSolved => Refusal::Captcha,
        CaptchaError::Unavailable => Refusal::ProviderAway,
    }
}

fn unproven(error: ProofError) -> Refusal {
    match error {
        ProofError::Disabled => Refusal::ProviderDisabled,
        ProofError::Invalid => Refusal::IdentityInvalid,
        ProofError::Expired => Refusal::IdentityExpired,
        ProofError::NonceRequired => Refusal::NonceRequired,
        ProofError::NonceInvalid => Refusal::NonceInvalid,
        ProofError::Away => Refusal::ProviderAway,
        ProofError::Failed(failure) => Refusal::Failed(failure),
    }
}

fn not_signed_in(error: &SocialSignInError) -> Refusal {
    match error {
        SocialSignInError::Unproven(error) => unproven(*error),
        SocialSignInError::AlreadyLinked => Refusal::AlreadyLinked,
        SocialSignInError::NotVerified => Refusal::EmailNotVerified,
        SocialSignInError::NotSignedIn => Refusal::InvalidCredentials,
        SocialSignInError::NoCode(error) => errors::no_code(error),
    }
}

/// Why an identity is not linked.
pub(super) fn not_linked(error: &LinkError) -> Refusal {
    match error {
        LinkError::Unproven(error) => unproven(*error),
        LinkError::Taken => Refusal::IdentityTaken,
        LinkError::AlreadyLinked => Refusal::AlreadyLinked,
        LinkError::SessionEnded => Refusal::Unauthenticated,
    }
}

/// Why an identity stays linked.
pub(super) fn not_unlinked(error: &UnlinkError) -> Refusal {
    match error {
        UnlinkError::NotLinked => Refusal::NotLinked,
        UnlinkError::LastWay => Refusal::LastWayToSignIn,
        UnlinkError::SessionEnded => Refusal::Unauthenticated,
        UnlinkError::Failed(failure) => Refusal::Failed(*failure),
    }
}
