//! `Mutation.resend2Fa`

use super::types::DONE;
use super::{CONTRACT, EmailText, SessionApi, errors};
use crate::api::scalars::DateTime;
use crate::domain::second_step;
use crate::generated::session::mutation::{self, Resend2FaArguments};
use crate::generated::session::types::TwoFactorAuthResult;
use lychgate_engine::FieldError;

impl mutation::Resend2Fa for SessionApi {
    async fn resend2_fa(&self, arguments: Resend2FaArguments) -> Result<Option<TwoFactorAuthResult>, FieldError> {
        let Resend2FaArguments { session_id, email: EmailText(email) } = arguments;
        let times = second_step::resend(&self.app, CONTRACT, &session_id, &email, &self.client).await;
        let times = times.map_err(|error| errors::no_code(&error))?;
        Ok(Some(TwoFactorAuthResult {
            status: DONE,
            message: Some("If a sign-in waits for it, another code is on its way.".to_owned()),
            two_factor_auth: None,
            expires_at: Some(DateTime(times.expires_at)),
            resend_available_at: Some(DateTime(times.next_at)),
        }))
    }
}
