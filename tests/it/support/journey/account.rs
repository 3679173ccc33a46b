//! Steps of examples that recover and manage an account.

use super::{Holding, Journey, PASSWORD, SIGN_IN, World, success, text};
use serde_json::json;

const ASK_FOR_RESET: &str = "mutation ($email: String!) { sendPasswordResetEmail(email: $email) { success errors } }";
const RESET: &str = "mutation ($token: String!, $password: String!) {
    passwordReset(token: $token, newPassword1: $password, newPassword2: $password) { success errors } }";
const CHANGE: &str = "mutation ($password: String!) {
    passwordChange(oldPassword: $password, newPassword1: $password, newPassword2: $password) {
        success errors token refreshToken } }";
const UPDATE: &str = "mutation ($first: String, $last: String) {
    updateAccount(firstName: $first, lastName: $last) { success errors } }";
const ASK_FOR_SECONDARY: &str = "mutation ($email: String!, $password: String!) {
    sendSecondaryEmailActivation(email: $email, password: $password) { success errors } }";
const FOLLOW_SECONDARY: &str = "mutation ($token: String!) { verifySecondaryEmail(token: $token) { success errors } }";

impl<W: World> Journey<W> {
    pub(super) async fn ask_for_password_reset(&mut self, username: &str) -> Result<(), String> {
        let payload = self.payload(ASK_FOR_RESET, &json!({ "email": self.address(username) })).await?;
        if payload["errors"]["email"][0]["code"] == "not_verified" {
            return self.keep_link(username).await;
        }
        success(payload)?;
        let token = self.mailed_token(self.address(username)).await?;
        if let Some(earlier) = self.held.put(username, Holding::PasswordResetToken, token) {
            self.held.put(username, Holding::EarlierPasswordResetToken, earlier);
        }
        Ok(())
    }

    pub(super) async fn reset_password(&self, username: &str) -> Result<(), String> {
        let token = self.holding(username, Holding::PasswordResetToken)?;
        self.succeed(RESET, &json!({ "token": token, "password": PASSWORD })).await.map(drop)
    }

    pub(super) async fn change_password(&mut self, username: &str) -> Result<(), String> {
        let payload = self.succeed_as(username, CHANGE, &json!({ "password": PASSWORD })).await?;
        self.held.put(username, Holding::AccessToken, text(&payload, "token")?);
        self.held.put(username, Holding::RefreshToken, text(&payload, "refreshToken")?);
        Ok(())
    }

    pub(super) async fn be_called(&self, username: &str, first: &str, last: &str) -> Result<(), String> {
        self.succeed_as(username, UPDATE, &json!({ "first": first, "last": last })).await.map(drop)
    }

    pub(super) async fn ask_for_secondary_link(&mut self, username: &str, address: &str) -> Result<(), String> {
        self.succeed_as(username, ASK_FOR_SECONDARY, &json!({ "email": address, "password": PASSWORD })).await?;
        let token = self.mailed_token(address).await?;
        if let Some(earlier) = self.held.put(username, Holding::SecondaryActivationToken, token) {
            self.held.put(username, Holding::EarlierSecondaryActivationToken, earlier);
        }
        Ok(())
    }

    pub(super) async fn follow_secondary_link(&self, username: &str) -> Result<(), String> {
        let token = self.holding(username, Holding::SecondaryActivationToken)?;
        self.succeed(FOLLOW_SECONDARY, &json!({ "token": token })).await.map(drop)
    }

    pub(super) async fn be_mailed_password_set(&mut self, username: &str) -> Result<(), String> {
        self.world.mail_password_set(username).await;
        let token = self.mailed_token(self.address(username)).await?;
        self.held.put(username, Holding::PasswordSetToken, token);
        Ok(())
    }

    pub(super) async fn can_sign_in_with(&self, username: &str, password: &str) -> Result<bool, String> {
        let payload = self.payload(SIGN_IN, &json!({ "username": username, "password": password })).await?;
        Ok(payload["success"] == true)
    }
}
