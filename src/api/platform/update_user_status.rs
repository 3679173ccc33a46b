//! `Mutation.updateUserStatus`

use super::PlatformApi;
use super::errors;
use super::ids;
use crate::domain::admin_standing;
use crate::generated::platform::mutation::{self, UpdateUserStatusArguments};
use crate::generated::platform::types::User;
use lychgate_engine::FieldError;

impl mutation::UpdateUserStatus for PlatformApi {
    async fn update_user_status(
        &self,
        caller: &Self::Admin,
        arguments: UpdateUserStatusArguments,
    ) -> Result<Option<User>, FieldError> {
        let UpdateUserStatusArguments { user_id, is_active } = arguments;
        let (by, person) = (caller.caller(), ids::USER.find(&user_id)?);
        let account = admin_standing::set_active(&self.app, by, person, is_active, None).await;
        let account = account.map_err(|error| errors::administration(&error))?;
        Ok(Some(self.person(account).await?))
    }
}
