//! `Mutation.confirmPasswordReset`

use super::SessionApi;
use super::errors::{self, Link, Refusal};
use super::faults::Faults;
use super::types::DONE;
use crate::domain::password_link::{self, PasswordLinkError};
use crate::error::Failure;
use crate::generated::session::mutation::{self, ConfirmPasswordResetArguments};
use crate::generated::session::types::{PasswordResetParams, PasswordResetResult};
use lychgate_engine::FieldError;

/// The argument, where what is wrong is found.
const ARGUMENT: &str = "passwordResetParams";

impl mutation::ConfirmPasswordReset for SessionApi {
    async fn confirm_password_reset(
        &self,
        arguments: ConfirmPasswordResetArguments,
    ) -> Result<Option<PasswordResetResult>, FieldError> {
        let PasswordResetParams { token, new_password, email } = arguments.password_reset_params;
        let mailed_to = email.into_option().map(|email| email.0);
        // It is typed once here.
        let typed = [new_password.clone(), new_password];
        match password_link::reset_password(&self.app, &token, mailed_to.as_deref(), typed).await {
            Ok(()) => {
                let message = "The password is set. Please sign in with it.".to_owned();
                Ok(Some(PasswordResetResult { status: DONE, message: Some(message) }))
            }
            Err(error) => Err(refusal(&error)),
        }
    }
}

fn refusal(error: &PasswordLinkError) -> FieldError {
    let token = [ARGUMENT, "token"];
    match error {
        PasswordLinkError::InvalidToken => errors::useless_link(Link::Invalid, &token),
        PasswordLinkError::Expired => errors::useless_link(Link::Expired, &token),
        PasswordLinkError::Refused(wrong) => {
            let mut faults = Faults::of(ARGUMENT);
            faults.weak_password("newPassword", wrong);
            faults.refusal()
        }
        // That is told of first passwords only.
        PasswordLinkError::AlreadySet => errors::failure(Failure::Internal),
        PasswordLinkError::Busy => Refusal::Busy.into(),
        PasswordLinkError::Failed(failure) => errors::failure(*failure),
    }
}
