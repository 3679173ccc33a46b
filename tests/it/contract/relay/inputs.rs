//! The inputs of the Relay flavour as types of a client. What is not said is sent as null.

use super::schema;

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct RegisterInput<'a> {
    pub(in crate::contract) email: &'a str,
    pub(in crate::contract) username: &'a str,
    pub(in crate::contract) password1: &'a str,
    pub(in crate::contract) password2: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct VerifyAccountInput<'a> {
    pub(in crate::contract) token: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct ResendActivationEmailInput<'a> {
    pub(in crate::contract) email: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct ObtainJSONWebTokenInput<'a> {
    pub(in crate::contract) password: &'a str,
    pub(in crate::contract) email: Option<&'a str>,
    pub(in crate::contract) username: Option<&'a str>,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct VerifyTokenInput<'a> {
    pub(in crate::contract) token: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct RefreshTokenInput<'a> {
    pub(in crate::contract) refresh_token: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct RevokeTokenInput<'a> {
    pub(in crate::contract) refresh_token: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct SendPasswordResetEmailInput<'a> {
    pub(in crate::contract) email: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct PasswordResetInput<'a> {
    pub(in crate::contract) token: &'a str,
    pub(in crate::contract) new_password1: &'a str,
    pub(in crate::contract) new_password2: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct PasswordSetInput<'a> {
    pub(in crate::contract) token: &'a str,
    pub(in crate::contract) new_password1: &'a str,
    pub(in crate::contract) new_password2: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct PasswordChangeInput<'a> {
    pub(in crate::contract) old_password: &'a str,
    pub(in crate::contract) new_password1: &'a str,
    pub(in crate::contract) new_password2: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct UpdateAccountInput<'a> {
    pub(in crate::contract) first_name: Option<&'a str>,
    pub(in crate::contract) last_name: Option<&'a str>,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct ArchiveAccountInput<'a> {
    pub(in crate::contract) password: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct DeleteAccountInput<'a> {
    pub(in crate::contract) password: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct SendSecondaryEmailActivationInput<'a> {
    pub(in crate::contract) email: &'a str,
    pub(in crate::contract) password: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct VerifySecondaryEmailInput<'a> {
    pub(in crate::contract) token: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct SwapEmailsInput<'a> {
    pub(in crate::contract) password: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}

#[derive(Debug, cynic::InputObject)]
#[cynic(schema = "accounts-relay")]
pub(in crate::contract) struct RemoveSecondaryEmailInput<'a> {
    pub(in crate::contract) password: &'a str,
    pub(in crate::contract) client_mutation_id: Option<&'a str>,
}
