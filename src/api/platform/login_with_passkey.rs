//! `Mutation.loginWithPasskey`

use super::PlatformApi;
use super::errors::Refusal;
use super::social;
use crate::domain::captcha;
use crate::domain::passkey_sign_in::{self, PasskeySignInError};
use crate::generated::platform::mutation::{self, LoginWithPasskeyArguments};
use crate::generated::platform::types::AuthPayload;
use lychgate_engine::FieldError;

impl mutation::LoginWithPasskey for PlatformApi {
    async fn login_with_passkey(
        &self,
        arguments: LoginWithPasskeyArguments,
    ) -> Result<Option<AuthPayload>, FieldError> {
        let LoginWithPasskeyArguments { credential, recaptcha_token } = arguments;
        let captcha = recaptcha_token.into_option();
        captcha::check(&self.app, captcha.as_deref()).await.map_err(social::captcha)?;
        match passkey_sign_in::sign_in(&self.app, &self.policy(), &credential, &self.client).await {
            Ok(signed_in) => Ok(Some(self.tokens(signed_in.account, signed_in.tokens)?)),
            Err(PasskeySignInError::Invalid) => Err(Refusal::PasskeyInvalid.into()),
            Err(PasskeySignInError::NotVerified) => Err(Refusal::EmailNotVerified.into()),
            Err(PasskeySignInError::Failed(failure)) => Err(Refusal::Failed(failure).into()),
        }
    }
}
