//! What can be wrong with a request to the accounts contract, and the catalogue of messages that tell it.

use super::node_id::IdError;
use crate::domain::email_address::EmailAddressError;
use crate::domain::limits::TooMany;
use crate::domain::list_window::WindowError;
use crate::domain::password_link::PasswordLinkError;
use crate::domain::password_proof::ProofError;
use crate::domain::password_rules::{NewPasswordErrors, PasswordError};
use crate::domain::person_name::PersonNameError;
use crate::domain::secondary_address::SecondaryError;
use crate::domain::username::UsernameError;
use lychgate_engine::FieldError;
use std::borrow::Cow;

pub(super) use crate::api::failure::failure;

/// One error of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) text: Cow<'static, str>,
    pub(super) code: &'static str,
}

impl Message {
    const fn new(text: &'static str, code: &'static str) -> Self {
        Self { text: Cow::Borrowed(text), code }
    }

    fn max_length(limit: usize, actual: usize) -> Self {
        let text = format!("Ensure this value has at most {limit} characters (it has {actual}).");
        Self { text: Cow::Owned(text), code: "max_length" }
    }
}

pub(super) const UNAUTHENTICATED: Message = Message::new("Unauthenticated.", "unauthenticated");
pub(super) const INVALID_PASSWORD: Message = Message::new("Invalid password.", "invalid_password");
pub(super) const INVALID_TOKEN: Message = Message::new("Invalid token.", "invalid_token");
/// Where one dialect does not tell one from the other.
pub(super) const INVALID_OR_EXPIRED_TOKEN: Message = Message::new("Invalid or expirated token.", "invalid_token");
pub(super) const EXPIRED_TOKEN: Message = Message::new("Expired token.", "expired_token");
pub(super) const ALREADY_VERIFIED: Message = Message::new("Account already verified.", "already_verified");
pub(super) const EMAIL_FAIL: Message = Message::new("Failed to send email.", "email_fail");
pub(super) const INVALID_CREDENTIALS: Message = Message::new("Please, enter valid credentials.", "invalid_credentials");
pub(super) const NOT_VERIFIED: Message = Message::new("Please verify your account.", "not_verified");
pub(super) const NOT_VERIFIED_PASSWORD_RESET: Message =
    Message::new("Verify your account. A new verification email was sent.", "not_verified");
/// The same in the legacy dialect.
pub(super) const NOT_VERIFIED_BEFORE_RESET: Message =
    Message::new("Please verify your account before requesting the password reset.", "not_verified");
pub(super) const PASSWORD_ALREADY_SET: Message =
    Message::new("Password already set for account.", "password_already_set");
pub(super) const SECONDARY_EMAIL_REQUIRED: Message =
    Message::new("You need to setup a secondary email to proceed.", "secondary_email_required");
pub(super) const EMAIL_IN_USE: Message = Message::new("A user with that email already exists.", "unique");
pub(super) const USERNAME_IN_USE: Message = Message::new("A user with that username already exists.", "unique");
pub(super) const REQUIRED: Message = Message::new("This field is required.", "required");
pub(super) const NULL_CHARACTERS: Message =
    Message::new("Null characters are not allowed.", "null_characters_not_allowed");
/// Ours: the account has a second factor, which this contract has no step for.
pub(super) const SECOND_FACTOR_REQUIRED: Message =
    Message::new("A second factor is required to sign in.", "second_factor_required");
/// Ours: an administrator set the password, and this contract has no session that may only change it.
pub(super) const PASSWORD_CHANGE_REQUIRED: Message =
    Message::new("The password has to be changed first.", "password_change_required");
/// Ours: what is asked for needs a fresh sign-in, and this field takes no password.
pub(super) const REAUTH_REQUIRED: Message =
    Message::new("Please sign in again to change your address.", "reauth_required");
/// Ours: the queue of passwords to be hashed is full.
pub(super) const BUSY: Message = Message::new("The service is busy. Please try again.", "busy");

/// Ours: too much was tried.
impl From<TooMany> for Message {
    fn from(TooMany { retry_after_s }: TooMany) -> Self {
        let text = format!("Too many attempts. Please try again in {retry_after_s} seconds.");
        Self { text: Cow::Owned(text), code: "rate_limited" }
    }
}

/// The same for a query, which has no payload that could say so.
pub(super) fn too_many(too_many: TooMany) -> FieldError {
    let Message { text, .. } = too_many.into();
    FieldError::with_code(text, "RATE_LIMITED").extend("retryAfter", too_many.retry_after_s)
}

impl From<&EmailAddressError> for Message {
    fn from(error: &EmailAddressError) -> Self {
        match error {
            EmailAddressError::Required => REQUIRED,
            EmailAddressError::Invalid => Self::new("Enter a valid email address.", "invalid"),
            EmailAddressError::MaxLength { limit, actual } => Self::max_length(*limit, *actual),
            EmailAddressError::NullCharacters => NULL_CHARACTERS,
        }
    }
}

impl From<&UsernameError> for Message {
    fn from(error: &UsernameError) -> Self {
        match error {
            UsernameError::Required => REQUIRED,
            UsernameError::Invalid => Self::new(
                "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.",
                "invalid",
            ),
            UsernameError::MaxLength { limit, actual } => Self::max_length(*limit, *actual),
            UsernameError::NullCharacters => NULL_CHARACTERS,
        }
    }
}

impl From<&PersonNameError> for Message {
    fn from(error: &PersonNameError) -> Self {
        match error {
            PersonNameError::MaxLength { limit, actual } => Self::max_length(*limit, *actual),
            PersonNameError::NullCharacters => NULL_CHARACTERS,
        }
    }
}

impl From<&PasswordError> for Message {
    fn from(error: &PasswordError) -> Self {
        let code = match error {
            PasswordError::Required => REQUIRED.code,
            PasswordError::NullCharacters => NULL_CHARACTERS.code,
            PasswordError::Mismatch => "password_mismatch",
            PasswordError::TooSimilar(_) => "password_too_similar",
            PasswordError::TooShort { .. } => "password_too_short",
            PasswordError::TooCommon => "password_too_common",
            PasswordError::EntirelyNumeric => "password_entirely_numeric",
        };
        Self { text: error.sentence(), code }
    }
}

/// What is wrong with the fields of a form, in the order in which it was found.
#[derive(Debug, Default)]
pub(super) struct FormErrors(Vec<(&'static str, Message)>);

impl FormErrors {
    /// One error of one field.
    pub(super) fn of(field: &'static str, message: Message) -> Self {
        Self(vec![(field, message)])
    }

    /// One more error of one field.
    pub(super) fn push(&mut self, field: &'static str, message: Message) {
        self.0.push((field, message));
    }

    /// All that is wrong with one field.
    pub(super) fn extend<'e, E: 'e>(&mut self, field: &'static str, wrong: &'e [E])
    where
        Message: From<&'e E>,
    {
        self.0.extend(wrong.iter().map(|error| (field, Message::from(error))));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each error with its field.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'static str, &Message)> {
        self.0.iter().map(|(field, message)| (*field, message))
    }
}

/// What is wrong with an address that was typed.
pub(super) fn typed_address(wrong: &[EmailAddressError]) -> Errors {
    let mut errors = FormErrors::default();
    errors.extend("email", wrong);
    Errors::Form(errors)
}

/// Why a mutation did not do what was asked. What that looks like is for `dialect` to say.
#[derive(Debug)]
pub(super) enum Errors {
    /// What was typed is not in order.
    Form(FormErrors),
    /// Something that belongs to no field.
    General(Message),
    /// Nobody asks, and somebody has to.
    Unauthenticated,
    /// The password in this argument is not the one of the account.
    WrongPassword(&'static str),
    /// The address in the argument `email` belongs to an account.
    AddressTaken,
    /// The address behind a mailed link belongs to an account by now.
    AddressTakenMeanwhile,
    /// What was presented opens nothing.
    Token(Presented, Fault),
    /// The account of the address in the argument `email` is confirmed already.
    AddressVerified,
    /// The account of the address in the argument `email` has to be confirmed before its password can be reset.
    AddressNotVerified,
    /// The letter to the address in the argument `email` could not be sent, and it was all that was asked for.
    LetterRefused,
}

/// What is wrong with the arguments of a query. What that looks like is for `dialect` to say.
#[derive(Debug)]
pub(super) enum Misasked {
    /// No part of the list can be what was asked for.
    Window(WindowError),
    /// The identifier names no account.
    Id(IdError),
}

/// What a caller holds that opens something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presented {
    /// The token of a mailed link.
    Link,
    /// An access token.
    Access,
    /// An access token that is to be exchanged for the next.
    AccessToRefresh,
    /// A refresh token, or whatever else a session is kept by.
    Refresh,
}

/// Why it opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It never did, or does no longer.
    Invalid,
    /// Its time has passed.
    Expired,
}

/// What is wrong with a new password, under the fields of those mutations that replace one.
pub(super) fn new_password(wrong: &NewPasswordErrors) -> Errors {
    let mut errors = FormErrors::default();
    errors.extend("newPassword1", &wrong.first);
    errors.extend("newPassword2", &wrong.second);
    Errors::Form(errors)
}

/// Why a mailed link sets no password.
///
/// # Errors
/// A failure that no person caused.
pub(super) fn password_link(error: &PasswordLinkError) -> Result<Errors, FieldError> {
    match error {
        PasswordLinkError::InvalidToken => Ok(Errors::Token(Presented::Link, Fault::Invalid)),
        PasswordLinkError::Expired => Ok(Errors::Token(Presented::Link, Fault::Expired)),
        PasswordLinkError::Refused(wrong) => Ok(new_password(wrong)),
        PasswordLinkError::AlreadySet => Ok(Errors::General(PASSWORD_ALREADY_SET)),
        PasswordLinkError::Busy => Ok(Errors::General(BUSY)),
        PasswordLinkError::Failed(cause) => Err(failure(*cause)),
    }
}

/// What is wrong where a password should have proved who asks.
///
/// # Errors
/// A failure that no person caused.
pub(super) fn unproven(field: &'static str, error: &ProofError) -> Result<Errors, FieldError> {
    match error {
        ProofError::WrongPassword => Ok(Errors::WrongPassword(field)),
        ProofError::SessionEnded => Ok(Errors::Unauthenticated),
        ProofError::Busy => Ok(Errors::General(BUSY)),
        ProofError::TooMany(too_many) => Ok(Errors::General((*too_many).into())),
        ProofError::Failed(cause) => Err(failure(*cause)),
    }
}

/// Why the addresses of an account stay as they are.
///
/// # Errors
/// A failure that no person caused.
pub(super) fn secondary(error: &SecondaryError) -> Result<Errors, FieldError> {
    match error {
        SecondaryError::SecondaryRequired => Ok(Errors::General(SECONDARY_EMAIL_REQUIRED)),
        SecondaryError::Unproven(error) => unproven("password", error),
    }
}
