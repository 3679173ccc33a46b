//! `Mutation.apple_auth`

use super::PlatformApi;
use crate::domain::social::Provider;
use crate::generated::platform::mutation::{self, AppleAuthArguments};
use crate::generated::platform::types::LoginResult;
use lychgate_engine::FieldError;

impl mutation::AppleAuth for PlatformApi {
    async fn apple_auth(&self, arguments: AppleAuthArguments) -> Result<Option<LoginResult>, FieldError> {
        Ok(Some(self.sign_in_through(Provider::Apple, &arguments.token).await?))
    }
}
