//! `Mutation.removeUserFromOrganization`

use super::PlatformApi;
use super::errors::Refusal;
use super::ids;
use crate::domain::organization_member;
use crate::generated::platform::mutation::{self, RemoveUserFromOrganizationArguments};
use lychgate_engine::FieldError;

impl mutation::RemoveUserFromOrganization for PlatformApi {
    async fn remove_user_from_organization(
        &self,
        caller: &Self::SignedIn,
        arguments: RemoveUserFromOrganizationArguments,
    ) -> Result<Option<bool>, FieldError> {
        let id = ids::ORGANIZATION.find(&arguments.organization_id)?;
        let person = ids::USER.read(&arguments.user_id);
        organization_member::remove(&self.app, caller.caller(), id, person).await.map_err(Refusal::from)?;
        Ok(Some(true))
    }
}
