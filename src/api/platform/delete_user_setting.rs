//! `Mutation.deleteUserSetting`

use super::PlatformApi;
use super::errors::Refusal;
use crate::domain::user_setting;
use crate::generated::platform::mutation::{self, DeleteUserSettingArguments};
use lychgate_engine::FieldError;

impl mutation::DeleteUserSetting for PlatformApi {
    async fn delete_user_setting(
        &self,
        caller: &Self::SignedIn,
        arguments: DeleteUserSettingArguments,
    ) -> Result<Option<bool>, FieldError> {
        let deleted = user_setting::delete(&self.app, caller.caller(), &arguments.key).await.map_err(Refusal::from)?;
        if deleted { Ok(Some(true)) } else { Err(Refusal::NotFound.into()) }
    }
}
