//! `Mutation.verifyToken`

use super::errors::{self, Errors};
use super::{Accounts, types};
use crate::crypto::jwt::TokenError;
use crate::generated::accounts::mutation::{self, VerifyTokenArguments};
use crate::generated::accounts::types::VerifyToken;
use lychgate_engine::FieldError;

impl mutation::VerifyToken for Accounts {
    /// Stateless, as documented: account and session are not looked at.
    async fn verify_token(&self, arguments: VerifyTokenArguments) -> Result<Option<VerifyToken>, FieldError> {
        let message = match self.app.accounts_tokens.read(&arguments.token, self.app.clock.now()) {
            Ok(claims) => {
                let payload = Some(types::payload(&self.app, &claims));
                return Ok(Some(VerifyToken { success: Some(true), errors: None, payload }));
            }
            Err(TokenError::Expired) => errors::EXPIRED_TOKEN,
            Err(TokenError::Invalid) => errors::INVALID_TOKEN,
        };
        let errors = Some(Errors::general(message).to_json());
        Ok(Some(VerifyToken { success: Some(false), errors, payload: None }))
    }
}
