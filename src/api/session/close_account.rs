//! `Mutation.closeAccount`

use super::types::DONE;
use super::{SessionApi, errors};
use crate::domain::leave::{self, Left};
use crate::domain::step_up::Shown;
use crate::generated::session::mutation::{self, CloseAccountArguments};
use crate::generated::session::types::CloseAccountResult;
use lychgate_engine::FieldError;

impl mutation::CloseAccount for SessionApi {
    async fn close_account(
        &self,
        caller: &Self::SignedIn,
        arguments: CloseAccountArguments,
    ) -> Result<Option<CloseAccountResult>, FieldError> {
        let CloseAccountArguments { password, code } = arguments;
        let shown = Shown { password: password.into_option(), code: code.into_option() };
        let left = leave::close_account(&self.app, caller.caller(), shown).await;
        let message = match left.map_err(|error| errors::step_up(&error))? {
            Left::Deleted => "The account is deleted.",
            Left::Deactivated => "The account is closed.",
        };
        Ok(Some(CloseAccountResult { status: DONE, message: message.to_owned() }))
    }
}
