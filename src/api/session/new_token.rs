//! `Mutation.newToken`

use super::SessionApi;
use super::errors::{self, Refusal};
use crate::domain::device_sign_in;
use crate::domain::refresh::RefreshError;
use crate::domain::session::RefreshSecret;
use crate::generated::session::mutation::{self, NewTokenArguments};
use crate::generated::session::types::LoginResult;
use lychgate_engine::FieldError;

impl mutation::NewToken for SessionApi {
    async fn new_token(&self, arguments: NewTokenArguments) -> Result<Option<LoginResult>, FieldError> {
        let presented = RefreshSecret::presented(arguments.refresh_token);
        match device_sign_in::renew(&self.app, &self.policy(), presented).await {
            Ok(signed_in) => Ok(Some(self.signed_in_answer(signed_in))),
            Err(RefreshError::InvalidToken) => Err(Refusal::TokenInvalid.into()),
            Err(RefreshError::Expired) => Err(Refusal::TokenExpired.into()),
            Err(RefreshError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
