//! `Mutation.deleteAccount`

use super::caller::Verified;
use super::payload::Done;
use super::{Accounts, errors};
use crate::domain::leave;
use crate::generated::accounts::mutation::{self, DeleteAccountArguments};
use crate::generated::accounts::types::DeleteAccount;
use lychgate_engine::FieldError;

impl mutation::DeleteAccount for Accounts {
    async fn delete_account(
        &self,
        caller: &Verified,
        arguments: DeleteAccountArguments,
    ) -> Result<Option<DeleteAccount>, FieldError> {
        match leave::delete_account(&self.app, caller.caller(), arguments.password).await {
            Ok(()) => {
                self.end_session();
                Ok(Some(DeleteAccount::done()))
            }
            Err(error) => self.refuse(&errors::unproven("password", &error)?),
        }
    }
}
