//! Organizations, as the SDL shows them.

use super::PlatformApi;
use super::errors::Refusal;
use super::ids;
use crate::api::scalars::DateTime;
use crate::domain::organization::{Organization as Found, Role};
use crate::domain::organization_roster::Roster;
use crate::generated::platform::organization;
use crate::generated::platform::types::{Organization, OrganizationInvitation, OrganizationMember};
use lychgate_engine::FieldError;
use std::sync::Arc;
use uuid::Uuid;

/// What the lists of an organization are answered from: which it is, and the roster of all that the answer shows.
#[derive(Debug, Clone)]
pub struct Belonging {
    id: Uuid,
    roster: Arc<Roster>,
}

impl PartialEq for Belonging {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && Arc::ptr_eq(&self.roster, &other.roster)
    }
}

/// Organizations of one answer, whose lists are read together.
pub(super) fn shown(found: Vec<(Found, Role)>) -> Vec<Organization> {
    let roster = Arc::new(Roster::new(found.iter().map(|(organization, role)| (organization.id, *role))));
    let organization = |(found, role): (Found, Role)| Organization {
        id: ids::ORGANIZATION.id(found.id),
        name: found.name,
        description: found.description,
        my_role: role.name().to_owned(),
        created_at: DateTime(found.created_at),
        updated_at: DateTime(found.updated_at),
        carried: Belonging { id: found.id, roster: Arc::clone(&roster) },
    };
    found.into_iter().map(organization).collect()
}

/// One organization.
pub(super) fn one(found: Found, role: Role) -> Option<Organization> {
    shown(vec![(found, role)]).pop()
}

impl organization::Members for PlatformApi {
    async fn members(&self, parent: &Organization) -> Result<Vec<OrganizationMember>, FieldError> {
        let Belonging { id, roster } = &parent.carried;
        let members = roster.members(&self.app, *id).await.map_err(Refusal::from)?;
        let shown = |member: &crate::domain::organization_roster::Member| OrganizationMember {
            user_id: ids::USER.id(member.person),
            email: member.email.clone(),
            role: member.role.clone(),
            joined_at: DateTime(member.joined_at),
        };
        Ok(members.iter().map(shown).collect())
    }
}

impl organization::Invitations for PlatformApi {
    async fn invitations(&self, parent: &Organization) -> Result<Vec<OrganizationInvitation>, FieldError> {
        let Belonging { id, roster } = &parent.carried;
        let invitations = roster.invitations(&self.app, *id).await.map_err(Refusal::from)?;
        let shown = |invitation: &crate::domain::organization_roster::Invitation| OrganizationInvitation {
            email: invitation.address.clone(),
            role: invitation.role.clone(),
            created_at: DateTime(invitation.created_at),
            expires_at: DateTime(invitation.expires_at),
        };
        Ok(invitations.iter().map(shown).collect())
    }
}
