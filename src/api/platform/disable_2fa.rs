//! `Mutation.disable_2fa`

use super::PlatformApi;
use super::errors;
use crate::domain::second_factor;
use crate::domain::step_up::Shown;
use crate::generated::platform::mutation::{self, Disable2faArguments};
use lychgate_engine::FieldError;

impl mutation::Disable2fa for PlatformApi {
    async fn disable_2fa(
        &self,
        caller: &Self::SignedIn,
        arguments: Disable2faArguments,
    ) -> Result<Option<bool>, FieldError> {
        let Disable2faArguments { token, password } = arguments;
        let shown = Shown { password: password.into_option(), code: token.into_option() };
        let disabled = second_factor::disable(&self.app, caller.caller(), shown).await;
        disabled.map_err(|error| errors::second_factor(&error))?;
        Ok(Some(true))
    }
}
