//! The platform contract as types of a client: every field, every argument. Here is who one is, coming in, staying in and going;
//! `newcomer` has what comes before that, `account`, `passkeys`, `social` and `api_keys` what people do about the ways into
//! their accounts, `organizations` and `inbox` what they manage, `administration` what some do with the accounts of others. What
//! the contract gains goes where it belongs in that.

mod account;
mod administration;
mod api_keys;
mod inbox;
mod newcomer;
mod organizations;
mod passkeys;
mod social;

pub(in crate::contract) use account::*;
pub(in crate::contract) use administration::*;
pub(in crate::contract) use api_keys::*;
pub(in crate::contract) use inbox::*;
pub(in crate::contract) use newcomer::*;
pub(in crate::contract) use organizations::*;
pub(in crate::contract) use passkeys::*;
pub(in crate::contract) use social::*;

use cynic::Id;

/// The published SDL. A type below that does not fit it does not compile.
#[cynic::schema("platform")]
#[expect(unreachable_pub, reason = "cynic writes what is in this module")]
mod schema {}

// Scalars.

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, cynic::Scalar)]
#[cynic(graphql_type = "DateTime")]
pub(in crate::contract) struct DateTime(pub(in crate::contract) String);

// What many fields take.

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct TokenVariables<'a> {
    pub(in crate::contract) token: &'a str,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct EmailVariables<'a> {
    pub(in crate::contract) email: &'a str,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct IdVariables<'a> {
    pub(in crate::contract) id: &'a Id,
}

// What many fields answer.

/// What came of a request; in `message` is a sentence for people, whether or not it was done.
#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct MessageResult {
    pub(in crate::contract) success: bool,
    pub(in crate::contract) message: Option<String>,
    pub(in crate::contract) code: Option<String>,
    pub(in crate::contract) reason: Option<String>,
}

/// The same, where there is nothing to say but why it was not done.
#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct ActionResponse {
    pub(in crate::contract) success: bool,
    pub(in crate::contract) error: Option<String>,
    pub(in crate::contract) code: Option<String>,
    pub(in crate::contract) reason: Option<String>,
}

// Who one is.

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct User {
    pub(in crate::contract) id: Id,
    pub(in crate::contract) email: Option<String>,
    pub(in crate::contract) is_active: bool,
    pub(in crate::contract) is_system_admin: bool,
    pub(in crate::contract) email_verified: bool,
    pub(in crate::contract) two_factor_enabled: bool,
    pub(in crate::contract) has_password: bool,
    pub(in crate::contract) created_at: DateTime,
    pub(in crate::contract) last_login_at: Option<DateTime>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct MeResponse {
    pub(in crate::contract) success: bool,
    pub(in crate::contract) data: Option<User>,
    pub(in crate::contract) error: Option<String>,
    pub(in crate::contract) code: Option<String>,
    pub(in crate::contract) reason: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query")]
pub(in crate::contract) struct Me {
    pub(in crate::contract) me: MeResponse,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct Session {
    pub(in crate::contract) id: Id,
    pub(in crate::contract) contract: String,
    pub(in crate::contract) is_current: bool,
    pub(in crate::contract) ip_address: Option<String>,
    pub(in crate::contract) user_agent: Option<String>,
    pub(in crate::contract) created_at: DateTime,
    pub(in crate::contract) last_used_at: DateTime,
    pub(in crate::contract) expires_at: DateTime,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query")]
pub(in crate::contract) struct Sessions {
    pub(in crate::contract) sessions: Vec<Session>,
}

// Coming in.

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct AuthPayload {
    pub(in crate::contract) access_token: String,
    pub(in crate::contract) refresh_token: String,
    pub(in crate::contract) requires_2fa: bool,
    pub(in crate::contract) user: Option<User>,
    pub(in crate::contract) expires_in: i32,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct Login2FAPendingPayload {
    pub(in crate::contract) user_id: Id,
    pub(in crate::contract) message: String,
}

/// Either of them; a third one does not compile. The fallback is what cynic asks for.
#[derive(Debug, Clone, PartialEq, Eq, cynic::InlineFragments)]
#[cynic(schema = "platform", exhaustive)]
pub(in crate::contract) enum LoginResult {
    AuthPayload(AuthPayload),
    Login2FAPendingPayload(Login2FAPendingPayload),
    #[cynic(fallback)]
    Other,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct CredentialsVariables<'a> {
    pub(in crate::contract) email: &'a str,
    pub(in crate::contract) password: &'a str,
    pub(in crate::contract) recaptcha_token: Option<&'a str>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "CredentialsVariables")]
pub(in crate::contract) struct Login {
    #[arguments(email: $email, password: $password, recaptcha_token: $recaptcha_token)]
    pub(in crate::contract) login: Option<LoginResult>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct CodeVariables<'a> {
    pub(in crate::contract) user_id: &'a Id,
    pub(in crate::contract) token: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "CodeVariables")]
pub(in crate::contract) struct VerifyCode {
    #[arguments(user_id: $user_id, token: $token)]
    #[cynic(rename = "verify_2fa_code")]
    pub(in crate::contract) verify: Option<AuthPayload>,
}

// Staying in.

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "TokenVariables")]
pub(in crate::contract) struct RefreshToken {
    #[arguments(token: $token)]
    #[cynic(rename = "refresh_token")]
    pub(in crate::contract) refresh_token: Option<AuthPayload>,
}

// Going.

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "TokenVariables")]
pub(in crate::contract) struct Logout {
    #[arguments(token: $token)]
    pub(in crate::contract) logout: Option<bool>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation")]
pub(in crate::contract) struct LogoutAll {
    #[cynic(rename = "logout_all")]
    pub(in crate::contract) logout_all: Option<bool>,
}
