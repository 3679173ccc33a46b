//! What people do at one contract, and operators do beside all of them.

use super::Contract;
use super::somebody::{CHANGED, Somebody};
use crate::support::person::Tokens;
use crate::support::world::World;
use serde_json::json;

/// Something that is done to an account.
#[derive(Debug, Clone, Copy)]
pub(super) enum Act {
    /// Codes are mailed from now on, because the owner wants it; through the session contract, which alone has a field for it.
    EnableCodes,
    /// No longer.
    DisableCodes,
    /// No longer, with a code that was mailed for it in place of the password.
    DisableWithCode,
    /// An app is asked for from now on; through the platform contract, which alone has fields for it.
    EnableApp,
    /// Neither it nor mailed codes are asked for any more, through the same.
    DisableApp,
    /// They sign in once more, with a code of the app.
    SignInWithApp(Contract),
    /// A passkey is registered, through the platform contract.
    AddPasskey,
    /// Codes are mailed from now on, because an operator wants it.
    IsGivenCodes,
    /// The address counts as unconfirmed.
    LosesConfirmation,
    /// An operator deactivates the account.
    IsDeactivated,
    Archive(Contract),
    /// The owner deletes the account, which deactivates it where accounts are kept.
    Close(Contract),
    ChangePassword(Contract),
    /// The owner forgot the password, and sets another with a mailed link.
    ResetPassword(Contract),
    /// The owner moves to another address, through the session or the platform contract.
    ChangeEmail(Contract),
    SignOut(Contract),
    /// At the platform contract.
    SignOutEverywhere,
    /// The session at this contract is ended from the session contract, by what it is called in the list.
    Revoke(Contract),
    /// Somebody else uses a refresh token that was spent before.
    ReuseToken(Contract),
}

impl Somebody<'_> {
    /// Does it.
    pub(super) async fn act(&mut self, act: Act) {
        match act {
            Act::EnableCodes => self.switch_codes("enable2Fa").await,
            Act::DisableCodes => self.switch_codes("disable2Fa").await,
            Act::DisableWithCode => self.disable_with_code().await,
            Act::EnableApp => self.enable_app().await,
            Act::DisableApp => self.disable_app().await,
            Act::SignInWithApp(contract) => self.sign_in_with_app(contract).await,
            Act::AddPasskey => self.add_passkey().await,
            Act::IsGivenCodes => self.service.give_second_factor(&self.username).await,
            Act::LosesConfirmation => {
                let statement = format!("update accounts set verified = false where username = '{}'", self.username);
                self.service.sql(&statement).await;
            }
            Act::IsDeactivated => self.service.deactivate(&self.username).await,
            Act::Archive(contract) => self.confirm_with_password(contract, "archiveAccount").await,
            Act::Close(Contract::Session) => {
                let query = "mutation ($p: String) { answer: closeAccount(password: $p) { status } }";
                self.ask_signed_in(Contract::Session, query, &json!({ "p": self.password })).await;
            }
            Act::Close(contract) => self.confirm_with_password(contract, "deleteAccount").await,
            Act::ChangePassword(Contract::Session) => self.change_password_at_session().await,
            Act::ChangePassword(Contract::Platform) => self.change_password_at_platform().await,
            Act::ChangePassword(contract) => self.change_password(contract).await,
            Act::ResetPassword(contract) => self.reset_password(contract).await,
            Act::ChangeEmail(contract) => self.change_email(contract).await,
            Act::SignOutEverywhere => {
                self.ask_signed_in(Contract::Platform, "mutation { answer: logout_all }", &json!({})).await;
            }
            Act::Revoke(contract) => self.revoke(contract).await,
            Act::SignOut(contract) => self.sign_out(contract).await,
            Act::ReuseToken(contract) => {
                let first = self.held[&contract].refresh.clone();
                let second = self.refresh(contract, &first).await.unwrap();
                let third = self.refresh(contract, &second.refresh).await.unwrap();
                self.held.insert(contract, third);
                assert!(self.refresh(contract, &first).await.is_err());
            }
        }
    }

    async fn switch_codes(&self, field: &str) {
        let query = format!("mutation ($p: String) {{ answer: {field}(password: $p) {{ status }} }}");
        self.ask_signed_in(Contract::Session, &query, &json!({ "p": self.password })).await;
    }

    async fn disable_with_code(&self) {
        let send = "mutation { answer: send2Fa(reason: DISABLE_TWO_FACTOR_AUTH) { status } }";
        self.ask_signed_in(Contract::Session, send, &json!({})).await;
        let disable = "mutation ($c: String) { answer: disable2Fa(code: $c) { status } }";
        self.ask_signed_in(Contract::Session, disable, &json!({ "c": self.mailed_code().await })).await;
    }

    async fn confirm_with_password(&self, contract: Contract, field: &str) {
        let arguments = contract.arguments("password: $p");
        let query = format!("mutation ($p: String!) {{ answer: {field}({arguments}) {{ success errors }} }}");
        self.ask_signed_in(contract, &query, &json!({ "p": self.password })).await;
    }

    async fn change_password(&mut self, contract: Contract) {
        let arguments = contract.arguments("oldPassword: $o, newPassword1: $n, newPassword2: $n");
        let query = format!(
            "mutation ($o: String!, $n: String!) {{
            answer: passwordChange({arguments}) {{ success errors token refreshToken }} }}"
        );
        let answer = self.ask_signed_in(contract, &query, &json!({ "o": self.password, "n": CHANGED })).await;
        self.held.insert(contract, Tokens::of(&answer));
        self.password = CHANGED;
    }

    /// The session goes on, with its refresh token.
    async fn change_password_at_platform(&mut self) {
        let query = "mutation ($o: String!, $n: String!) {
            answer: change_password(current_password: $o, new_password: $n) { success reason } }";
        self.ask_signed_in(Contract::Platform, query, &json!({ "o": self.password, "n": CHANGED })).await;
        let tokens = self.refresh(Contract::Platform, &self.held[&Contract::Platform].refresh).await.unwrap();
        self.held.insert(Contract::Platform, tokens);
        self.password = CHANGED;
    }

    /// With a code of the app or a mailed one, where one is asked for.
    async fn change_password_at_session(&mut self) {
        let query = "mutation ($o: String!, $n: String!) {
            answer: changePassword(oldPassword: $o, newPassword: $n) { status token refreshToken } }";
        let variables = json!({ "o": self.password, "n": CHANGED });
        let mut answer = self.ask_signed_in(Contract::Session, query, &variables).await;
        if answer["status"] == 202 {
            let confirm = "mutation ($c: String!) {
                answer: confirmChangePassword2Fa(code: $c) { token refreshToken } }";
            let code = match self.app {
                Some(_) => self.next_app_code(),
                None => self.mailed_code().await,
            };
            let variables = json!({ "c": code });
            answer = self.ask_signed_in(Contract::Session, confirm, &variables).await;
        }
        self.held.insert(Contract::Session, Tokens::of(&answer));
        self.password = CHANGED;
    }

    async fn reset_password(&mut self, contract: Contract) {
        let (ask, reset) = match contract {
            Contract::Accounts => (
                "mutation ($e: String!) { answer: sendPasswordResetEmail(email: $e) { success errors } }",
                "mutation ($t: String!, $n: String!) {
                answer: passwordReset(token: $t, newPassword1: $n, newPassword2: $n) { success errors } }",
            ),
            Contract::Relay => (
                "mutation ($e: String!) { answer: sendPasswordResetEmail(input: { email: $e }) { success errors } }",
                "mutation ($t: String!, $n: String!) {
                answer: passwordReset(input: { token: $t, newPassword1: $n, newPassword2: $n }) { success errors } }",
            ),
            Contract::Session => (
                "mutation ($e: EmailAddress!) { answer: forgotPassword(email: $e) { status } }",
                "mutation ($t: String!, $n: String!) {
                answer: confirmPasswordReset(passwordResetParams: { token: $t, newPassword: $n }) { status } }",
            ),
            Contract::Platform => (
                "mutation ($e: String!) { answer: forgot_password(email: $e) { success reason } }",
                "mutation ($t: String!, $n: String!) {
                answer: reset_password(token: $t, password: $n) { success reason } }",
            ),
        };
        self.ask(contract, None, ask, &json!({ "e": self.email })).await.unwrap();
        let variables = json!({ "t": self.mailed_link().await, "n": CHANGED });
        self.ask(contract, None, reset, &variables).await.unwrap();
        self.password = CHANGED;
    }

    async fn change_email(&mut self, contract: Contract) {
        let moved = format!("moved-{}", self.email);
        let (ask, confirm) = match contract {
            Contract::Platform => (
                "mutation ($e: String!) { answer: change_email(new_email: $e) { success reason } }",
                "mutation ($t: String!) { answer: confirm_email_change(token: $t) { success reason } }",
            ),
            Contract::Accounts | Contract::Relay | Contract::Session => (
                "mutation ($e: EmailAddress!, $p: String) { answer: changeEmail(email: $e, password: $p) { status } }",
                "mutation ($t: String!) { answer: confirmEmailChange(token: $t) { status } }",
            ),
        };
        self.ask_signed_in(contract, ask, &json!({ "e": moved, "p": self.password })).await;
        self.email = moved;
        self.ask(contract, None, confirm, &json!({ "t": self.mailed_link().await })).await.unwrap();
    }

    async fn revoke(&self, contract: Contract) {
        let called = match contract {
            Contract::Accounts | Contract::Relay => "accounts",
            Contract::Session => "session",
            Contract::Platform => "platform",
        };
        let sessions = "{ answer: sessions { id contract } }";
        let sessions = self.ask_signed_in(Contract::Session, sessions, &json!({})).await;
        let found = sessions.as_array().unwrap().iter().find(|session| session["contract"] == called).unwrap();
        let revoke = "mutation ($i: String!) { answer: revokeSession(id: $i) { sessionsEnded } }";
        self.ask_signed_in(Contract::Session, revoke, &json!({ "i": found["id"] })).await;
    }

    async fn sign_out(&self, contract: Contract) {
        match contract {
            Contract::Accounts | Contract::Relay => {
                let arguments = contract.arguments("refreshToken: $t");
                let query =
                    format!("mutation ($t: String!) {{ answer: revokeToken({arguments}) {{ success errors }} }}");
                let variables = json!({ "t": self.held[&contract].refresh });
                self.ask(contract, None, &query, &variables).await.unwrap();
            }
            Contract::Session => {
                self.ask_signed_in(contract, "mutation { answer: logout { status } }", &json!({})).await;
            }
            Contract::Platform => {
                let query = "mutation ($t: String!) { answer: logout(token: $t) }";
                self.ask(contract, None, query, &json!({ "t": self.held[&contract].refresh })).await.unwrap();
            }
        }
    }
}
