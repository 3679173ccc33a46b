//! One person with a client: the few requests that tests of behaviour send again and again.

use super::Service;
use super::client::Client;
use super::world::World;
use serde_json::{Value, json};

/// The password of everybody.
pub(crate) const PASSWORD: &str = "qlr4nq3f3 is long enough";
const PATH: &str = "/accounts/graphql";

/// Somebody who talks to a service.
#[derive(Debug, Clone)]
pub(crate) struct Person(Client);

/// What a sign-in hands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tokens {
    pub(crate) access: String,
    pub(crate) refresh: String,
}

impl Tokens {
    /// From a payload that carries them.
    pub(crate) fn of(payload: &Value) -> Self {
        let text = |name: &str| payload[name].as_str().unwrap_or_else(|| panic!("no {name} in {payload}")).to_owned();
        Self { access: text("token"), refresh: text("refreshToken") }
    }
}

impl Person {
    /// At a service.
    pub(crate) fn at(service: &Service) -> Self {
        Self(Client::new(service.base_url()))
    }

    /// At an origin.
    pub(crate) fn at_origin(origin: String) -> Self {
        Self(Client::new(origin))
    }

    /// The whole answer to a document.
    pub(crate) async fn ask(&self, access: Option<&str>, query: &str, variables: &Value) -> Value {
        let header = access.map(|token| format!("JWT {token}"));
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
        self.0.graphql(PATH, &headers, query, variables).await.unwrap().json().unwrap()
    }

    /// The payload of a mutation.
    async fn payload(&self, access: Option<&str>, query: &str, variables: &Value) -> Value {
        let answer = self.ask(access, query, variables).await;
        let payload = answer["data"].as_object().and_then(|data| data.values().next()).cloned();
        payload.filter(|payload| !payload.is_null()).unwrap_or_else(|| panic!("no payload: {answer}"))
    }

    pub(crate) async fn register(&self, username: &str, email: &str) -> Value {
        let query = "mutation ($e: String!, $u: String!, $p: String!) {
            register(email: $e, username: $u, password1: $p, password2: $p) { success errors token refreshToken } }";
        self.payload(None, query, &json!({ "e": email, "u": username, "p": PASSWORD })).await
    }

    pub(crate) async fn sign_in(&self, username: &str) -> Value {
        self.sign_in_with(username, PASSWORD).await
    }

    pub(crate) async fn sign_in_with(&self, username: &str, password: &str) -> Value {
        let query = "mutation ($u: String!, $p: String!) {
            tokenAuth(username: $u, password: $p) { success errors token refreshToken unarchiving } }";
        self.payload(None, query, &json!({ "u": username, "p": password })).await
    }

    pub(crate) async fn verify(&self, access: Option<&str>, token: &str) -> Value {
        let query = "mutation ($t: String!) { verifyAccount(token: $t) { success errors } }";
        self.payload(access, query, &json!({ "t": token })).await
    }

    pub(crate) async fn resend(&self, email: &str) -> Value {
        let query = "mutation ($e: String!) { resendActivationEmail(email: $e) { success errors } }";
        self.payload(None, query, &json!({ "e": email })).await
    }

    pub(crate) async fn refresh(&self, token: &str) -> Value {
        let query = "mutation ($t: String!) { refreshToken(refreshToken: $t) { success errors token refreshToken } }";
        self.payload(None, query, &json!({ "t": token })).await
    }

    pub(crate) async fn revoke(&self, token: &str) -> Value {
        let query = "mutation ($t: String!) { revokeToken(refreshToken: $t) { success errors } }";
        self.payload(None, query, &json!({ "t": token })).await
    }

    pub(crate) async fn ask_for_reset(&self, email: &str) -> Value {
        let query = "mutation ($e: String!) { sendPasswordResetEmail(email: $e) { success errors } }";
        self.payload(None, query, &json!({ "e": email })).await
    }

    pub(crate) async fn reset(&self, token: &str, password: &str) -> Value {
        let query = "mutation ($t: String!, $p: String!) {
            passwordReset(token: $t, newPassword1: $p, newPassword2: $p) { success errors } }";
        self.payload(None, query, &json!({ "t": token, "p": password })).await
    }

    pub(crate) async fn change_password(&self, access: &str, old: &str, new: &str) -> Value {
        let query = "mutation ($o: String!, $p: String!) {
            passwordChange(oldPassword: $o, newPassword1: $p, newPassword2: $p) { success errors token refreshToken } }";
        self.payload(Some(access), query, &json!({ "o": old, "p": new })).await
    }

    /// A mutation that takes nothing but the password.
    pub(crate) async fn confirm(&self, access: &str, field: &str) -> Value {
        let query = format!("mutation ($p: String!) {{ {field}(password: $p) {{ success errors }} }}");
        self.payload(Some(access), &query, &json!({ "p": PASSWORD })).await
    }

    pub(crate) async fn ask_for_secondary(&self, access: &str, email: &str) -> Value {
        let query = "mutation ($e: String!, $p: String!) {
            sendSecondaryEmailActivation(email: $e, password: $p) { success errors } }";
        self.payload(Some(access), query, &json!({ "e": email, "p": PASSWORD })).await
    }

    pub(crate) async fn verify_secondary(&self, token: &str) -> Value {
        let query = "mutation ($t: String!) { verifySecondaryEmail(token: $t) { success errors } }";
        self.payload(None, query, &json!({ "t": token })).await
    }

    /// Registers, follows the mailed link, and stays signed in.
    pub(crate) async fn settle(&self, service: &Service, username: &str, email: &str) -> Tokens {
        let tokens = Tokens::of(&self.register(username, email).await);
        assert_eq!(self.verify(Some(&tokens.access), &newest_link(service).await).await["success"], true);
        tokens
    }

    /// Whose access token it is; none where it is good for nothing.
    pub(crate) async fn me(&self, access: &str) -> Option<String> {
        let answer = self.ask(Some(access), "{ me { username } }", &json!({})).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        answer["data"]["me"]["username"].as_str().map(str::to_owned)
    }
}

/// The codes under a key of `errors`.
pub(crate) fn codes<'a>(payload: &'a Value, key: &str) -> Vec<&'a str> {
    let list = payload["errors"][key].as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|error| error["code"].as_str()).collect()
}

/// The link in the newest mail.
pub(crate) async fn newest_address(service: &Service) -> String {
    let mails = service.mails().await;
    let text = &mails.last().unwrap().text;
    text.split_whitespace().find(|word| word.starts_with("http")).unwrap().to_owned()
}

/// The last part of the link in the newest mail.
pub(crate) async fn newest_link(service: &Service) -> String {
    newest_address(service).await.rsplit('/').next().unwrap().to_owned()
}
