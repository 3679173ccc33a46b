//! `Mutation.adminEnableApiKey`

use super::PlatformApi;
use super::envelope::{acted, told};
use super::errors::{self, Refusal};
use super::ids;
use crate::domain::api_key::{self, Kind};
use crate::domain::authenticate::Caller;
use crate::generated::platform::mutation::{self, AdminEnableApiKeyArguments};
use crate::generated::platform::types::ActionResponse;
use lychgate_engine::FieldError;

impl mutation::AdminEnableApiKey for PlatformApi {
    async fn admin_enable_api_key(
        &self,
        caller: &Self::Admin,
        arguments: AdminEnableApiKeyArguments,
    ) -> Result<ActionResponse, FieldError> {
        Ok(told(act(self, caller.caller(), arguments).await.map(|()| acted())))
    }
}

async fn act(api: &PlatformApi, by: &Caller, arguments: AdminEnableApiKeyArguments) -> Result<(), Refusal> {
    let AdminEnableApiKeyArguments { key_id, r#type } = arguments;
    let key = ids::API_KEY.find(&key_id)?;
    let kind = Kind::named(&r#type);
    let done = api_key::enable(&api.app, by, key, kind).await;
    done.map(drop).map_err(|error| errors::administration(&error))
}
