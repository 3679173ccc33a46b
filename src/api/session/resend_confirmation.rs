//! `Mutation.resendConfirmation`

use super::SessionApi;
use super::errors::{self, Refusal};
use super::faults;
use super::types::DONE;
use crate::domain::resend_activation::{self, ResendError};
use crate::generated::session::mutation::{self, ResendConfirmationArguments};
use crate::generated::session::types::ResendConfirmationResult;
use lychgate_engine::FieldError;

impl mutation::ResendConfirmation for SessionApi {
    async fn resend_confirmation(
        &self,
        arguments: ResendConfirmationArguments,
    ) -> Result<Option<ResendConfirmationResult>, FieldError> {
        let address = faults::email_argument("email", &arguments.email)?;
        match resend_activation::resend_activation(&self.app, &address).await {
            // Who has the address, and whether it is confirmed, is not told.
            Ok(()) | Err(ResendError::AlreadyVerified) => {
                let message = "If this address waits to be confirmed, a mail with a link is on its way.".to_owned();
                Ok(Some(ResendConfirmationResult { status: DONE, message: Some(message) }))
            }
            Err(ResendError::MailRefused) => Err(Refusal::MailRefused.into()),
            Err(ResendError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
