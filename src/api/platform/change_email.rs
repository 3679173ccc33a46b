//! `Mutation.change_email`

use super::PlatformApi;
use super::envelope::{done, told};
use super::errors::{self, Refusal};
use super::types::email_address;
use crate::domain::authenticate::Caller;
use crate::domain::change_email::{self, ChangeEmailError, Requested};
use crate::domain::step_up::Shown;
use crate::generated::platform::mutation::{self, ChangeEmailArguments};
use crate::generated::platform::types::MessageResult;
use lychgate_engine::FieldError;

impl mutation::ChangeEmail for PlatformApi {
    async fn change_email(
        &self,
        caller: &Self::SignedIn,
        arguments: ChangeEmailArguments,
    ) -> Result<MessageResult, FieldError> {
        Ok(told(self.request_address(caller.caller(), &arguments.new_email).await))
    }
}

impl PlatformApi {
    async fn request_address(&self, caller: &Caller, email: &str) -> Result<MessageResult, Refusal> {
        let address = email_address(email)?;
        match change_email::request(&self.app, caller, &address, Shown::default()).await {
            Ok(Requested::Mailed) => Ok(done("The address changes when the link that is mailed there is followed.")),
            Ok(Requested::Present) => Ok(done("This is the address of the account already.")),
            Err(ChangeEmailError::Unproven(error)) => Err(errors::step_up(&error)),
            Err(ChangeEmailError::MailRefused) => Err(Refusal::MailRefused),
        }
    }
}
