//! `Mutation.passwordChange`

use super::caller::Verified;
use super::{Accounts, errors};
use crate::domain::password_change::{self, ChangeError, Typed};
use crate::generated::accounts::mutation::{self, PasswordChangeArguments};
use crate::generated::accounts::types::PasswordChange;
use lychgate_engine::FieldError;

impl mutation::PasswordChange for Accounts {
    async fn password_change(
        &self,
        caller: &Verified,
        arguments: PasswordChangeArguments,
    ) -> Result<Option<PasswordChange>, FieldError> {
        let PasswordChangeArguments { old_password, new_password1, new_password2 } = arguments;
        let typed = Typed { old: old_password, new: [new_password1, new_password2] };
        let policy = self.policy();
        match password_change::change_password(&self.app, &policy, caller.caller(), typed, &self.client).await {
            Ok(tokens) => {
                let texts = self.begin_session(tokens);
                Ok(Some(PasswordChange {
                    success: Some(true),
                    errors: None,
                    token: Some(texts.access),
                    refresh_token: texts.refresh,
                }))
            }
            Err(ChangeError::Refused(wrong)) => self.refuse(&errors::new_password(&wrong)),
            Err(ChangeError::Unproven(error)) => self.refuse(&errors::unproven("oldPassword", &error)?),
        }
    }
}
