//! `Mutation.updateAccount`

use super::caller::Verified;
use super::errors::{self, Errors};
use super::payload::Done;
use super::{Accounts, form};
use crate::domain::update_account::{self, UpdateError};
use crate::generated::accounts::mutation::{self, UpdateAccountArguments};
use crate::generated::accounts::types::UpdateAccount;
use lychgate_engine::FieldError;

impl mutation::UpdateAccount for Accounts {
    async fn update_account(
        &self,
        caller: &Verified,
        arguments: UpdateAccountArguments,
    ) -> Result<Option<UpdateAccount>, FieldError> {
        let update = match form::update(arguments) {
            Ok(update) => update,
            Err(wrong) => return self.refuse(&Errors::Form(wrong)),
        };
        match update_account::update_account(&self.app, caller.caller(), &update).await {
            Ok(()) => Ok(Some(UpdateAccount::done())),
            Err(UpdateError::SessionEnded) => self.refuse(&Errors::Unauthenticated),
            Err(UpdateError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
