//! Steps of examples that go through the session contract.

use super::{Flavour, Holding, Journey, Mail, PASSWORD, World, text};
use serde_json::{Value, json};

const LOGIN: &str = "mutation ($username: String!, $password: String!, $device: DeviceInfo) {
    login(credentials: { username: $username, password: $password, deviceInfo: $device }) {
        token refreshToken deviceId sessionId } }";
const NEW_TOKEN: &str = "mutation ($token: String!) { newToken(refreshToken: $token) { token refreshToken } }";
const LOGOUT: &str = "mutation { logout { status } }";
const ACCEPT: &str = "mutation ($terms: String!) { acceptTnc(tncId: $terms) { status } }";
const BEGIN: &str = "mutation ($username: String!, $password: String!) {
    login(credentials: { username: $username, password: $password }) { status sessionId } }";
const RESEND: &str = "mutation ($handle: String!, $email: EmailAddress!) {
    resend2Fa(sessionId: $handle, email: $email) { status } }";
const CONFIRM: &str = "mutation ($handle: String!, $email: EmailAddress!, $code: String!) {
    confirm2Fa(sessionId: $handle, email: $email, code: $code) { status } }";
const SEND: &str = "mutation ($reason: TwoFactorAuthReason!) { send2Fa(reason: $reason) { status } }";
const CHANGE_PASSWORD: &str = "mutation ($old: String!, $new: String!) {
    changePassword(oldPassword: $old, newPassword: $new) { status } }";
const CONFIRM_PASSWORD: &str = "mutation { confirmChangePassword2Fa(code: \"none\") { status } }";
const DISABLE: &str = "mutation { disable2Fa(code: \"none\") { status } }";
const CHANGE_EMAIL: &str = "mutation ($email: EmailAddress!, $password: String) {
    changeEmail(email: $email, password: $password) { status } }";
const CHANGE_EMAIL_AT_PLATFORM: &str = "mutation ($email: String!) { change_email(new_email: $email) { success } }";
const CONFIRM_EMAIL_CHANGE: &str = "mutation ($token: String!) { confirmEmailChange(token: $token) { status } }";
const SESSIONS: &str = "query { sessions { isCurrent } }";

impl<W: World> Journey<W> {
    async fn ask_session(&self, username: Option<&str>, request: &str, variables: &Value) -> Result<Value, String> {
        let token = username.map(|username| self.holding(username, Holding::AccessToken)).transpose()?;
        let headers: Vec<_> =
            token.iter().map(|token| ("authorization".to_owned(), format!("Bearer {token}"))).collect();
        self.ask_at(Flavour::Session, request, variables, &headers).await?.json()
    }

    /// The answer of the one field of a mutation that succeeds.
    async fn succeed_at_session(
        &self,
        username: Option<&str>,
        request: &str,
        variables: &Value,
    ) -> Result<Value, String> {
        let answer = self.ask_session(username, request, variables).await?;
        let payload = answer["data"].as_object().and_then(|data| data.values().next()).cloned();
        payload.filter(Value::is_object).ok_or_else(|| format!("no success: {answer}"))
    }

    pub(super) async fn sign_in_at_session(&mut self, username: &str, device: Option<&str>) -> Result<(), String> {
        let device = device.map(|device| json!({ "deviceId": device }));
        let variables = json!({ "username": username, "password": PASSWORD, "device": device });
        let payload = self.succeed_at_session(None, LOGIN, &variables).await?;
        self.held.put(username, Holding::AccessToken, text(&payload, "token")?);
        self.held.put(username, Holding::RefreshToken, text(&payload, "refreshToken")?);
        self.held.put(username, Holding::FirstRefreshToken, text(&payload, "refreshToken")?);
        self.held.put(username, Holding::DeviceId, text(&payload, "deviceId")?);
        if let Some(earlier) = self.held.put(username, Holding::SessionId, text(&payload, "sessionId")?) {
            self.held.put(username, Holding::EarlierSessionId, earlier);
        }
        Ok(())
    }

    pub(super) async fn new_token(&self, token: &str) -> Result<Value, String> {
        self.succeed_at_session(None, NEW_TOKEN, &json!({ "token": token })).await
    }

    pub(super) async fn sign_out_at_session(&self, username: &str) -> Result<(), String> {
        self.succeed_at_session(Some(username), LOGOUT, &json!({})).await.map(drop)
    }

    pub(super) async fn accept_terms(&self, username: &str, terms: &str) -> Result<(), String> {
        self.succeed_at_session(Some(username), ACCEPT, &json!({ "terms": terms })).await.map(drop)
    }

    pub(super) async fn is_signed_in_at_session(&self, username: &str) -> Result<bool, String> {
        let answer = self.ask_session(Some(username), SESSIONS, &json!({})).await?;
        Ok(answer["data"]["sessions"].is_array())
    }

    pub(super) async fn begin_to_sign_in(&mut self, username: &str) -> Result<(), String> {
        let variables = json!({ "username": username, "password": PASSWORD });
        let payload = self.succeed_at_session(None, BEGIN, &variables).await?;
        self.held.put(username, Holding::Handle, text(&payload, "sessionId")?);
        // An app is not mailed.
        if self.held.get(username, Holding::AuthenticatorCode).is_some() {
            Ok(())
        } else {
            self.keep_code(username).await
        }
    }

    /// Keeps the code in the newest mail to the account.
    pub(super) async fn keep_code(&mut self, username: &str) -> Result<(), String> {
        let address = self.address(username);
        let mails = self.world.mails().await;
        let newest = mails.iter().rfind(|mail| mail.to.eq_ignore_ascii_case(address));
        let code = newest.and_then(mailed_code).ok_or_else(|| format!("no code was mailed to {address}"))?;
        if let Some(earlier) = self.held.put(username, Holding::Code, code) {
            self.held.put(username, Holding::EarlierCode, earlier);
        }
        Ok(())
    }

    pub(super) async fn ask_for_code(&mut self, username: &str) -> Result<(), String> {
        let variables = json!({ "handle": self.holding(username, Holding::Handle)?, "email": self.address(username) });
        self.succeed_at_session(None, RESEND, &variables).await?;
        self.keep_code(username).await
    }

    pub(super) async fn ask_for_act_code(&mut self, username: &str, reason: &str) -> Result<(), String> {
        self.succeed_at_session(Some(username), SEND, &json!({ "reason": reason })).await?;
        self.keep_code(username).await
    }

    pub(super) async fn begin_to_change_password(&mut self, username: &str) -> Result<(), String> {
        let variables = json!({ "old": PASSWORD, "new": "qlr4nq3f3" });
        let payload = self.succeed_at_session(Some(username), CHANGE_PASSWORD, &variables).await?;
        if payload["status"] != 202 {
            return Err(format!("no code is asked for: {payload}"));
        }
        // An app is not mailed.
        if self.held.get(username, Holding::AuthenticatorCode).is_some() {
            Ok(())
        } else {
            self.keep_code(username).await
        }
    }

    pub(super) async fn enter_wrong_act_codes(&self, username: &str, reason: &str) -> Result<(), String> {
        let request = match reason {
            "CHANGE_PASSWORD" => CONFIRM_PASSWORD,
            "DISABLE_TWO_FACTOR_AUTH" => DISABLE,
            "CLOSE_ACCOUNT" => "mutation { closeAccount(code: \"none\") { status } }",
            "CHANGE_EMAIL" => "mutation { changeEmail(email: \"a@b.example\", code: \"none\") { status } }",
            "UPDATE_PROFILE" => "mutation { updateProfile(input: {}, code: \"none\") { status } }",
            _ => return Err(format!("no code is entered for {reason}")),
        };
        for _ in 0..5 {
            let answer = self.ask_session(Some(username), request, &json!({})).await?;
            if answer["errors"][0]["extensions"]["reason"] != "CODE_INVALID" {
                return Err(format!("it is no wrong code: {answer}"));
            }
        }
        Ok(())
    }

    pub(super) async fn ask_for_email_change(&mut self, username: &str, address: &str) -> Result<(), String> {
        let variables = json!({ "email": address, "password": PASSWORD });
        match self.flavour {
            Flavour::Platform => {
                let variables = json!({ "email": address });
                self.succeed_at_platform_as(Some(username), CHANGE_EMAIL_AT_PLATFORM, &variables).await?
            }
            Flavour::Plain | Flavour::Relay | Flavour::Session => {
                self.succeed_at_session(Some(username), CHANGE_EMAIL, &variables).await?
            }
        };
        let token = self.mailed_token(address).await?;
        if let Some(earlier) = self.held.put(username, Holding::EmailChangeToken, token) {
            self.held.put(username, Holding::EarlierEmailChangeToken, earlier);
        }
        Ok(())
    }

    pub(super) async fn follow_email_change(&self, username: &str) -> Result<(), String> {
        let token = self.holding(username, Holding::EmailChangeToken)?;
        self.succeed_at_session(None, CONFIRM_EMAIL_CHANGE, &json!({ "token": token })).await.map(drop)
    }

    pub(super) async fn enter_wrong_codes(&self, username: &str) -> Result<(), String> {
        let handle = self.holding(username, Holding::Handle)?;
        let variables = json!({ "handle": handle, "email": self.address(username), "code": "none" });
        for _ in 0..5 {
            let answer = self.ask_session(None, CONFIRM, &variables).await?;
            if answer["errors"][0]["extensions"]["reason"] != "CODE_INVALID" {
                return Err(format!("it is no wrong code: {answer}"));
            }
        }
        Ok(())
    }
}

/// The code in a mail: the one line of six digits.
pub(crate) fn mailed_code(mail: &Mail) -> Option<String> {
    let is_code = |line: &&str| line.len() == 6 && line.bytes().all(|byte| byte.is_ascii_digit());
    mail.text.lines().map(str::trim).find(is_code).map(str::to_owned)
}
