//! Somebody with one account, who talks to every contract.

use super::Contract;
use super::app::App;
use crate::support::Service;
use crate::support::client::Client;
use crate::support::journey::session::mailed_code;
use crate::support::passkey::Authenticator;
use crate::support::person::Tokens;
use crate::support::world::{Mail, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What everybody registers with.
pub(super) const PASSWORD: &str = "qlr4nq3f3 is long enough";
/// What those have who changed it.
pub(super) const CHANGED: &str = "another qlr4nq3f3 for all";

/// What came of a sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Came {
    /// In.
    In(Tokens),
    /// A code is asked for; the handle of the sign-in.
    Asked(String),
    /// Not in, for this reason.
    Refused(String),
}

/// The person.
pub(super) struct Somebody<'a> {
    pub(super) service: &'a Service,
    client: Client,
    pub(super) username: String,
    /// The primary address.
    pub(super) email: String,
    /// Where there is one.
    pub(super) app: Option<App>,
    pub(super) passkey: Option<Authenticator>,
    pub(super) password: &'static str,
    /// The session at each contract.
    pub(super) held: BTreeMap<Contract, Tokens>,
}

impl<'a> Somebody<'a> {
    /// Registers through a contract, with a mutation of it, and follows the mailed link.
    pub(super) async fn settle(service: &'a Service, through: Contract, register: &str, username: String) -> Self {
        let client = Client::new(service.base_url());
        let email = format!("{username}@example.org");
        let held = BTreeMap::new();
        let mut somebody =
            Self { service, client, username, email, app: None, passkey: None, password: PASSWORD, held };
        let variables = json!({ "u": somebody.username, "e": somebody.email, "p": PASSWORD });
        somebody.ask(through, None, register, &variables).await.unwrap();
        let link = somebody.mailed_link().await;
        let verify = match through {
            Contract::Accounts => "mutation ($t: String!) { answer: verifyAccount(token: $t) { success errors } }",
            Contract::Relay => {
                "mutation ($t: String!) { answer: verifyAccount(input: { token: $t }) { success errors } }"
            }
            Contract::Session => "mutation ($t: String!) { answer: confirmEmail(token: $t) { status } }",
            Contract::Platform => "mutation ($t: String!) { answer: verify_email(token: $t) { refresh_token } }",
        };
        let verified = somebody.ask(through, None, verify, &json!({ "t": link })).await.unwrap();
        if through == Contract::Platform {
            // The link signed in, which those of the other contracts do not.
            let leave = "mutation ($t: String!) { answer: logout(token: $t) }";
            somebody.ask(through, None, leave, &json!({ "t": verified["refresh_token"] })).await.unwrap();
            somebody.username = somebody.made_up_username().await;
        }
        somebody
    }

    /// The user name of who registered without one.
    async fn made_up_username(&self) -> String {
        let query = "mutation ($e: String, $p: String!) {
            answer: tokenAuth(email: $e, password: $p) { success errors user { username } } }";
        let variables = json!({ "e": self.email, "p": PASSWORD });
        let answer = self.ask(Contract::Accounts, None, query, &variables).await.unwrap();
        answer["user"]["username"].as_str().unwrap().to_owned()
    }

    /// The answer of the one field, called `answer`; or why there is none, by the code or reason that the contract gives.
    pub(super) async fn ask(
        &self,
        contract: Contract,
        access: Option<&str>,
        query: &str,
        variables: &Value,
    ) -> Result<Value, String> {
        let header = access.map(|token| format!("{} {token}", contract.scheme()));
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
        let sent = self.client.graphql(contract.path(), &headers, query, variables).await;
        let answer = sent.unwrap().json().unwrap();
        if let Some(error) = answer["errors"].get(0) {
            return Err(error["extensions"]["reason"].as_str().map_or_else(|| answer.to_string(), str::to_owned));
        }
        let payload = &answer["data"]["answer"];
        if payload["success"] == false {
            if let Some(reason) = payload["reason"].as_str() {
                return Err(reason.to_owned());
            }
            let errors = payload["errors"].as_object().unwrap();
            return Err(errors.values().next().unwrap()[0]["code"].as_str().unwrap().to_owned());
        }
        Ok(payload.clone())
    }

    /// The same in the session that is held there.
    pub(super) async fn ask_signed_in(&self, contract: Contract, query: &str, variables: &Value) -> Value {
        let access = &self.held[&contract].access;
        self.ask(contract, Some(access), query, variables).await.unwrap()
    }

    pub(super) async fn sign_in(&self, contract: Contract, password: &str) -> Came {
        let query = match contract {
            Contract::Accounts => {
                "mutation ($u: String!, $p: String!) {
                answer: tokenAuth(username: $u, password: $p) { success errors token refreshToken } }"
            }
            Contract::Relay => {
                "mutation ($u: String!, $p: String!) {
                answer: tokenAuth(input: { username: $u, password: $p }) { success errors token refreshToken } }"
            }
            Contract::Session => {
                "mutation ($u: String!, $p: String!) {
                answer: login(credentials: { username: $u, password: $p }) { sessionId token refreshToken } }"
            }
            Contract::Platform => {
                "mutation ($e: String!, $p: String!) { answer: login(email: $e, password: $p) {
                ... on AuthPayload { token: access_token refreshToken: refresh_token }
                ... on Login2FAPendingPayload { sessionId: user_id } } }"
            }
        };
        let variables = match contract {
            Contract::Platform => json!({ "e": self.email, "p": password }),
            Contract::Accounts | Contract::Relay | Contract::Session => json!({ "u": self.username, "p": password }),
        };
        let answer = self.ask(contract, None, query, &variables).await;
        match answer {
            Ok(answer) if answer["token"].is_string() => Came::In(Tokens::of(&answer)),
            Ok(answer) => Came::Asked(answer["sessionId"].as_str().unwrap().to_owned()),
            Err(reason) => Came::Refused(reason),
        }
    }

    /// Signs in at every contract, and holds the sessions.
    pub(super) async fn sign_in_everywhere(&mut self) {
        for contract in Contract::ALL {
            let Came::In(tokens) = self.sign_in(contract, self.password).await else {
                panic!("not in at {contract:?}")
            };
            self.held.insert(contract, tokens);
        }
    }

    /// Finishes a sign-in of a contract that asks for a code.
    pub(super) async fn confirm(&self, contract: Contract, handle: &str, code: &str) -> Result<Tokens, String> {
        let answer = if contract == Contract::Session {
            let query = "mutation ($h: String!, $c: String!, $e: EmailAddress!) {
                answer: confirm2Fa(sessionId: $h, code: $c, email: $e) { token refreshToken } }";
            self.ask(contract, None, query, &json!({ "h": handle, "c": code, "e": self.email })).await
        } else {
            let query = "mutation ($h: ID!, $c: String!) { answer: verify_2fa_code(user_id: $h, token: $c) {
                token: access_token refreshToken: refresh_token } }";
            self.ask(contract, None, query, &json!({ "h": handle, "c": code })).await
        };
        answer.map(|answer| Tokens::of(&answer))
    }

    /// Whether an access token opens something of a contract.
    pub(super) async fn is_let_in(&self, contract: Contract, access: &str) -> bool {
        let query = match contract {
            Contract::Accounts | Contract::Relay => "{ answer: me { username } }",
            Contract::Session => "{ answer: userProfile { username } }",
            Contract::Platform => "{ answer: me { success reason data { email } } }",
        };
        let answer = self.ask(contract, Some(access), query, &json!({})).await;
        answer.is_ok_and(|answer| answer["username"] == self.username || answer["data"]["email"] == self.email)
    }

    /// Exchanges a refresh token.
    pub(super) async fn refresh(&self, contract: Contract, token: &str) -> Result<Tokens, String> {
        let query = match contract {
            Contract::Accounts => {
                "mutation ($t: String!) { answer: refreshToken(refreshToken: $t) { success errors token refreshToken } }"
            }
            Contract::Relay => {
                "mutation ($t: String!) {
                answer: refreshToken(input: { refreshToken: $t }) { success errors token refreshToken } }"
            }
            Contract::Session => "mutation ($t: String!) { answer: newToken(refreshToken: $t) { token refreshToken } }",
            Contract::Platform => {
                "mutation ($t: String!) {
                answer: refresh_token(token: $t) { token: access_token refreshToken: refresh_token } }"
            }
        };
        self.ask(contract, None, query, &json!({ "t": token })).await.map(|answer| Tokens::of(&answer))
    }

    /// Whether the session that is held at a contract goes on: both tokens are of use there.
    pub(super) async fn goes_on(&self, contract: Contract) -> bool {
        let held = &self.held[&contract];
        let is_let_in = self.is_let_in(contract, &held.access).await;
        let refreshed = self.refresh(contract, &held.refresh).await;
        assert_eq!(is_let_in, refreshed.is_ok(), "{contract:?}: one token is of use, the other is not: {refreshed:?}");
        is_let_in
    }

    async fn mails(&self) -> Vec<Mail> {
        self.service.mails().await.into_iter().filter(|mail| mail.to == self.email).collect()
    }

    /// How many mails came so far.
    pub(super) async fn mail_count(&self) -> usize {
        self.mails().await.len()
    }

    async fn newest_mail(&self) -> Mail {
        self.mails().await.pop().unwrap()
    }

    /// The code in the newest mail.
    pub(super) async fn mailed_code(&self) -> String {
        let mail = self.newest_mail().await;
        mailed_code(&mail).unwrap_or_else(|| panic!("no code in {mail:?}"))
    }

    /// The last part of the link in the newest mail.
    pub(super) async fn mailed_link(&self) -> String {
        let mail = self.newest_mail().await;
        let link = mail.text.split_whitespace().find(|word| word.starts_with("http")).unwrap();
        link.rsplit('/').next().unwrap().to_owned()
    }
}
