//! What is wrong with the parts of a form, in the words of the session contract. Every form that has such a part tells it alike.

use super::EmailText;
use super::errors::{self, Fault};
use crate::domain::email_address::{EmailAddress, EmailAddressError};
use crate::domain::password_rules::NewPasswordErrors;
use crate::domain::person_name::{PersonName, PersonNameError};
use crate::domain::profile_input::{Part, PartError, ProfileInput, TypedProfile};
use crate::domain::username::{Username, UsernameError};
use chrono::NaiveDate;
use lychgate_engine::FieldError;
use serde_json::{Value, json};

/// All that is wrong with the fields of one input.
pub(super) struct Faults {
    /// The argument that the fields belong to.
    argument: &'static str,
    list: Vec<Fault>,
}

impl Faults {
    /// Nothing yet.
    pub(super) fn of(argument: &'static str) -> Self {
        Self { argument, list: Vec::new() }
    }

    /// Adds one.
    pub(super) fn push(&mut self, field: &str, message: impl Into<String>, reason: &'static str) {
        self.list.push(Fault { path: json!([self.argument, field]), message: message.into(), reason });
    }

    /// Whether nothing is wrong.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The refusal that tells them.
    pub(super) fn refusal(self) -> FieldError {
        errors::invalid(self.list)
    }

    /// An address, where it is one.
    pub(super) fn email(&mut self, field: &str, typed: &EmailText) -> Option<EmailAddress> {
        EmailAddress::parse(&typed.0)
            .map_err(|wrong| self.list.push(address(json!([self.argument, field]), &wrong)))
            .ok()
    }

    /// A name that must not be blank, where it is right.
    pub(super) fn name(&mut self, field: &str, typed: &str) -> Option<PersonName> {
        let name = self.name_or_nothing(field, typed)?;
        if name.as_str().is_empty() {
            self.push(field, "Must not be blank.", "NAME_INVALID");
            return None;
        }
        Some(name)
    }

    /// A name, where it is right; a blank one is.
    pub(super) fn name_or_nothing(&mut self, field: &str, typed: &str) -> Option<PersonName> {
        match PersonName::parse(typed) {
            Ok(name) => Some(name),
            Err(wrong) => {
                wrong.into_iter().for_each(|error| match error {
                    PersonNameError::MaxLength { limit, .. } => self.too_long(field, limit),
                    PersonNameError::NullCharacters => self.push(field, "Must not hold NUL.", "NAME_INVALID"),
                });
                None
            }
        }
    }

    /// A user name, where it is right in itself.
    pub(super) fn username(&mut self, field: &str, typed: &str) -> Option<Username> {
        let wrong = match Username::parse(typed) {
            Ok(username) => return Some(username),
            Err(wrong) => wrong,
        };
        for error in wrong {
            match error {
                UsernameError::Required => self.push(field, "Must not be blank.", "USERNAME_INVALID"),
                UsernameError::MaxLength { limit, .. } => self.too_long(field, limit),
                UsernameError::NullCharacters | UsernameError::Invalid => {
                    self.push(field, "May hold letters, numbers and @ . + - _ only.", "USERNAME_INVALID");
                }
            }
        }
        None
    }

    /// The user name is somebody's.
    pub(super) fn username_taken(&mut self, field: &str) {
        self.push(field, "Somebody has this user name.", "USERNAME_TAKEN");
    }

    /// A new password breaks rules.
    pub(super) fn weak_password(&mut self, field: &str, wrong: &NewPasswordErrors) {
        // It was typed once: what is wrong with it stands under both.
        for error in &wrong.second {
            self.push(field, error.sentence(), "WEAK_PASSWORD");
        }
    }

    /// A part of a profile is wrong.
    pub(super) fn part(&mut self, field: &str, error: PartError) {
        let (message, reason) = part_error(error);
        self.push(field, message, reason);
    }

    /// A profile, where all of it is right.
    pub(super) fn profile(&mut self, typed: &TypedProfile, today: NaiveDate) -> Option<ProfileInput> {
        let tell = |wrong: Vec<(Part, PartError)>| {
            for (part, error) in wrong {
                self.part(part_name(part), error);
            }
        };
        ProfileInput::parse(typed, today).map_err(tell).ok()
    }

    fn too_long(&mut self, field: &str, limit: usize) {
        self.push(field, format!("Must have at most {limit} characters."), "TOO_LONG");
    }
}

/// An address that stands alone as an argument.
///
/// # Errors
/// Where it is none.
pub(super) fn email_argument(argument: &str, typed: &EmailText) -> Result<EmailAddress, FieldError> {
    EmailAddress::parse(&typed.0).map_err(|wrong| errors::invalid(vec![address(json!([argument]), &wrong)]))
}

/// What is too long is told as that only where it is an address otherwise.
fn address(path: Value, wrong: &[EmailAddressError]) -> Fault {
    match wrong {
        [EmailAddressError::MaxLength { limit, .. }] => {
            Fault { path, message: format!("Must have at most {limit} characters."), reason: "TOO_LONG" }
        }
        _ => Fault { path, message: "Must be an e-mail address.".to_owned(), reason: "EMAIL_INVALID" },
    }
}

fn part_name(part: Part) -> &'static str {
    match part {
        Part::DateOfBirth => "dateOfBirth",
        Part::PhoneNumber => "phoneNumber",
        Part::Address1 => "address1",
        Part::Address2 => "address2",
        Part::City => "city",
        Part::State => "state",
        Part::ZipCode => "zipCode",
        Part::Country => "country",
        Part::Industry => "industry",
        Part::JobTitle => "jobTitle",
    }
}

fn part_error(error: PartError) -> (&'static str, &'static str) {
    match error {
        PartError::Date => ("Must be a day of the past since 1900, as YYYY-MM-DD.", "DATE_INVALID"),
        PartError::Phone => ("Must be a telephone number: five digits or more, spaces and + - ( ) .", "PHONE_INVALID"),
        PartError::Country => ("Must be the two letters of a country.", "COUNTRY_INVALID"),
        PartError::Line => ("Must be one line of text.", "TEXT_INVALID"),
    }
}
