//! Keys that programs act with for a person.

use super::{ActionResponse, DateTime, IdVariablesFields, schema};
use cynic::Id;

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct ApiKey {
    pub(in crate::contract) id: Id,
    pub(in crate::contract) user_id: Id,
    pub(in crate::contract) name: String,
    pub(in crate::contract) environment: String,
    pub(in crate::contract) key_prefix: String,
    #[cynic(rename = "type")]
    pub(in crate::contract) kind: String,
    pub(in crate::contract) permissions: Vec<String>,
    pub(in crate::contract) status: String,
    pub(in crate::contract) created_at: DateTime,
    pub(in crate::contract) last_used_at: Option<DateTime>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query")]
pub(in crate::contract) struct ApiKeys {
    pub(in crate::contract) api_keys: Vec<ApiKey>,
}

#[derive(Debug, Clone, cynic::InputObject)]
#[cynic(schema = "platform", require_all_fields)]
pub(in crate::contract) struct CreateApiKeyInput<'a> {
    pub(in crate::contract) name: &'a str,
    pub(in crate::contract) environment: &'a str,
    #[cynic(rename = "type")]
    pub(in crate::contract) kind: &'a str,
    pub(in crate::contract) permissions: &'a [&'a str],
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct CreateApiKeyResponse {
    pub(in crate::contract) success: bool,
    pub(in crate::contract) data: Option<ApiKey>,
    pub(in crate::contract) key: Option<String>,
    pub(in crate::contract) error: Option<String>,
    pub(in crate::contract) code: Option<String>,
    pub(in crate::contract) reason: Option<String>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct CreateApiKeyVariables<'a> {
    pub(in crate::contract) input: CreateApiKeyInput<'a>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "CreateApiKeyVariables")]
pub(in crate::contract) struct CreateApiKey {
    #[arguments(input: $input)]
    pub(in crate::contract) create_api_key: CreateApiKeyResponse,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "IdVariables")]
pub(in crate::contract) struct RevokeApiKey {
    #[arguments(id: $id)]
    pub(in crate::contract) revoke_api_key: ActionResponse,
}
