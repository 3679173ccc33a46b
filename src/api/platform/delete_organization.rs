//! `Mutation.deleteOrganization`

use super::PlatformApi;
use super::errors::Refusal;
use super::ids;
use crate::domain::organization;
use crate::generated::platform::mutation::{self, DeleteOrganizationArguments};
use lychgate_engine::FieldError;

impl mutation::DeleteOrganization for PlatformApi {
    async fn delete_organization(
        &self,
        caller: &Self::SignedIn,
        arguments: DeleteOrganizationArguments,
    ) -> Result<Option<bool>, FieldError> {
        let id = ids::ORGANIZATION.find(&arguments.id)?;
        organization::delete(&self.app, caller.caller(), id).await.map_err(Refusal::from)?;
        Ok(Some(true))
    }
}
