//! `Mutation.revokeSession`

use super::types::DONE;
use super::{SessionApi, errors};
use crate::domain::live_sessions;
use crate::generated::session::mutation::{self, RevokeSessionArguments};
use crate::generated::session::types::LogoutResult;
use lychgate_engine::FieldError;

impl mutation::RevokeSession for SessionApi {
    async fn revoke_session(
        &self,
        caller: &Self::SignedIn,
        arguments: RevokeSessionArguments,
    ) -> Result<Option<LogoutResult>, FieldError> {
        let ended = live_sessions::end_session(&self.app, caller.caller(), &arguments.id).await;
        ended.map_err(|error| errors::not_ended(&error))?;
        Ok(Some(LogoutResult { status: DONE, sessions_ended: 1 }))
    }
}
