//! `Mutation.enable_2fa`

use super::PlatformApi;
use super::errors;
use crate::domain::authenticator;
use crate::generated::platform::mutation::{self, Enable2faArguments};
use lychgate_engine::FieldError;

impl mutation::Enable2fa for PlatformApi {
    async fn enable_2fa(
        &self,
        caller: &Self::SignedIn,
        arguments: Enable2faArguments,
    ) -> Result<Option<bool>, FieldError> {
        let enabled = authenticator::enable(&self.app, caller.caller(), &arguments.token).await;
        enabled.map_err(|error| errors::authenticator(&error))?;
        Ok(Some(true))
    }
}
