//! `Mutation.passwordSet`

use super::payload::Done;
use super::{Accounts, errors};
use crate::domain::password_link;
use crate::generated::accounts::mutation::{self, PasswordSetArguments};
use crate::generated::accounts::types::PasswordSet;
use lychgate_engine::FieldError;

impl mutation::PasswordSet for Accounts {
    async fn password_set(&self, arguments: PasswordSetArguments) -> Result<Option<PasswordSet>, FieldError> {
        let typed = [arguments.new_password1, arguments.new_password2];
        match password_link::set_first_password(&self.app, &arguments.token, typed).await {
            Ok(()) => Ok(Some(PasswordSet::done())),
            Err(error) => self.refuse(&errors::password_link(&error)?),
        }
    }
}
