//! `Mutation.resetOnboarding`

use super::PlatformApi;
use super::envelope::{acted, told};
use super::errors::Refusal;
use crate::domain::onboarding;
use crate::generated::platform::mutation;
use crate::generated::platform::types::ActionResponse;
use lychgate_engine::FieldError;

impl mutation::ResetOnboarding for PlatformApi {
    async fn reset_onboarding(&self, caller: &Self::SignedIn) -> Result<ActionResponse, FieldError> {
        let done = onboarding::reset(&self.app, caller.caller()).await;
        Ok(told(done.map(|()| acted()).map_err(Refusal::from)))
    }
}
