//! The session contract in motion: devices, tokens, and what one contract leaves to the other.

mod act_codes;
mod change_email;
mod codes;
mod devices;
mod leaving;
mod leftovers;
mod meanwhile;
mod newcomers;
mod password_change;
mod profile;
mod second_step;
mod terms;

use crate::support::Service;
use crate::support::client::Client;
use crate::support::person::PASSWORD;
use crate::support::world::World;
use serde_json::{Value, json};

const PATH: &str = "/session/graphql";
const RESULT: &str = "status promptTwoFactorAuth sessionId token refreshToken userId userUid deviceId lastLoginAt";

/// Somebody who talks to the session contract of a service.
#[derive(Debug, Clone)]
pub(crate) struct Device(Client);

impl Device {
    pub(crate) fn at(service: &Service) -> Self {
        Self::at_origin(service.base_url())
    }

    fn at_origin(origin: String) -> Self {
        Self(Client::new(origin))
    }

    /// The whole answer to a document.
    async fn ask(&self, access: Option<&str>, query: &str, variables: &Value) -> Value {
        let header = access.map(|token| format!("Bearer {token}"));
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
        let answer = self.0.graphql(PATH, &headers, query, variables).await.unwrap();
        let told: Value = answer.json().unwrap();
        let header = answer.headers.get("retry-after").map(|value| value.to_str().unwrap().parse::<u64>().unwrap());
        assert_eq!(header, come_back(&told), "{told}");
        told
    }

    /// The value of the one field, or the reason why there is none.
    async fn try_ask(&self, access: Option<&str>, query: &str, variables: &Value) -> Result<Value, String> {
        let answer = self.ask(access, query, variables).await;
        match answer["errors"][0]["extensions"]["reason"].as_str() {
            Some(reason) => Err(reason.to_owned()),
            None => answer["data"].as_object().and_then(|data| data.values().next()).cloned().ok_or(answer.to_string()),
        }
    }

    async fn try_login(&self, username: &str, device: Option<&str>) -> Result<Value, String> {
        let query = format!(
            "mutation ($u: String!, $p: String!, $d: String) {{
            login(credentials: {{ username: $u, password: $p, deviceInfo: {{ deviceId: $d }} }}) {{ {RESULT} }} }}"
        );
        self.try_ask(None, &query, &json!({ "u": username, "p": PASSWORD, "d": device })).await
    }

    pub(crate) async fn login(&self, username: &str, device: Option<&str>) -> Value {
        self.try_login(username, device).await.unwrap()
    }

    async fn new_token(&self, token: &str) -> Result<Value, String> {
        let query = format!("mutation ($t: String!) {{ newToken(refreshToken: $t) {{ {RESULT} }} }}");
        self.try_ask(None, &query, &json!({ "t": token })).await
    }

    /// How many sessions ended.
    async fn logout(&self, access: &str, device: Option<&str>) -> Result<Value, String> {
        let query = "mutation ($d: String) { logout(deviceInfo: { deviceId: $d }) { sessionsEnded } }";
        self.try_ask(Some(access), query, &json!({ "d": device })).await.map(|value| value["sessionsEnded"].clone())
    }

    /// Asks for a link to another address, with the password, in the session that a sign-in opened.
    pub(crate) async fn change_email(&self, session: &Value, email: &str) -> Result<Value, String> {
        let query =
            "mutation ($e: EmailAddress!, $p: String) { changeEmail(email: $e, password: $p) { status message } }";
        self.try_ask(Some(text(session, "token")), query, &json!({ "e": email, "p": PASSWORD })).await
    }

    /// The reason is that of the one thing that is wrong with the input, where it is that.
    async fn confirm_email_change(&self, token: &str) -> Result<Value, String> {
        let query = "mutation ($t: String!) { confirmEmailChange(token: $t) { status } }";
        let answer = self.ask(None, query, &json!({ "t": token })).await;
        let told = &answer["errors"][0]["extensions"];
        match told["fields"][0]["reason"].as_str().or(told["reason"].as_str()) {
            Some(reason) => Err(reason.to_owned()),
            None => Ok(answer["data"]["confirmEmailChange"].clone()),
        }
    }

    /// Changes the profile, with the password or without.
    async fn update_profile(&self, session: &Value, input: Value, password: Option<&str>) -> Result<Value, String> {
        let query = "mutation ($i: UpdateProfileInput!, $p: String) { updateProfile(input: $i, password: $p) {
            userProfile { username firstName city jobTitle twoFactorAuth twoFactorAuthPerDevice } } }";
        let answer = self.ask(Some(text(session, "token")), query, &json!({ "i": input, "p": password })).await;
        let told = &answer["errors"][0]["extensions"];
        match told["fields"][0]["reason"].as_str().or(told["reason"].as_str()) {
            Some(reason) => Err(reason.to_owned()),
            None => Ok(answer["data"]["updateProfile"]["userProfile"].clone()),
        }
    }

    async fn user_profile(&self, session: &Value) -> Result<Value, String> {
        let query = "{ userProfile { email username firstName city jobTitle } }";
        self.try_ask(Some(text(session, "token")), query, &json!({})).await
    }

    async fn sessions(&self, access: &str) -> Result<Value, String> {
        let query = "{ sessions { id contract deviceId deviceName isCurrent lastUsedAt expiresAt } }";
        self.try_ask(Some(access), query, &json!({})).await
    }
}

/// After how many seconds it is worth trying again, which no refusal of the kind leaves out.
fn come_back(answer: &Value) -> Option<u64> {
    let errors = answer["errors"].as_array().into_iter().flatten();
    let refusals = errors.map(|error| &error["extensions"]).filter(|told| told["code"] == "RATE_LIMITED");
    refusals.map(|told| told["retryAfter"].as_u64().unwrap_or_else(|| panic!("no time in {told}"))).max()
}

/// A text of an answer.
fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no {key} in {value}"))
}
