//! `Mutation.reset_password`

use super::PlatformApi;
use super::envelope::{done, told};
use super::errors::Refusal;
use crate::domain::password_link::{self, PasswordLinkError};
use crate::generated::platform::mutation::{self, ResetPasswordArguments};
use crate::generated::platform::types::MessageResult;
use lychgate_engine::FieldError;

impl mutation::ResetPassword for PlatformApi {
    async fn reset_password(&self, arguments: ResetPasswordArguments) -> Result<MessageResult, FieldError> {
        let ResetPasswordArguments { token, password } = arguments;
        let reset = password_link::reset_password(&self.app, &token, None, [password.clone(), password]).await;
        let reset = reset.map(|()| done("The password is set. Please sign in."));
        Ok(told(reset.map_err(|error| refusal(&error))))
    }
}

fn refusal(error: &PasswordLinkError) -> Refusal {
    match error {
        // That there is a password already is said of links for a first one.
        PasswordLinkError::InvalidToken | PasswordLinkError::AlreadySet => Refusal::LinkInvalid,
        PasswordLinkError::Expired => Refusal::LinkExpired,
        PasswordLinkError::Refused(_) => Refusal::WeakPassword,
        PasswordLinkError::Busy => Refusal::Busy,
        PasswordLinkError::Failed(failure) => Refusal::Failed(*failure),
    }
}
