//! What the session contract refuses, and how it says so: `message`, `extensions.code` and `extensions.reason`.

use crate::domain::act_code::NotMailed;
use crate::domain::limits::TooMany;
use crate::domain::live_sessions::EndError;
use crate::domain::password_change_step::BeginError;
use crate::domain::password_proof::ProofError;
use crate::domain::password_rules::PasswordError;
use crate::domain::second_factor::SecondFactorError;
use crate::domain::second_step::NoCode;
use crate::domain::step_up::StepUpError;
use lychgate_engine::{FieldError, Violation};
use serde_json::{Value, json};

pub(super) use crate::api::failure::failure;

/// The code of input that is not in order.
const INVALID: &str = "VALIDATION_ERROR";

/// Why a request is refused. The set is closed: clients match on codes and reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    Unauthenticated,
    InvalidCredentials,
    EmailNotVerified,
    CodeInvalid,
    CodeExpired,
    TooManyTries(TooMany),
    TooManyCodes(TooMany),
    NothingPending,
    MailRefused,
    WrongPassword,
    TermsOpen,
    TermsOutdated,
    NotRecent,
    EmailRequired,
    TokenInvalid,
    TokenExpired,
    DeviceUnknown,
    AlreadyVerified,
    Busy,
    SessionUnknown,
    EmailTaken,
    PasswordChangeRequired,
    TooMany(TooMany),
}

impl Refusal {
    /// Message, code and reason.
    fn told(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Unauthenticated => ("Sign in first.", "UNAUTHENTICATED", "UNAUTHENTICATED"),
            Self::InvalidCredentials => ("Invalid email or password", "UNAUTHENTICATED", "INVALID_CREDENTIALS"),
            Self::EmailNotVerified => ("The e-mail address is not confirmed yet.", "FORBIDDEN", "EMAIL_NOT_VERIFIED"),
            Self::CodeInvalid => ("The code is not valid.", "UNAUTHENTICATED", "CODE_INVALID"),
            Self::CodeExpired => ("The code has expired.", "UNAUTHENTICATED", "CODE_EXPIRED"),
            Self::TooManyTries(_) => ("The code was tried too often.", "RATE_LIMITED", "TOO_MANY_TRIES"),
            Self::TooManyCodes(_) => ("Too many codes were mailed. Please wait.", "RATE_LIMITED", "TOO_MANY_CODES"),
            Self::NothingPending => ("Nothing waits for a code.", "CONFLICT", "NOTHING_PENDING"),
            Self::MailRefused => ("The mail could not be sent.", "SERVICE_UNAVAILABLE", "EMAIL_FAIL"),
            Self::WrongPassword => ("The password is wrong.", "UNAUTHENTICATED", "WRONG_PASSWORD"),
            Self::TermsOpen => ("The current terms have to be accepted first.", "FORBIDDEN", "TNC_REQUIRED"),
            Self::TermsOutdated => ("These are not the current terms.", "CONFLICT", "TNC_OUTDATED"),
            Self::NotRecent => ("Prove once more who you are.", "FORBIDDEN", "REAUTH_REQUIRED"),
            Self::EmailRequired => ("The account has no e-mail address.", "FORBIDDEN", "EMAIL_REQUIRED"),
            Self::TokenInvalid => ("The refresh token is not valid.", "UNAUTHENTICATED", "TOKEN_INVALID"),
            Self::TokenExpired => ("The refresh token has expired.", "UNAUTHENTICATED", "TOKEN_EXPIRED"),
            Self::DeviceUnknown => ("There is no such device.", "NOT_FOUND", "DEVICE_UNKNOWN"),
            Self::AlreadyVerified => ("The e-mail address is confirmed already.", "CONFLICT", "ALREADY_VERIFIED"),
            Self::Busy => ("The service is busy. Please try again.", "BUSY", "BUSY"),
            Self::SessionUnknown => ("There is no such session.", "NOT_FOUND", "SESSION_UNKNOWN"),
            Self::EmailTaken => ("The e-mail address is somebody else's by now.", "CONFLICT", "EMAIL_TAKEN"),
            Self::TooMany(_) => ("Too many attempts. Please wait.", "RATE_LIMITED", "TOO_MANY_ATTEMPTS"),
            Self::PasswordChangeRequired => {
                ("The password has to be changed first.", "FORBIDDEN", "PASSWORD_CHANGE_REQUIRED")
            }
        }
    }

    /// The same as the fault of an argument, where the contract counts it as such.
    pub(super) fn of_input(self, argument: &str) -> FieldError {
        let (message, _, reason) = self.told();
        FieldError::with_code(message, INVALID)
            .extend("reason", reason)
            .extend("fields", json!([{ "path": [argument], "message": message, "reason": reason }]))
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
pub(super) fn no_code(error: &NoCode) -> FieldError {
    match error {
        NoCode::NoAddress => Refusal::EmailRequired.into(),
        NoCode::TooMany(too_many) => Refusal::TooManyCodes(*too_many).into(),
        NoCode::MailRefused => Refusal::MailRefused.into(),
        NoCode::Failed(cause) => failure(*cause),
    }
}

/// Why no code was mailed to whoever is signed in.
pub(super) fn not_mailed(error: &NotMailed) -> FieldError {
    match error {
        NotMailed::NotVerified => Refusal::EmailNotVerified.into(),
        NotMailed::NothingPending => Refusal::NothingPending.into(),
        NotMailed::SessionEnded => Refusal::Unauthenticated.into(),
        NotMailed::NoCode(error) => no_code(error),
    }
}

/// Why the password stays as it is.
pub(super) fn password_change(error: &BeginError) -> FieldError {
    let fault = |message: String, reason| Fault { path: json!(["newPassword"]), message, reason };
    match error {
        BeginError::Unproven(error) => unproven(error),
        BeginError::Weak(errors) => {
            let told = |error: &PasswordError| fault(error.sentence().into_owned(), "WEAK_PASSWORD");
            invalid(errors.iter().map(told).collect())
        }
        BeginError::Unchanged => invalid(vec![fault("This is the password already.".to_owned(), "PASSWORD_UNCHANGED")]),
        BeginError::NoCode(error) => no_code(error),
    }
}

/// Why codes are asked for as before.
pub(super) fn second_factor(error: &SecondFactorError) -> FieldError {
    match error {
        SecondFactorError::NotVerified => Refusal::EmailNotVerified.into(),
        SecondFactorError::Unproven(error) => step_up(error),
    }
}

/// Why a sensitive act is not done.
pub(super) fn step_up(error: &StepUpError) -> FieldError {
    match error {
        StepUpError::NotRecent => Refusal::NotRecent.into(),
        StepUpError::CodeInvalid => Refusal::CodeInvalid.into(),
        StepUpError::CodeExpired => Refusal::CodeExpired.into(),
        StepUpError::TooManyTries(too_many) => Refusal::TooManyTries(*too_many).into(),
        StepUpError::Unproven(error) => unproven(error),
    }
}

/// Why a password proves nothing.
pub(super) fn unproven(error: &ProofError) -> FieldError {
    match error {
        ProofError::WrongPassword => Refusal::WrongPassword.into(),
        ProofError::SessionEnded => Refusal::Unauthenticated.into(),
        ProofError::Busy => Refusal::Busy.into(),
        ProofError::TooMany(too_many) => Refusal::TooMany(*too_many).into(),
        ProofError::Failed(cause) => failure(*cause),
    }
}

/// Why no session ended.
pub(super) fn not_ended(error: &EndError) -> FieldError {
    match error {
        EndError::UnknownDevice => Refusal::DeviceUnknown.into(),
        EndError::UnknownSession => Refusal::SessionUnknown.into(),
        EndError::Failed(cause) => failure(*cause),
    }
}

/// One thing that is wrong with the input.
pub(super) struct Fault {
    /// Where, from the argument on.
    pub(super) path: Value,
    pub(super) message: String,
    pub(super) reason: &'static str,
}

/// The input is not in order: everything that is wrong with it, at once.
pub(super) fn invalid(faults: Vec<Fault>) -> FieldError {
    let fields: Vec<Value> = faults
        .into_iter()
        .map(|Fault { path, message, reason }| json!({ "path": path, "message": message, "reason": reason }))
        .collect();
    FieldError::with_code("The input is not in order.", INVALID)
        .extend("reason", "INVALID_INPUT")
        .extend("fields", fields)
}

/// What is wrong with the token of a mailed link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    Invalid,
    Expired,
}

/// A mailed link is of no use; `path` is where its token stands.
pub(super) fn useless_link(link: Link, path: &[&str]) -> FieldError {
    let (message, reason) = match link {
        Link::Invalid => ("The token is not valid.", "TOKEN_INVALID"),
        Link::Expired => ("The token has expired.", "TOKEN_EXPIRED"),
    };
    let fields = json!([{ "path": path, "message": message, "reason": reason }]);
    FieldError::with_code(message, "VALIDATION_ERROR").extend("reason", reason).extend("fields", fields)
}

/// The input does not keep to the bounds that the SDL sets.
pub(super) fn out_of_bounds(violations: &[Violation]) -> FieldError {
    let fault = |violation: &Violation| {
        let limit = &violation.limit;
        let (message, reason) = match violation.rule {
            "minLength" => (format!("Must have at least {limit} characters."), "TOO_SHORT"),
            "maxLength" => (format!("Must have at most {limit} characters."), "TOO_LONG"),
            "min" => (format!("Must be at least {limit}."), "TOO_SMALL"),
            "max" => (format!("Must be at most {limit}."), "TOO_GREAT"),
            "minItems" => (format!("Must have at least {limit} items."), "TOO_FEW"),
            // There are six rules.
            _ => (format!("Must have at most {limit} items."), "TOO_MANY"),
        };
        Fault { path: json!(violation.path), message, reason }
    };
    invalid(violations.iter().map(fault).collect())
}
