//! `Query.apiKeys`

use super::PlatformApi;
use super::errors::Refusal;
use super::types::api_key;
use crate::domain::api_key as keys;
use crate::generated::platform::query;
use crate::generated::platform::types::ApiKey;
use lychgate_engine::FieldError;

impl query::ApiKeys for PlatformApi {
    async fn api_keys(&self, caller: &Self::SignedIn) -> Result<Vec<ApiKey>, FieldError> {
        let caller = caller.caller();
        let found = keys::of(&self.app, caller).await.map_err(Refusal::from)?;
        Ok(found.into_iter().map(|key| api_key(key, caller.account.uuid)).collect())
    }
}
