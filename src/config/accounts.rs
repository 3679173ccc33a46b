//! The settings of the accounts contract, under their documented names.

use super::cookies::CookieConfig;
use super::dialect::Dialect;
use super::forms::FormsConfig;
use super::jwt::JwtConfig;
use super::letters::LetterConfig;
use super::read::{self, Reader, duration, secret, truth};
use super::registration::RegistrationConfig;
use super::secret::Secret;
use super::settings::{Setting, setting};
use crate::domain::user_directory::Visibility;
use std::time::Duration;

/// The part of the table that is read here.
pub(super) const SETTINGS: &[Setting] = &[
    setting(
        "accounts.allow_login_not_verified",
        "true",
        "Whether people may sign in before they confirmed their address; `register` signs them in then.",
    ),
    setting("accounts.allow_login_with_secondary_email", "true", "Whether the secondary address does for signing in."),
    setting(
        "accounts.send_activation_email",
        "true",
        "Whether `register`, and `updateAccount` with another address, mail the link that confirms the address.",
    ),
    setting("accounts.expiration_activation_token", "7d", "How long that link works."),
    setting("accounts.activation_path_on_email", "activate", "The path of that link below the link URL."),
    setting(
        "accounts.allow_password_reset_not_verified",
        "false",
        "Whether people who did not confirm their address get a link to reset their password; else they get an activation link.",
    ),
    setting("accounts.expiration_password_reset_token", "1h", "How long a link that resets a password works."),
    setting("accounts.password_reset_path_on_email", "password-reset", "The path of that link below the link URL."),
    setting("accounts.expiration_password_set_token", "7d", "How long a link that sets a first password works."),
    setting("accounts.password_set_path_on_email", "password-set", "The path of that link below the link URL."),
    setting(
        "accounts.allow_delete_account",
        "false",
        "Whether `deleteAccount` deletes the account with all that hangs on it; else it deactivates it.",
    ),
    setting(
        "accounts.expiration_secondary_email_activation_token",
        "1h",
        "How long a link that confirms a secondary address works.",
    ),
    setting(
        "accounts.activation_secondary_email_path_on_email",
        "activate",
        "The path of that link below the link URL.",
    ),
    setting(
        "accounts.email_change_path_on_email",
        "email-change",
        "The path of a link that makes another address the primary one, below the link URL. It works as long as an activation link.",
    ),
    setting("accounts.session_lifetime", "90d", "The lifetime of a session however often it is refreshed."),
    setting(
        "accounts.refresh_retry_window",
        "30s",
        "How long a spent refresh token gives the same answer again, for clients that lost it.",
    ),
    setting(
        "accounts.unverified_lifetime",
        "30d",
        "How long after its newest activation mail an account that was never confirmed is deleted; `off` for never.",
    ),
    setting(
        "accounts.dialect",
        "default",
        "How errors look where a request does not say it by the header `X-Accounts-Dialect`: `default`, `legacy` or `fork`; see [dialects](dialects.md).",
    ),
    setting(
        "accounts.users_visible_to",
        "staff",
        "Whom `user` and `users` show accounts, addresses included: `staff`, `authenticated` (everybody signed in) or `public`. Others get null and an empty list.",
    ),
    setting(
        "accounts.django_secret_key",
        "",
        "The SECRET_KEY of a former Django service: links that it signed before its accounts were imported keep working until they expire.",
    ),
];

/// Settings of the accounts contract, under their documented names.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct AccountsConfig {
    pub allow_login_not_verified: bool,
    pub allow_login_with_secondary_email: bool,
    pub send_activation_email: bool,
    pub expiration_activation_token: Duration,
    pub activation_path_on_email: String,
    pub allow_password_reset_not_verified: bool,
    pub allow_delete_account: bool,
    pub expiration_password_reset_token: Duration,
    pub password_reset_path_on_email: String,
    pub expiration_password_set_token: Duration,
    pub password_set_path_on_email: String,
    pub expiration_secondary_email_activation_token: Duration,
    pub activation_secondary_email_path_on_email: String,
    pub email_change_path_on_email: String,
    pub session_lifetime: Duration,
    pub refresh_retry_window: Duration,
    /// None: accounts do not lapse.
    pub unverified_lifetime: Option<Duration>,
    pub forms: FormsConfig,
    pub registration: RegistrationConfig,
    pub letters: LetterConfig,
    pub jwt: JwtConfig,
    pub cookies: CookieConfig,
    pub dialect: Dialect,
    pub users_visible_to: Visibility,
    pub django_secret_key: Option<Secret>,
}

impl AccountsConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let zero = Duration::ZERO;
        let link_path = |key: &'static str, reader: &mut Reader| reader.required(key, String::new(), read::link_path);
        Self {
            allow_login_not_verified: reader.required("accounts.allow_login_not_verified", true, truth),
            allow_login_with_secondary_email: reader.required("accounts.allow_login_with_secondary_email", true, truth),
            send_activation_email: reader.required("accounts.send_activation_email", true, truth),
            expiration_activation_token: reader.required("accounts.expiration_activation_token", zero, duration),
            activation_path_on_email: link_path("accounts.activation_path_on_email", reader),
            allow_password_reset_not_verified: reader.required(
                "accounts.allow_password_reset_not_verified",
                false,
                truth,
            ),
            allow_delete_account: reader.required("accounts.allow_delete_account", false, truth),
            expiration_password_reset_token: reader.required(
                "accounts.expiration_password_reset_token",
                zero,
                duration,
            ),
            password_reset_path_on_email: link_path("accounts.password_reset_path_on_email", reader),
            expiration_password_set_token: reader.required("accounts.expiration_password_set_token", zero, duration),
            password_set_path_on_email: link_path("accounts.password_set_path_on_email", reader),
            expiration_secondary_email_activation_token: reader.required(
                "accounts.expiration_secondary_email_activation_token",
                zero,
                duration,
            ),
            activation_secondary_email_path_on_email: link_path(
                "accounts.activation_secondary_email_path_on_email",
                reader,
            ),
            email_change_path_on_email: link_path("accounts.email_change_path_on_email", reader),
            session_lifetime: reader.required("accounts.session_lifetime", zero, duration),
            refresh_retry_window: reader.required("accounts.refresh_retry_window", zero, duration),
            unverified_lifetime: reader.required("accounts.unverified_lifetime", None, |text| match text {
                "off" => Ok(None),
                other => duration(other).map(Some),
            }),
            forms: FormsConfig::read(reader),
            registration: RegistrationConfig::read(reader),
            letters: LetterConfig::read(reader),
            jwt: JwtConfig::read(reader),
            cookies: CookieConfig::read(reader),
            dialect: reader.required("accounts.dialect", Dialect::Default, Dialect::parse),
            users_visible_to: reader.required("accounts.users_visible_to", Visibility::Staff, |text| match text {
                "staff" => Ok(Visibility::Staff),
                "authenticated" => Ok(Visibility::Authenticated),
                "public" => Ok(Visibility::Public),
                other => Err(format!("is `{other}`: must be staff, authenticated or public")),
            }),
            django_secret_key: reader.optional("accounts.django_secret_key", secret),
        }
    }
}
