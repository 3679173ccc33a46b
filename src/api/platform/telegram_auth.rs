//! `Mutation.telegram_auth`

use super::PlatformApi;
use crate::domain::social::Provider;
use crate::generated::platform::mutation::{self, TelegramAuthArguments};
use crate::generated::platform::types::LoginResult;
use lychgate_engine::FieldError;

impl mutation::TelegramAuth for PlatformApi {
    async fn telegram_auth(&self, arguments: TelegramAuthArguments) -> Result<Option<LoginResult>, FieldError> {
        Ok(Some(self.sign_in_through(Provider::Telegram, &arguments.token).await?))
    }
}
