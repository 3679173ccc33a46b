//! `Mutation.refreshToken`

use super::Accounts;
use super::errors::{self, Errors, Fault, Presented};
use super::types::{payload, unix_seconds};
use crate::domain::refresh::{self, RefreshError};
use crate::domain::session::RefreshSecret;
use crate::generated::accounts::mutation::{self, RefreshTokenArguments};
use crate::generated::accounts::types::RefreshToken;
use lychgate_engine::FieldError;

impl mutation::RefreshToken for Accounts {
    async fn refresh_token(&self, arguments: RefreshTokenArguments) -> Result<Option<RefreshToken>, FieldError> {
        let presented = RefreshSecret::presented(arguments.refresh_token);
        match refresh::refresh(&self.app, &self.policy(), presented).await {
            Ok(tokens) => Ok(Some(RefreshToken {
                success: Some(true),
                errors: None,
                payload: Some(payload(&self.app, &tokens.claims)),
                token: Some(tokens.access),
                refresh_expires_in: Some(unix_seconds(tokens.refresh_expires_at)),
                refresh_token: Some(tokens.refresh.into_text()),
            })),
            Err(RefreshError::InvalidToken) => self.refuse(&Errors::Token(Presented::Refresh, Fault::Invalid)),
            Err(RefreshError::Expired) => self.refuse(&Errors::Token(Presented::Refresh, Fault::Expired)),
            Err(RefreshError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
