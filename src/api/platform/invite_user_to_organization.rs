//! `Mutation.inviteUserToOrganization`

use super::PlatformApi;
use super::errors::Refusal;
use super::ids;
use super::types::email_address;
use crate::domain::organization_member;
use crate::generated::platform::mutation::{self, InviteUserToOrganizationArguments};
use lychgate_engine::FieldError;

impl mutation::InviteUserToOrganization for PlatformApi {
    async fn invite_user_to_organization(
        &self,
        caller: &Self::SignedIn,
        arguments: InviteUserToOrganizationArguments,
    ) -> Result<Option<bool>, FieldError> {
        let id = ids::ORGANIZATION.find(&arguments.organization_id)?;
        let address = email_address(&arguments.email)?;
        let invited = organization_member::invite(&self.app, caller.caller(), id, &address, &arguments.role).await;
        invited.map_err(Refusal::from)?;
        Ok(Some(true))
    }
}
