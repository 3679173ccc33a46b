//! `Mutation.createOrganization`

use super::PlatformApi;
use super::errors::Refusal;
use super::organization_types;
use crate::domain::organization::{self, Role};
use crate::generated::platform::mutation::{self, CreateOrganizationArguments};
use crate::generated::platform::types::Organization;
use lychgate_engine::FieldError;

impl mutation::CreateOrganization for PlatformApi {
    async fn create_organization(
        &self,
        caller: &Self::SignedIn,
        arguments: CreateOrganizationArguments,
    ) -> Result<Option<Organization>, FieldError> {
        let input = arguments.input;
        let description = input.description.as_option().map(String::as_str);
        let made = organization::create(&self.app, caller.caller(), &input.name, description).await;
        Ok(organization_types::one(made.map_err(Refusal::from)?, Role::Owner))
    }
}
