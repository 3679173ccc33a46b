//! The accounts contract, for both of its flavours: who asks, and what each field answers.

mod archive_account;
mod caller;
mod delete_account;
mod dialect;
mod errors;
mod form;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod fuzzing;
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
mod token_cookies;
mod types;
mod update_account;
mod user;
mod user_node_connection_total_count;
mod users;
mod verify_account;
mod verify_secondary_email;
mod verify_token;

use crate::app::App;
use crate::config::Dialect;
use crate::crypto::jwt::AccessClaims;
use crate::domain::session::{Client, Refreshing, SessionPolicy};
use crate::generated::accounts::Resolvers;
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub use caller::Denial;
use token_cookies::TokenCookies;
pub use token_cookies::{Brought, Left};
pub use types::TokenPayload;
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
    /// How errors look.
    dialect: Dialect,
    /// Tokens in cookies.
    cookies: TokenCookies,
}

impl Accounts {
    /// A request with the texts of the header of access tokens and of `X-Accounts-Dialect`, and its cookies. A dialect
    /// that is none is the same as no header: the setting holds.
    pub fn new(
        app: Arc<App>,
        client: Client,
        authorization: Option<&str>,
        dialect: Option<&str>,
        brought: Brought,
    ) -> Self {
        let cookies = TokenCookies::of(brought);
        let claims = caller::claims(&app, authorization, cookies.access());
        let dialect = dialect.and_then(Dialect::named).unwrap_or(app.settings.accounts.dialect);
        Self { app, client, claims: Mutex::new(claims), dialect, cookies }
    }

    /// What the answer leaves in cookies; none where they stay as they are.
    pub fn left(&self) -> Option<Left> {
        self.cookies.left()
    }

    /// After how many seconds something that was refused may be tried again.
    pub fn retry_after_s(&self) -> Option<u32> {
        self.client.wait.seconds()
    }

    fn policy(&self) -> SessionPolicy<'_> {
        let settings = &self.app.settings.accounts;
        SessionPolicy {
            contract: CONTRACT,
            tokens: &self.app.accounts_tokens,
            refreshing: match (settings.jwt.allow_refresh, settings.jwt.long_running_refresh_token) {
                (false, _) => Refreshing::Never,
                (true, false) => Refreshing::ByAccessToken,
                (true, true) => Refreshing::ByRefreshToken { size_bytes: settings.jwt.refresh_token_n_bytes },
            },
            access_lifetime: settings.jwt.expiration_delta,
            refresh_lifetime: settings.jwt.refresh_expiration_delta,
            session_lifetime: settings.session_lifetime,
            retry_window: settings.refresh_retry_window,
            // It has no second step: who needs one signs in through another contract.
            second_step_lifetime: Duration::ZERO,
            takes_recovery_codes: false,
            knows_devices: false,
        }
    }
}

impl Resolvers for Accounts {}
