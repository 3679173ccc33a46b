//! `Mutation.verifyAccount`

use super::Accounts;
use super::errors::{self, Errors};
use crate::domain::confirm_address::{self, ConfirmError};
use crate::generated::accounts::mutation::{self, VerifyAccountArguments};
use crate::generated::accounts::types::VerifyAccount;
use lychgate_engine::FieldError;

impl mutation::VerifyAccount for Accounts {
    async fn verify_account(&self, arguments: VerifyAccountArguments) -> Result<Option<VerifyAccount>, FieldError> {
        let caller = self.caller().await.map_err(errors::failure)?;
        let message = match confirm_address::confirm_address(&self.app, &arguments.token, caller.as_ref()).await {
            Ok(()) => return Ok(Some(VerifyAccount { success: Some(true), errors: None })),
            Err(ConfirmError::InvalidToken) => errors::INVALID_TOKEN,
            Err(ConfirmError::Expired) => errors::EXPIRED_TOKEN,
            Err(ConfirmError::AlreadyVerified) => errors::ALREADY_VERIFIED,
            Err(ConfirmError::Failed(failure)) => return Err(errors::failure(failure)),
        };
        Ok(Some(VerifyAccount { success: Some(false), errors: Some(Errors::general(message).to_json()) }))
    }
}
