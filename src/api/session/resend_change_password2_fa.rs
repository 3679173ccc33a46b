//! `Mutation.resendChangePassword2Fa`

use super::types::code_answer;
use super::{SessionApi, errors};
use crate::domain::password_change_step;
use crate::generated::session::mutation;
use crate::generated::session::types::TwoFactorAuthResult;
use lychgate_engine::FieldError;

impl mutation::ResendChangePassword2Fa for SessionApi {
    async fn resend_change_password2_fa(
        &self,
        caller: &Self::Session,
    ) -> Result<Option<TwoFactorAuthResult>, FieldError> {
        let mailed = password_change_step::resend(&self.app, caller.caller()).await;
        Ok(Some(code_answer(mailed.map_err(|error| errors::not_mailed(&error))?)))
    }
}
