//! `Query.userProfile`

use super::SessionApi;
use super::errors::{self, Refusal};
use super::types::user_profile;
use crate::domain::person;
use crate::generated::session::query;
use crate::generated::session::types::UserProfile;
use lychgate_engine::FieldError;

impl query::UserProfile for SessionApi {
    async fn user_profile(&self, caller: &Self::SignedIn) -> Result<Option<UserProfile>, FieldError> {
        let account = caller.caller().account.clone();
        let person = person::of(&self.app, account).await.map_err(errors::failure)?;
        user_profile(person).map(Some).ok_or_else(|| Refusal::EmailRequired.into())
    }
}
