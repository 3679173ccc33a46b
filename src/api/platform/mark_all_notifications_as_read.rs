//! `Mutation.markAllNotificationsAsRead`

use super::PlatformApi;
use super::errors::Refusal;
use crate::domain::notification;
use crate::generated::platform::mutation;
use lychgate_engine::FieldError;

impl mutation::MarkAllNotificationsAsRead for PlatformApi {
    async fn mark_all_notifications_as_read(&self, caller: &Self::SignedIn) -> Result<Option<bool>, FieldError> {
        notification::mark_all_read(&self.app, caller.caller()).await.map_err(Refusal::from)?;
        Ok(Some(true))
    }
}
