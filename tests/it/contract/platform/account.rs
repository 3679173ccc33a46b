//! What people do with passwords, addresses and codes once they are signed in, and how they prove who they are for it.

use super::{MessageResult, TokenVariablesFields, schema};

// Proving once more who one is.

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct PasswordVariables<'a> {
    pub(in crate::contract) password: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "PasswordVariables")]
pub(in crate::contract) struct Reauthenticate {
    #[arguments(password: $password)]
    pub(in crate::contract) reauthenticate: MessageResult,
}

// The authenticator app.

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct TwoFactorSetup {
    pub(in crate::contract) secret: String,
    pub(in crate::contract) qr_code: String,
    pub(in crate::contract) otpauth_url: String,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation")]
pub(in crate::contract) struct GenerateSecret {
    #[cynic(rename = "generate_2fa")]
    pub(in crate::contract) generate: Option<TwoFactorSetup>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "TokenVariables")]
pub(in crate::contract) struct EnableCodes {
    #[arguments(token: $token)]
    #[cynic(rename = "enable_2fa")]
    pub(in crate::contract) enable: Option<bool>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct DisableCodesVariables<'a> {
    pub(in crate::contract) token: Option<&'a str>,
    pub(in crate::contract) password: Option<&'a str>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "DisableCodesVariables")]
pub(in crate::contract) struct DisableCodes {
    #[arguments(token: $token, password: $password)]
    #[cynic(rename = "disable_2fa")]
    pub(in crate::contract) disable: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct RecoveryCodesResponse {
    pub(in crate::contract) success: bool,
    pub(in crate::contract) data: Option<Vec<String>>,
    pub(in crate::contract) error: Option<String>,
    pub(in crate::contract) code: Option<String>,
    pub(in crate::contract) reason: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation")]
pub(in crate::contract) struct RegenerateRecoveryCodes {
    #[cynic(rename = "regenerate_recovery_codes")]
    pub(in crate::contract) regenerate_recovery_codes: RecoveryCodesResponse,
}

// The password.

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct ChangePasswordVariables<'a> {
    pub(in crate::contract) current_password: &'a str,
    pub(in crate::contract) new_password: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "ChangePasswordVariables")]
pub(in crate::contract) struct ChangePassword {
    #[arguments(current_password: $current_password, new_password: $new_password)]
    #[cynic(rename = "change_password")]
    pub(in crate::contract) change_password: MessageResult,
}

// The address.

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct NewAddressVariables<'a> {
    pub(in crate::contract) new_email: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "NewAddressVariables")]
pub(in crate::contract) struct ChangeEmail {
    #[arguments(new_email: $new_email)]
    #[cynic(rename = "change_email")]
    pub(in crate::contract) change_email: MessageResult,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "TokenVariables")]
pub(in crate::contract) struct ConfirmEmailChange {
    #[arguments(token: $token)]
    #[cynic(rename = "confirm_email_change")]
    pub(in crate::contract) confirm_email_change: MessageResult,
}
