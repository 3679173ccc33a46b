//! Passkeys: what a browser needs to make one and to sign with it, and what their owners see.

use super::{ActionResponse, AuthPayload, DateTime, EmailVariablesFields, IdVariablesFields, schema};
use cynic::Id;

// Making one.

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct PasskeyRelyingParty {
    pub(in crate::contract) id: String,
    pub(in crate::contract) name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct PasskeyUserEntity {
    pub(in crate::contract) id: String,
    pub(in crate::contract) name: String,
    pub(in crate::contract) display_name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct PasskeyCredentialParameter {
    #[cynic(rename = "type")]
    pub(in crate::contract) kind: String,
    pub(in crate::contract) alg: i32,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct PasskeyCredentialDescriptor {
    #[cynic(rename = "type")]
    pub(in crate::contract) kind: String,
    pub(in crate::contract) id: String,
    pub(in crate::contract) transports: Option<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct PasskeyAuthenticatorSelection {
    pub(in crate::contract) resident_key: String,
    pub(in crate::contract) user_verification: String,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct PasskeyRegistrationChallenge {
    pub(in crate::contract) challenge: String,
    pub(in crate::contract) rp: PasskeyRelyingParty,
    pub(in crate::contract) user: PasskeyUserEntity,
    pub(in crate::contract) pub_key_cred_params: Vec<PasskeyCredentialParameter>,
    pub(in crate::contract) exclude_credentials: Vec<PasskeyCredentialDescriptor>,
    pub(in crate::contract) authenticator_selection: PasskeyAuthenticatorSelection,
    pub(in crate::contract) attestation: String,
    pub(in crate::contract) timeout: i32,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct PasskeyRegistrationChallengeResponse {
    pub(in crate::contract) success: bool,
    pub(in crate::contract) data: Option<PasskeyRegistrationChallenge>,
    pub(in crate::contract) error: Option<String>,
    pub(in crate::contract) code: Option<String>,
    pub(in crate::contract) reason: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation")]
pub(in crate::contract) struct GeneratePasskeyRegistrationChallenge {
    pub(in crate::contract) generate_passkey_registration_challenge: PasskeyRegistrationChallengeResponse,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform", rename_all = "snake_case")]
pub(in crate::contract) struct Passkey {
    pub(in crate::contract) id: Id,
    pub(in crate::contract) device_name: String,
    pub(in crate::contract) created_at: DateTime,
    pub(in crate::contract) last_used_at: Option<DateTime>,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct PasskeyResponse {
    pub(in crate::contract) success: bool,
    pub(in crate::contract) data: Option<Passkey>,
    pub(in crate::contract) error: Option<String>,
    pub(in crate::contract) code: Option<String>,
    pub(in crate::contract) reason: Option<String>,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct RegisterPasskeyVariables<'a> {
    pub(in crate::contract) credential: &'a str,
    pub(in crate::contract) device_name: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "RegisterPasskeyVariables")]
pub(in crate::contract) struct RegisterPasskey {
    #[arguments(credential: $credential, device_name: $device_name)]
    pub(in crate::contract) register_passkey: PasskeyResponse,
}

// Signing in with one.

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct PasskeyLoginChallenge {
    pub(in crate::contract) challenge: String,
    pub(in crate::contract) rp_id: String,
    pub(in crate::contract) allow_credentials: Vec<PasskeyCredentialDescriptor>,
    pub(in crate::contract) user_verification: String,
    pub(in crate::contract) timeout: i32,
}

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct PasskeyLoginChallengeResponse {
    pub(in crate::contract) success: bool,
    pub(in crate::contract) data: Option<PasskeyLoginChallenge>,
    pub(in crate::contract) error: Option<String>,
    pub(in crate::contract) code: Option<String>,
    pub(in crate::contract) reason: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "EmailVariables")]
pub(in crate::contract) struct GeneratePasskeyLoginChallenge {
    #[arguments(email: $email)]
    pub(in crate::contract) generate_passkey_login_challenge: PasskeyLoginChallengeResponse,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct LoginWithPasskeyVariables<'a> {
    pub(in crate::contract) credential: &'a str,
    pub(in crate::contract) recaptcha_token: Option<&'a str>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "LoginWithPasskeyVariables")]
pub(in crate::contract) struct LoginWithPasskey {
    #[arguments(credential: $credential, recaptcha_token: $recaptcha_token)]
    pub(in crate::contract) login_with_passkey: Option<AuthPayload>,
}

// What there is.

#[derive(Debug, Clone, PartialEq, Eq, cynic::QueryFragment)]
#[cynic(schema = "platform")]
pub(in crate::contract) struct PasskeysResponse {
    pub(in crate::contract) success: bool,
    pub(in crate::contract) data: Option<Vec<Passkey>>,
    pub(in crate::contract) error: Option<String>,
    pub(in crate::contract) code: Option<String>,
    pub(in crate::contract) reason: Option<String>,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Query")]
pub(in crate::contract) struct Passkeys {
    pub(in crate::contract) user_passkeys: PasskeysResponse,
}

#[derive(Debug, cynic::QueryVariables)]
pub(in crate::contract) struct RenamePasskeyVariables<'a> {
    pub(in crate::contract) id: &'a Id,
    pub(in crate::contract) device_name: &'a str,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "RenamePasskeyVariables")]
pub(in crate::contract) struct RenamePasskey {
    #[arguments(id: $id, device_name: $device_name)]
    pub(in crate::contract) rename_passkey: ActionResponse,
}

#[derive(Debug, cynic::QueryFragment)]
#[cynic(schema = "platform", graphql_type = "Mutation", variables = "IdVariables")]
pub(in crate::contract) struct DeletePasskey {
    #[arguments(id: $id)]
    pub(in crate::contract) delete_passkey: ActionResponse,
}
