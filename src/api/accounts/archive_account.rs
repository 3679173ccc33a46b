//! `Mutation.archiveAccount`

use super::caller::Verified;
use super::payload::Done;
use super::{Accounts, errors};
use crate::domain::leave;
use crate::generated::accounts::mutation::{self, ArchiveAccountArguments};
use crate::generated::accounts::types::ArchiveAccount;
use lychgate_engine::FieldError;

impl mutation::ArchiveAccount for Accounts {
    async fn archive_account(
        &self,
        caller: &Verified,
        arguments: ArchiveAccountArguments,
    ) -> Result<Option<ArchiveAccount>, FieldError> {
        match leave::archive_account(&self.app, caller.caller(), arguments.password).await {
            Ok(()) => {
                self.end_session();
                Ok(Some(ArchiveAccount::done()))
            }
            Err(error) => self.refuse(&errors::unproven("password", &error)?),
        }
    }
}
