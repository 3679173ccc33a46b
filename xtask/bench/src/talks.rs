//! What is asked of the accounts contract, and which answers are good.

use crate::load::{Talk, Turn};
use crate::trouble;
use lychgate_rig::client::{PASSWORD, PATH, SIGN_IN, Tokens};
use lychgate_rig::http::{Wire, post};
use lychgate_rig::instance::PATIENCE;
use lychgate_rig::trouble::Trouble;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;

pub(crate) const ME: &str = "{ me { id username email verified } }";
pub(crate) const VERIFY: &str = "mutation ($t: String!) { verifyToken(token: $t) { success errors payload } }";
pub(crate) const USERS: &str = "{ users(first: 20) { totalCount pageInfo { hasNextPage endCursor }
    edges { cursor node { id username email verified dateJoined } } } }";
const REFRESH: &str = "mutation ($t: String!) { refreshToken(refreshToken: $t) { success errors token refreshToken } }";

/// A request as it travels.
pub(crate) fn request(document: &str, variables: &Value, access: Option<&str>) -> Vec<u8> {
    let header = access.map(|token| format!("Authorization: JWT {token}\r\n")).unwrap_or_default();
    post(PATH, &header, &json!({ "query": document, "variables": variables }).to_string())
}

/// Asks once, and takes the answer for the right one if it is without errors.
pub(crate) async fn once(address: SocketAddr, request: &[u8]) -> Result<Vec<u8>, Trouble> {
    let answer = Wire::new(address).exchange(request, PATIENCE).await;
    let answer = answer.map_err(|missing| trouble(format!("no answer: {missing:?}")))?;
    let text = String::from_utf8_lossy(&answer.body).into_owned();
    if answer.status != 200 || text.contains("\"errors\":[") || text.contains("\"success\":false") {
        return Err(trouble(format!("{} {text}", answer.status)));
    }
    Ok(answer.body)
}

/// Requests with the answers that they get.
pub(crate) async fn answered(address: SocketAddr, requests: Vec<Vec<u8>>) -> Result<Arc<[Turn]>, Trouble> {
    let mut turns = Vec::with_capacity(requests.len());
    for request in requests {
        let answer = once(address, &request).await?.into();
        turns.push(Turn { request, answer });
    }
    Ok(turns.into())
}

/// The same question with each of these tokens.
pub(crate) fn with_each(tokens: &[Tokens]) -> Vec<Vec<u8>> {
    tokens.iter().map(|tokens| request(ME, &Value::Null, Some(&tokens.access))).collect()
}

/// Somebody on each connection who changes one refresh token for the next.
pub(crate) fn refreshing(tokens: &[Tokens]) -> Vec<Box<dyn Talk>> {
    let talks = tokens.iter().map(|tokens| Refresh { token: tokens.refresh.clone(), request: Vec::new() });
    talks.map(|talk| Box::new(talk) as Box<dyn Talk>).collect()
}

/// The refresh of a token.
pub(crate) fn refresh(token: &str) -> Vec<u8> {
    request(REFRESH, &json!({ "t": token }), None)
}

struct Refresh {
    token: String,
    request: Vec<u8>,
}

impl Talk for Refresh {
    fn request(&mut self) -> &[u8] {
        self.request = refresh(&self.token);
        &self.request
    }

    fn takes(&mut self, body: &[u8]) -> bool {
        let text = String::from_utf8_lossy(body);
        let next = text.split_once("\"refreshToken\":\"").filter(|(before, _)| before.contains("\"success\":true"));
        let Some((next, _)) = next.and_then(|(_, rest)| rest.split_once('"')) else { return false };
        next.clone_into(&mut self.token);
        true
    }
}

/// Somebody on each connection who signs in again and again.
pub(crate) fn signing_in(names: &[String]) -> Vec<Box<dyn Talk>> {
    let talk = |name: &String| SignIn { request: request(SIGN_IN, &json!({ "u": name, "p": PASSWORD }), None).into() };
    names.iter().map(|name| Box::new(talk(name)) as Box<dyn Talk>).collect()
}

struct SignIn {
    request: Arc<[u8]>,
}

impl Talk for SignIn {
    fn request(&mut self) -> &[u8] {
        &self.request
    }

    fn takes(&mut self, body: &[u8]) -> bool {
        String::from_utf8_lossy(body).contains("\"success\":true")
    }
}
