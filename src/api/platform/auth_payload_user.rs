//! `AuthPayload.user`

use super::PlatformApi;
use crate::generated::platform::{auth_payload, types::AuthPayload, types::User};
use lychgate_engine::FieldError;

impl auth_payload::User for PlatformApi {
    async fn user(&self, parent: &AuthPayload) -> Result<Option<User>, FieldError> {
        Ok(Some(self.person(parent.carried.clone()).await?))
    }
}
