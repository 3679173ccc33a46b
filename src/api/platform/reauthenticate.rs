//! `Mutation.reauthenticate`

use super::PlatformApi;
use super::envelope::{done, told};
use super::errors;
use crate::domain::reauthenticate;
use crate::generated::platform::mutation::{self, ReauthenticateArguments};
use crate::generated::platform::types::MessageResult;
use lychgate_engine::FieldError;

impl mutation::Reauthenticate for PlatformApi {
    async fn reauthenticate(
        &self,
        caller: &Self::SignedIn,
        arguments: ReauthenticateArguments,
    ) -> Result<MessageResult, FieldError> {
        let renewed = reauthenticate::reauthenticate(&self.app, caller.caller(), arguments.password).await;
        let renewed = renewed.map(|_| done("Nothing is asked for once more within ten minutes."));
        Ok(told(renewed.map_err(|error| errors::unproven(&error))))
    }
}
