//! `Query.onboarding`

use super::PlatformApi;
use super::errors::Refusal;
use crate::api::scalars::DateTime;
use crate::domain::onboarding::{self, Progress};
use crate::generated::platform::query;
use crate::generated::platform::types::{OnboardingEvent, OnboardingState};
use lychgate_engine::FieldError;

impl query::Onboarding for PlatformApi {
    async fn onboarding(&self, caller: &Self::SignedIn) -> Result<OnboardingState, FieldError> {
        let Progress { onboarding, events } =
            onboarding::of(&self.app, caller.caller()).await.map_err(Refusal::from)?;
        let event = |found: onboarding::OnboardingEvent| OnboardingEvent {
            event: found.event,
            step_id: found.step_id,
            created_at: DateTime(found.created_at),
        };
        Ok(OnboardingState {
            completed: onboarding.is_some_and(|onboarding| onboarding.completed),
            completed_at: onboarding.map(|onboarding| DateTime(onboarding.completed_at)),
            events: events.into_iter().map(event).collect(),
        })
    }
}
