//! `Mutation.swapEmails`

use super::caller::Verified;
use super::payload::Done;
use super::{Accounts, errors};
use crate::domain::secondary_address;
use crate::generated::accounts::mutation::{self, SwapEmailsArguments};
use crate::generated::accounts::types::SwapEmails;
use lychgate_engine::FieldError;

impl mutation::SwapEmails for Accounts {
    async fn swap_emails(
        &self,
        caller: &Verified,
        arguments: SwapEmailsArguments,
    ) -> Result<Option<SwapEmails>, FieldError> {
        match secondary_address::swap(&self.app, caller.caller(), arguments.password).await {
            Ok(()) => Ok(Some(SwapEmails::done())),
            Err(error) => self.refuse(&errors::secondary(&error)?),
        }
    }
}
