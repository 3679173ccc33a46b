//! `Mutation.generate_2fa`

use super::PlatformApi;
use super::errors;
use crate::domain::authenticator::{self, Setup};
use crate::generated::platform::mutation;
use crate::generated::platform::types::TwoFactorSetup;
use lychgate_engine::FieldError;

impl mutation::Generate2fa for PlatformApi {
    async fn generate_2fa(&self, caller: &Self::SignedIn) -> Result<Option<TwoFactorSetup>, FieldError> {
        let set_up = authenticator::set_up(&self.app, caller.caller()).await;
        let Setup { enrolment, qr_code } = set_up.map_err(|error| errors::authenticator(&error))?;
        let (secret, otpauth_url) = (enrolment.secret.to_string(), enrolment.url.to_string());
        Ok(Some(TwoFactorSetup { secret, qr_code, otpauth_url }))
    }
}
