//! The platform contract in motion.

mod administration;
mod api_keys;
mod authenticators;
mod captcha;
mod id_tokens;
mod inbox;
mod invitations;
mod letters;
mod organizations;
mod outsiders;
mod passkeys;
mod printed;
mod record;
mod social;
mod squatters;
mod succession;
mod tokens;
mod ways_in;

use crate::support::Service;
use crate::support::client::Client;
use crate::support::person::PASSWORD;
use crate::support::world::World;
use serde_json::{Value, json};

const PATH: &str = "/platform/graphql";

/// Somebody who talks to the platform contract of a service.
#[derive(Debug, Clone)]
struct Guest(Client);

impl Guest {
    fn at(service: &Service) -> Self {
        Self(Client::new(service.base_url()))
    }

    /// The whole answer to a document.
    async fn ask(&self, access: Option<&str>, query: &str, variables: &Value) -> Value {
        let header = access.map(|token| format!("Bearer {token}"));
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
        self.0.graphql(PATH, &headers, query, variables).await.unwrap().json().unwrap()
    }

    /// The value of the one field, or the reason why there is none, in whichever way it is told.
    async fn try_ask(&self, access: Option<&str>, query: &str, variables: &Value) -> Result<Value, String> {
        let answer = self.ask(access, query, variables).await;
        let value = answer["data"].as_object().and_then(|data| data.values().next()).cloned().unwrap_or_default();
        let reason = answer["errors"][0]["extensions"]["reason"].as_str().or(value["reason"].as_str());
        match reason {
            Some(reason) => Err(reason.to_owned()),
            None if answer.get("errors").is_none() => Ok(value),
            None => Err(answer.to_string()),
        }
    }

    async fn login(&self, email: &str) -> Result<Value, String> {
        let query = "mutation ($e: String!, $p: String!) { login(email: $e, password: $p) {
            ... on AuthPayload { access_token refresh_token expires_in } ... on Login2FAPendingPayload { user_id } } }";
        self.try_ask(None, query, &json!({ "e": email, "p": PASSWORD })).await
    }

    async fn refresh(&self, token: &str) -> Result<Value, String> {
        let query = "mutation ($t: String!) { refresh_token(token: $t) { access_token refresh_token expires_in } }";
        self.try_ask(None, query, &json!({ "t": token })).await
    }

    async fn me(&self, access: &str) -> Result<Value, String> {
        let query = "{ me { data { id email email_verified is_system_admin two_factor_enabled } reason } }";
        self.try_ask(Some(access), query, &json!({})).await.map(|answer| answer["data"].clone())
    }
}

/// A text of an answer.
fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no {key} in {value}"))
}
