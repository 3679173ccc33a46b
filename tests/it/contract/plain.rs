//! The plain flavour as types of a client: every field, every argument.

use super::{Claims, ErrorMap};

#[cynic::schema("accounts")]
#[expect(unreachable_pub, reason = "cynic writes what is in this module")]
pub(in crate::contract) mod schema {}

#[derive(Debug, Clone, cynic::Scalar)]
#[cynic(graphql_type = "ExpectedErrorType")]
pub(in crate::contract) struct Errors(pub(in crate::contract) ErrorMap);

#[derive(Debug, Clone, cynic::Scalar)]
#[cynic(graphql_type = "GenericScalar")]
pub(in crate::contract) struct Payload(pub(in crate::contract) Claims);

#[derive(Debug, Clone, PartialEq, cynic::Scalar)]
pub(in crate::contract) struct DateTime(pub(in crate::contract) String);

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct UserNode {
    pub(in crate::contract) id: cynic::Id,
    pub(in crate::contract) pk: Option<i32>,
    pub(in crate::contract) username: String,
    pub(in crate::contract) first_name: String,
    pub(in crate::contract) last_name: String,
    pub(in crate::contract) email: String,
    pub(in crate::contract) secondary_email: Option<String>,
    pub(in crate::contract) is_staff: bool,
    pub(in crate::contract) is_active: bool,
    pub(in crate::contract) date_joined: DateTime,
    pub(in crate::contract) last_login: Option<DateTime>,
    pub(in crate::contract) verified: Option<bool>,
    pub(in crate::contract) archived: Option<bool>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Query")]
pub(in crate::contract) struct Me {
    pub(in crate::contract) me: Option<UserNode>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct RegisterVariables<'a> {
    pub(in crate::contract) email: &'a str,
    pub(in crate::contract) username: &'a str,
    pub(in crate::contract) password1: &'a str,
    pub(in crate::contract) password2: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct Register {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
    pub(in crate::contract) token: Option<String>,
    pub(in crate::contract) refresh_token: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "RegisterVariables")]
pub(in crate::contract) struct RegisterMutation {
    #[arguments(email: $email, username: $username, password1: $password1, password2: $password2)]
    pub(in crate::contract) register: Option<Register>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct TokenVariables<'a> {
    pub(in crate::contract) token: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct VerifyAccount {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "TokenVariables")]
pub(in crate::contract) struct VerifyAccountMutation {
    #[arguments(token: $token)]
    pub(in crate::contract) verify_account: Option<VerifyAccount>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct VerifyToken {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
    pub(in crate::contract) payload: Option<Payload>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "TokenVariables")]
pub(in crate::contract) struct VerifyTokenMutation {
    #[arguments(token: $token)]
    pub(in crate::contract) verify_token: Option<VerifyToken>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct EmailVariables<'a> {
    pub(in crate::contract) email: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct ResendActivationEmail {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "EmailVariables")]
pub(in crate::contract) struct ResendActivationEmailMutation {
    #[arguments(email: $email)]
    pub(in crate::contract) resend_activation_email: Option<ResendActivationEmail>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct SignInVariables<'a> {
    pub(in crate::contract) password: &'a str,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) email: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) username: Option<&'a str>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "ObtainJSONWebToken")]
pub(in crate::contract) struct SignedIn {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
    pub(in crate::contract) token: Option<String>,
    pub(in crate::contract) refresh_token: Option<String>,
    pub(in crate::contract) refresh_expires_in: Option<i32>,
    pub(in crate::contract) payload: Option<Payload>,
    pub(in crate::contract) unarchiving: Option<bool>,
    pub(in crate::contract) user: Option<UserNode>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "SignInVariables")]
pub(in crate::contract) struct TokenAuthMutation {
    #[arguments(password: $password, email: $email, username: $username)]
    pub(in crate::contract) token_auth: Option<SignedIn>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct RefreshVariables<'a> {
    pub(in crate::contract) refresh_token: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct RefreshToken {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
    pub(in crate::contract) payload: Option<Payload>,
    pub(in crate::contract) token: Option<String>,
    pub(in crate::contract) refresh_token: Option<String>,
    pub(in crate::contract) refresh_expires_in: Option<i32>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "RefreshVariables")]
pub(in crate::contract) struct RefreshTokenMutation {
    #[arguments(refreshToken: $refresh_token)]
    pub(in crate::contract) refresh_token: Option<RefreshToken>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct RevokeToken {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
    pub(in crate::contract) revoked: Option<i32>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "RefreshVariables")]
pub(in crate::contract) struct RevokeTokenMutation {
    #[arguments(refreshToken: $refresh_token)]
    pub(in crate::contract) revoke_token: Option<RevokeToken>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct UserVariables {
    pub(in crate::contract) id: cynic::Id,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Query", variables = "UserVariables")]
pub(in crate::contract) struct User {
    #[arguments(id: $id)]
    pub(in crate::contract) user: Option<UserNode>,
}

#[derive(Debug, Default, cynic::QueryVariables)]
pub(in crate::contract) struct UsersVariables<'a> {
    pub(in crate::contract) offset: Option<i32>,
    pub(in crate::contract) before: Option<&'a str>,
    pub(in crate::contract) after: Option<&'a str>,
    pub(in crate::contract) first: Option<i32>,
    pub(in crate::contract) last: Option<i32>,
    pub(in crate::contract) email: Option<&'a str>,
    pub(in crate::contract) username: Option<&'a str>,
    pub(in crate::contract) contains: Option<&'a str>,
    pub(in crate::contract) starts_with: Option<&'a str>,
    pub(in crate::contract) is_active: Option<bool>,
    pub(in crate::contract) archived: Option<bool>,
    pub(in crate::contract) verified: Option<bool>,
    pub(in crate::contract) secondary_email: Option<&'a str>,
}

#[derive(Debug, PartialEq, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct PageInfo {
    pub(in crate::contract) has_next_page: bool,
    pub(in crate::contract) has_previous_page: bool,
    pub(in crate::contract) start_cursor: Option<String>,
    pub(in crate::contract) end_cursor: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct UserNodeEdge {
    pub(in crate::contract) node: Option<UserNode>,
    pub(in crate::contract) cursor: String,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct UserNodeConnection {
    pub(in crate::contract) page_info: PageInfo,
    pub(in crate::contract) edges: Vec<Option<UserNodeEdge>>,
    pub(in crate::contract) total_count: Option<i32>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Query", variables = "UsersVariables")]
pub(in crate::contract) struct Users {
    #[arguments(
        offset: $offset, before: $before, after: $after, first: $first, last: $last, email: $email, username: $username,
        username_Icontains: $contains, username_Istartswith: $starts_with, isActive: $is_active,
        status_Archived: $archived, status_Verified: $verified, status_SecondaryEmail: $secondary_email
    )]
    pub(in crate::contract) users: Option<UserNodeConnection>,
}
