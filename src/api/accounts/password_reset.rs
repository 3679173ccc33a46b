//! `Mutation.passwordReset`

use super::payload::Done;
use super::{Accounts, errors};
use crate::domain::password_link;
use crate::generated::accounts::mutation::{self, PasswordResetArguments};
use crate::generated::accounts::types::PasswordReset;
use lychgate_engine::FieldError;

impl mutation::PasswordReset for Accounts {
    async fn password_reset(&self, arguments: PasswordResetArguments) -> Result<Option<PasswordReset>, FieldError> {
        let typed = [arguments.new_password1, arguments.new_password2];
        match password_link::reset_password(&self.app, &arguments.token, None, typed).await {
            Ok(()) => Ok(Some(PasswordReset::done())),
            Err(error) => self.refuse(&errors::password_link(&error)?),
        }
    }
}
