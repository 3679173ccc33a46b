//! `Mutation.verifyToken`

use super::errors::{Errors, Fault, Presented};
use super::{Accounts, types};
use crate::crypto::jwt::TokenError;
use crate::generated::accounts::mutation::{self, VerifyTokenArguments};
use crate::generated::accounts::types::VerifyToken;
use lychgate_engine::FieldError;

impl mutation::VerifyToken for Accounts {
    /// Stateless, as documented: account and session are not looked at.
    async fn verify_token(&self, arguments: VerifyTokenArguments) -> Result<Option<VerifyToken>, FieldError> {
        let argument = arguments.token.into_option();
        let Some(token) = argument.as_deref().or_else(|| self.cookies.access()) else {
            return self.refuse(&Errors::Token(Presented::Access, Fault::Invalid));
        };
        let fault = match self.app.accounts_tokens.read(token, self.app.clock.now()) {
            Ok(claims) => {
                let payload = Some(types::payload(&self.app, claims));
                return Ok(Some(VerifyToken { success: Some(true), errors: None, payload }));
            }
            Err(TokenError::Expired) => Fault::Expired,
            Err(TokenError::Invalid) => Fault::Invalid,
        };
        self.refuse(&Errors::Token(Presented::Access, fault))
    }
}
