//! `Mutation.resendActivationEmail`

use super::Accounts;
use super::errors::{self, Errors};
use super::payload::Done;
use crate::domain::email_address::EmailAddress;
use crate::domain::resend_activation::{self, ResendError};
use crate::generated::accounts::mutation::{self, ResendActivationEmailArguments};
use crate::generated::accounts::types::ResendActivationEmail;
use lychgate_engine::FieldError;

impl mutation::ResendActivationEmail for Accounts {
    async fn resend_activation_email(
        &self,
        arguments: ResendActivationEmailArguments,
    ) -> Result<Option<ResendActivationEmail>, FieldError> {
        let address = match EmailAddress::parse(&arguments.email) {
            Ok(address) => address,
            Err(wrong) => return self.refuse(&errors::typed_address(&wrong)),
        };
        match resend_activation::resend_activation(&self.app, &address).await {
            Ok(()) => Ok(Some(ResendActivationEmail::done())),
            Err(ResendError::AlreadyVerified) => self.refuse(&Errors::AddressVerified),
            Err(ResendError::MailRefused) => self.refuse(&Errors::LetterRefused),
            Err(ResendError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
