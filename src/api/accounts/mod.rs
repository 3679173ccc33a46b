//! The accounts contract, for both of its flavours: who asks, and what each field answers.

mod archive_account;
mod caller;
mod delete_account;
mod errors;
mod form;
mod me;
mod node_id;
mod password_change;
mod password_reset;
mod password_set;
mod payload;
mod refresh_token;
mod register;
mod remove_secondary_email;
mod resend_activation_email;
mod revoke_token;
mod send_password_reset_email;
mod send_secondary_email_activation;
mod swap_emails;
mod token_auth;
mod types;
mod update_account;
mod user;
mod user_node_connection_total_count;
mod users;
mod verify_account;
mod verify_secondary_email;
mod verify_token;

use crate::app::App;
use crate::crypto::jwt::AccessClaims;
use crate::domain::session::{Client, SessionPolicy};
use crate::generated::accounts::Resolvers;
use std::sync::{Arc, Mutex};

pub use caller::Denial;
pub use users::UserList;

/// The name that stands in the tokens of this contract.
pub const CONTRACT: &str = "accounts";

/// One request to the accounts contract.
#[derive(Debug)]
pub struct Accounts {
    app: Arc<App>,
    client: Client,
    /// What the access token of the request says; after a sign-in, what the new one says.
    claims: Mutex<Option<AccessClaims>>,
}

impl Accounts {
    /// A request with the text of its `Authorization` header.
    pub fn new(app: Arc<App>, client: Client, authorization: Option<&str>) -> Self {
        let claims = authorization.and_then(|header| caller::claims(&app, header));
        Self { app, client, claims: Mutex::new(claims) }
    }

    fn policy(&self) -> SessionPolicy<'_> {
        let settings = &self.app.settings.accounts;
        SessionPolicy {
            contract: CONTRACT,
            tokens: &self.app.accounts_tokens,
            access_lifetime: settings.jwt_expiration_delta,
            refresh_lifetime: settings.jwt_refresh_expiration_delta,
            session_lifetime: settings.session_lifetime,
            retry_window: settings.refresh_retry_window,
        }
    }
}

impl Resolvers for Accounts {}
