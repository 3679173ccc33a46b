//! `Mutation.forgotPassword`

use super::SessionApi;
use super::errors::{self, Refusal};
use super::faults;
use super::types::DONE;
use crate::domain::password_link_mail::{self, PasswordMailError};
use crate::generated::session::mutation::{self, ForgotPasswordArguments};
use crate::generated::session::types::ForgotPasswordResult;
use lychgate_engine::FieldError;

impl mutation::ForgotPassword for SessionApi {
    async fn forgot_password(
        &self,
        arguments: ForgotPasswordArguments,
    ) -> Result<Option<ForgotPasswordResult>, FieldError> {
        let address = faults::email_argument("email", &arguments.email)?;
        match password_link_mail::send_password_reset(&self.app, &address).await {
            // Who has the address, and whether it is confirmed, is not told.
            Ok(()) | Err(PasswordMailError::NotVerified) => {
                let message = "If there is an account with this address, a mail with a link is on its way.".to_owned();
                Ok(Some(ForgotPasswordResult { status: DONE, message: Some(message) }))
            }
            Err(PasswordMailError::MailRefused) => Err(Refusal::MailRefused.into()),
            Err(PasswordMailError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
