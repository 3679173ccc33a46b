//! `Query.organization`

use super::PlatformApi;
use super::errors::Refusal;
use super::ids;
use super::organization_types;
use crate::domain::organization;
use crate::generated::platform::query::{self, OrganizationArguments};
use crate::generated::platform::types;
use lychgate_engine::FieldError;

impl query::Organization for PlatformApi {
    async fn organization(
        &self,
        caller: &Self::SignedIn,
        arguments: OrganizationArguments,
    ) -> Result<Option<types::Organization>, FieldError> {
        let id = ids::ORGANIZATION.find(&arguments.id)?;
        let (found, role) = organization::find(&self.app, caller.caller(), id).await.map_err(Refusal::from)?;
        Ok(organization_types::one(found, role))
    }
}
