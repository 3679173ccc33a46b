//! `Mutation.trackOnboardingEvent`

use super::PlatformApi;
use super::errors::Refusal;
use crate::domain::onboarding;
use crate::generated::platform::mutation::{self, TrackOnboardingEventArguments};
use lychgate_engine::FieldError;

impl mutation::TrackOnboardingEvent for PlatformApi {
    async fn track_onboarding_event(
        &self,
        caller: &Self::SignedIn,
        arguments: TrackOnboardingEventArguments,
    ) -> Result<Option<bool>, FieldError> {
        let step = arguments.step_id.as_option().map(String::as_str);
        onboarding::track(&self.app, caller.caller(), &arguments.event, step).await.map_err(Refusal::from)?;
        Ok(Some(true))
    }
}
