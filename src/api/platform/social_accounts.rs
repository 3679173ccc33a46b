//! `Query.social_accounts`

use super::PlatformApi;
use super::errors::Refusal;
use crate::api::scalars::DateTime;
use crate::domain::social::{self, LinkedAccount};
use crate::generated::platform::query;
use crate::generated::platform::types::SocialAccount;
use lychgate_engine::FieldError;

impl query::SocialAccounts for PlatformApi {
    async fn social_accounts(&self, caller: &Self::SignedIn) -> Result<Vec<SocialAccount>, FieldError> {
        let linked = social::linked(&self.app, caller.caller()).await.map_err(Refusal::from)?;
        let shown = |it: LinkedAccount| SocialAccount { provider: it.provider, linked_at: DateTime(it.linked_at) };
        Ok(linked.into_iter().map(shown).collect())
    }
}
