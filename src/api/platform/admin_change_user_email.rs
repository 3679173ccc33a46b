//! `Mutation.adminChangeUserEmail`

use super::PlatformApi;
use super::envelope::{acted, told};
use super::errors::{self, Refusal};
use super::ids;
use super::types::email_address;
use crate::domain::admin_credentials;
use crate::domain::authenticate::Caller;
use crate::generated::platform::mutation::{self, AdminChangeUserEmailArguments};
use crate::generated::platform::types::ActionResponse;
use lychgate_engine::FieldError;

impl mutation::AdminChangeUserEmail for PlatformApi {
    async fn admin_change_user_email(
        &self,
        caller: &Self::Admin,
        arguments: AdminChangeUserEmailArguments,
    ) -> Result<ActionResponse, FieldError> {
        Ok(told(act(self, caller.caller(), arguments).await.map(|()| acted())))
    }
}

async fn act(api: &PlatformApi, by: &Caller, arguments: AdminChangeUserEmailArguments) -> Result<(), Refusal> {
    let AdminChangeUserEmailArguments { user_id, new_email } = arguments;
    let person = ids::USER.find(&user_id)?;
    let email = email_address(&new_email)?;
    let done = admin_credentials::change_email(&api.app, by, person, &email).await;
    done.map(drop).map_err(|error| errors::administration(&error))
}
