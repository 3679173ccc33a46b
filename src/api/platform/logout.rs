//! `Mutation.logout`

use super::errors::Refusal;
use super::{CONTRACT, PlatformApi};
use crate::domain::session::RefreshSecret;
use crate::domain::sign_out::{self, SignOutError};
use crate::generated::platform::mutation::{self, LogoutArguments};
use lychgate_engine::FieldError;

impl mutation::Logout for PlatformApi {
    async fn logout(&self, arguments: LogoutArguments) -> Result<Option<bool>, FieldError> {
        match sign_out::sign_out(&self.app, CONTRACT, RefreshSecret::presented(arguments.token)).await {
            // There is nothing to end, and it tells nobody which tokens there are.
            Ok(_) | Err(SignOutError::InvalidToken) => Ok(Some(true)),
            Err(SignOutError::Failed(failure)) => Err(Refusal::Failed(failure).into()),
        }
    }
}
