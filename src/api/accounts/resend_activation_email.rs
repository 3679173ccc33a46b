//! `Mutation.resendActivationEmail`

use super::Accounts;
use super::errors::{self, Errors};
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
            Err(wrong) => {
                let mut errors = Errors::default();
                errors.extend("email", &wrong);
                return Ok(Some(refused(&errors)));
            }
        };
        match resend_activation::resend_activation(&self.app, &address).await {
            Ok(()) => Ok(Some(ResendActivationEmail { success: Some(true), errors: None })),
            Err(ResendError::AlreadyVerified) => Ok(Some(refused(&Errors::of("email", errors::ALREADY_VERIFIED)))),
            Err(ResendError::MailRefused) => Ok(Some(refused(&Errors::general(errors::EMAIL_FAIL)))),
            Err(ResendError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}

fn refused(errors: &Errors) -> ResendActivationEmail {
    ResendActivationEmail { success: Some(false), errors: Some(errors.to_json()) }
}
