//! `Mutation.verify_2fa_code`

use super::PlatformApi;
use super::errors::Refusal;
use crate::domain::second_step::{self, ConfirmCodeError, Shown};
use crate::generated::platform::mutation::{self, Verify2faCodeArguments};
use crate::generated::platform::types::AuthPayload;
use lychgate_engine::FieldError;

impl mutation::Verify2faCode for PlatformApi {
    async fn verify_2fa_code(&self, arguments: Verify2faCodeArguments) -> Result<Option<AuthPayload>, FieldError> {
        let Verify2faCodeArguments { user_id, token } = arguments;
        let shown = Shown { handle: &user_id.0, email: None, code: &token, client: &self.client };
        match second_step::confirm(&self.app, &self.policy(), shown).await {
            Ok(signed_in) => Ok(Some(self.tokens(signed_in.person.account, signed_in.tokens)?)),
            Err(ConfirmCodeError::Invalid) => Err(Refusal::CodeInvalid.into()),
            Err(ConfirmCodeError::Expired) => Err(Refusal::CodeExpired.into()),
            Err(ConfirmCodeError::TooManyTries(too_many)) => Err(Refusal::TooManyTries(too_many).into()),
            Err(ConfirmCodeError::TooMany(too_many)) => Err(Refusal::TooMany(too_many).into()),
            Err(ConfirmCodeError::Failed(failure)) => Err(Refusal::Failed(failure).into()),
        }
    }
}
