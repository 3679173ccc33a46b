//! Other services that people sign in through.

use super::{DateTime, LoginResult, MessageResult, TokenVariablesFields, schema};

// Signing in.

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "TokenVariables")]
pub(in crate::contract) struct GoogleAuth {
    #[arguments(token: $token)]
    #[cynic(rename = "google_auth")]
    pub(in crate::contract) google_auth: Option<LoginResult>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "TokenVariables")]
pub(in crate::contract) struct AppleAuth {
    #[arguments(token: $token)]
    #[cynic(rename = "apple_auth")]
    pub(in crate::contract) apple_auth: Option<LoginResult>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "TokenVariables")]
pub(in crate::contract) struct XAuth {
    #[arguments(token: $token)]
    #[cynic(rename = "x_auth")]
    pub(in crate::contract) x_auth: Option<LoginResult>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "TokenVariables")]
pub(in crate::contract) struct TelegramAuth {
    #[arguments(token: $token)]
    #[cynic(rename = "telegram_auth")]
    pub(in crate::contract) telegram_auth: Option<LoginResult>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct SocialNonce {
    pub(in crate::contract) nonce: String,
    pub(in crate::contract) expires_at: DateTime,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation")]
pub(in crate::contract) struct CreateSocialNonce {
    #[cynic(rename = "create_social_nonce")]
    pub(in crate::contract) create_social_nonce: Option<SocialNonce>,
}

// What is linked.

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct SocialAccount {
    pub(in crate::contract) provider: String,
    pub(in crate::contract) linked_at: DateTime,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query")]
pub(in crate::contract) struct SocialAccounts {
    #[cynic(rename = "social_accounts")]
    pub(in crate::contract) social_accounts: Vec<SocialAccount>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct LinkSocialAccountVariables<'a> {
    pub(in crate::contract) provider: &'a str,
    pub(in crate::contract) token: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "LinkSocialAccountVariables")]
pub(in crate::contract) struct LinkSocialAccount {
    #[arguments(provider: $provider, token: $token)]
    #[cynic(rename = "link_social_account")]
    pub(in crate::contract) link_social_account: MessageResult,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct ProviderVariables<'a> {
    pub(in crate::contract) provider: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "ProviderVariables")]
pub(in crate::contract) struct UnlinkSocialAccount {
    #[arguments(provider: $provider)]
    #[cynic(rename = "unlink_social_account")]
    pub(in crate::contract) unlink_social_account: MessageResult,
}
