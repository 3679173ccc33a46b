//! `Mutation.createApiKey`

use super::PlatformApi;
use super::envelope::told;
use super::errors::{self, Refusal};
use super::types::api_key;
use crate::domain::api_key::{self as keys, Environment, Kind, Permission, Wanted};
use crate::domain::authenticate::Caller;
use crate::generated::platform::mutation::{self, CreateApiKeyArguments};
use crate::generated::platform::types::{CreateApiKeyInput, CreateApiKeyResponse};
use lychgate_engine::FieldError;

impl mutation::CreateApiKey for PlatformApi {
    async fn create_api_key(
        &self,
        caller: &Self::SignedIn,
        arguments: CreateApiKeyArguments,
    ) -> Result<CreateApiKeyResponse, FieldError> {
        Ok(told(create(self, caller.caller(), arguments.input).await))
    }
}

async fn create(api: &PlatformApi, caller: &Caller, input: CreateApiKeyInput) -> Result<CreateApiKeyResponse, Refusal> {
    let CreateApiKeyInput { name, environment, r#type, permissions } = input;
    if name.contains('\0') {
        return Err(Refusal::OutOfBounds("NAME_INVALID"));
    }
    let permissions: Option<Vec<_>> = permissions.iter().map(|name| Permission::named(name)).collect();
    let wanted = Wanted {
        name,
        environment: Environment::named(&environment).ok_or(Refusal::OutOfBounds("ENVIRONMENT_INVALID"))?,
        kind: Kind::named(&r#type).ok_or(Refusal::OutOfBounds("TYPE_INVALID"))?,
        permissions: permissions.ok_or(Refusal::OutOfBounds("PERMISSION_INVALID"))?,
    };
    let created = keys::create(&api.app, caller, &wanted).await.map_err(|error| errors::api_key(&error))?;
    Ok(CreateApiKeyResponse {
        success: true,
        data: Some(api_key(created.key, caller.account.uuid)),
        key: Some(created.text),
        error: None,
        code: None,
        reason: None,
    })
}
