//! What the platform contract refuses, and how it says so.

use super::organization_errors::OrganizationRefusal;
use crate::domain::admin_act::AdminError;
use crate::domain::api_key::ApiKeyError;
use crate::domain::authenticator::AuthenticatorError;
use crate::domain::limits::TooMany;
use crate::domain::passkey::PasskeyError;
use crate::domain::password_proof::ProofError;
use crate::domain::second_factor::SecondFactorError;
use crate::domain::second_step::NoCode;
use crate::domain::step_up::StepUpError;
use crate::error::Failure;
use lychgate_engine::{FieldError, Violation};

/// Why a request is refused. The set is closed: clients match on codes and reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    Unauthenticated,
    InvalidCredentials,
    EmailNotVerified,
    EmailInvalid,
    AlreadyVerified,
    SecondFactorRequired,
    /// Of somebody who signs in.
    CodeInvalid,
    /// Of somebody who is signed in.
    OwnCodeInvalid,
    CodeExpired,
    TooManyTries(TooMany),
    TooManyCodes(TooMany),
    EmailRequired,
    MailRefused,
    /// A refresh token.
    RefreshTokenInvalid,
    RefreshTokenExpired,
    /// The token of a mailed link.
    LinkInvalid,
    LinkExpired,
    WeakPassword,
    NotRecent,
    WrongPassword,
    AlreadyEnabled,
    NotEnabled,
    NothingPending,
    PasswordUnchanged,
    EmailTaken,
    OutOfBounds(&'static str),
    Busy,
    Failed(Failure),
    /// A passkey that is to be registered.
    CredentialInvalid,
    /// A passkey that somebody signs in with.
    PasskeyInvalid,
    CredentialKnown,
    DeviceNameInvalid,
    TooManyPasskeys,
    NoSuchPasskey,
    LastWayToSignIn,
    /// Alike for what is somebody else's and what never was.
    NotFound,
    Organization(OrganizationRefusal),
    AdminRequired,
    PasswordChangeRequired,
    PermissionRequired,
    Oneself,
    LastAdmin,
    ReasonInvalid,
    KeyRevoked,
    TooManyKeys,
    Captcha,
    ProviderDisabled,
    ProviderUnknown,
    ProviderAway,
    /// What ought to prove an identity at another service.
    IdentityInvalid,
    IdentityExpired,
    NonceRequired,
    NonceInvalid,
    IdentityTaken,
    AlreadyLinked,
    NotLinked,
    TooMany(TooMany),
}

impl Refusal {
    /// Message, code and reason.
    pub(super) fn told(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Unauthenticated => ("Not authenticated", "UNAUTHENTICATED", "UNAUTHENTICATED"),
            Self::InvalidCredentials => ("Invalid email or password", "UNAUTHENTICATED", "INVALID_CREDENTIALS"),
            Self::EmailNotVerified => ("The e-mail address is not confirmed yet.", "FORBIDDEN", "EMAIL_NOT_VERIFIED"),
            Self::EmailInvalid => ("This is no e-mail address.", "VALIDATION_ERROR", "EMAIL_INVALID"),
            Self::AlreadyVerified => ("The address is confirmed already.", "CONFLICT", "ALREADY_VERIFIED"),
            Self::SecondFactorRequired => {
                ("The address is confirmed. Please sign in.", "FORBIDDEN", "SECOND_FACTOR_REQUIRED")
            }
            Self::CodeInvalid => ("The code is not valid.", "UNAUTHENTICATED", "CODE_INVALID"),
            Self::OwnCodeInvalid => ("The code is not valid.", "VALIDATION_ERROR", "CODE_INVALID"),
            Self::CodeExpired => ("The code has expired.", "UNAUTHENTICATED", "CODE_EXPIRED"),
            Self::TooManyTries(_) => ("The code was tried too often.", "RATE_LIMITED", "TOO_MANY_TRIES"),
            Self::TooManyCodes(_) => ("Too many codes were mailed. Please wait.", "RATE_LIMITED", "TOO_MANY_CODES"),
            Self::EmailRequired => ("The account has no e-mail address.", "FORBIDDEN", "EMAIL_REQUIRED"),
            Self::MailRefused => ("The mail could not be sent.", "SERVICE_UNAVAILABLE", "EMAIL_FAIL"),
            Self::RefreshTokenInvalid => ("The refresh token is not valid.", "UNAUTHENTICATED", "TOKEN_INVALID"),
            Self::RefreshTokenExpired => ("The refresh token has expired.", "UNAUTHENTICATED", "TOKEN_EXPIRED"),
            Self::LinkInvalid => ("The token is not valid.", "VALIDATION_ERROR", "TOKEN_INVALID"),
            Self::LinkExpired => ("The token has expired.", "VALIDATION_ERROR", "TOKEN_EXPIRED"),
            Self::WeakPassword => ("The password is too weak.", "VALIDATION_ERROR", "WEAK_PASSWORD"),
            Self::NotRecent => ("Prove once more who you are.", "FORBIDDEN", "REAUTH_REQUIRED"),
            Self::WrongPassword => ("The password is wrong.", "UNAUTHENTICATED", "WRONG_PASSWORD"),
            Self::AlreadyEnabled => ("It is on already.", "CONFLICT", "ALREADY_ENABLED"),
            Self::NotEnabled => ("It is not on.", "CONFLICT", "NOT_ENABLED"),
            Self::NothingPending => ("There is nothing to confirm.", "CONFLICT", "NOTHING_PENDING"),
            Self::PasswordUnchanged => ("This is the password already.", "VALIDATION_ERROR", "PASSWORD_UNCHANGED"),
            Self::EmailTaken => ("The address is somebody else's by now.", "CONFLICT", "EMAIL_TAKEN"),
            Self::OutOfBounds(reason) => ("The input is not in order.", "VALIDATION_ERROR", reason),
            Self::Busy => ("The service is busy. Please try again.", "SERVICE_UNAVAILABLE", "BUSY"),
            Self::Failed(Failure::Unavailable) => {
                let message = "The service is not available at the moment. Please try again.";
                (message, "SERVICE_UNAVAILABLE", "SERVICE_UNAVAILABLE")
            }
            Self::Failed(Failure::Internal) => ("An internal error occurred.", "INTERNAL_ERROR", "INTERNAL_ERROR"),
            Self::CredentialInvalid => ("The credential is not valid.", "VALIDATION_ERROR", "CREDENTIAL_INVALID"),
            Self::PasskeyInvalid => ("The passkey is not valid.", "UNAUTHENTICATED", "CREDENTIAL_INVALID"),
            Self::CredentialKnown => ("The passkey is registered already.", "CONFLICT", "CREDENTIAL_KNOWN"),
            Self::DeviceNameInvalid => ("A name has 1 to 100 characters.", "VALIDATION_ERROR", "DEVICE_NAME_INVALID"),
            Self::TooManyPasskeys => ("There are too many passkeys.", "CONFLICT", "TOO_MANY_PASSKEYS"),
            Self::NoSuchPasskey => ("There is no such passkey.", "NOT_FOUND", "NOT_FOUND"),
            Self::LastWayToSignIn => {
                ("Without it nobody could sign in. Set a password first.", "CONFLICT", "LAST_WAY_TO_SIGN_IN")
            }
            Self::NotFound => ("There is no such thing.", "NOT_FOUND", "NOT_FOUND"),
            Self::Organization(refusal) => refusal.told(),
            Self::AdminRequired => ("Only administrators may do this.", "FORBIDDEN", "ADMIN_REQUIRED"),
            Self::PasswordChangeRequired => {
                ("The password has to be changed first.", "FORBIDDEN", "PASSWORD_CHANGE_REQUIRED")
            }
            Self::PermissionRequired => ("The API key may not do this.", "FORBIDDEN", "PERMISSION_REQUIRED"),
            Self::Oneself => ("Nobody can do this to themself.", "CONFLICT", "ONESELF"),
            Self::ReasonInvalid => ("The reason holds what no text does.", "VALIDATION_ERROR", "REASON_INVALID"),
            Self::LastAdmin => ("It is the last administrator.", "CONFLICT", "LAST_ADMIN"),
            Self::KeyRevoked => ("The key is revoked.", "CONFLICT", "REVOKED"),
            Self::TooManyKeys => ("There are too many keys.", "CONFLICT", "TOO_MANY_KEYS"),
            Self::Captcha => ("Please solve the captcha.", "VALIDATION_ERROR", "CAPTCHA"),
            Self::ProviderDisabled => ("Nobody signs in through this service.", "FORBIDDEN", "PROVIDER_DISABLED"),
            Self::ProviderUnknown => ("There is no such service.", "VALIDATION_ERROR", "PROVIDER_UNKNOWN"),
            Self::ProviderAway => {
                ("The other service does not answer. Please try again.", "SERVICE_UNAVAILABLE", "PROVIDER_UNAVAILABLE")
            }
            Self::IdentityInvalid => ("The token is not valid.", "UNAUTHENTICATED", "TOKEN_INVALID"),
            Self::IdentityExpired => ("The token has expired.", "UNAUTHENTICATED", "TOKEN_EXPIRED"),
            Self::NonceRequired => ("The token carries no nonce.", "UNAUTHENTICATED", "NONCE_REQUIRED"),
            Self::NonceInvalid => ("The nonce of the token is not valid.", "UNAUTHENTICATED", "NONCE_INVALID"),
            Self::IdentityTaken => ("This belongs to another account.", "CONFLICT", "IDENTITY_TAKEN"),
            Self::AlreadyLinked => ("The account is linked to this service already.", "CONFLICT", "ALREADY_LINKED"),
            Self::TooMany(_) => ("Too many attempts. Please wait.", "RATE_LIMITED", "TOO_MANY_ATTEMPTS"),
            Self::NotLinked => ("The account is not linked to this service.", "NOT_FOUND", "NOT_LINKED"),
        }
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<Refusal> for FieldError {
    fn from(refusal: Refusal) -> Self {
        let (message, code, reason) = refusal.told();
        let error = Self::with_code(message, code).extend("reason", reason);
        let (Refusal::TooMany(too_many) | Refusal::TooManyTries(too_many) | Refusal::TooManyCodes(too_many)) = refusal
        else {
            return error;
        };
        error.extend("retryAfter", too_many.retry_after_s)
    }
}

/// Why no code was mailed.
pub(super) fn no_code(error: &NoCode) -> Refusal {
    match error {
        NoCode::NoAddress => Refusal::EmailRequired,
        NoCode::TooMany(too_many) => Refusal::TooManyCodes(*too_many),
        NoCode::MailRefused => Refusal::MailRefused,
        NoCode::Failed(cause) => Refusal::Failed(*cause),
    }
}

/// Why an authenticator is as it was.
pub(super) fn authenticator(error: &AuthenticatorError) -> Refusal {
    match error {
        AuthenticatorError::AlreadyOn => Refusal::AlreadyEnabled,
        AuthenticatorError::NothingSetUp => Refusal::NothingPending,
        AuthenticatorError::NotOn => Refusal::NotEnabled,
        AuthenticatorError::CodeInvalid => Refusal::OwnCodeInvalid,
        AuthenticatorError::TooManyTries(too_many) => Refusal::TooManyTries(*too_many),
        AuthenticatorError::SessionEnded => Refusal::Unauthenticated,
        AuthenticatorError::Failed(failure) => Refusal::Failed(*failure),
    }
}

/// Why codes are asked for as before.
pub(super) fn second_factor(error: &SecondFactorError) -> Refusal {
    match error {
        SecondFactorError::NotVerified => Refusal::EmailNotVerified,
        SecondFactorError::Unproven(error) => step_up(error),
    }
}

/// Why a sensitive act is not done.
pub(super) fn step_up(error: &StepUpError) -> Refusal {
    match error {
        StepUpError::NotRecent => Refusal::NotRecent,
        StepUpError::CodeInvalid => Refusal::OwnCodeInvalid,
        StepUpError::CodeExpired => Refusal::CodeExpired,
        StepUpError::TooManyTries(too_many) => Refusal::TooManyTries(*too_many),
        StepUpError::Unproven(error) => unproven(error),
    }
}

/// Why a password proves nothing.
pub(super) fn unproven(error: &ProofError) -> Refusal {
    match error {
        ProofError::WrongPassword => Refusal::WrongPassword,
        ProofError::SessionEnded => Refusal::Unauthenticated,
        ProofError::Busy => Refusal::Busy,
        ProofError::TooMany(too_many) => Refusal::TooMany(*too_many),
        ProofError::Failed(failure) => Refusal::Failed(*failure),
    }
}

/// Why an administrator's wish was not fulfilled.
pub(super) fn administration(error: &AdminError) -> Refusal {
    match error {
        AdminError::Unknown => Refusal::NotFound,
        AdminError::Oneself => Refusal::Oneself,
        AdminError::LastAdministrator => Refusal::LastAdmin,
        AdminError::AddressTaken => Refusal::EmailTaken,
        AdminError::KeyRevoked => Refusal::KeyRevoked,
        AdminError::SessionEnded => Refusal::Unauthenticated,
        AdminError::NotAdministrator => Refusal::AdminRequired,
        AdminError::Busy => Refusal::Busy,
        AdminError::Failed(failure) => Refusal::Failed(*failure),
    }
}

/// Why no API key was made or revoked.
pub(super) fn api_key(error: &ApiKeyError) -> Refusal {
    match error {
        ApiKeyError::TooMany => Refusal::TooManyKeys,
        ApiKeyError::NotAdministrator => Refusal::AdminRequired,
        ApiKeyError::Unknown => Refusal::NotFound,
        ApiKeyError::SessionEnded => Refusal::Unauthenticated,
        ApiKeyError::Failed(failure) => Refusal::Failed(*failure),
    }
}

/// The input does not keep to the bounds that the SDL sets.
pub(super) fn bounds(violations: &[Violation]) -> Refusal {
    Refusal::OutOfBounds(match violations.first().map(|violation| violation.rule) {
        Some("minLength") => "TOO_SHORT",
        Some("maxLength") => "TOO_LONG",
        Some("min") => "TOO_SMALL",
        Some("max") => "TOO_GREAT",
        Some("minItems") => "TOO_FEW",
        Some(_) | None => "TOO_MANY",
    })
}

/// The same as an error at the top, with every place that it is about.
pub(super) fn out_of_bounds(violations: &[Violation]) -> FieldError {
    let paths: Vec<_> = violations.iter().map(|violation| serde_json::json!(violation.path)).collect();
    FieldError::from(bounds(violations)).extend("fields", paths)
}

/// Why a passkey is as it was.
pub(super) fn passkey(error: &PasskeyError) -> Refusal {
    match error {
        PasskeyError::CredentialInvalid => Refusal::CredentialInvalid,
        PasskeyError::CredentialKnown => Refusal::CredentialKnown,
        PasskeyError::NameInvalid => Refusal::DeviceNameInvalid,
        PasskeyError::TooMany => Refusal::TooManyPasskeys,
        PasskeyError::Unknown => Refusal::NoSuchPasskey,
        PasskeyError::LastWayIn => Refusal::LastWayToSignIn,
        PasskeyError::SessionEnded => Refusal::Unauthenticated,
        PasskeyError::Failed(failure) => Refusal::Failed(*failure),
    }
}
