//! Steps of examples with an authenticator app: the test plays the app.

use super::{Flavour, Holding, Journey, World, text};
use serde_json::json;

const GENERATE: &str = "mutation { generate_2fa { secret } }";
const ENABLE: &str = "mutation ($code: String!) { enable_2fa(token: $code) }";
const DISABLE: &str = "mutation ($code: String!) { disable_2fa(token: $code) }";
const RECOVERY: &str = "mutation { regenerate_recovery_codes { data } }";
/// The length of a step.
const STEP_S: i64 = 30;

/// What an app shows so many steps from the time.
pub(crate) fn authenticator_code(secret: &str, now_s: i64, steps: i64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate((now_s + steps * STEP_S).try_into().unwrap()).to_string()
}

impl<W: World> Journey<W> {
    pub(super) async fn set_up_authenticator(&mut self, username: &str) -> Result<(), String> {
        let payload = self.succeed_at_platform_as(Some(username), GENERATE, &json!({})).await?;
        let secret = text(&payload, "secret")?;
        let code = authenticator_code(&secret, self.world.now_s(), 0);
        self.held.put(username, Holding::AuthenticatorSecret, secret);
        self.held.put(username, Holding::AuthenticatorCode, code);
        Ok(())
    }

    pub(super) async fn have_authenticator(&mut self, username: &str) -> Result<(), String> {
        if self.flavour != Flavour::Platform {
            let secret = self.world.give_authenticator(username).await;
            let code = authenticator_code(&secret, self.world.now_s(), 0);
            self.held.put(username, Holding::AuthenticatorSecret, secret);
            self.held.put(username, Holding::AuthenticatorCode, code);
            return Ok(());
        }
        self.set_up_authenticator(username).await?;
        // With the code before, so that the present one was not used.
        let code = authenticator_code(self.holding(username, Holding::AuthenticatorSecret)?, self.world.now_s(), -1);
        self.succeed_at_platform_as(Some(username), ENABLE, &json!({ "code": code })).await.map(drop)
    }

    pub(super) async fn have_recovery_codes(&mut self, username: &str) -> Result<(), String> {
        let payload = self.succeed_at_platform_as(Some(username), RECOVERY, &json!({})).await?;
        let code = payload["data"][0].as_str().ok_or_else(|| format!("no codes: {payload}"))?;
        self.held.put(username, Holding::RecoveryCode, code.to_owned());
        Ok(())
    }

    pub(super) async fn enter_wrong_codes_of_authenticator(&self, username: &str) -> Result<(), String> {
        for _ in 0..5 {
            // Before it is enabled, and after, one of the two looks at the code.
            for request in [ENABLE, DISABLE] {
                let answer = self.ask_platform(Some(username), request, &json!({ "code": "none" })).await?;
                match answer["errors"][0]["extensions"]["reason"].as_str() {
                    Some("CODE_INVALID" | "ALREADY_ENABLED") => {}
                    _ => return Err(format!("it is no wrong code: {answer}")),
                }
            }
        }
        Ok(())
    }
}
