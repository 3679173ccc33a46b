//! `Mutation.verifySecondaryEmail`

use super::Accounts;
use super::errors::{self, Errors, Fault, Presented};
use super::payload::Done;
use crate::domain::secondary_address::{self, AdoptError};
use crate::generated::accounts::mutation::{self, VerifySecondaryEmailArguments};
use crate::generated::accounts::types::VerifySecondaryEmail;
use lychgate_engine::FieldError;

impl mutation::VerifySecondaryEmail for Accounts {
    async fn verify_secondary_email(
        &self,
        arguments: VerifySecondaryEmailArguments,
    ) -> Result<Option<VerifySecondaryEmail>, FieldError> {
        let errors = match secondary_address::adopt(&self.app, &arguments.token).await {
            Ok(()) => return Ok(Some(VerifySecondaryEmail::done())),
            Err(AdoptError::InvalidToken) => Errors::Token(Presented::Link, Fault::Invalid),
            Err(AdoptError::Expired) => Errors::Token(Presented::Link, Fault::Expired),
            Err(AdoptError::AddressTaken) => Errors::AddressTakenMeanwhile,
            Err(AdoptError::Failed(failure)) => return Err(errors::failure(failure)),
        };
        self.refuse(&errors)
    }
}
