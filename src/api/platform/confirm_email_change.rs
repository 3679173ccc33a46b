//! `Mutation.confirm_email_change`

use super::PlatformApi;
use super::envelope::{done, told};
use super::errors::Refusal;
use crate::domain::change_email::{self, ConfirmChangeError};
use crate::generated::platform::mutation::{self, ConfirmEmailChangeArguments};
use crate::generated::platform::types::MessageResult;
use lychgate_engine::FieldError;

impl mutation::ConfirmEmailChange for PlatformApi {
    async fn confirm_email_change(&self, arguments: ConfirmEmailChangeArguments) -> Result<MessageResult, FieldError> {
        Ok(told(self.confirm_address(&arguments.token).await))
    }
}

impl PlatformApi {
    async fn confirm_address(&self, token: &str) -> Result<MessageResult, Refusal> {
        let caller = self.maybe_session().await?;
        match change_email::confirm(&self.app, token, caller.as_ref()).await {
            Ok(()) => Ok(done("The address is changed.")),
            Err(ConfirmChangeError::InvalidToken) => Err(Refusal::LinkInvalid),
            Err(ConfirmChangeError::Expired) => Err(Refusal::LinkExpired),
            Err(ConfirmChangeError::AddressTaken) => Err(Refusal::EmailTaken),
            Err(ConfirmChangeError::Failed(failure)) => Err(failure.into()),
        }
    }
}
