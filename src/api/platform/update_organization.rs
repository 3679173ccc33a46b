//! `Mutation.updateOrganization`

use super::PlatformApi;
use super::errors::Refusal;
use super::ids;
use super::organization_types;
use crate::domain::organization::{self, Changes};
use crate::generated::platform::mutation::{self, UpdateOrganizationArguments};
use crate::generated::platform::types::Organization;
use lychgate_engine::FieldError;

impl mutation::UpdateOrganization for PlatformApi {
    async fn update_organization(
        &self,
        caller: &Self::SignedIn,
        arguments: UpdateOrganizationArguments,
    ) -> Result<Option<Organization>, FieldError> {
        let id = ids::ORGANIZATION.find(&arguments.id)?;
        let input = arguments.input;
        let changes = Changes { name: input.name.into_option(), description: input.description.into_option() };
        let changed = organization::update(&self.app, caller.caller(), id, &changes).await;
        let (changed, role) = changed.map_err(Refusal::from)?;
        Ok(organization_types::one(changed, role))
    }
}
