//! From what the rules know to what the SDL shows.

use super::SessionApi;
use super::errors::{self, Fault};
use crate::api::scalars::{DateTime, Rid};
use crate::domain::act_code::Sent;
use crate::domain::device_sign_in::SignedIn;
use crate::domain::person::Person;

use crate::domain::session::RefreshSecret;
use crate::domain::terms;
use crate::generated::session::types;
use lychgate_engine::{Completed, Field, FieldError, FromValue, Out, Path, Write};
use serde_json::{Value, json};
use uuid::Uuid;

/// The status of what is done.
pub(super) const DONE: i32 = 200;

/// The status of what waits for a code, or for a link to be followed.
pub(super) const ACCEPTED: i32 = 202;

/// An e-mail address as text. What it must look like is for the rules to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailText(pub String);

impl Write for EmailText {
    fn write(&self, _field: &Field, _path: &Path<'_>, out: &mut Out) -> Completed {
        out.string(&self.0);
        Ok(())
    }
}

impl FromValue for EmailText {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        text(value).map(Self).ok_or_else(|| {
            let message = "Must be an e-mail address.".to_owned();
            errors::invalid(vec![Fault { path: json!([]), message, reason: "INVALID" }])
        })
    }
}

/// A day as text. Which days do is for the rules to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateText(pub String);

impl FromValue for DateText {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        text(value).map(Self).ok_or_else(|| {
            let message = "Must be a day.".to_owned();
            errors::invalid(vec![Fault { path: json!([]), message, reason: "INVALID" }])
        })
    }
}

/// The text that a value is.
fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The profile; none where there is no address, which the SDL has every profile show.
pub(super) fn user_profile(person: Person) -> Option<types::UserProfile> {
    let Person { account, profile, has_second_factor } = person;
    Some(types::UserProfile {
        id: Rid(account.uuid),
        account_id: Some(Rid(account.uuid)),
        email: EmailText(account.email?),
        username: account.username,
        first_name: account.first_name,
        last_name: account.last_name,
        date_of_birth: profile.date_of_birth.map(|day| day.to_string()),
        phone_number: profile.phone_number,
        address1: profile.address1,
        address2: profile.address2,
        city: profile.city,
        state: profile.state,
        zip_code: profile.zip_code,
        country: profile.country,
        industry: profile.industry,
        job_title: profile.job_title,
        opt_in_marketing: profile.opt_in_marketing,
        two_factor_auth: Some(has_second_factor),
        two_factor_auth_per_device: Some(profile.two_factor_per_device.unwrap_or_default()),
    })
}

/// The answer to whoever has to confirm a code; a sign-in is known by its handle.
pub(super) fn waiting_answer(account: Uuid, handle: Option<String>) -> types::LoginResult {
    types::LoginResult {
        status: Some(ACCEPTED),
        prompt_two_factor_auth: Some(true),
        prompt_tnc_acceptance: None,
        tnc_id: None,
        session_id: handle,
        token: None,
        refresh_token: None,
        user_id: Some(Rid(account)),
        user_uid: None,
        user_status: None,
        user_profile: None,
        device_id: None,
        ip_address: None,
        current_login_at: None,
        last_login_at: None,
    }
}

/// The answer about codes at sign-in.
pub(super) fn two_factor_answer(message: &str, is_on: bool) -> types::TwoFactorAuthResult {
    types::TwoFactorAuthResult {
        status: DONE,
        message: Some(message.to_owned()),
        two_factor_auth: Some(is_on),
        expires_at: None,
        resend_available_at: None,
    }
}

/// The answer about a code that was mailed to whoever is signed in.
pub(super) fn code_answer(sent: Sent) -> types::TwoFactorAuthResult {
    let Sent { times, has_second_factor } = sent;
    let message = match times {
        Some(_) => "A code is on its way.",
        None => "The code is one that your authenticator app shows.",
    };
    types::TwoFactorAuthResult {
        expires_at: times.map(|times| DateTime(times.expires_at)),
        resend_available_at: times.map(|times| DateTime(times.next_at)),
        ..two_factor_answer(message, has_second_factor)
    }
}

impl SessionApi {
    /// The answer to whoever is signed in.
    pub(super) fn signed_in_answer(&self, signed_in: SignedIn) -> types::LoginResult {
        let SignedIn { person, tokens, device, opened_at, previous_sign_in_at } = signed_in;
        let status = if person.account.verified { "ACTIVE" } else { "UNVERIFIED" };
        types::LoginResult {
            status: Some(DONE),
            prompt_two_factor_auth: Some(false),
            prompt_tnc_acceptance: Some(terms::are_open(&self.app, &person)),
            tnc_id: terms::current(&self.app).map(str::to_owned),
            session_id: Some(tokens.claims.session.to_string()),
            token: Some(tokens.access),
            refresh_token: tokens.refresh.map(RefreshSecret::into_text),
            user_id: Some(Rid(person.account.uuid)),
            user_uid: Some(person.second_id(&self.app)),
            user_status: Some(status.to_owned()),
            user_profile: user_profile(person),
            device_id: device,
            ip_address: self.client.address.map(|address| address.to_string()),
            current_login_at: Some(DateTime(opened_at).text()),
            last_login_at: previous_sign_in_at.map(|time| DateTime(time).text()),
        }
    }
}
