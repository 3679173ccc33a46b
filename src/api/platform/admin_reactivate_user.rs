//! `Mutation.adminReactivateUser`

use super::PlatformApi;
use super::envelope::{acted, told};
use super::errors::{self, Refusal};
use super::ids;
use crate::domain::admin_standing;
use crate::domain::authenticate::Caller;
use crate::generated::platform::mutation::{self, AdminReactivateUserArguments};
use crate::generated::platform::types::ActionResponse;
use lychgate_engine::FieldError;

impl mutation::AdminReactivateUser for PlatformApi {
    async fn admin_reactivate_user(
        &self,
        caller: &Self::Admin,
        arguments: AdminReactivateUserArguments,
    ) -> Result<ActionResponse, FieldError> {
        Ok(told(act(self, caller.caller(), arguments).await.map(|()| acted())))
    }
}

async fn act(api: &PlatformApi, by: &Caller, arguments: AdminReactivateUserArguments) -> Result<(), Refusal> {
    let AdminReactivateUserArguments { user_id } = arguments;
    let person = ids::USER.find(&user_id)?;
    let done = admin_standing::set_active(&api.app, by, person, true, None).await;
    done.map(drop).map_err(|error| errors::administration(&error))
}
