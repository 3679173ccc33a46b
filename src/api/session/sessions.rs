//! `Query.sessions`

use super::{SessionApi, errors};
use crate::api::scalars::DateTime;
use crate::domain::live_sessions::{self, Place};
use crate::generated::session::query;
use crate::generated::session::types::Session;
use lychgate_engine::FieldError;

impl query::Sessions for SessionApi {
    async fn sessions(&self, caller: &Self::SignedIn) -> Result<Vec<Session>, FieldError> {
        let places = live_sessions::of(&self.app, caller.caller()).await.map_err(errors::failure)?;
        Ok(places.into_iter().map(shown).collect())
    }
}

fn shown(place: Place) -> Session {
    Session {
        id: place.session.to_string(),
        contract: place.contract,
        device_id: place.device,
        device_name: place.device_label,
        ip_address: place.client_address,
        user_agent: Some(place.user_agent).filter(|text| !text.is_empty()),
        is_current: place.is_current,
        created_at: DateTime(place.created_at),
        last_used_at: DateTime(place.last_used_at),
        expires_at: DateTime(place.expires_at),
    }
}
