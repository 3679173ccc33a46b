//! `Query.userPasskeys`

use super::PlatformApi;
use super::envelope::told;
use super::errors::Refusal;
use super::passkeys::shown;
use crate::domain::passkey;
use crate::generated::platform::query;
use crate::generated::platform::types::PasskeysResponse;
use lychgate_engine::FieldError;

impl query::UserPasskeys for PlatformApi {
    async fn user_passkeys(&self, caller: &Self::SignedIn) -> Result<PasskeysResponse, FieldError> {
        let found = passkey::of(&self.app, caller.caller()).await;
        Ok(told(found.map_err(Refusal::from).map(|found| PasskeysResponse {
            success: true,
            data: Some(found.into_iter().map(shown).collect()),
            error: None,
            code: None,
            reason: None,
        })))
    }
}
