//! `Mutation.changePassword`

use super::types::waiting_answer;
use super::{SessionApi, errors};
use crate::domain::password_change_step::{self, Outcome, Typed};
use crate::generated::session::mutation::{self, ChangePasswordArguments};
use crate::generated::session::types::LoginResult;
use lychgate_engine::FieldError;

impl mutation::ChangePassword for SessionApi {
    async fn change_password(
        &self,
        caller: &Self::Session,
        arguments: ChangePasswordArguments,
    ) -> Result<Option<LoginResult>, FieldError> {
        let typed = Typed { old: arguments.old_password, new: arguments.new_password };
        match password_change_step::begin(&self.app, &self.policy(), caller.caller(), typed, &self.client).await {
            Ok(Outcome::Changed(signed_in)) => Ok(Some(self.signed_in_answer(*signed_in))),
            Ok(Outcome::Waits(account)) => Ok(Some(waiting_answer(account, None))),
            Err(error) => Err(errors::password_change(&error)),
        }
    }
}
