//! The plain flavour as types of a client, second part: recovering and managing an account.

use super::plain::{Errors, schema};

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct EmailVariables<'a> {
    pub(in crate::contract) email: &'a str,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct TokenVariables<'a> {
    pub(in crate::contract) token: &'a str,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct PasswordVariables<'a> {
    pub(in crate::contract) password: &'a str,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct NewPasswordVariables<'a> {
    pub(in crate::contract) token: &'a str,
    pub(in crate::contract) new_password1: &'a str,
    pub(in crate::contract) new_password2: &'a str,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct ChangePasswordVariables<'a> {
    pub(in crate::contract) old_password: &'a str,
    pub(in crate::contract) new_password1: &'a str,
    pub(in crate::contract) new_password2: &'a str,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct NameVariables<'a> {
    pub(in crate::contract) first_name: Option<&'a str>,
    pub(in crate::contract) last_name: Option<&'a str>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct NewAddressVariables<'a> {
    pub(in crate::contract) email: &'a str,
    pub(in crate::contract) password: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct SendPasswordResetEmail {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "EmailVariables")]
pub(in crate::contract) struct SendPasswordResetEmailMutation {
    #[arguments(email: $email)]
    pub(in crate::contract) send_password_reset_email: Option<SendPasswordResetEmail>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct PasswordReset {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "NewPasswordVariables")]
pub(in crate::contract) struct PasswordResetMutation {
    #[arguments(token: $token, newPassword1: $new_password1, newPassword2: $new_password2)]
    pub(in crate::contract) password_reset: Option<PasswordReset>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct PasswordSet {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "NewPasswordVariables")]
pub(in crate::contract) struct PasswordSetMutation {
    #[arguments(token: $token, newPassword1: $new_password1, newPassword2: $new_password2)]
    pub(in crate::contract) password_set: Option<PasswordSet>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct PasswordChange {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
    pub(in crate::contract) token: Option<String>,
    pub(in crate::contract) refresh_token: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "ChangePasswordVariables")]
pub(in crate::contract) struct PasswordChangeMutation {
    #[arguments(oldPassword: $old_password, newPassword1: $new_password1, newPassword2: $new_password2)]
    pub(in crate::contract) password_change: Option<PasswordChange>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct UpdateAccount {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "NameVariables")]
pub(in crate::contract) struct UpdateAccountMutation {
    #[arguments(firstName: $first_name, lastName: $last_name)]
    pub(in crate::contract) update_account: Option<UpdateAccount>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct ArchiveAccount {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "PasswordVariables")]
pub(in crate::contract) struct ArchiveAccountMutation {
    #[arguments(password: $password)]
    pub(in crate::contract) archive_account: Option<ArchiveAccount>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct DeleteAccount {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "PasswordVariables")]
pub(in crate::contract) struct DeleteAccountMutation {
    #[arguments(password: $password)]
    pub(in crate::contract) delete_account: Option<DeleteAccount>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct SendSecondaryEmailActivation {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "NewAddressVariables")]
pub(in crate::contract) struct SendSecondaryEmailActivationMutation {
    #[arguments(email: $email, password: $password)]
    pub(in crate::contract) send_secondary_email_activation: Option<SendSecondaryEmailActivation>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct VerifySecondaryEmail {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "TokenVariables")]
pub(in crate::contract) struct VerifySecondaryEmailMutation {
    #[arguments(token: $token)]
    pub(in crate::contract) verify_secondary_email: Option<VerifySecondaryEmail>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct SwapEmails {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "PasswordVariables")]
pub(in crate::contract) struct SwapEmailsMutation {
    #[arguments(password: $password)]
    pub(in crate::contract) swap_emails: Option<SwapEmails>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts")]
pub(in crate::contract) struct RemoveSecondaryEmail {
    pub(in crate::contract) success: Option<bool>,
    pub(in crate::contract) errors: Option<Errors>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "accounts", graphql_type = "Mutation", variables = "PasswordVariables")]
pub(in crate::contract) struct RemoveSecondaryEmailMutation {
    #[arguments(password: $password)]
    pub(in crate::contract) remove_secondary_email: Option<RemoveSecondaryEmail>,
}
