//! `Mutation.send2Fa`

use super::types::code_answer;
use super::{SessionApi, errors};
use crate::domain::act_code;
use crate::domain::step_up::Act;
use crate::generated::session::mutation::{self, Send2FaArguments};
use crate::generated::session::types::{TwoFactorAuthReason, TwoFactorAuthResult};
use lychgate_engine::FieldError;

impl mutation::Send2Fa for SessionApi {
    async fn send2_fa(
        &self,
        caller: &Self::SignedIn,
        arguments: Send2FaArguments,
    ) -> Result<Option<TwoFactorAuthResult>, FieldError> {
        let act = match arguments.reason {
            TwoFactorAuthReason::UpdateProfile => Act::UpdateProfile,
            TwoFactorAuthReason::ChangeEmail => Act::ChangeEmail,
            TwoFactorAuthReason::ChangePassword => Act::ChangePassword,
            TwoFactorAuthReason::DisableTwoFactorAuth => Act::DisableSecondFactor,
            TwoFactorAuthReason::CloseAccount => Act::CloseAccount,
        };
        let mailed = act_code::send(&self.app, caller.caller(), act).await;
        Ok(Some(code_answer(mailed.map_err(|error| errors::not_mailed(&error))?)))
    }
}
