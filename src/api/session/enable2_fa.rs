//! `Mutation.enable2Fa`

use super::types::two_factor_answer;
use super::{SessionApi, errors};
use crate::domain::second_factor::{self, Enabled};
use crate::domain::step_up::Shown;
use crate::generated::session::mutation::{self, Enable2FaArguments};
use crate::generated::session::types::TwoFactorAuthResult;
use lychgate_engine::FieldError;

impl mutation::Enable2Fa for SessionApi {
    async fn enable2_fa(
        &self,
        caller: &Self::SignedIn,
        arguments: Enable2FaArguments,
    ) -> Result<Option<TwoFactorAuthResult>, FieldError> {
        let shown = Shown { password: arguments.password.into_option(), code: None };
        let done = second_factor::enable(&self.app, caller.caller(), shown).await;
        let message = match done.map_err(|error| errors::second_factor(&error))? {
            Enabled::MailedCode => "From now on a code is mailed at every sign-in.",
            Enabled::Authenticator => "A code of your authenticator app is asked for already.",
        };
        Ok(Some(two_factor_answer(message, true)))
    }
}
