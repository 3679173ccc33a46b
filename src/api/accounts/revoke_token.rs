//! `Mutation.revokeToken`

use super::errors::{self, Errors, Fault, Presented};
use super::{Accounts, CONTRACT, types};
use crate::domain::session::RefreshSecret;
use crate::domain::sign_out::{self, SignOutError};
use crate::generated::accounts::mutation::{self, RevokeTokenArguments};
use crate::generated::accounts::types::RevokeToken;
use lychgate_engine::FieldError;

impl mutation::RevokeToken for Accounts {
    async fn revoke_token(&self, arguments: RevokeTokenArguments) -> Result<Option<RevokeToken>, FieldError> {
        let presented = RefreshSecret::presented(arguments.refresh_token);
        match sign_out::sign_out(&self.app, CONTRACT, presented).await {
            Ok(ended) => {
                let revoked = Some(types::unix_seconds(ended));
                Ok(Some(RevokeToken { success: Some(true), errors: None, revoked }))
            }
            Err(SignOutError::InvalidToken) => self.refuse(&Errors::Token(Presented::Refresh, Fault::Invalid)),
            Err(SignOutError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
