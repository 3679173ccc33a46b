//! The session contract: who asks, and what each field answers.

mod accept_tnc;
mod caller;
mod change_email;
mod change_password;
mod close_account;
mod confirm2_fa;
mod confirm_change_password2_fa;
mod confirm_email;
mod confirm_email_change;
mod confirm_password_reset;
mod disable2_fa;
mod enable2_fa;
mod errors;
mod faults;
mod forgot_password;
mod login;
mod logout;
mod new_token;
mod profile;
mod reauthenticate;
mod register;
mod registration_form;
mod resend2_fa;
mod resend_change_password2_fa;
mod resend_confirmation;
mod revoke_session;
mod send2_fa;
mod sessions;
mod types;
mod update_profile;
mod user_profile;

use crate::api::bearer;
use crate::app::App;
use crate::crypto::ids::TOKEN_BYTES;
use crate::crypto::jwt::AccessClaims;
use crate::domain::session::{Client, Refreshing, SessionPolicy};
use crate::generated::session::Resolvers;
use std::sync::Arc;

pub use caller::Denial;
pub use types::{DateText, EmailText};

/// The name that stands in the tokens of this contract.
pub const CONTRACT: &str = "session";

/// One request to the session contract.
#[derive(Debug)]
pub struct SessionApi {
    app: Arc<App>,
    client: Client,
    /// What the access token of the request says.
    claims: Option<AccessClaims>,
}

impl SessionApi {
    /// A request with the text of its header `Authorization`.
    pub fn new(app: Arc<App>, client: Client, authorization: Option<&str>) -> Self {
        let claims = authorization.and_then(|header| bearer::claims(&app, &app.session_tokens, header));
        Self { app, client, claims }
    }

    fn policy(&self) -> SessionPolicy<'_> {
        let settings = &self.app.settings.session;
        SessionPolicy {
            contract: CONTRACT,
            tokens: &self.app.session_tokens,
            access_lifetime: settings.access_lifetime,
            refreshing: Refreshing::ByRefreshToken { size_bytes: TOKEN_BYTES },
            refresh_lifetime: settings.refresh_lifetime,
            session_lifetime: settings.session_lifetime,
            retry_window: settings.refresh_retry_window,
            second_step_lifetime: settings.code_lifetime,
            takes_recovery_codes: false,
            knows_devices: true,
        }
    }
}

impl Resolvers for SessionApi {}
