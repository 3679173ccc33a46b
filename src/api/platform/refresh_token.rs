//! `Mutation.refresh_token`

use super::PlatformApi;
use super::errors::Refusal;
use crate::domain::device_sign_in;
use crate::domain::refresh::RefreshError;
use crate::domain::session::RefreshSecret;
use crate::generated::platform::mutation::{self, RefreshTokenArguments};
use crate::generated::platform::types::AuthPayload;
use lychgate_engine::FieldError;

impl mutation::RefreshToken for PlatformApi {
    async fn refresh_token(&self, arguments: RefreshTokenArguments) -> Result<Option<AuthPayload>, FieldError> {
        let presented = RefreshSecret::presented(arguments.token);
        match device_sign_in::renew(&self.app, &self.policy(), presented).await {
            Ok(signed_in) => Ok(Some(self.tokens(signed_in.person.account, signed_in.tokens)?)),
            Err(RefreshError::InvalidToken) => Err(Refusal::RefreshTokenInvalid.into()),
            Err(RefreshError::Expired) => Err(Refusal::RefreshTokenExpired.into()),
            Err(RefreshError::Failed(failure)) => Err(Refusal::Failed(failure).into()),
        }
    }
}
