//! `Mutation.adminResetUser2FA`

use super::PlatformApi;
use super::envelope::{acted, told};
use super::errors::{self, Refusal};
use super::ids;
use crate::domain::admin_credentials;
use crate::domain::authenticate::Caller;
use crate::generated::platform::mutation::{self, AdminResetUser2FaArguments};
use crate::generated::platform::types::ActionResponse;
use lychgate_engine::FieldError;

impl mutation::AdminResetUser2Fa for PlatformApi {
    async fn admin_reset_user2_fa(
        &self,
        caller: &Self::Admin,
        arguments: AdminResetUser2FaArguments,
    ) -> Result<ActionResponse, FieldError> {
        Ok(told(act(self, caller.caller(), arguments).await.map(|()| acted())))
    }
}

async fn act(api: &PlatformApi, by: &Caller, arguments: AdminResetUser2FaArguments) -> Result<(), Refusal> {
    let AdminResetUser2FaArguments { user_id } = arguments;
    let person = ids::USER.find(&user_id)?;
    let done = admin_credentials::reset_second_factor(&api.app, by, person).await;
    done.map(drop).map_err(|error| errors::administration(&error))
}
