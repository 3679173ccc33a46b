//! `Mutation.google_auth`

use super::PlatformApi;
use crate::domain::social::Provider;
use crate::generated::platform::mutation::{self, GoogleAuthArguments};
use crate::generated::platform::types::LoginResult;
use lychgate_engine::FieldError;

impl mutation::GoogleAuth for PlatformApi {
    async fn google_auth(&self, arguments: GoogleAuthArguments) -> Result<Option<LoginResult>, FieldError> {
        Ok(Some(self.sign_in_through(Provider::Google, &arguments.token).await?))
    }
}
