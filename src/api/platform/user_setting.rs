//! `Query.userSetting`

use super::PlatformApi;
use super::errors::Refusal;
use super::user_settings::shown;
use crate::domain::user_setting;
use crate::generated::platform::query::{self, UserSettingArguments};
use crate::generated::platform::types;
use lychgate_engine::FieldError;

impl query::UserSetting for PlatformApi {
    async fn user_setting(
        &self,
        caller: &Self::SignedIn,
        arguments: UserSettingArguments,
    ) -> Result<Option<types::UserSetting>, FieldError> {
        let found = user_setting::find(&self.app, caller.caller(), &arguments.key).await;
        Ok(found.map_err(Refusal::from)?.map(shown))
    }
}
