//! Arriving, and coming back after the password was forgotten: what is asked for before anybody is signed in.

use super::{
    AuthPayload, CredentialsVariablesFields, EmailVariablesFields, MessageResult, TokenVariablesFields, schema,
};

// Arriving.

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "CredentialsVariables")]
pub(in crate::contract) struct Register {
    #[arguments(email: $email, password: $password, recaptcha_token: $recaptcha_token)]
    pub(in crate::contract) register: MessageResult,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "TokenVariables")]
pub(in crate::contract) struct VerifyEmail {
    #[arguments(token: $token)]
    #[cynic(rename = "verify_email")]
    pub(in crate::contract) verify_email: Option<AuthPayload>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "EmailVariables")]
pub(in crate::contract) struct ResendVerificationEmail {
    #[arguments(email: $email)]
    #[cynic(rename = "resend_verification_email")]
    pub(in crate::contract) resend_verification_email: MessageResult,
}

// Coming back.

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct ForgotVariables<'a> {
    pub(in crate::contract) email: &'a str,
    pub(in crate::contract) recaptcha_token: Option<&'a str>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "ForgotVariables")]
pub(in crate::contract) struct ForgotPassword {
    #[arguments(email: $email, recaptcha_token: $recaptcha_token)]
    #[cynic(rename = "forgot_password")]
    pub(in crate::contract) forgot_password: MessageResult,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct ResetPasswordVariables<'a> {
    pub(in crate::contract) token: &'a str,
    pub(in crate::contract) password: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "ResetPasswordVariables")]
pub(in crate::contract) struct ResetPassword {
    #[arguments(token: $token, password: $password)]
    #[cynic(rename = "reset_password")]
    pub(in crate::contract) reset_password: MessageResult,
}
