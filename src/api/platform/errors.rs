//! What the platform contract refuses, and how it says so.

use crate::domain::second_step::NoCode;
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
    CodeInvalid,
    CodeExpired,
    TooManyTries,
    TooManyCodes,
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
    OutOfBounds(&'static str),
    Busy,
    Failed(Failure),
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
            Self::CodeExpired => ("The code has expired.", "UNAUTHENTICATED", "CODE_EXPIRED"),
            Self::TooManyTries => ("The code was tried too often.", "RATE_LIMITED", "TOO_MANY_TRIES"),
            Self::TooManyCodes => ("Too many codes were mailed. Please wait.", "RATE_LIMITED", "TOO_MANY_CODES"),
            Self::EmailRequired => ("The account has no e-mail address.", "FORBIDDEN", "EMAIL_REQUIRED"),
            Self::MailRefused => ("The mail could not be sent.", "SERVICE_UNAVAILABLE", "EMAIL_FAIL"),
            Self::RefreshTokenInvalid => ("The refresh token is not valid.", "UNAUTHENTICATED", "TOKEN_INVALID"),
            Self::RefreshTokenExpired => ("The refresh token has expired.", "UNAUTHENTICATED", "TOKEN_EXPIRED"),
            Self::LinkInvalid => ("The token is not valid.", "VALIDATION_ERROR", "TOKEN_INVALID"),
            Self::LinkExpired => ("The token has expired.", "VALIDATION_ERROR", "TOKEN_EXPIRED"),
            Self::WeakPassword => ("The password is too weak.", "VALIDATION_ERROR", "WEAK_PASSWORD"),
            Self::NotRecent => ("Prove once more who you are.", "FORBIDDEN", "REAUTH_REQUIRED"),
            Self::OutOfBounds(reason) => ("The input is not in order.", "VALIDATION_ERROR", reason),
            Self::Busy => ("The service is busy. Please try again.", "SERVICE_UNAVAILABLE", "BUSY"),
            Self::Failed(Failure::Unavailable) => {
                let message = "The service is not available at the moment. Please try again.";
                (message, "SERVICE_UNAVAILABLE", "SERVICE_UNAVAILABLE")
            }
            Self::Failed(Failure::Internal) => ("An internal error occurred.", "INTERNAL_ERROR", "INTERNAL_ERROR"),
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
        Self::with_code(message, code).extend("reason", reason)
    }
}

/// Why no code was mailed.
pub(super) fn no_code(error: &NoCode) -> Refusal {
    match error {
        NoCode::NoAddress => Refusal::EmailRequired,
        NoCode::TooMany => Refusal::TooManyCodes,
        NoCode::MailRefused => Refusal::MailRefused,
        NoCode::Failed(cause) => Refusal::Failed(*cause),
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
