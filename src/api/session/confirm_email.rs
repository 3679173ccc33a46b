//! `Mutation.confirmEmail`

use super::SessionApi;
use super::errors::{self, Link, Refusal};
use super::types::DONE;
use crate::domain::confirm_address::{self, ConfirmError, Password};
use crate::generated::session::mutation::{self, ConfirmEmailArguments};
use crate::generated::session::types::ConfirmEmailResult;
use lychgate_engine::FieldError;

impl mutation::ConfirmEmail for SessionApi {
    async fn confirm_email(&self, arguments: ConfirmEmailArguments) -> Result<Option<ConfirmEmailResult>, FieldError> {
        let caller = self.caller().await.map_err(errors::failure)?;
        let message = match confirm_address::confirm_address(&self.app, &arguments.token, caller.as_ref()).await {
            Ok(Password::Kept) => "Your e-mail address is confirmed.",
            Ok(Password::Dropped) => {
                "Your e-mail address is confirmed. The password is void: ask for a link that sets a new one."
            }
            Err(ConfirmError::InvalidToken) => return Err(errors::useless_link(Link::Invalid, &["token"])),
            Err(ConfirmError::Expired) => return Err(errors::useless_link(Link::Expired, &["token"])),
            Err(ConfirmError::AlreadyVerified) => return Err(Refusal::AlreadyVerified.into()),
            Err(ConfirmError::Failed(failure)) => return Err(errors::failure(failure)),
        };
        Ok(Some(ConfirmEmailResult { status: DONE, message: Some(message.to_owned()) }))
    }
}
