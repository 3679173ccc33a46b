//! The session contract as types of a client: every field, every argument. In the order in which people meet them: who one
//! is, coming in, staying in, going, what is asked for at the door; `newcomer` has what comes before that, and `change` what
//! people do with their accounts. What the contract gains goes where it belongs in that.

mod change;
mod newcomer;

pub(in crate::contract) use change::*;
pub(in crate::contract) use newcomer::*;

/// The published SDL. A type below that does not fit it does not compile.
#[cynic::schema("session")]
#[expect(unreachable_pub, reason = "cynic writes what is in this module")]
mod schema {}

// Scalars.

#[derive(Debug, Clone, PartialEq, Eq, cynic::Scalar)]
#[cynic(graphql_type = "EmailAddress")]
pub(in crate::contract) struct EmailAddress(pub(in crate::contract) String);

#[derive(Debug, Clone, PartialEq, Eq, cynic::Scalar)]
#[cynic(graphql_type = "rID")]
pub(in crate::contract) struct Rid(pub(in crate::contract) String);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, cynic::Scalar)]
#[cynic(graphql_type = "DateTime")]
pub(in crate::contract) struct DateTime(pub(in crate::contract) String);

#[derive(Debug, Clone, PartialEq, Eq, cynic::Scalar)]
#[cynic(graphql_type = "Date")]
pub(in crate::contract) struct Date(pub(in crate::contract) String);

// Who one is.

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct UserProfile {
    pub(in crate::contract) id: Rid,
    pub(in crate::contract) account_id: Option<Rid>,
    pub(in crate::contract) email: EmailAddress,
    pub(in crate::contract) username: String,
    pub(in crate::contract) first_name: String,
    pub(in crate::contract) last_name: String,
    pub(in crate::contract) date_of_birth: Option<String>,
    pub(in crate::contract) phone_number: Option<String>,
    pub(in crate::contract) address1: Option<String>,
    pub(in crate::contract) address2: Option<String>,
    pub(in crate::contract) city: Option<String>,
    pub(in crate::contract) state: Option<String>,
    pub(in crate::contract) zip_code: Option<String>,
    pub(in crate::contract) country: Option<String>,
    pub(in crate::contract) industry: Option<String>,
    pub(in crate::contract) job_title: Option<String>,
    pub(in crate::contract) opt_in_marketing: Option<bool>,
    pub(in crate::contract) two_factor_auth: Option<bool>,
    pub(in crate::contract) two_factor_auth_per_device: Option<bool>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Query")]
pub(in crate::contract) struct Profile {
    pub(in crate::contract) user_profile: Option<UserProfile>,
}

#[derive(Debug, Clone, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct Session {
    pub(in crate::contract) id: String,
    pub(in crate::contract) contract: String,
    pub(in crate::contract) device_id: Option<String>,
    pub(in crate::contract) device_name: Option<String>,
    pub(in crate::contract) ip_address: Option<String>,
    pub(in crate::contract) user_agent: Option<String>,
    pub(in crate::contract) is_current: bool,
    pub(in crate::contract) created_at: DateTime,
    pub(in crate::contract) last_used_at: DateTime,
    pub(in crate::contract) expires_at: DateTime,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Query")]
pub(in crate::contract) struct Sessions {
    pub(in crate::contract) sessions: Vec<Session>,
}

// Coming in.

#[derive(Debug, Clone, cynic::InputObject)]
#[cynic(schema = "session", rename_all = "camelCase")]
pub(in crate::contract) struct DeviceInfo<'a> {
    pub(in crate::contract) device_id: Option<&'a str>,
}

#[derive(Debug, Clone, cynic::InputObject)]
#[cynic(schema = "session", rename_all = "camelCase")]
pub(in crate::contract) struct LoginCredentials<'a> {
    pub(in crate::contract) email: Option<EmailAddress>,
    pub(in crate::contract) username: Option<&'a str>,
    pub(in crate::contract) password: &'a str,
    pub(in crate::contract) device_info: Option<DeviceInfo<'a>>,
}

#[derive(Debug, Clone, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct LoginResult {
    pub(in crate::contract) status: Option<i32>,
    pub(in crate::contract) prompt_two_factor_auth: Option<bool>,
    pub(in crate::contract) prompt_tnc_acceptance: Option<bool>,
    pub(in crate::contract) tnc_id: Option<String>,
    pub(in crate::contract) session_id: Option<String>,
    pub(in crate::contract) token: Option<String>,
    pub(in crate::contract) refresh_token: Option<String>,
    pub(in crate::contract) user_id: Option<Rid>,
    pub(in crate::contract) user_uid: Option<String>,
    pub(in crate::contract) user_status: Option<String>,
    pub(in crate::contract) user_profile: Option<UserProfile>,
    pub(in crate::contract) device_id: Option<String>,
    pub(in crate::contract) ip_address: Option<String>,
    pub(in crate::contract) current_login_at: Option<String>,
    pub(in crate::contract) last_login_at: Option<String>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct LoginVariables<'a> {
    pub(in crate::contract) credentials: LoginCredentials<'a>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "LoginVariables")]
pub(in crate::contract) struct Login {
    #[arguments(credentials: $credentials)]
    pub(in crate::contract) login: Option<LoginResult>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct CodeVariables<'a> {
    pub(in crate::contract) code: &'a str,
    pub(in crate::contract) session_id: &'a str,
    pub(in crate::contract) timestamp: Option<i32>,
    pub(in crate::contract) email: EmailAddress,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "CodeVariables")]
pub(in crate::contract) struct ConfirmCode {
    #[arguments(code: $code, sessionId: $session_id, timestamp: $timestamp, email: $email)]
    #[cynic(rename = "confirm2Fa")]
    pub(in crate::contract) confirm: Option<LoginResult>,
}

#[derive(Debug, Clone, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct TwoFactorAuthResult {
    pub(in crate::contract) status: i32,
    pub(in crate::contract) message: Option<String>,
    pub(in crate::contract) two_factor_auth: Option<bool>,
    pub(in crate::contract) expires_at: Option<DateTime>,
    pub(in crate::contract) resend_available_at: Option<DateTime>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct ResendVariables<'a> {
    pub(in crate::contract) session_id: &'a str,
    pub(in crate::contract) email: EmailAddress,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "ResendVariables")]
pub(in crate::contract) struct ResendCode {
    #[arguments(sessionId: $session_id, email: $email)]
    #[cynic(rename = "resend2Fa")]
    pub(in crate::contract) resend: Option<TwoFactorAuthResult>,
}

// Staying in.

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct RefreshVariables<'a> {
    pub(in crate::contract) refresh_token: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "RefreshVariables")]
pub(in crate::contract) struct NewToken {
    #[arguments(refreshToken: $refresh_token)]
    pub(in crate::contract) new_token: Option<LoginResult>,
}

// Going.

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct LogoutResult {
    pub(in crate::contract) status: i32,
    pub(in crate::contract) sessions_ended: i32,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct DeviceVariables<'a> {
    pub(in crate::contract) device_info: Option<DeviceInfo<'a>>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "DeviceVariables")]
pub(in crate::contract) struct Logout {
    #[arguments(deviceInfo: $device_info)]
    pub(in crate::contract) logout: Option<LogoutResult>,
}

// What is asked for at the door.

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct PasswordVariables<'a> {
    pub(in crate::contract) password: Option<&'a str>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "PasswordVariables")]
pub(in crate::contract) struct EnableCodes {
    #[arguments(password: $password)]
    #[cynic(rename = "enable2Fa")]
    pub(in crate::contract) enable: Option<TwoFactorAuthResult>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct TncResult {
    pub(in crate::contract) status: i32,
    pub(in crate::contract) tnc_id: String,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct TermsVariables<'a> {
    pub(in crate::contract) tnc_id: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "TermsVariables")]
pub(in crate::contract) struct AcceptTerms {
    #[arguments(tncId: $tnc_id)]
    #[cynic(rename = "acceptTnc")]
    pub(in crate::contract) accept: Option<TncResult>,
}
