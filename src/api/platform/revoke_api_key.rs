//! `Mutation.revokeApiKey`

use super::PlatformApi;
use super::envelope::{acted, told};
use super::errors::{self, Refusal};
use super::ids;
use crate::domain::api_key;
use crate::domain::authenticate::Caller;
use crate::generated::platform::mutation::{self, RevokeApiKeyArguments};
use crate::generated::platform::types::ActionResponse;
use lychgate_engine::{FieldError, Id};

impl mutation::RevokeApiKey for PlatformApi {
    async fn revoke_api_key(
        &self,
        caller: &Self::SignedIn,
        arguments: RevokeApiKeyArguments,
    ) -> Result<ActionResponse, FieldError> {
        Ok(told(act(self, caller.caller(), &arguments.id).await.map(|()| acted())))
    }
}

async fn act(api: &PlatformApi, caller: &Caller, id: &Id) -> Result<(), Refusal> {
    api_key::revoke(&api.app, caller, ids::API_KEY.find(id)?).await.map_err(|error| errors::api_key(&error))
}
