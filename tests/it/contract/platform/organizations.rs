//! Organizations, who belongs to them, and who is invited.

use super::{DateTime, IdVariablesFields, schema};
use cynic::Id;

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct OrganizationMember {
    pub(in crate::contract) user_id: Id,
    pub(in crate::contract) email: Option<String>,
    pub(in crate::contract) role: String,
    pub(in crate::contract) joined_at: DateTime,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct OrganizationInvitation {
    pub(in crate::contract) email: String,
    pub(in crate::contract) role: String,
    pub(in crate::contract) created_at: DateTime,
    pub(in crate::contract) expires_at: DateTime,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct Organization {
    pub(in crate::contract) id: Id,
    pub(in crate::contract) name: String,
    pub(in crate::contract) description: Option<String>,
    pub(in crate::contract) my_role: String,
    pub(in crate::contract) members: Vec<OrganizationMember>,
    pub(in crate::contract) invitations: Vec<OrganizationInvitation>,
    pub(in crate::contract) created_at: DateTime,
    pub(in crate::contract) updated_at: DateTime,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct OrganizationsVariables {
    pub(in crate::contract) limit: i32,
    pub(in crate::contract) offset: i32,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query", variables = "OrganizationsVariables")]
pub(in crate::contract) struct Organizations {
    #[arguments(limit: $limit, offset: $offset)]
    pub(in crate::contract) organizations: Vec<Organization>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query", variables = "IdVariables")]
pub(in crate::contract) struct ShowOrganization {
    #[arguments(id: $id)]
    pub(in crate::contract) organization: Option<Organization>,
}

#[derive(Debug, Clone, cynic::InputObject)]
#[cynic(schema = "platform", require_all_fields)]
pub(in crate::contract) struct CreateOrganizationInput<'a> {
    pub(in crate::contract) name: &'a str,
    pub(in crate::contract) description: Option<&'a str>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct CreateOrganizationVariables<'a> {
    pub(in crate::contract) input: CreateOrganizationInput<'a>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "CreateOrganizationVariables")]
pub(in crate::contract) struct CreateOrganization {
    #[arguments(input: $input)]
    pub(in crate::contract) create_organization: Option<Organization>,
}

/// What is left out or null stays as it is.
#[derive(Debug, Clone, cynic::InputObject)]
#[cynic(schema = "platform", require_all_fields)]
pub(in crate::contract) struct UpdateOrganizationInput<'a> {
    pub(in crate::contract) name: Option<&'a str>,
    pub(in crate::contract) description: Option<&'a str>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct UpdateOrganizationVariables<'a> {
    pub(in crate::contract) id: &'a Id,
    pub(in crate::contract) input: UpdateOrganizationInput<'a>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "UpdateOrganizationVariables")]
pub(in crate::contract) struct UpdateOrganization {
    #[arguments(id: $id, input: $input)]
    pub(in crate::contract) update_organization: Option<Organization>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "IdVariables")]
pub(in crate::contract) struct DeleteOrganization {
    #[arguments(id: $id)]
    pub(in crate::contract) delete_organization: Option<bool>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct InviteUserToOrganizationVariables<'a> {
    pub(in crate::contract) organization_id: &'a Id,
    pub(in crate::contract) email: &'a str,
    pub(in crate::contract) role: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "InviteUserToOrganizationVariables")]
pub(in crate::contract) struct InviteUserToOrganization {
    #[arguments(organization_id: $organization_id, email: $email, role: $role)]
    pub(in crate::contract) invite_user_to_organization: Option<bool>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct RemoveUserFromOrganizationVariables<'a> {
    pub(in crate::contract) organization_id: &'a Id,
    pub(in crate::contract) user_id: &'a Id,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "RemoveUserFromOrganizationVariables")]
pub(in crate::contract) struct RemoveUserFromOrganization {
    #[arguments(organization_id: $organization_id, user_id: $user_id)]
    pub(in crate::contract) remove_user_from_organization: Option<bool>,
}
