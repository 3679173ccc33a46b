//! Arriving, and coming back after the password was forgotten: what is asked for before anybody is signed in.

use super::{Date, EmailAddress, schema};

#[derive(Debug, Clone, cynic::InputObject)]
#[cynic(schema = "session", graphql_type = "UserRegistrationInputV2", rename_all = "camelCase")]
pub(in crate::contract) struct Registration<'a> {
    pub(in crate::contract) email: EmailAddress,
    pub(in crate::contract) password: &'a str,
    pub(in crate::contract) first_name: &'a str,
    pub(in crate::contract) last_name: &'a str,
    pub(in crate::contract) username: Option<&'a str>,
    pub(in crate::contract) date_of_birth: Option<Date>,
    pub(in crate::contract) phone_number: Option<&'a str>,
    pub(in crate::contract) address1: Option<&'a str>,
    pub(in crate::contract) address2: Option<&'a str>,
    pub(in crate::contract) city: Option<&'a str>,
    pub(in crate::contract) state: Option<&'a str>,
    pub(in crate::contract) zip_code: Option<&'a str>,
    pub(in crate::contract) country: Option<&'a str>,
    pub(in crate::contract) opt_in_marketing: Option<bool>,
    pub(in crate::contract) tnc_id: Option<&'a str>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct RegisterUserResult {
    pub(in crate::contract) status: i32,
    pub(in crate::contract) message: Option<String>,
    pub(in crate::contract) user_status: Option<String>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct RegisterVariables<'a> {
    pub(in crate::contract) input: Registration<'a>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "RegisterVariables")]
pub(in crate::contract) struct Register {
    #[arguments(input: $input)]
    pub(in crate::contract) register: Option<RegisterUserResult>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct LinkVariables<'a> {
    pub(in crate::contract) token: &'a str,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct ConfirmEmailResult {
    pub(in crate::contract) status: i32,
    pub(in crate::contract) message: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "LinkVariables")]
pub(in crate::contract) struct ConfirmEmail {
    #[arguments(token: $token)]
    pub(in crate::contract) confirm_email: Option<ConfirmEmailResult>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct AddressVariables {
    pub(in crate::contract) email: EmailAddress,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct ResendConfirmationResult {
    pub(in crate::contract) status: i32,
    pub(in crate::contract) message: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "AddressVariables")]
pub(in crate::contract) struct ResendConfirmation {
    #[arguments(email: $email)]
    pub(in crate::contract) resend_confirmation: Option<ResendConfirmationResult>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct ForgotPasswordResult {
    pub(in crate::contract) status: i32,
    pub(in crate::contract) message: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "AddressVariables")]
pub(in crate::contract) struct ForgotPassword {
    #[arguments(email: $email)]
    pub(in crate::contract) forgot_password: Option<ForgotPasswordResult>,
}

#[derive(Debug, Clone, cynic::InputObject)]
#[cynic(schema = "session", rename_all = "camelCase")]
pub(in crate::contract) struct PasswordResetParams<'a> {
    pub(in crate::contract) token: &'a str,
    pub(in crate::contract) new_password: &'a str,
    pub(in crate::contract) email: Option<EmailAddress>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "session")]
pub(in crate::contract) struct PasswordResetResult {
    pub(in crate::contract) status: i32,
    pub(in crate::contract) message: Option<String>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct PasswordResetVariables<'a> {
    pub(in crate::contract) params: PasswordResetParams<'a>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "session", graphql_type = "Mutation", variables = "PasswordResetVariables")]
pub(in crate::contract) struct ConfirmPasswordReset {
    #[arguments(passwordResetParams: $params)]
    pub(in crate::contract) confirm_password_reset: Option<PasswordResetResult>,
}
