//! Steps of examples that go through the platform contract.

use super::{Flavour, Holding, Journey, PASSWORD, World, text};
use serde_json::{Value, json};

const LOGIN: &str = "mutation ($email: String!, $password: String!) {
    login(email: $email, password: $password) {
        ... on AuthPayload { token: access_token refreshToken: refresh_token } ... on Login2FAPendingPayload { user_id } } }";
const REFRESH: &str = "mutation ($token: String!) {
    refresh_token(token: $token) { token: access_token refreshToken: refresh_token } }";
const LOGOUT: &str = "mutation ($token: String!) { logout(token: $token) }";
const VERIFY: &str =
    "mutation ($handle: ID!, $code: String!) { verify_2fa_code(user_id: $handle, token: $code) { expires_in } }";
const ME: &str = "query { me { success } }";

impl<W: World> Journey<W> {
    pub(super) async fn ask_platform(
        &self,
        username: Option<&str>,
        request: &str,
        variables: &Value,
    ) -> Result<Value, String> {
        let token = username.map(|username| self.holding(username, Holding::AccessToken)).transpose()?;
        let headers: Vec<_> =
            token.iter().map(|token| ("authorization".to_owned(), format!("Bearer {token}"))).collect();
        self.ask_at(Flavour::Platform, request, variables, &headers).await?.json()
    }

    /// The answer of the one field, which is no refusal.
    async fn succeed_at_platform(&self, request: &str, variables: &Value) -> Result<Value, String> {
        self.succeed_at_platform_as(None, request, variables).await
    }

    /// The same, in the session held.
    pub(super) async fn succeed_at_platform_as(
        &self,
        username: Option<&str>,
        request: &str,
        variables: &Value,
    ) -> Result<Value, String> {
        let answer = self.ask_platform(username, request, variables).await?;
        let payload = answer["data"].as_object().and_then(|data| data.values().next()).cloned();
        payload.filter(|payload| !payload.is_null()).ok_or_else(|| format!("no success: {answer}"))
    }

    pub(super) async fn sign_in_at_platform(&mut self, username: &str) -> Result<(), String> {
        let variables = json!({ "email": self.address(username), "password": PASSWORD });
        let payload = self.succeed_at_platform(LOGIN, &variables).await?;
        self.held.put(username, Holding::AccessToken, text(&payload, "token")?);
        self.held.put(username, Holding::RefreshToken, text(&payload, "refreshToken")?);
        self.held.put(username, Holding::FirstRefreshToken, text(&payload, "refreshToken")?);
        Ok(())
    }

    pub(super) async fn refresh_at_platform(&self, token: &str) -> Result<Value, String> {
        self.succeed_at_platform(REFRESH, &json!({ "token": token })).await
    }

    pub(super) async fn sign_out_at_platform(&self, username: &str) -> Result<(), String> {
        let token = self.holding(username, Holding::RefreshToken)?;
        self.succeed_at_platform(LOGOUT, &json!({ "token": token })).await.map(drop)
    }

    pub(super) async fn is_signed_in_at_platform(&self, username: &str) -> Result<bool, String> {
        let answer = self.ask_platform(Some(username), ME, &json!({})).await?;
        Ok(answer["data"]["me"]["success"] == true)
    }

    pub(super) async fn begin_to_sign_in_at_platform(&mut self, username: &str) -> Result<(), String> {
        let variables = json!({ "email": self.address(username), "password": PASSWORD });
        let payload = self.succeed_at_platform(LOGIN, &variables).await?;
        self.held.put(username, Holding::Handle, text(&payload, "user_id")?);
        // An app is not mailed.
        if self.held.get(username, Holding::AuthenticatorCode).is_some() {
            Ok(())
        } else {
            self.keep_code(username).await
        }
    }

    /// For the sign-in that waits; where none does, for the app, in the session held.
    pub(super) async fn enter_wrong_codes_at_platform(&self, username: &str) -> Result<(), String> {
        if self.held.get(username, Holding::Handle).is_none() {
            return self.enter_wrong_codes_of_authenticator(username).await;
        }
        let variables = json!({ "handle": self.holding(username, Holding::Handle)?, "code": "none" });
        for _ in 0..5 {
            let answer = self.ask_platform(None, VERIFY, &variables).await?;
            if answer["errors"][0]["extensions"]["reason"] != "CODE_INVALID" {
                return Err(format!("it is no wrong code: {answer}"));
            }
        }
        Ok(())
    }
}
