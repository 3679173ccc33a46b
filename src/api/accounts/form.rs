//! The forms of registration and update: every field is looked at, and all that is wrong is told at once.

use super::errors::FormErrors;
use crate::domain::email_address::{EmailAddress, EmailAddressError};
use crate::domain::password_rules::{About, NewPassword};
use crate::domain::person_name::PersonName;
use crate::domain::register::Registration;
use crate::domain::update_account::Update;
use crate::domain::username::Username;
use crate::generated::accounts::mutation::{RegisterArguments, UpdateAccountArguments};
use lychgate_engine::Maybe;

/// A form that is not in order.
#[derive(Debug)]
pub(super) struct NotInOrder {
    /// What is wrong, by field.
    pub(super) errors: FormErrors,
    /// The user name, where it is right in itself.
    pub(super) username: Option<Username>,
}

/// Reads the form.
///
/// # Errors
/// All that is wrong.
pub(super) fn registration(arguments: RegisterArguments) -> Result<Registration, NotInOrder> {
    let RegisterArguments { email, username, password1, password2 } = arguments;
    let mut errors = FormErrors::default();
    let email = optional_email(&mut errors, &email);
    let username = Username::parse(&username).map_err(|wrong| errors.extend("username", &wrong)).ok();
    let about = About {
        username: username.as_ref().map(Username::as_str),
        email_address: email.as_ref().map(EmailAddress::as_str),
        ..About::default()
    };
    let password = new_password(&mut errors, ["password1", "password2"], [password1, password2], &about);
    match (username, password) {
        (Some(username), Some(password)) if errors.is_empty() => Ok(Registration { username, email, password }),
        (username, Some(_) | None) => Err(NotInOrder { errors, username }),
    }
}

/// Reads what is to change. A null is the same as nothing.
///
/// # Errors
/// All that is wrong, by field.
pub(super) fn update(arguments: UpdateAccountArguments) -> Result<Update, FormErrors> {
    let UpdateAccountArguments { first_name, last_name } = arguments;
    let mut errors = FormErrors::default();
    let first_name = optional_name(&mut errors, "firstName", first_name);
    let last_name = optional_name(&mut errors, "lastName", last_name);
    if errors.is_empty() { Ok(Update { first_name, last_name }) } else { Err(errors) }
}

fn optional_name(errors: &mut FormErrors, field: &'static str, typed: Maybe<String>) -> Option<PersonName> {
    match typed {
        Maybe::Absent | Maybe::Null => None,
        Maybe::Value(typed) => PersonName::parse(&typed).map_err(|wrong| errors.extend(field, &wrong)).ok(),
    }
}

/// An address that may be left empty.
fn optional_email(errors: &mut FormErrors, typed: &str) -> Option<EmailAddress> {
    match EmailAddress::parse(typed) {
        Ok(email) => Some(email),
        Err(wrong) => {
            if wrong != [EmailAddressError::Required] {
                errors.extend("email", &wrong);
            }
            None
        }
    }
}

/// A password that is typed twice.
fn new_password(
    errors: &mut FormErrors,
    fields: [&'static str; 2],
    typed: [String; 2],
    about: &About<'_>,
) -> Option<NewPassword> {
    let ([first, second], [first_field, second_field]) = (typed, fields);
    match NewPassword::parse(first, second, about) {
        Ok(password) => Some(password),
        Err(wrong) => {
            errors.extend(first_field, &wrong.first);
            errors.extend(second_field, &wrong.second);
            None
        }
    }
}
