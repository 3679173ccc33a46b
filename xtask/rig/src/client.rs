//! Somebody who asks the accounts contract, and what an answer comes to.

use crate::http::{Answer, Missing, Wire, post};
use serde_json::{Value, json};
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

/// The password of everybody.
pub const PASSWORD: &str = "qlr4nq3f3 is long enough";
/// Where the contract is served.
pub const PATH: &str = "/accounts/graphql";

/// Asks who one is.
pub const ME: &str = "{ me { username firstName verified } }";
/// Signs in by user name.
pub const SIGN_IN: &str = "mutation ($u: String!, $p: String!) {
    tokenAuth(username: $u, password: $p) { success errors token refreshToken } }";

/// What became of a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It was done; the value of the one field that was asked for.
    Done(Value),
    /// It was refused with a code.
    Refused(String),
    /// An answer that says neither: a defect.
    Odd(String),
    /// There is no answer.
    Missing(Missing),
}

impl Outcome {
    /// Reads an answer to a document with one field.
    pub fn of(answer: Result<Answer, Missing>) -> Self {
        let answer = match answer {
            Ok(answer) => answer,
            Err(missing) => return Self::Missing(missing),
        };
        let odd = || Self::Odd(format!("{} {}", answer.status, excerpt(&answer.body)));
        let Ok(body) = serde_json::from_slice::<Value>(&answer.body) else { return odd() };
        if let Some(code) = body["errors"][0]["extensions"]["code"].as_str() {
            return Self::Refused(code.to_owned());
        }
        if answer.status != 200 || body.get("errors").is_some() {
            return odd();
        }
        let Some((_, field)) = body["data"].as_object().and_then(|data| data.iter().next()) else { return odd() };
        match field["success"].as_bool() {
            Some(true) => Self::Done(field.clone()),
            Some(false) => code_in(&field["errors"]).map_or_else(odd, Self::Refused),
            None if field.is_null() => Self::Refused("null".to_owned()),
            None => Self::Done(field.clone()),
        }
    }

    /// A word for it, to count by.
    pub fn word(&self) -> &str {
        match self {
            Self::Done(_) => "done",
            Self::Refused(code) => code,
            Self::Odd(_) => "undocumented",
            Self::Missing(Missing::NoConnection) => "no connection",
            Self::Missing(Missing::Cut) => "cut",
            Self::Missing(Missing::Silence) => "silence",
        }
    }

    /// Whether it may have been done although nobody said so.
    pub fn is_unsure(&self) -> bool {
        match self {
            Self::Done(_) | Self::Missing(Missing::NoConnection) => false,
            Self::Refused(code) => ["SERVICE_UNAVAILABLE", "TIMEOUT", "email_fail"].contains(&code.as_str()),
            Self::Odd(_) | Self::Missing(Missing::Cut | Missing::Silence) => true,
        }
    }
}

/// The code of the first error in the payload.
fn code_in(errors: &Value) -> Option<String> {
    let (_, list) = errors.as_object()?.iter().next()?;
    list[0]["code"].as_str().map(str::to_owned)
}

/// The beginning of a body.
pub fn excerpt(body: &[u8]) -> String {
    String::from_utf8_lossy(body).chars().take(200).collect::<String>().replace(['\n', '\r'], " ")
}

/// A request as it travels.
pub fn request(document: &str, variables: &Value, access: Option<&str>) -> Vec<u8> {
    let header = access.map(|token| format!("Authorization: JWT {token}\r\n")).unwrap_or_default();
    post(PATH, &header, &json!({ "query": document, "variables": variables }).to_string())
}

/// A client with a connection of its own.
#[derive(Debug)]
pub struct Client {
    /// Its connection.
    pub wire: Wire,
    patience: Duration,
}

impl Client {
    /// `patience` is longer than a request may take.
    pub fn new(address: SocketAddr, patience: Duration) -> Self {
        Self { wire: Wire::new(address), patience }
    }

    /// A client at another address of this machine.
    pub fn from(source: Ipv4Addr, address: SocketAddr, patience: Duration) -> Self {
        Self { wire: Wire::from(source, address), patience }
    }

    /// Sends a document with one field.
    pub async fn ask(&mut self, document: &str, variables: &Value, access: Option<&str>) -> Outcome {
        Outcome::of(self.wire.exchange(&request(document, variables, access), self.patience).await)
    }

    /// Opens an account.
    pub async fn register(&mut self, username: &str, email: &str) -> Outcome {
        let document = "mutation ($e: String!, $u: String!, $p: String!) {
            register(email: $e, username: $u, password1: $p, password2: $p) { success errors token refreshToken } }";
        self.ask(document, &json!({ "e": email, "u": username, "p": PASSWORD }), None).await
    }

    /// Confirms an address by the token of its link.
    pub async fn verify(&mut self, token: &str) -> Outcome {
        let document = "mutation ($t: String!) { verifyAccount(token: $t) { success errors } }";
        self.ask(document, &json!({ "t": token }), None).await
    }

    /// Signs in.
    pub async fn sign_in(&mut self, username: &str, password: &str) -> Outcome {
        self.ask(SIGN_IN, &json!({ "u": username, "p": password }), None).await
    }

    /// Changes a refresh token for new tokens.
    pub async fn refresh(&mut self, token: &str) -> Outcome {
        let document =
            "mutation ($t: String!) { refreshToken(refreshToken: $t) { success errors token refreshToken } }";
        self.ask(document, &json!({ "t": token }), None).await
    }

    /// Ends the session of a refresh token.
    pub async fn sign_out(&mut self, token: &str) -> Outcome {
        let document = "mutation ($t: String!) { revokeToken(refreshToken: $t) { success errors } }";
        self.ask(document, &json!({ "t": token }), None).await
    }

    /// Changes the first name.
    pub async fn rename(&mut self, access: &str, first_name: &str) -> Outcome {
        let document = "mutation ($n: String!) { updateAccount(firstName: $n) { success errors } }";
        self.ask(document, &json!({ "n": first_name }), Some(access)).await
    }

    /// Asks who one is.
    pub async fn me(&mut self, access: &str) -> Outcome {
        self.ask(ME, &Value::Null, Some(access)).await
    }
}

/// The tokens of a session.
#[derive(Debug, Clone)]
pub struct Tokens {
    /// Says who asks.
    pub access: String,
    /// Is changed for the next ones.
    pub refresh: String,
}

impl Tokens {
    /// Those that an answer carries.
    pub fn of(field: &Value) -> Option<Self> {
        let text = |name: &str| field[name].as_str().map(str::to_owned);
        Some(Self { access: text("token")?, refresh: text("refreshToken")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(status: u16, body: &str) -> Outcome {
        Outcome::of(Ok(Answer { status, retry_after: None, body: body.as_bytes().to_vec() }))
    }

    #[test]
    fn answers_are_told_apart() {
        let refused = |code: &str| Outcome::Refused(code.to_owned());
        assert_eq!(outcome(200, r#"{"data":{"me":{"username":"x"}}}"#), Outcome::Done(json!({ "username": "x" })));
        assert_eq!(outcome(200, r#"{"data":{"me":null}}"#), refused("null"));
        let busy = r#"{"data":{"tokenAuth":{"success":false,"errors":{"nonFieldErrors":[{"code":"busy"}]}}}}"#;
        assert_eq!(outcome(200, busy), refused("busy"));
        let away = r#"{"errors":[{"message":"x","extensions":{"code":"SERVICE_UNAVAILABLE"}}],"data":{"me":null}}"#;
        assert_eq!(outcome(503, away), refused("SERVICE_UNAVAILABLE"));
        assert!(matches!(outcome(500, "oh"), Outcome::Odd(_)), "a bare 500");
        assert!(matches!(outcome(200, r#"{"errors":[{"message":"x"}],"data":null}"#), Outcome::Odd(_)), "no code");
        assert!(matches!(outcome(200, r#"{"data":{"tokenAuth":{"success":false}}}"#), Outcome::Odd(_)), "no code");
        assert!(Outcome::Missing(Missing::Cut).is_unsure() && !Outcome::Missing(Missing::NoConnection).is_unsure());
    }
}
