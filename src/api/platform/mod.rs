//! The platform contract: who asks, and what each field answers.

mod admin_change_user_email;
mod admin_deactivate_user;
mod admin_enable_api_key;
mod admin_reactivate_user;
mod admin_reset_user2_fa;
mod admin_reset_user_password;
mod admin_toggle_system_admin;
mod api_keys;
mod apple_auth;
mod audit_log;
mod auth_payload_user;
mod caller;
mod change_email;
mod change_password;
mod complete_onboarding;
mod confirm_email_change;
mod create_api_key;
mod create_organization;
mod create_social_nonce;
mod delete_notification;
mod delete_organization;
mod delete_passkey;
mod delete_user_setting;
mod disable_2fa;
mod enable_2fa;
mod envelope;
mod errors;
mod forgot_password;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod fuzzing;
mod generate_2fa;
mod generate_passkey_login_challenge;
mod generate_passkey_registration_challenge;
mod google_auth;
mod grant_system_admin;
mod ids;
mod invite_user_to_organization;
mod link_social_account;
mod login;
mod login_with_passkey;
mod logout;
mod logout_all;
mod mark_all_notifications_as_read;
mod mark_notification_as_read;
mod me;
mod notifications;
mod onboarding;
mod organization;
mod organization_errors;
mod organization_types;
mod organizations;
mod own_errors;
mod passkeys;
mod reauthenticate;
mod refresh_token;
mod regenerate_recovery_codes;
mod register;
mod register_passkey;
mod remove_user_from_organization;
mod rename_passkey;
mod required;
mod resend_verification_email;
mod reset_onboarding;
mod reset_password;
mod revoke_api_key;
mod revoke_system_admin;
mod sessions;
mod social;
mod social_accounts;
mod telegram_auth;
mod track_onboarding_event;
mod types;
mod unlink_social_account;
mod unread_notification_count;
mod update_organization;
mod update_user_setting;
mod update_user_status;
mod user;
mod user_passkeys;
mod user_setting;
mod user_settings;
mod users;
mod verify_2fa_code;
mod verify_email;
mod x_auth;

use crate::api::bearer;
use crate::app::App;
use crate::crypto::ids::TOKEN_BYTES;
use crate::crypto::jwt::AccessClaims;
use crate::domain::session::{Client, Refreshing, SessionPolicy};
use crate::domain::{api_key, authenticate};
use crate::generated::platform::Resolvers;
use std::sync::Arc;

pub use caller::Denial;
pub use organization_types::Belonging;

/// The name that stands in the tokens of this contract.
pub const CONTRACT: &str = "platform";

/// What a request shows of who asks.
enum Shown {
    /// What its access token says.
    Session(AccessClaims),
    /// A text in the form of an API key.
    ApiKey(String),
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Shown(…)")
    }
}

/// One request to the platform contract.
#[derive(Debug)]
pub struct PlatformApi {
    app: Arc<App>,
    client: Client,
    /// What the request shows of who asks.
    shown: Option<Shown>,
}

impl PlatformApi {
    /// A request with the texts of its headers `Authorization` and `x-api-key`. The latter counts where the former is not there.
    pub fn new(app: Arc<App>, client: Client, authorization: Option<&str>, api_key: Option<&str>) -> Self {
        let token = authorization.map_or(api_key, bearer::token);
        let shown = token.and_then(|token| {
            if api_key::is_key(token) {
                return Some(Shown::ApiKey(token.to_owned()));
            }
            // An access token belongs into the one header that it always did.
            let token = authorization.and(Some(token))?;
            authenticate::read_access_token(&app, &app.platform_tokens, token).map(Shown::Session)
        });
        Self { app, client, shown }
    }

    fn policy(&self) -> SessionPolicy<'_> {
        let settings = &self.app.settings.platform;
        SessionPolicy {
            contract: CONTRACT,
            tokens: &self.app.platform_tokens,
            access_lifetime: settings.access_lifetime,
            refreshing: Refreshing::ByRefreshToken { size_bytes: TOKEN_BYTES },
            refresh_lifetime: settings.refresh_lifetime,
            session_lifetime: settings.session_lifetime,
            retry_window: settings.refresh_retry_window,
            second_step_lifetime: settings.second_step_lifetime,
            takes_recovery_codes: true,
            knows_devices: false,
        }
    }
}

impl Resolvers for PlatformApi {}
