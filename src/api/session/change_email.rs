//! `Mutation.changeEmail`

use super::errors::{self, Fault, Refusal};
use super::types::{ACCEPTED, DONE};
use super::{EmailText, SessionApi};
use crate::domain::change_email::{self, ChangeEmailError, Requested};
use crate::domain::email_address::EmailAddress;
use crate::domain::step_up::Shown;
use crate::generated::session::mutation::{self, ChangeEmailArguments};
use crate::generated::session::types::ChangeEmailResult;
use lychgate_engine::FieldError;
use serde_json::json;

impl mutation::ChangeEmail for SessionApi {
    async fn change_email(
        &self,
        caller: &Self::SignedIn,
        arguments: ChangeEmailArguments,
    ) -> Result<Option<ChangeEmailResult>, FieldError> {
        let ChangeEmailArguments { email: EmailText(email), password, code } = arguments;
        let address = EmailAddress::parse(&email).map_err(|_| {
            let message = "Must be an e-mail address.".to_owned();
            errors::invalid(vec![Fault { path: json!(["email"]), message, reason: "EMAIL_INVALID" }])
        })?;
        let shown = Shown { password: password.into_option(), code: code.into_option() };
        let (status, message) = match change_email::request(&self.app, caller.caller(), &address, shown).await {
            Ok(Requested::Mailed) => (ACCEPTED, "The address changes when the link that is mailed there is followed."),
            Ok(Requested::Present) => (DONE, "This is the address of the account already."),
            Err(ChangeEmailError::Unproven(error)) => return Err(errors::step_up(&error)),
            Err(ChangeEmailError::MailRefused) => return Err(Refusal::MailRefused.into()),
        };
        Ok(Some(ChangeEmailResult { status, message: message.to_owned() }))
    }
}
