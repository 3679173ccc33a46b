//! `Mutation.verifySecondaryEmail`

use super::Accounts;
use super::errors::{self, Errors};
use super::payload::{Done, Refusal};
use crate::domain::secondary_address::{self, AdoptError};
use crate::generated::accounts::mutation::{self, VerifySecondaryEmailArguments};
use crate::generated::accounts::types::VerifySecondaryEmail;
use lychgate_engine::FieldError;

impl mutation::VerifySecondaryEmail for Accounts {
    async fn verify_secondary_email(
        &self,
        arguments: VerifySecondaryEmailArguments,
    ) -> Result<Option<VerifySecondaryEmail>, FieldError> {
        let message = match secondary_address::adopt(&self.app, &arguments.token).await {
            Ok(()) => return Ok(Some(VerifySecondaryEmail::done())),
            Err(AdoptError::InvalidToken) => errors::INVALID_TOKEN,
            Err(AdoptError::Expired) => errors::EXPIRED_TOKEN,
            Err(AdoptError::AddressTaken) => errors::EMAIL_IN_USE,
            Err(AdoptError::Failed(failure)) => return Err(errors::failure(failure)),
        };
        Ok(Some(VerifySecondaryEmail::refused(&Errors::general(message))))
    }
}
