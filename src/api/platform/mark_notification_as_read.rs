//! `Mutation.markNotificationAsRead`

use super::PlatformApi;
use super::errors::Refusal;
use super::ids;
use super::notifications;
use crate::domain::notification;
use crate::generated::platform::mutation::{self, MarkNotificationAsReadArguments};
use crate::generated::platform::types::Notification;
use lychgate_engine::FieldError;

impl mutation::MarkNotificationAsRead for PlatformApi {
    async fn mark_notification_as_read(
        &self,
        caller: &Self::SignedIn,
        arguments: MarkNotificationAsReadArguments,
    ) -> Result<Option<Notification>, FieldError> {
        let id = ids::NOTIFICATION.find(&arguments.id)?;
        let read = notification::mark_read(&self.app, caller.caller(), id).await.map_err(Refusal::from)?;
        Ok(Some(notifications::shown(read.ok_or(Refusal::NotFound)?)))
    }
}
