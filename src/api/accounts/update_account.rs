//! `Mutation.updateAccount`

use super::caller::Verified;
use super::errors::{self, Errors, FormErrors};
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
            Err(mut not_in_order) => {
                not_in_order.username.take_if(|username| caller.caller().is_called(username));
                return self.not_in_order(not_in_order).await;
            }
        };
        match update_account::update_account(&self.app, caller.caller(), &update).await {
            Ok(()) => Ok(Some(UpdateAccount::done())),
            Err(UpdateError::SessionEnded) => self.refuse(&Errors::Unauthenticated),
            Err(UpdateError::SignInTooOld) => self.refuse(&Errors::General(errors::REAUTH_REQUIRED)),
            Err(UpdateError::UsernameTaken) => {
                self.refuse(&Errors::Form(FormErrors::of("username", errors::USERNAME_IN_USE)))
            }
            Err(UpdateError::AddressTaken) => self.refuse(&Errors::AddressTaken),
            Err(UpdateError::MailRefused) => self.refuse(&Errors::General(errors::EMAIL_FAIL)),
            Err(UpdateError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
