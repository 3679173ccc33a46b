//! `Mutation.change_password`

use super::PlatformApi;
use super::envelope::{done, told};
use super::errors::{self, Refusal};
use crate::domain::password_change::{self, ReplaceError};
use crate::generated::platform::mutation::{self, ChangePasswordArguments};
use crate::generated::platform::types::MessageResult;
use lychgate_engine::FieldError;

impl mutation::ChangePassword for PlatformApi {
    async fn change_password(
        &self,
        caller: &Self::Session,
        arguments: ChangePasswordArguments,
    ) -> Result<MessageResult, FieldError> {
        let ChangePasswordArguments { current_password, new_password } = arguments;
        let changed =
            password_change::replace_password(&self.app, caller.caller(), current_password, new_password).await;
        Ok(told(changed.map(|()| done("The password is changed.")).map_err(|error| refusal(&error))))
    }
}

fn refusal(error: &ReplaceError) -> Refusal {
    match error {
        ReplaceError::Unproven(error) => errors::unproven(error),
        ReplaceError::Weak(_) => Refusal::WeakPassword,
        ReplaceError::Unchanged => Refusal::PasswordUnchanged,
    }
}
