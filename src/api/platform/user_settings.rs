//! `Query.userSettings`

use super::PlatformApi;
use super::errors::Refusal;
use crate::api::scalars::DateTime;
use crate::domain::user_setting;
use crate::generated::platform::query;
use crate::generated::platform::types::UserSetting;
use lychgate_engine::FieldError;

impl query::UserSettings for PlatformApi {
    async fn user_settings(&self, caller: &Self::SignedIn) -> Result<Vec<UserSetting>, FieldError> {
        let found = user_setting::of(&self.app, caller.caller()).await.map_err(Refusal::from)?;
        Ok(found.into_iter().map(shown).collect())
    }
}

/// A preference.
pub(super) fn shown(found: user_setting::UserSetting) -> UserSetting {
    UserSetting { key: found.key, value: found.value, updated_at: DateTime(found.updated_at) }
}
