//! Steps of examples with passkeys: the test plays the authenticator.

use super::{Holding, Journey, World, text};
use crate::support::passkey::{Algorithm, Authenticator};
use serde_json::{Value, json};

const GENERATE: &str = "mutation { generatePasskeyRegistrationChallenge { data { challenge user { id } } } }";
const REGISTER: &str = "mutation ($credential: String!) {
    registerPasskey(credential: $credential, device_name: \"MacBook\") { data { id } } }";
const BEGIN: &str =
    "mutation ($email: String!) { generatePasskeyLoginChallenge(email: $email) { data { challenge } } }";

impl<W: World> Journey<W> {
    fn new_authenticator(&self) -> Authenticator {
        Authenticator::new(&self.world.base_url().replace("127.0.0.1", "localhost"), Algorithm::Es256)
    }

    async fn registration_challenge(&self, username: &str) -> Result<Value, String> {
        Ok(self.succeed_at_platform_as(Some(username), GENERATE, &json!({})).await?["data"].take())
    }

    async fn register_passkey(&self, username: &str, credential: &str) -> Result<String, String> {
        let variables = json!({ "credential": credential });
        text(&self.succeed_at_platform_as(Some(username), REGISTER, &variables).await?["data"], "id")
    }

    pub(super) async fn make_passkey(&mut self, username: &str) -> Result<(), String> {
        let challenge = self.registration_challenge(username).await?;
        let new = self.new_authenticator();
        let credential = self.authenticators.entry(username.to_owned()).or_insert(new).make(&challenge);
        self.held.put(username, Holding::NewPasskey, credential);
        Ok(())
    }

    pub(super) async fn have_passkey(&mut self, username: &str) -> Result<(), String> {
        self.make_passkey(username).await?;
        let id = self.register_passkey(username, self.holding(username, Holding::NewPasskey)?).await?;
        self.held.put(username, Holding::PasskeyId, id);
        Ok(())
    }

    pub(super) async fn have_many_passkeys(&self, username: &str) -> Result<(), String> {
        for _ in 0..20 {
            let challenge = self.registration_challenge(username).await?;
            self.register_passkey(username, &self.new_authenticator().make(&challenge)).await?;
        }
        Ok(())
    }

    pub(super) async fn begin_with_passkey(&mut self, username: &str) -> Result<(), String> {
        let variables = json!({ "email": self.address(username) });
        let challenge = self.succeed_at_platform_as(None, BEGIN, &variables).await?["data"].take();
        let authenticator = self.authenticators.get_mut(username).ok_or("there is no passkey")?;
        let credential = authenticator.sign(&challenge);
        self.held.put(username, Holding::SignedChallenge, credential);
        Ok(())
    }
}
