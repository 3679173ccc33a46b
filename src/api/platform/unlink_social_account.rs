//! `Mutation.unlink_social_account`

use super::PlatformApi;
use super::caller::SignedIn;
use super::envelope::{done, told};
use super::errors::Refusal;
use super::social::{not_unlinked, provider};
use crate::domain::social;
use crate::generated::platform::mutation::{self, UnlinkSocialAccountArguments};
use crate::generated::platform::types::MessageResult;
use lychgate_engine::FieldError;

impl mutation::UnlinkSocialAccount for PlatformApi {
    async fn unlink_social_account(
        &self,
        caller: &Self::SignedIn,
        arguments: UnlinkSocialAccountArguments,
    ) -> Result<MessageResult, FieldError> {
        Ok(told(self.unlink_service(caller, &arguments).await))
    }
}

impl PlatformApi {
    async fn unlink_service(
        &self,
        caller: &SignedIn,
        arguments: &UnlinkSocialAccountArguments,
    ) -> Result<MessageResult, Refusal> {
        let provider = provider(&arguments.provider)?;
        social::unlink(&self.app, caller.caller(), provider).await.map_err(|error| not_unlinked(&error))?;
        Ok(done("The service is not linked to your account any more."))
    }
}
