//! `Mutation.resend_verification_email`

use super::PlatformApi;
use super::envelope::{done, told};
use super::errors::Refusal;
use super::types::email_address;
use crate::domain::resend_activation::{self, ResendError};
use crate::generated::platform::mutation::{self, ResendVerificationEmailArguments};
use crate::generated::platform::types::MessageResult;
use lychgate_engine::FieldError;

impl mutation::ResendVerificationEmail for PlatformApi {
    async fn resend_verification_email(
        &self,
        arguments: ResendVerificationEmailArguments,
    ) -> Result<MessageResult, FieldError> {
        Ok(told(self.resend(&arguments.email).await))
    }
}

impl PlatformApi {
    async fn resend(&self, email: &str) -> Result<MessageResult, Refusal> {
        let address = email_address(email)?;
        match resend_activation::resend_activation(&self.app, &address).await {
            // Nobody is told which.
            Ok(()) | Err(ResendError::AlreadyVerified) => {
                Ok(done("If the address waits to be confirmed, a link is on its way to it."))
            }
            Err(ResendError::MailRefused) => Err(Refusal::MailRefused),
            Err(ResendError::Failed(failure)) => Err(failure.into()),
        }
    }
}
