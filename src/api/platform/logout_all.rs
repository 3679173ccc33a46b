//! `Mutation.logout_all`

use super::PlatformApi;
use super::errors::Refusal;
use crate::domain::sign_out;
use crate::generated::platform::mutation;
use lychgate_engine::FieldError;

impl mutation::LogoutAll for PlatformApi {
    async fn logout_all(&self, caller: &Self::SignedIn) -> Result<Option<bool>, FieldError> {
        sign_out::sign_out_everywhere(&self.app, caller.caller()).await.map_err(Refusal::from)?;
        Ok(Some(true))
    }
}
