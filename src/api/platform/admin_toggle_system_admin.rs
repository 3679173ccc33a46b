//! `Mutation.adminToggleSystemAdmin`

use super::PlatformApi;
use super::envelope::{acted, told};
use super::errors::{self, Refusal};
use super::ids;
use crate::domain::admin_standing;
use crate::domain::authenticate::Caller;
use crate::generated::platform::mutation::{self, AdminToggleSystemAdminArguments};
use crate::generated::platform::types::ActionResponse;
use lychgate_engine::FieldError;

impl mutation::AdminToggleSystemAdmin for PlatformApi {
    async fn admin_toggle_system_admin(
        &self,
        caller: &Self::Admin,
        arguments: AdminToggleSystemAdminArguments,
    ) -> Result<ActionResponse, FieldError> {
        Ok(told(act(self, caller.caller(), arguments).await.map(|()| acted())))
    }
}

async fn act(api: &PlatformApi, by: &Caller, arguments: AdminToggleSystemAdminArguments) -> Result<(), Refusal> {
    let AdminToggleSystemAdminArguments { user_id, is_admin } = arguments;
    let person = ids::USER.find(&user_id)?;
    let done = admin_standing::set_administrator(&api.app, by, person, is_admin).await;
    done.map(drop).map_err(|error| errors::administration(&error))
}
