//! The Relay flavour as types of a client: signing up, signing in, seeing oneself.

use super::ErrorMap;

#[cynic::schema("accounts-relay")]
#[expect(unreachable_pub, reason = "cynic writes what is in this module")]
mod schema {}

#[derive(Debug, Clone, cynic::Scalar)]
#[cynic(graphql_type = "ExpectedErrorType")]
pub(in crate::contract) struct Errors(pub(in crate::contract) ErrorMap);

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct RegisterInput<'a> {
    pub(in crate::contract) email: &'a str,
    pub(in crate::contract) username: &'a str,
    pub(in crate::contract) password1: &'a str,
    pub(in crate::contract) password2: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct RegisterVariables<'a> {
    pub(in crate::contract) input: RegisterInput<'a>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct RegisterPayload {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
    pub(in crate::contract) token: Option<String>,
    pub(in crate::contract) refresh_token: Option<String>,
    pub(in crate::contract) client_mutation_id: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay", graphql_type = "Mutation", variables = "RegisterVariables")]
pub(in crate::contract) struct RegisterMutation {
    #[arguments(input: $input)]
    pub(in crate::contract) register: Option<RegisterPayload>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay", graphql_type = "ObtainJSONWebTokenInput")]
pub(in crate::contract) struct SignInInput<'a> {
    pub(in crate::contract) password: &'a str,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) email: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) username: Option<&'a str>,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct SignInVariables<'a> {
    pub(in crate::contract) input: SignInInput<'a>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct UserNode {
    pub(in crate::contract) username: String,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay", graphql_type = "ObtainJSONWebTokenPayload")]
pub(in crate::contract) struct SignedIn {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
    pub(in crate::contract) token: Option<String>,
    pub(in crate::contract) user: Option<UserNode>,
    pub(in crate::contract) client_mutation_id: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay", graphql_type = "Mutation", variables = "SignInVariables")]
pub(in crate::contract) struct TokenAuthMutation {
    #[arguments(input: $input)]
    pub(in crate::contract) token_auth: Option<SignedIn>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts-relay", graphql_type = "Query")]
pub(in crate::contract) struct Me {
    pub(in crate::contract) me: Option<UserNode>,
}
