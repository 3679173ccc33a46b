//! `Mutation.forgot_password`

use super::PlatformApi;
use super::envelope::{done, told};
use super::errors::Refusal;
use super::social;
use super::types::email_address;
use crate::domain::captcha;
use crate::domain::password_link_mail::{self, PasswordMailError};
use crate::generated::platform::mutation::{self, ForgotPasswordArguments};
use crate::generated::platform::types::MessageResult;
use lychgate_engine::FieldError;

impl mutation::ForgotPassword for PlatformApi {
    async fn forgot_password(&self, arguments: ForgotPasswordArguments) -> Result<MessageResult, FieldError> {
        let ForgotPasswordArguments { email, recaptcha_token } = arguments;
        Ok(told(self.mail_reset(&email, recaptcha_token.into_option().as_deref()).await))
    }
}

impl PlatformApi {
    async fn mail_reset(&self, email: &str, captcha: Option<&str>) -> Result<MessageResult, Refusal> {
        captcha::check(&self.app, captcha).await.map_err(social::captcha)?;
        let address = email_address(email)?;
        match password_link_mail::send_password_reset(&self.app, &address).await {
            // Nobody is told which.
            Ok(()) | Err(PasswordMailError::NotVerified) => {
                Ok(done("If there is an account with this address, a mail is on its way to it."))
            }
            Err(PasswordMailError::MailRefused) => Err(Refusal::MailRefused),
            Err(PasswordMailError::Failed(failure)) => Err(failure.into()),
        }
    }
}
