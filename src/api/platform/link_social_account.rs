//! `Mutation.link_social_account`

use super::PlatformApi;
use super::caller::SignedIn;
use super::envelope::{done, told};
use super::errors::Refusal;
use super::social::{not_linked, provider};
use crate::domain::social;
use crate::generated::platform::mutation::{self, LinkSocialAccountArguments};
use crate::generated::platform::types::MessageResult;
use lychgate_engine::FieldError;

impl mutation::LinkSocialAccount for PlatformApi {
    async fn link_social_account(
        &self,
        caller: &Self::SignedIn,
        arguments: LinkSocialAccountArguments,
    ) -> Result<MessageResult, FieldError> {
        Ok(told(self.link_service(caller, &arguments).await))
    }
}

impl PlatformApi {
    async fn link_service(
        &self,
        caller: &SignedIn,
        arguments: &LinkSocialAccountArguments,
    ) -> Result<MessageResult, Refusal> {
        let provider = provider(&arguments.provider)?;
        social::link(&self.app, caller.caller(), provider, &arguments.token)
            .await
            .map_err(|error| not_linked(&error))?;
        Ok(done("The service is linked to your account."))
    }
}
