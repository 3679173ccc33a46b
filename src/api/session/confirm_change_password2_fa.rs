//! `Mutation.confirmChangePassword2Fa`

use super::SessionApi;
use super::errors::{self, Refusal};
use crate::domain::password_change_step::{self, ConfirmError};
use crate::generated::session::mutation::{self, ConfirmChangePassword2FaArguments};
use crate::generated::session::types::LoginResult;
use lychgate_engine::FieldError;

impl mutation::ConfirmChangePassword2Fa for SessionApi {
    async fn confirm_change_password2_fa(
        &self,
        caller: &Self::Session,
        arguments: ConfirmChangePassword2FaArguments,
    ) -> Result<Option<LoginResult>, FieldError> {
        let (policy, code) = (self.policy(), arguments.code);
        match password_change_step::confirm(&self.app, &policy, caller.caller(), &code, &self.client).await {
            Ok(signed_in) => Ok(Some(self.signed_in_answer(signed_in))),
            Err(ConfirmError::CodeInvalid) => Err(Refusal::CodeInvalid.of_input("code")),
            Err(ConfirmError::CodeExpired) => Err(Refusal::CodeExpired.of_input("code")),
            Err(ConfirmError::TooManyTries(too_many)) => Err(Refusal::TooManyTries(too_many).into()),
            Err(ConfirmError::NothingPending) => Err(Refusal::NothingPending.into()),
            Err(ConfirmError::SessionEnded) => Err(Refusal::Unauthenticated.into()),
            Err(ConfirmError::TooMany(too_many)) => Err(Refusal::TooMany(too_many).into()),
            Err(ConfirmError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
