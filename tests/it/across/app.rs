//! What somebody does with an authenticator app, which the test plays, and with recovery codes.

use super::Contract;
use super::somebody::{Came, Somebody};
use crate::support::journey::authenticator::authenticator_code;
use crate::support::person::Tokens;
use crate::support::world::World;
use serde_json::json;
use std::time::Duration;

/// How long a code is shown.
const STEP: Duration = Duration::from_secs(30);

/// The app of somebody.
pub(super) struct App {
    secret: String,
    recovery_codes: Vec<String>,
}

impl Somebody<'_> {
    /// Sets an app up in the session of the platform contract, enables it, and has recovery codes made.
    pub(super) async fn enable_app(&mut self) {
        let at = Contract::Platform;
        let made = self.ask_signed_in(at, "mutation { answer: generate_2fa { secret } }", &json!({})).await;
        let secret = made["secret"].as_str().unwrap().to_owned();
        self.app = Some(App { secret, recovery_codes: Vec::new() });
        let enable = "mutation ($c: String!) { answer: enable_2fa(token: $c) }";
        self.ask_signed_in(at, enable, &json!({ "c": self.next_app_code() })).await;
        let made = "mutation { answer: regenerate_recovery_codes { success data reason } }";
        let made = self.ask_signed_in(at, made, &json!({})).await["data"].clone();
        let codes = made.as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect();
        self.app.as_mut().unwrap().recovery_codes = codes;
    }

    /// With a code of the app where there is one, else with the password.
    pub(super) async fn disable_app(&mut self) {
        let disable = "mutation ($c: String, $p: String) { answer: disable_2fa(token: $c, password: $p) }";
        let variables = match self.app {
            Some(_) => json!({ "c": self.next_app_code() }),
            None => json!({ "p": self.password }),
        };
        self.ask_signed_in(Contract::Platform, disable, &variables).await;
        self.app = None;
    }

    /// Signs in with a code of it, and holds the session.
    pub(super) async fn sign_in_with_app(&mut self, contract: Contract) {
        let handle = self.begin(contract).await.unwrap();
        let tokens = self.confirm(contract, &handle, &self.next_app_code()).await.unwrap();
        self.held.insert(contract, tokens);
    }

    /// Waits until the app shows another code.
    pub(super) fn next_app_code(&self) -> String {
        self.service.move_clock(STEP);
        authenticator_code(&self.app.as_ref().unwrap().secret, self.service.now_s(), 0)
    }

    async fn begin(&self, contract: Contract) -> Result<String, String> {
        match self.sign_in(contract, self.password).await {
            Came::Asked(handle) => Ok(handle),
            came @ (Came::In(_) | Came::Refused(_)) => Err(format!("{came:?} at {contract:?}")),
        }
    }

    /// Finishes a sign-in with the app, and sees that no contract takes that code again; and what recovery codes are good for.
    pub(super) async fn enter_with_app(&self, contract: Contract, handle: &str) -> Result<Tokens, String> {
        let recovery = &self.app.as_ref().unwrap().recovery_codes[0];
        let refused = Err("CODE_INVALID".to_owned());
        if contract == Contract::Session && self.confirm(contract, handle, recovery).await != refused {
            return Err("the session contract took a recovery code".to_owned());
        }
        let code = self.next_app_code();
        let tokens = self.confirm(contract, handle, &code).await?;
        for at in Contract::STEPWISE {
            if self.confirm(at, &self.begin(at).await?, &code).await != refused {
                return Err(format!("a code of {contract:?} was taken again at {at:?}"));
            }
        }
        if contract == Contract::Platform {
            self.confirm(contract, &self.begin(contract).await?, recovery).await?;
            if self.confirm(contract, &self.begin(contract).await?, recovery).await != refused {
                return Err("a recovery code was taken again".to_owned());
            }
        }
        Ok(tokens)
    }
}
