//! `Query.unreadNotificationCount`

use super::PlatformApi;
use super::errors::Refusal;
use crate::domain::notification;
use crate::generated::platform::query;
use lychgate_engine::FieldError;

impl query::UnreadNotificationCount for PlatformApi {
    async fn unread_notification_count(&self, caller: &Self::SignedIn) -> Result<i32, FieldError> {
        let count = notification::count_unread(&self.app, caller.caller()).await.map_err(Refusal::from)?;
        // No more than a thousand are kept.
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }
}
