//! Looks up what is so after the request of an example.

use super::{Flavour, Holding, Journey, Mail, PASSWORD, REFRESH, SIGN_IN, World};
use serde_json::{Value, json};
use xtask::example::Then;

const ME: &str = "query { me { username } }";

impl<W: World> Journey<W> {
    /// Looks up what is so after the request.
    pub(crate) async fn look(&self, then: &Then) -> Result<(), String> {
        let holds = match then {
            Then::NoAccount(username) => self.code(username).await? == "invalid_credentials",
            Then::CanSignIn(username) => self.code(username).await? == "success",
            Then::CannotSignIn(username) => self.code(username).await? == "invalid_credentials",
            Then::CanSignInWith { username, password } => self.can_sign_in_with(username, password).await?,
            Then::IsCalled { username, first, last } => {
                let user = &self.sign_in_payload(username).await?["user"];
                user["firstName"] == *first && user["lastName"] == *last
            }
            Then::HasAddress { username, address } => {
                self.sign_in_payload(username).await?["user"]["email"] == *address
            }
            Then::HasSecondaryAddress { username, address } => {
                self.sign_in_payload(username).await?["user"]["secondaryEmail"] == *address
            }
            Then::HasNoSecondaryAddress(username) => {
                let user = &self.sign_in_payload(username).await?["user"];
                user.is_object() && user["secondaryEmail"].is_null()
            }
            Then::IsSignedIn(username) if self.flavour == Flavour::Session => {
                self.is_signed_in_at_session(username).await?
            }
            Then::IsSignedIn(username) if self.flavour == Flavour::Platform => {
                self.is_signed_in_at_platform(username).await?
            }
            Then::IsSignedIn(username) => self.is_signed_in(username).await?,
            Then::IsSignedOut(username) if self.flavour == Flavour::Session => {
                let token = self.holding(username, Holding::RefreshToken)?;
                self.new_token(token).await.is_err() && !self.is_signed_in_at_session(username).await?
            }
            Then::IsSignedOut(username) if self.flavour == Flavour::Platform => {
                let token = self.holding(username, Holding::RefreshToken)?;
                self.refresh_at_platform(token).await.is_err() && !self.is_signed_in_at_platform(username).await?
            }
            Then::IsSignedOut(username) => {
                let token = self.holding(username, Holding::RefreshToken)?;
                let refreshed = self.payload(REFRESH, &json!({ "token": token })).await?;
                refreshed["success"] == false && !self.is_signed_in(username).await?
            }
            Then::IsConfirmed(username) => {
                self.code(username).await? == "success" && self.is_confirmed(username).await?
            }
            Then::IsNotConfirmed(username) => !self.is_confirmed(username).await?,
            Then::IsArchived(username) => self.sign_in_payload(username).await?["unarchiving"] == true,
            Then::IsNotArchived(username) => {
                let payload = self.sign_in_payload(username).await?;
                payload["success"] == true && payload["unarchiving"] == false
            }
            Then::OneMail(address) => {
                let mails = self.mails_since().await;
                mails.len() == 1 && mails.iter().all(|mail| mail.to == *address)
            }
            Then::NoMail => self.mails_since().await.is_empty(),
        };
        if holds { Ok(()) } else { Err(format!("it is not so that {then:?}")) }
    }

    async fn mails_since(&self) -> Vec<Mail> {
        self.world.mails().await.split_off(self.mails_before)
    }

    async fn is_signed_in(&self, username: &str) -> Result<bool, String> {
        let token = self.holding(username, Holding::AccessToken)?;
        let headers = [("authorization".to_owned(), format!("JWT {token}"))];
        let answer = self.ask(ME, &json!({}), &headers).await?.json()?;
        Ok(answer["data"]["me"]["username"] == username)
    }

    async fn sign_in_payload(&self, username: &str) -> Result<Value, String> {
        self.payload(SIGN_IN, &json!({ "username": username, "password": PASSWORD })).await
    }

    /// `success`, or the code of the first error under `nonFieldErrors`.
    async fn code(&self, username: &str) -> Result<String, String> {
        let payload = self.sign_in_payload(username).await?;
        let code = &payload["errors"]["nonFieldErrors"][0]["code"];
        match (payload["success"].as_bool(), code.as_str()) {
            (Some(true), _) => Ok("success".to_owned()),
            (_, Some(code)) => Ok(code.to_owned()),
            (_, None) => Err(format!("neither success nor code: {payload}")),
        }
    }

    async fn is_confirmed(&self, username: &str) -> Result<bool, String> {
        let payload = self.sign_in_payload(username).await?;
        let refused = payload["errors"]["nonFieldErrors"][0]["code"] == "not_verified";
        match payload["user"]["verified"].as_bool() {
            Some(verified) => Ok(verified),
            None if refused => Ok(false),
            None => Err(format!("neither verified nor not: {payload}")),
        }
    }
}
