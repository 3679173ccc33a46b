//! The forms of registration and update: every field is looked at, and all that is wrong is told at once.

use super::errors::FormErrors;
use crate::config::{Column, RegistrationConfig};
use crate::domain::email_address::{EmailAddress, EmailAddressError};
use crate::domain::password_rules::{About, NewPassword};
use crate::domain::person_name::PersonName;
use crate::domain::register::Registration;
use crate::domain::update_account::Update;
use crate::domain::username::{Username, UsernameError};
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
pub(super) fn registration(
    arguments: RegisterArguments,
    settings: &RegistrationConfig,
) -> Result<Registration, NotInOrder> {
    let RegisterArguments { email, username, first_name, last_name, password1, password2 } = arguments;
    let mut errors = FormErrors::default();
    let email = optional_email(&mut errors, &email.into_option().unwrap_or_default());
    let username = new_username(&mut errors, username, settings);
    let first_name = optional_name(&mut errors, "firstName", first_name);
    let last_name = optional_name(&mut errors, "lastName", last_name);
    let about = About {
        username: username.as_ref().map(Username::as_str),
        first_name: first_name.as_ref().map(PersonName::as_str),
        last_name: last_name.as_ref().map(PersonName::as_str),
        email_address: email.as_ref().map(EmailAddress::as_str),
    };
    let password = if settings.passwordless {
        None
    } else {
        let typed = [password1, password2].map(Option::unwrap_or_default);
        new_password(&mut errors, ["password1", "password2"], typed, &about)
    };
    if errors.is_empty() {
        Ok(Registration { username, email, first_name, last_name, password })
    } else {
        Err(NotInOrder { errors, username })
    }
}

/// A user name, which may be left out where the settings do not ask for it: null and nothing but white space are the same
/// then.
fn new_username(errors: &mut FormErrors, typed: Maybe<String>, settings: &RegistrationConfig) -> Option<Username> {
    let typed = typed.into_option().unwrap_or_default();
    match Username::parse(&typed) {
        Ok(username) => Some(username),
        Err(wrong) if wrong == [UsernameError::Required] && !settings.fields.contains(&Column::Username) => None,
        Err(wrong) => {
            errors.extend("username", &wrong);
            None
        }
    }
}

/// Reads what is to change. A null is the same as nothing.
///
/// # Errors
/// All that is wrong, by field.
pub(super) fn update(arguments: UpdateAccountArguments) -> Result<Update, NotInOrder> {
    let UpdateAccountArguments { first_name, last_name, username, email } = arguments;
    let mut errors = FormErrors::default();
    let first_name = optional_name(&mut errors, "firstName", first_name);
    let last_name = optional_name(&mut errors, "lastName", last_name);
    let username = given(username)
        .and_then(|typed| Username::parse(&typed).map_err(|wrong| errors.extend("username", &wrong)).ok());
    let email =
        given(email).and_then(|typed| EmailAddress::parse(&typed).map_err(|wrong| errors.extend("email", &wrong)).ok());
    if errors.is_empty() {
        Ok(Update { first_name, last_name, username, email })
    } else {
        Err(NotInOrder { errors, username })
    }
}

fn optional_name(errors: &mut FormErrors, field: &'static str, typed: Maybe<String>) -> Option<PersonName> {
    given(typed).and_then(|typed| PersonName::parse(&typed).map_err(|wrong| errors.extend(field, &wrong)).ok())
}

/// A null is the same as nothing.
fn given(typed: Maybe<String>) -> Option<String> {
    match typed {
        Maybe::Absent | Maybe::Null => None,
        Maybe::Value(typed) => Some(typed),
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
