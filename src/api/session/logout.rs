//! `Mutation.logout`

use super::SessionApi;
use super::errors::{self, Refusal};
use super::login::device_id;
use super::types::DONE;
use crate::domain::live_sessions::{self, EndError};
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
        match live_sessions::end_device(&self.app, caller.caller(), named.as_deref()).await {
            Ok(ended) => {
                let sessions_ended = i32::try_from(ended).unwrap_or(i32::MAX);
                Ok(Some(LogoutResult { status: DONE, sessions_ended }))
            }
            Err(EndError::UnknownDevice) => Err(Refusal::DeviceUnknown.into()),
            Err(EndError::Failed(failure)) => Err(errors::failure(failure)),
        }
    }
}
