//! `Query.me`

use super::PlatformApi;
use super::envelope::told;
use crate::generated::platform::query;
use crate::generated::platform::types::MeResponse;
use lychgate_engine::FieldError;

impl query::Me for PlatformApi {
    async fn me(&self, caller: &Self::SignedIn) -> Result<MeResponse, FieldError> {
        let found = self.person(caller.caller().account.clone()).await;
        Ok(told(found.map(|user| MeResponse {
            success: true,
            data: Some(user),
            error: None,
            code: None,
            reason: None,
        })))
    }
}
