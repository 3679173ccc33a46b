//! What people change of what they told: from the input to the rules, with everything that is wrong with it.

use super::DateText;
use super::faults::Faults;
use crate::domain::person_name::PersonName;
use crate::domain::profile_input::{Country, DateOfBirth, Line, PartError, PhoneNumber};
use crate::domain::update_profile::{Change, ProfileChanges};
use crate::generated::session::types::UpdateProfileInput;
use chrono::NaiveDate;
use lychgate_engine::{FieldError, Maybe};

/// What is to change.
///
/// # Errors
/// All that is wrong with it.
pub(super) fn read(input: UpdateProfileInput, today: NaiveDate) -> Result<ProfileChanges, FieldError> {
    let mut faults = Faults::of("input");
    let birth = |text: &str| DateOfBirth::parse(text, today);
    let line = |faults: &mut Faults, field: &str, text| part(faults, field, text, Line::parse);
    let read = ProfileChanges {
        first_name: name(&mut faults, "firstName", input.first_name),
        last_name: name(&mut faults, "lastName", input.last_name),
        username: input.username.into_option().and_then(|typed| faults.username("username", &typed)),
        date_of_birth: part(&mut faults, "dateOfBirth", text_of(input.date_of_birth), birth),
        phone_number: part(&mut faults, "phoneNumber", input.phone_number, PhoneNumber::parse),
        address1: line(&mut faults, "address1", input.address1),
        address2: line(&mut faults, "address2", input.address2),
        city: line(&mut faults, "city", input.city),
        state: line(&mut faults, "state", input.state),
        zip_code: line(&mut faults, "zipCode", input.zip_code),
        country: part(&mut faults, "country", input.country, Country::parse),
        industry: line(&mut faults, "industry", input.industry),
        job_title: line(&mut faults, "jobTitle", input.job_title),
        opt_in_marketing: change(input.opt_in_marketing),
        two_factor_per_device: change(input.two_factor_auth_per_device),
    };
    if faults.is_empty() { Ok(read) } else { Err(faults.refusal()) }
}

/// The user name is another account's.
pub(super) fn username_taken() -> FieldError {
    let mut faults = Faults::of("input");
    faults.username_taken("username");
    faults.refusal()
}

fn text_of(day: Maybe<DateText>) -> Maybe<String> {
    match day {
        Maybe::Absent => Maybe::Absent,
        Maybe::Null => Maybe::Null,
        Maybe::Value(DateText(text)) => Maybe::Value(text),
    }
}

fn change<T>(part: Maybe<T>) -> Change<T> {
    match part {
        Maybe::Absent => Change::Stays,
        Maybe::Null => Change::Erased,
        Maybe::Value(value) => Change::Becomes(value),
    }
}

fn part<U>(
    faults: &mut Faults,
    field: &str,
    typed: Maybe<String>,
    parse: impl FnOnce(&str) -> Result<U, PartError>,
) -> Change<U> {
    match change(typed) {
        Change::Stays => Change::Stays,
        Change::Erased => Change::Erased,
        // A blank text tells nothing.
        Change::Becomes(text) if text.trim().is_empty() => Change::Erased,
        Change::Becomes(text) => match parse(&text) {
            Ok(value) => Change::Becomes(value),
            Err(error) => {
                faults.part(field, error);
                Change::Stays
            }
        },
    }
}

/// A person always has names, which may be empty: null leaves them.
fn name(faults: &mut Faults, field: &str, typed: Maybe<String>) -> Option<PersonName> {
    typed.into_option().and_then(|typed| faults.name_or_nothing(field, &typed))
}
