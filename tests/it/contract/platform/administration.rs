//! What administrators see and do.

use super::{ActionResponse, DateTime, IdVariablesFields, User, schema};
use cynic::Id;

// What they see.

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct UsersVariables<'a> {
    pub(in crate::contract) search: Option<&'a str>,
    pub(in crate::contract) is_active: Option<bool>,
    pub(in crate::contract) limit: i32,
    pub(in crate::contract) offset: i32,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query", variables = "UsersVariables")]
pub(in crate::contract) struct Users {
    #[arguments(search: $search, is_active: $is_active, limit: $limit, offset: $offset)]
    pub(in crate::contract) users: Vec<User>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query", variables = "IdVariables")]
pub(in crate::contract) struct ShowUser {
    #[arguments(id: $id)]
    pub(in crate::contract) user: Option<User>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct AuditEntry {
    pub(in crate::contract) id: Id,
    pub(in crate::contract) actor_id: Option<Id>,
    pub(in crate::contract) subject_id: Id,
    pub(in crate::contract) action: String,
    pub(in crate::contract) reason: Option<String>,
    pub(in crate::contract) ip_address: Option<String>,
    pub(in crate::contract) created_at: DateTime,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct AuditLogVariables<'a> {
    pub(in crate::contract) subject_id: Option<&'a Id>,
    pub(in crate::contract) action: Option<&'a str>,
    pub(in crate::contract) limit: i32,
    pub(in crate::contract) offset: i32,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query", variables = "AuditLogVariables")]
pub(in crate::contract) struct AuditLog {
    #[arguments(subject_id: $subject_id, action: $action, limit: $limit, offset: $offset)]
    pub(in crate::contract) audit_log: Vec<AuditEntry>,
}

// What they do.

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct UpdateUserStatusVariables<'a> {
    pub(in crate::contract) user_id: &'a Id,
    pub(in crate::contract) is_active: bool,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "UpdateUserStatusVariables")]
pub(in crate::contract) struct UpdateUserStatus {
    #[arguments(user_id: $user_id, is_active: $is_active)]
    pub(in crate::contract) update_user_status: Option<User>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct PersonVariables<'a> {
    pub(in crate::contract) user_id: &'a Id,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "PersonVariables")]
pub(in crate::contract) struct GrantSystemAdmin {
    #[arguments(user_id: $user_id)]
    pub(in crate::contract) grant_system_admin: Option<User>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "PersonVariables")]
pub(in crate::contract) struct RevokeSystemAdmin {
    #[arguments(user_id: $user_id)]
    pub(in crate::contract) revoke_system_admin: Option<User>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct AdminResetPasswordResponse {
    pub(in crate::contract) success: bool,
    pub(in crate::contract) temporary_password: Option<String>,
    pub(in crate::contract) error: Option<String>,
    pub(in crate::contract) code: Option<String>,
    pub(in crate::contract) reason: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "PersonVariables")]
pub(in crate::contract) struct AdminResetUserPassword {
    #[arguments(user_id: $user_id)]
    pub(in crate::contract) admin_reset_user_password: AdminResetPasswordResponse,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct AdminChangeUserEmailVariables<'a> {
    pub(in crate::contract) user_id: &'a Id,
    pub(in crate::contract) new_email: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "AdminChangeUserEmailVariables")]
pub(in crate::contract) struct AdminChangeUserEmail {
    #[arguments(user_id: $user_id, new_email: $new_email)]
    pub(in crate::contract) admin_change_user_email: ActionResponse,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "PersonVariables")]
pub(in crate::contract) struct AdminResetCodes {
    #[arguments(user_id: $user_id)]
    #[cynic(rename = "adminResetUser2FA")]
    pub(in crate::contract) reset: ActionResponse,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct AdminDeactivateUserVariables<'a> {
    pub(in crate::contract) user_id: &'a Id,
    pub(in crate::contract) reason: Option<&'a str>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "AdminDeactivateUserVariables")]
pub(in crate::contract) struct AdminDeactivateUser {
    #[arguments(user_id: $user_id, reason: $reason)]
    pub(in crate::contract) admin_deactivate_user: ActionResponse,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "PersonVariables")]
pub(in crate::contract) struct AdminReactivateUser {
    #[arguments(user_id: $user_id)]
    pub(in crate::contract) admin_reactivate_user: ActionResponse,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct AdminToggleSystemAdminVariables<'a> {
    pub(in crate::contract) user_id: &'a Id,
    pub(in crate::contract) is_admin: bool,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "AdminToggleSystemAdminVariables")]
pub(in crate::contract) struct AdminToggleSystemAdmin {
    #[arguments(user_id: $user_id, is_admin: $is_admin)]
    pub(in crate::contract) admin_toggle_system_admin: ActionResponse,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct AdminEnableApiKeyVariables<'a> {
    pub(in crate::contract) key_id: &'a Id,
    pub(in crate::contract) kind: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "AdminEnableApiKeyVariables")]
pub(in crate::contract) struct AdminEnableApiKey {
    #[arguments(key_id: $key_id, type: $kind)]
    pub(in crate::contract) admin_enable_api_key: ActionResponse,
}
