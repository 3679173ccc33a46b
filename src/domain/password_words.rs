//! What people are told about a new password that does not do: the sentences that clients of the accounts contract know
//! (accounts.md, section 2), for whoever shows them.

use super::password_rules::{Attribute, PasswordError};
use std::borrow::Cow;

impl PasswordError {
    /// The sentence. `Display` is for logs and operators.
    #[must_use]
    pub fn sentence(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Required => "This field is required.",
            Self::NullCharacters => "Null characters are not allowed.",
            Self::Mismatch => "The two password fields didn\u{2019}t match.",
            Self::TooSimilar(attribute) => {
                return Cow::Owned(format!("The password is too similar to the {}.", attribute_name(*attribute)));
            }
            Self::TooShort { minimum } => {
                let text = format!("This password is too short. It must contain at least {minimum} characters.");
                return Cow::Owned(text);
            }
            Self::TooCommon => "This password is too common.",
            Self::EntirelyNumeric => "This password is entirely numeric.",
        })
    }
}

fn attribute_name(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::Username => "username",
        Attribute::FirstName => "first name",
        Attribute::LastName => "last name",
        Attribute::EmailAddress => "email address",
    }
}
