//! The form of registration: every field is looked at, and all that is wrong is told at once.

use super::faults::Faults;
use crate::app::App;
use crate::domain::email_address::EmailAddress;
use crate::domain::newcomer::Newcomer;
use crate::domain::password_rules::{About, NewPassword};
use crate::domain::person_name::PersonName;
use crate::domain::profile_input::TypedProfile;
use crate::domain::terms::Accepted;
use crate::domain::username::Username;
use crate::generated::session::types::UserRegistrationInputV2;
use lychgate_engine::Maybe;

/// The argument that the form is.
pub(super) const ARGUMENT: &str = "input";

/// A form that is not in order.
pub(super) struct NotInOrder {
    /// What is wrong.
    pub(super) faults: Faults,
    /// The user name, where it is right in itself.
    pub(super) username: Option<Username>,
}

/// Reads the form.
///
/// # Errors
/// All that is wrong.
pub(super) fn read(app: &App, input: UserRegistrationInputV2) -> Result<Newcomer, NotInOrder> {
    let mut faults = Faults::of(ARGUMENT);
    let email = faults.email("email", &input.email);
    let first_name = faults.name("firstName", &input.first_name);
    let last_name = faults.name("lastName", &input.last_name);
    let username = input.username.into_option().map(|typed| faults.username("username", &typed));
    let is_username_right = username != Some(None);
    let username = username.flatten();
    let about = About {
        username: username.as_ref().map(Username::as_str),
        first_name: first_name.as_ref().map(PersonName::as_str),
        last_name: last_name.as_ref().map(PersonName::as_str),
        email_address: email.as_ref().map(EmailAddress::as_str),
    };
    let password = NewPassword::parse(input.password.clone(), input.password, &about)
        .map_err(|wrong| faults.weak_password("password", &wrong))
        .ok();
    let typed = TypedProfile {
        date_of_birth: input.date_of_birth.into_option().map(|day| day.0),
        phone_number: input.phone_number.into_option(),
        address1: input.address1.into_option(),
        address2: input.address2.into_option(),
        city: input.city.into_option(),
        state: input.state.into_option(),
        zip_code: input.zip_code.into_option(),
        country: input.country.into_option(),
        opt_in_marketing: input.opt_in_marketing,
        ..TypedProfile::default()
    };
    let profile = faults.profile(&typed, app.clock.now().date_naive());
    let terms = terms(app, &mut faults, input.tnc_id);
    match (email, first_name, last_name, password, profile, is_username_right && faults.is_empty()) {
        (Some(email), Some(first_name), Some(last_name), Some(password), Some(profile), true) => {
            Ok(Newcomer { email, password, first_name, last_name, username, profile, terms })
        }
        _ => Err(NotInOrder { faults, username }),
    }
}

/// The terms that are accepted, where some are named.
fn terms(app: &App, faults: &mut Faults, tnc_id: Maybe<String>) -> Option<Accepted> {
    let tnc_id = tnc_id.into_option()?;
    let outdated = |_| faults.push("tncId", "These are not the current terms.", "TNC_OUTDATED");
    Accepted::parse(app, &tnc_id).map_err(outdated).ok()
}
