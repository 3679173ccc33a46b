//! `Mutation.sendSecondaryEmailActivation`

use super::Accounts;
use super::caller::Verified;
use super::errors::{self, Errors};
use super::payload::{Done, Refusal};
use crate::domain::secondary_address::{self, AddError};
use crate::generated::accounts::mutation::{self, SendSecondaryEmailActivationArguments};
use crate::generated::accounts::types::SendSecondaryEmailActivation;
use lychgate_engine::FieldError;

impl mutation::SendSecondaryEmailActivation for Accounts {
    async fn send_secondary_email_activation(
        &self,
        caller: &Verified,
        arguments: SendSecondaryEmailActivationArguments,
    ) -> Result<Option<SendSecondaryEmailActivation>, FieldError> {
        let SendSecondaryEmailActivationArguments { email, password } = arguments;
        let errors = match secondary_address::send_activation(&self.app, caller.caller(), &email, password).await {
            Ok(()) => return Ok(Some(SendSecondaryEmailActivation::done())),
            Err(AddError::Refused(wrong)) => {
                let mut errors = Errors::default();
                errors.extend("email", &wrong);
                errors
            }
            Err(AddError::AddressTaken) => Errors::of("email", errors::EMAIL_IN_USE),
            Err(AddError::MailRefused) => Errors::general(errors::EMAIL_FAIL),
            Err(AddError::Unproven(error)) => errors::unproven("password", &error)?,
        };
        Ok(Some(SendSecondaryEmailActivation::refused(&errors)))
    }
}
