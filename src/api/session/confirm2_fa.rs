//! `Mutation.confirm2Fa`

use super::errors::{self, Refusal};
use super::{EmailText, SessionApi};
use crate::domain::second_step::{self, ConfirmCodeError, Shown};
use crate::generated::session::mutation::{self, Confirm2FaArguments};
use crate::generated::session::types::LoginResult;
use lychgate_engine::FieldError;

impl mutation::Confirm2Fa for SessionApi {
    async fn confirm2_fa(&self, arguments: Confirm2FaArguments) -> Result<Option<LoginResult>, FieldError> {
        // The time that the client tells decides nothing.
        let Confirm2FaArguments { code, session_id, timestamp: _, email: EmailText(email) } = arguments;
        let shown = Shown { handle: &session_id, email: Some(&email), code: &code, client: &self.client };
        match second_step::confirm(&self.app, &self.policy(), shown).await {
            Ok(signed_in) => Ok(Some(self.signed_in_answer(signed_in))),
            Err(ConfirmCodeError::Invalid) => Err(Refusal::CodeInvalid.into()),
            Err(ConfirmCodeError::Expired) => Err(Refusal::CodeExpired.into()),
            Err(ConfirmCodeError::TooManyTries(too_many)) => Err(Refusal::TooManyTries(too_many).into()),
            Err(ConfirmCodeError::TooMany(too_many)) => Err(Refusal::TooMany(too_many).into()),
            Err(ConfirmCodeError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
