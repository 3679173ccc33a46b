//! `Mutation.sendSecondaryEmailActivation`

use super::Accounts;
use super::caller::Verified;
use super::errors::{self, Errors};
use super::payload::Done;
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
            Err(AddError::Refused(wrong)) => errors::typed_address(&wrong),
            Err(AddError::AddressTaken) => Errors::AddressTaken,
            Err(AddError::MailRefused) => Errors::LetterRefused,
            Err(AddError::Unproven(error)) => errors::unproven("password", &error)?,
        };
        self.refuse(&errors)
    }
}
