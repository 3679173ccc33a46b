//! `Mutation.register`

use super::PlatformApi;
use super::envelope::{done, told};
use super::errors::Refusal;
use super::social;
use super::types::email_address;
use crate::domain::captcha;
use crate::domain::newcomer::{self, Newcomer, NewcomerError};
use crate::domain::password_rules::{About, NewPassword};
use crate::domain::person_name::PersonName;
use crate::domain::profile_input::ProfileInput;
use crate::error::Failure;
use crate::generated::platform::mutation::{self, RegisterArguments};
use crate::generated::platform::types::MessageResult;
use lychgate_engine::FieldError;

impl mutation::Register for PlatformApi {
    async fn register(&self, arguments: RegisterArguments) -> Result<MessageResult, FieldError> {
        let RegisterArguments { email, password, recaptcha_token } = arguments;
        let captcha = recaptcha_token.into_option();
        Ok(told(self.register_newcomer(&email, password, captcha.as_deref()).await))
    }
}

impl PlatformApi {
    async fn register_newcomer(
        &self,
        email: &str,
        password: String,
        captcha: Option<&str>,
    ) -> Result<MessageResult, Refusal> {
        captcha::check(&self.app, captcha).await.map_err(social::captcha)?;
        let email = email_address(email)?;
        let about = About { email_address: Some(email.as_str()), ..About::default() };
        let password = NewPassword::single(password, &about).map_err(|_| Refusal::WeakPassword)?;
        let newcomer = Newcomer {
            password,
            first_name: PersonName::default(),
            last_name: PersonName::default(),
            username: None,
            profile: ProfileInput::default(),
            terms: None,
            email,
        };
        match newcomer::register(&self.app, newcomer).await {
            Ok(()) if self.app.settings.accounts.send_activation_email => {
                Ok(done("Thank you. A mail that tells what to do next is on its way to you."))
            }
            Ok(()) => Ok(done("Thank you. Please sign in.")),
            Err(NewcomerError::MailRefused) => Err(Refusal::MailRefused),
            Err(NewcomerError::Busy) => Err(Refusal::Busy),
            // It was made up.
            Err(NewcomerError::UsernameTaken) => Err(Refusal::Failed(Failure::Unavailable)),
            Err(NewcomerError::Failed(failure)) => Err(failure.into()),
        }
    }
}
