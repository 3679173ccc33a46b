//! `Mutation.deleteNotification`

use super::PlatformApi;
use super::errors::Refusal;
use super::ids;
use crate::domain::notification;
use crate::generated::platform::mutation::{self, DeleteNotificationArguments};
use lychgate_engine::FieldError;

impl mutation::DeleteNotification for PlatformApi {
    async fn delete_notification(
        &self,
        caller: &Self::SignedIn,
        arguments: DeleteNotificationArguments,
    ) -> Result<Option<bool>, FieldError> {
        let id = ids::NOTIFICATION.find(&arguments.id)?;
        let deleted = notification::delete(&self.app, caller.caller(), id).await.map_err(Refusal::from)?;
        if deleted { Ok(Some(true)) } else { Err(Refusal::NotFound.into()) }
    }
}
