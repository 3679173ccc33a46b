//! `Query.me`

use super::PlatformApi;
use super::envelope::told;
use super::errors::Refusal;
use super::types::user;
use crate::domain::person;
use crate::generated::platform::query;
use crate::generated::platform::types::MeResponse;
use lychgate_engine::FieldError;

impl query::Me for PlatformApi {
    async fn me(&self, caller: &Self::SignedIn) -> Result<MeResponse, FieldError> {
        let found = person::of(&self.app, caller.caller().account.clone()).await.map_err(Refusal::from);
        Ok(told(found.map(|person| MeResponse {
            success: true,
            data: Some(user(person)),
            error: None,
            code: None,
            reason: None,
        })))
    }
}
