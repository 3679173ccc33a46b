//! `Query.notifications`

use super::PlatformApi;
use super::errors::Refusal;
use super::ids;
use crate::api::scalars::DateTime;
use crate::domain::notification::{self, Which};
use crate::generated::platform::query::{self, NotificationsArguments};
use crate::generated::platform::types::Notification;
use lychgate_engine::FieldError;

impl query::Notifications for PlatformApi {
    async fn notifications(
        &self,
        caller: &Self::SignedIn,
        arguments: NotificationsArguments,
    ) -> Result<Vec<Notification>, FieldError> {
        let which = if arguments.unread_only { Which::Unread } else { Which::All };
        let found = notification::of(&self.app, caller.caller(), which, arguments.limit, arguments.offset).await;
        Ok(found.map_err(Refusal::from)?.into_iter().map(shown).collect())
    }
}

/// A notification.
pub(super) fn shown(found: notification::Notification) -> Notification {
    Notification {
        id: ids::NOTIFICATION.id(found.id),
        r#type: found.kind,
        title: found.title,
        message: found.message,
        data: found.data,
        is_read: found.read_at.is_some(),
        read_at: found.read_at.map(DateTime),
        created_at: DateTime(found.created_at),
    }
}
