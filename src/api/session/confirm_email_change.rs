//! `Mutation.confirmEmailChange`

use super::SessionApi;
use super::errors::{self, Link, Refusal};
use super::types::DONE;
use crate::domain::change_email::{self, ConfirmChangeError};
use crate::generated::session::mutation::{self, ConfirmEmailChangeArguments};
use crate::generated::session::types::ChangeEmailResult;
use lychgate_engine::FieldError;

impl mutation::ConfirmEmailChange for SessionApi {
    async fn confirm_email_change(
        &self,
        arguments: ConfirmEmailChangeArguments,
    ) -> Result<Option<ChangeEmailResult>, FieldError> {
        let caller = self.caller().await.map_err(errors::failure)?;
        match change_email::confirm(&self.app, &arguments.token, caller.as_ref()).await {
            Ok(()) => Ok(Some(ChangeEmailResult { status: DONE, message: "The address is changed.".to_owned() })),
            Err(ConfirmChangeError::InvalidToken) => Err(errors::useless_link(Link::Invalid, &["token"])),
            Err(ConfirmChangeError::Expired) => Err(errors::useless_link(Link::Expired, &["token"])),
            Err(ConfirmChangeError::AddressTaken) => Err(Refusal::EmailTaken.into()),
            Err(ConfirmChangeError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
