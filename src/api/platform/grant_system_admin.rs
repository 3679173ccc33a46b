//! `Mutation.grantSystemAdmin`

use super::PlatformApi;
use super::errors;
use super::ids;
use crate::domain::admin_standing;
use crate::generated::platform::mutation::{self, GrantSystemAdminArguments};
use crate::generated::platform::types::User;
use lychgate_engine::FieldError;

impl mutation::GrantSystemAdmin for PlatformApi {
    async fn grant_system_admin(
        &self,
        caller: &Self::Admin,
        arguments: GrantSystemAdminArguments,
    ) -> Result<Option<User>, FieldError> {
        let GrantSystemAdminArguments { user_id } = arguments;
        let (by, person) = (caller.caller(), ids::USER.find(&user_id)?);
        let account = admin_standing::set_administrator(&self.app, by, person, true).await;
        let account = account.map_err(|error| errors::administration(&error))?;
        Ok(Some(self.person(account).await?))
    }
}
