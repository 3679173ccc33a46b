//! `Mutation.disable2Fa`

use super::types::two_factor_answer;
use super::{SessionApi, errors};
use crate::domain::second_factor;
use crate::domain::step_up::Shown;
use crate::generated::session::mutation::{self, Disable2FaArguments};
use crate::generated::session::types::TwoFactorAuthResult;
use lychgate_engine::FieldError;

impl mutation::Disable2Fa for SessionApi {
    async fn disable2_fa(
        &self,
        caller: &Self::SignedIn,
        arguments: Disable2FaArguments,
    ) -> Result<Option<TwoFactorAuthResult>, FieldError> {
        let Disable2FaArguments { password, code } = arguments;
        let shown = Shown { password: password.into_option(), code: code.into_option() };
        let done = second_factor::disable(&self.app, caller.caller(), shown).await;
        done.map_err(|error| errors::second_factor(&error))?;
        Ok(Some(two_factor_answer("No code is asked for at sign-in.", false)))
    }
}
