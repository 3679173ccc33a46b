//! `Mutation.updateUserSetting`

use super::PlatformApi;
use super::errors::Refusal;
use super::user_settings::shown;
use crate::domain::user_setting;
use crate::generated::platform::mutation::{self, UpdateUserSettingArguments};
use crate::generated::platform::types::UserSetting;
use lychgate_engine::FieldError;

impl mutation::UpdateUserSetting for PlatformApi {
    async fn update_user_setting(
        &self,
        caller: &Self::SignedIn,
        arguments: UpdateUserSettingArguments,
    ) -> Result<Option<UserSetting>, FieldError> {
        let set = user_setting::set(&self.app, caller.caller(), &arguments.key, &arguments.value).await;
        Ok(Some(shown(set.map_err(Refusal::from)?)))
    }
}
