//! What somebody does with a passkey, whose authenticator the test plays.

use super::Contract;
use super::somebody::Somebody;
use crate::support::passkey::{Algorithm, Authenticator};
use crate::support::person::Tokens;
use crate::support::world::World;
use serde_json::json;

impl Somebody<'_> {
    /// Registers one in the session of the platform contract.
    pub(super) async fn add_passkey(&mut self) {
        let at = Contract::Platform;
        let begin = "mutation {
            answer: generatePasskeyRegistrationChallenge { success reason data { challenge user { id } } } }";
        let challenge = self.ask_signed_in(at, begin, &json!({})).await["data"].take();
        let origin = self.service.base_url().replace("127.0.0.1", "localhost");
        let mut authenticator = Authenticator::new(&origin, Algorithm::Es256);
        let credential = authenticator.make(&challenge);
        let register = "mutation ($c: String!) {
            answer: registerPasskey(credential: $c, device_name: \"MacBook\") { success reason } }";
        self.ask_signed_in(at, register, &json!({ "c": credential })).await;
        self.passkey = Some(authenticator);
    }

    /// Signs in with it, where there is one.
    pub(super) async fn sign_in_with_passkey(&mut self) -> Option<Result<Tokens, String>> {
        let mut authenticator = self.passkey.take()?;
        let at = Contract::Platform;
        let begin = "mutation ($e: String!) {
            answer: generatePasskeyLoginChallenge(email: $e) { success reason data { challenge } } }";
        let challenge = self.ask(at, None, begin, &json!({ "e": self.email })).await.unwrap()["data"].take();
        let query = "mutation ($c: String!) {
            answer: loginWithPasskey(credential: $c) { token: access_token refreshToken: refresh_token } }";
        let answer = self.ask(at, None, query, &json!({ "c": authenticator.sign(&challenge) })).await;
        self.passkey = Some(authenticator);
        Some(answer.map(|answer| Tokens::of(&answer)))
    }
}
