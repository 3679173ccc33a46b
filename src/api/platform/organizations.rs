//! `Query.organizations`

use super::PlatformApi;
use super::errors::Refusal;
use super::organization_types;
use crate::domain::organization;
use crate::generated::platform::query::{self, OrganizationsArguments};
use crate::generated::platform::types::Organization;
use lychgate_engine::FieldError;

impl query::Organizations for PlatformApi {
    async fn organizations(
        &self,
        caller: &Self::SignedIn,
        arguments: OrganizationsArguments,
    ) -> Result<Vec<Organization>, FieldError> {
        let found = organization::of(&self.app, caller.caller(), arguments.limit, arguments.offset).await;
        Ok(organization_types::shown(found.map_err(Refusal::from)?))
    }
}
