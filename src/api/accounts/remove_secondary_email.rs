//! `Mutation.removeSecondaryEmail`

use super::caller::Verified;
use super::payload::Done;
use super::{Accounts, errors};
use crate::domain::secondary_address;
use crate::generated::accounts::mutation::{self, RemoveSecondaryEmailArguments};
use crate::generated::accounts::types::RemoveSecondaryEmail;
use lychgate_engine::FieldError;

impl mutation::RemoveSecondaryEmail for Accounts {
    async fn remove_secondary_email(
        &self,
        caller: &Verified,
        arguments: RemoveSecondaryEmailArguments,
    ) -> Result<Option<RemoveSecondaryEmail>, FieldError> {
        match secondary_address::remove(&self.app, caller.caller(), arguments.password).await {
            Ok(()) => Ok(Some(RemoveSecondaryEmail::done())),
            Err(error) => self.refuse(&errors::secondary(&error)?),
        }
    }
}
