//! `Mutation.x_auth`

use super::PlatformApi;
use crate::domain::social::Provider;
use crate::generated::platform::mutation::{self, XAuthArguments};
use crate::generated::platform::types::LoginResult;
use lychgate_engine::FieldError;

impl mutation::XAuth for PlatformApi {
    async fn x_auth(&self, arguments: XAuthArguments) -> Result<Option<LoginResult>, FieldError> {
        Ok(Some(self.sign_in_through(Provider::X, &arguments.token).await?))
    }
}
