//! `Mutation.login`

use super::PlatformApi;
use super::errors::{self, Refusal};
use super::social;
use crate::domain::captcha;
use crate::domain::device_sign_in::{self, Credentials, DeviceSignInError, Outcome};
use crate::domain::email_address::EmailAddress;
use crate::domain::second_step::Asked;
use crate::domain::sign_in::{Identifier, SignInError};
use crate::error::Failure;
use crate::generated::platform::mutation::{self, LoginArguments};
use crate::generated::platform::types::{Login2FAPendingPayload, LoginResult};
use lychgate_engine::{FieldError, Id};

impl mutation::Login for PlatformApi {
    async fn login(&self, arguments: LoginArguments) -> Result<Option<LoginResult>, FieldError> {
        let LoginArguments { email, password, recaptcha_token } = arguments;
        let recaptcha_token = recaptcha_token.into_option();
        captcha::check(&self.app, recaptcha_token.as_deref()).await.map_err(social::captcha)?;
        let identifier = Identifier::Address(EmailAddress::lookup_key(&email));
        let credentials =
            Credentials { identifier: &identifier, password: &password, device: None, client: &self.client };
        match device_sign_in::sign_in(&self.app, &self.policy(), credentials).await {
            Ok(outcome) => Ok(Some(self.login_result(outcome).await?)),
            Err(error) => Err(refusal(&error).into()),
        }
    }
}

impl PlatformApi {
    /// Tokens, or the request for a code.
    pub(super) async fn login_result(&self, outcome: Outcome) -> Result<LoginResult, Refusal> {
        match outcome {
            Outcome::SignedIn(signed_in) => {
                let payload = self.tokens(signed_in.person.account, signed_in.tokens)?;
                Ok(LoginResult::AuthPayload(Box::new(payload)))
            }
            Outcome::CodeMailed(waiting) => {
                let message = match waiting.asked {
                    Asked::MailedCode => "A code is on its way to your address.",
                    Asked::Authenticator => "Enter the code that your authenticator app shows.",
                };
                let message = message.to_owned();
                let pending = Login2FAPendingPayload { user_id: Id(waiting.handle), message };
                Ok(LoginResult::Login2FAPendingPayload(Box::new(pending)))
            }
        }
    }
}

fn refusal(error: &DeviceSignInError) -> Refusal {
    match error {
        DeviceSignInError::NoCode(error) => errors::no_code(error),
        DeviceSignInError::Refused(SignInError::InvalidCredentials) => Refusal::InvalidCredentials,
        DeviceSignInError::Refused(SignInError::NotVerified) => Refusal::EmailNotVerified,
        // Here it is asked for.
        DeviceSignInError::Refused(SignInError::SecondFactorRequired | SignInError::PasswordChangeRequired) => {
            Refusal::Failed(Failure::Internal)
        }
        DeviceSignInError::Refused(SignInError::Busy) => Refusal::Busy,
        DeviceSignInError::Refused(SignInError::TooMany(too_many)) => Refusal::TooMany(*too_many),
        DeviceSignInError::Refused(SignInError::Failed(failure)) => Refusal::Failed(*failure),
    }
}
