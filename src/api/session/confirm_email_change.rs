//! `Mutation.confirmEmailChange`

use super::SessionApi;
use super::errors::{self, Fault, Refusal};
use super::types::DONE;
use crate::domain::change_email::{self, ConfirmChangeError};
use crate::generated::session::mutation::{self, ConfirmEmailChangeArguments};
use crate::generated::session::types::ChangeEmailResult;
use lychgate_engine::FieldError;
use serde_json::json;

impl mutation::ConfirmEmailChange for SessionApi {
    async fn confirm_email_change(
        &self,
        arguments: ConfirmEmailChangeArguments,
    ) -> Result<Option<ChangeEmailResult>, FieldError> {
        let caller = self.maybe_caller().await.map_err(errors::failure)?;
        let useless = |message: &str, reason| {
            errors::invalid(vec![Fault { path: json!(["token"]), message: message.to_owned(), reason }])
        };
        match change_email::confirm(&self.app, &arguments.token, caller.as_ref()).await {
            Ok(()) => Ok(Some(ChangeEmailResult { status: DONE, message: "The address is changed.".to_owned() })),
            Err(ConfirmChangeError::InvalidToken) => Err(useless("The link is not valid.", "TOKEN_INVALID")),
            Err(ConfirmChangeError::Expired) => Err(useless("The link has expired.", "TOKEN_EXPIRED")),
            Err(ConfirmChangeError::AddressTaken) => Err(Refusal::EmailTaken.into()),
            Err(ConfirmChangeError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
