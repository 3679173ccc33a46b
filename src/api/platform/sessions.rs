//! `Query.sessions`

use super::PlatformApi;
use super::errors::Refusal;
use crate::api::scalars::DateTime;
use crate::domain::live_sessions::{self, Place};
use crate::generated::platform::query;
use crate::generated::platform::types::Session;
use lychgate_engine::{FieldError, Id};

impl query::Sessions for PlatformApi {
    async fn sessions(&self, caller: &Self::SignedIn) -> Result<Vec<Session>, FieldError> {
        let places = live_sessions::of(&self.app, caller.caller()).await.map_err(Refusal::from)?;
        Ok(places.into_iter().map(shown).collect())
    }
}

fn shown(place: Place) -> Session {
    Session {
        id: Id(place.session.to_string()),
        contract: place.contract,
        is_current: place.is_current,
        ip_address: place.client_address,
        user_agent: Some(place.user_agent).filter(|text| !text.is_empty()),
        created_at: DateTime(place.created_at),
        last_used_at: DateTime(place.last_used_at),
        expires_at: DateTime(place.expires_at),
    }
}
