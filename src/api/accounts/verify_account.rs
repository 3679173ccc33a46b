//! `Mutation.verifyAccount`

use super::Accounts;
use super::errors::{self, Errors, Fault, Presented};
use super::payload::Done;
use crate::domain::confirm_address::{self, ConfirmError, Password};
use crate::generated::accounts::mutation::{self, VerifyAccountArguments};
use crate::generated::accounts::types::VerifyAccount;
use lychgate_engine::FieldError;

impl mutation::VerifyAccount for Accounts {
    async fn verify_account(&self, arguments: VerifyAccountArguments) -> Result<Option<VerifyAccount>, FieldError> {
        let caller = self.caller().await.map_err(errors::failure)?;
        let errors = match confirm_address::confirm_address(&self.app, &arguments.token, caller.as_ref()).await {
            // The documented answer has no place for what became of the password.
            Ok(Password::Kept | Password::Dropped) => return Ok(Some(VerifyAccount::done())),
            Err(ConfirmError::InvalidToken) => Errors::Token(Presented::Link, Fault::Invalid),
            Err(ConfirmError::Expired) => Errors::Token(Presented::Link, Fault::Expired),
            Err(ConfirmError::AlreadyVerified) => Errors::General(errors::ALREADY_VERIFIED),
            Err(ConfirmError::Failed(failure)) => return Err(errors::failure(failure)),
        };
        self.refuse(&errors)
    }
}
