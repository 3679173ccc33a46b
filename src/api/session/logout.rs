//! `Mutation.logout`

use super::login::device_id;
use super::types::DONE;
use super::{SessionApi, errors};
use crate::domain::live_sessions;
use crate::generated::session::mutation::{self, LogoutArguments};
use crate::generated::session::types::LogoutResult;
use lychgate_engine::FieldError;

impl mutation::Logout for SessionApi {
    async fn logout(
        &self,
        caller: &Self::Session,
        arguments: LogoutArguments,
    ) -> Result<Option<LogoutResult>, FieldError> {
        let named = device_id(arguments.device_info);
        let ended = live_sessions::end_device(&self.app, caller.caller(), named.as_deref()).await;
        let ended = ended.map_err(|error| errors::not_ended(&error))?;
        let sessions_ended = i32::try_from(ended).unwrap_or(i32::MAX);
        Ok(Some(LogoutResult { status: DONE, sessions_ended }))
    }
}
