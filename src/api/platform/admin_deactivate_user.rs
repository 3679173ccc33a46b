//! `Mutation.adminDeactivateUser`

use super::PlatformApi;
use super::envelope::{acted, told};
use super::errors::{self, Refusal};
use super::ids;
use crate::domain::admin_standing;
use crate::domain::authenticate::Caller;
use crate::generated::platform::mutation::{self, AdminDeactivateUserArguments};
use crate::generated::platform::types::ActionResponse;
use lychgate_engine::FieldError;

impl mutation::AdminDeactivateUser for PlatformApi {
    async fn admin_deactivate_user(
        &self,
        caller: &Self::Admin,
        arguments: AdminDeactivateUserArguments,
    ) -> Result<ActionResponse, FieldError> {
        Ok(told(act(self, caller.caller(), arguments).await.map(|()| acted())))
    }
}

async fn act(api: &PlatformApi, by: &Caller, arguments: AdminDeactivateUserArguments) -> Result<(), Refusal> {
    let AdminDeactivateUserArguments { user_id, reason } = arguments;
    let person = ids::USER.find(&user_id)?;
    let reason = reason.into_option();
    if reason.as_deref().is_some_and(|reason| reason.contains('\0')) {
        return Err(Refusal::ReasonInvalid);
    }
    let done = admin_standing::set_active(&api.app, by, person, false, reason.as_deref()).await;
    done.map(drop).map_err(|error| errors::administration(&error))
}
