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
    SignOut(Contract),
    /// Somebody else uses a refresh token that was spent before.
    ReuseToken(Contract),
}

impl Somebody<'_> {
    /// Does it.
    pub(super) async fn act(&mut self, act: Act) {
        match act {
            Act::EnableCodes => self.switch_codes("enable2Fa").await,
            Act::DisableCodes => self.switch_codes("disable2Fa").await,
            Act::IsGivenCodes => self.service.give_second_factor(&self.username).await,
            Act::LosesConfirmation => {
                let statement = format!("update accounts set verified = false where username = '{}'", self.username);
                self.service.sql(&statement).await;
            }
            Act::IsDeactivated => self.service.deactivate(&self.username).await,
            Act::Archive(contract) => self.confirm_with_password(contract, "archiveAccount").await,
            Act::Close(contract) => self.confirm_with_password(contract, "deleteAccount").await,
            Act::ChangePassword(contract) => self.change_password(contract).await,
            Act::ResetPassword(contract) => self.reset_password(contract).await,
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

    async fn reset_password(&mut self, contract: Contract) {
        let arguments = contract.arguments("email: $e");
        let ask =
            format!("mutation ($e: String!) {{ answer: sendPasswordResetEmail({arguments}) {{ success errors }} }}");
        self.ask(contract, None, &ask, &json!({ "e": self.address() })).await.unwrap();
        let arguments = contract.arguments("token: $t, newPassword1: $n, newPassword2: $n");
        let reset = format!(
            "mutation ($t: String!, $n: String!) {{ answer: passwordReset({arguments}) {{ success errors }} }}"
        );
        let variables = json!({ "t": self.mailed_link().await, "n": CHANGED });
        self.ask(contract, None, &reset, &variables).await.unwrap();
        self.password = CHANGED;
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
        }
    }
}
