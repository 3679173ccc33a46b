//! `Mutation.adminResetUserPassword`

use super::PlatformApi;
use super::envelope::told;
use super::errors::{self, Refusal};
use super::ids;
use crate::domain::admin_credentials::{self, TemporaryPassword};
use crate::domain::authenticate::Caller;
use crate::generated::platform::mutation::{self, AdminResetUserPasswordArguments};
use crate::generated::platform::types::AdminResetPasswordResponse;
use lychgate_engine::{FieldError, Id};

impl mutation::AdminResetUserPassword for PlatformApi {
    async fn admin_reset_user_password(
        &self,
        caller: &Self::Admin,
        arguments: AdminResetUserPasswordArguments,
    ) -> Result<AdminResetPasswordResponse, FieldError> {
        let password = act(self, caller.caller(), &arguments.user_id).await;
        Ok(told(password.map(|password| AdminResetPasswordResponse {
            success: true,
            temporary_password: Some(password.into_text()),
            error: None,
            code: None,
            reason: None,
        })))
    }
}

async fn act(api: &PlatformApi, by: &Caller, user_id: &Id) -> Result<TemporaryPassword, Refusal> {
    let set = admin_credentials::reset_password(&api.app, by, ids::USER.find(user_id)?).await;
    set.map_err(|error| errors::administration(&error))
}
