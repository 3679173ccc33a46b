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
