//! `Mutation.create_social_nonce`

use super::PlatformApi;
use super::errors::Refusal;
use crate::api::scalars::DateTime;
use crate::domain::social;
use crate::generated::platform::mutation;
use crate::generated::platform::types::SocialNonce;
use lychgate_engine::FieldError;

impl mutation::CreateSocialNonce for PlatformApi {
    async fn create_social_nonce(&self) -> Result<Option<SocialNonce>, FieldError> {
        let nonce = social::create_nonce(&self.app).await.map_err(Refusal::from)?;
        Ok(Some(SocialNonce { nonce: nonce.text, expires_at: DateTime(nonce.expires_at) }))
    }
}
