//! `Mutation.sendPasswordResetEmail`

use super::Accounts;
use super::errors::{self, Errors};
use super::payload::Done;
use crate::domain::email_address::EmailAddress;
use crate::domain::password_link_mail::{self, PasswordMailError};
use crate::generated::accounts::mutation::{self, SendPasswordResetEmailArguments};
use crate::generated::accounts::types::SendPasswordResetEmail;
use lychgate_engine::FieldError;

impl mutation::SendPasswordResetEmail for Accounts {
    async fn send_password_reset_email(
        &self,
        arguments: SendPasswordResetEmailArguments,
    ) -> Result<Option<SendPasswordResetEmail>, FieldError> {
        let address = match EmailAddress::parse(&arguments.email) {
            Ok(address) => address,
            Err(wrong) => return self.refuse(&errors::typed_address(&wrong)),
        };
        let errors = match password_link_mail::send_password_reset(&self.app, &address).await {
            Ok(()) => return Ok(Some(SendPasswordResetEmail::done())),
            Err(PasswordMailError::NotVerified) => Errors::AddressNotVerified,
            Err(PasswordMailError::MailRefused) => Errors::LetterRefused,
            Err(PasswordMailError::Failed(failure)) => return Err(errors::failure(failure)),
        };
        self.refuse(&errors)
    }
}
