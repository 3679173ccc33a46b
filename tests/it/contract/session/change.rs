//! What people do with their accounts once they are signed in, and how they prove who they are for it.

// What cynic makes of the variables.
use super::newcomer::LinkVariablesFields;
use super::{Date, DateTime, EmailAddress, LoginResult, LogoutResult, TwoFactorAuthResult, UserProfile, schema};

// Proving once more who one is.

#[derive(Debug, Clone, Copy, PartialEq, Eq, cynic::Enum)]
#[cynic(schema = "session", graphql_type = "TwoFactorAuthReason")]
pub(in crate::contract) enum Reason {
    UpdateProfile,
    ChangeEmail,
    ChangePassword,
    DisableTwoFactorAuth,
    CloseAccount,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct ReasonVariables {
    pub(in crate::contract) reason: Reason,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "ReasonVariables")]
pub(in crate::contract) struct SendCode {
    #[arguments(reason: $reason)]
    #[cynic(rename = "send2Fa")]
    pub(in crate::contract) send: Option<TwoFactorAuthResult>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct ReauthenticateResult {
    pub(in crate::contract) status: i32,
    pub(in crate::contract) valid_until: DateTime,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct ReauthenticateVariables<'a> {
    pub(in crate::contract) password: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "ReauthenticateVariables")]
pub(in crate::contract) struct Reauthenticate {
    #[arguments(password: $password)]
    pub(in crate::contract) reauthenticate: Option<ReauthenticateResult>,
}

/// The password, a code, both, or nothing.
#[derive(Debug, Default, cynic::QueryVariables)]
pub(in crate::contract) struct ShownVariables<'a> {
    pub(in crate::contract) password: Option<&'a str>,
    pub(in crate::contract) code: Option<&'a str>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "ShownVariables")]
pub(in crate::contract) struct DisableCodes {
    #[arguments(password: $password, code: $code)]
    #[cynic(rename = "disable2Fa")]
    pub(in crate::contract) disable: Option<TwoFactorAuthResult>,
}

// The profile.

/// What is not said stays as it is. What is said as an empty line is erased, as null would be.
#[derive(Debug, Clone, Default, cynic::InputObject)]
#[cynic(schema = "session", rename_all = "camelCase")]
pub(in crate::contract) struct UpdateProfileInput<'a> {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) first_name: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) last_name: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) username: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) date_of_birth: Option<Date>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) phone_number: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) address1: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) address2: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) city: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) state: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) zip_code: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) country: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) industry: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) job_title: Option<&'a str>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) opt_in_marketing: Option<bool>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(in crate::contract) two_factor_auth_per_device: Option<bool>,
}

#[derive(Debug, Clone, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct UpdateProfileResult {
    pub(in crate::contract) status: i32,
    pub(in crate::contract) user_profile: UserProfile,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct UpdateProfileVariables<'a> {
    pub(in crate::contract) input: UpdateProfileInput<'a>,
    pub(in crate::contract) password: Option<&'a str>,
    pub(in crate::contract) code: Option<&'a str>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "UpdateProfileVariables")]
pub(in crate::contract) struct UpdateProfile {
    #[arguments(input: $input, password: $password, code: $code)]
    pub(in crate::contract) update_profile: Option<UpdateProfileResult>,
}

// The password.

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct ChangePasswordVariables<'a> {
    pub(in crate::contract) old: &'a str,
    pub(in crate::contract) new: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "ChangePasswordVariables")]
pub(in crate::contract) struct ChangePassword {
    #[arguments(oldPassword: $old, newPassword: $new)]
    pub(in crate::contract) change_password: Option<LoginResult>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct ConfirmChangeVariables<'a> {
    pub(in crate::contract) code: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "ConfirmChangeVariables")]
pub(in crate::contract) struct ConfirmChangePassword {
    #[arguments(code: $code)]
    #[cynic(rename = "confirmChangePassword2Fa")]
    pub(in crate::contract) confirm: Option<LoginResult>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation")]
pub(in crate::contract) struct ResendChangePassword {
    #[cynic(rename = "resendChangePassword2Fa")]
    pub(in crate::contract) resend: Option<TwoFactorAuthResult>,
}

// The address.

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct ChangeEmailResult {
    pub(in crate::contract) status: i32,
    pub(in crate::contract) message: String,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct ChangeEmailVariables<'a> {
    pub(in crate::contract) email: EmailAddress,
    pub(in crate::contract) password: Option<&'a str>,
    pub(in crate::contract) code: Option<&'a str>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "ChangeEmailVariables")]
pub(in crate::contract) struct ChangeEmail {
    #[arguments(email: $email, password: $password, code: $code)]
    pub(in crate::contract) change_email: Option<ChangeEmailResult>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "LinkVariables")]
pub(in crate::contract) struct ConfirmEmailChange {
    #[arguments(token: $token)]
    pub(in crate::contract) confirm_email_change: Option<ChangeEmailResult>,
}

// Leaving.

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct SessionVariables<'a> {
    pub(in crate::contract) id: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "SessionVariables")]
pub(in crate::contract) struct RevokeSession {
    #[arguments(id: $id)]
    pub(in crate::contract) revoke_session: Option<LogoutResult>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct CloseAccountResult {
    pub(in crate::contract) status: i32,
    pub(in crate::contract) message: String,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "ShownVariables")]
pub(in crate::contract) struct CloseAccount {
    #[arguments(password: $password, code: $code)]
    pub(in crate::contract) close_account: Option<CloseAccountResult>,
}
