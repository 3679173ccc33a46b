//! The settings of the platform contract.

use super::letters;
use super::read::{Reader, duration, origin, text};
use super::settings::{Setting, setting};
use crate::mail::{Kind, LetterFiles};
use std::collections::BTreeMap;
use std::time::Duration;

/// The part of the table that is read here.
pub(super) const SETTINGS: &[Setting] = &[
    setting("platform.access_lifetime", "60m", "The lifetime of an access token of the platform contract."),
    setting("platform.refresh_lifetime", "30d", "The lifetime of its refresh tokens that are not used."),
    setting("platform.session_lifetime", "90d", "The lifetime of its sessions however often they are refreshed."),
    setting(
        "platform.refresh_retry_window",
        "30s",
        "How long a spent refresh token gives the same answer again, for clients that lost it.",
    ),
    setting("platform.second_step_lifetime", "5m", "How long a sign-in waits for its second factor."),
    setting("platform.totp_issuer", "lychgate", "What authenticator apps call the service."),
    setting("platform.rp_name", "lychgate", "What browsers call the service when they ask for a passkey."),
    setting(
        "platform.rp_id",
        "",
        "The domain that passkeys belong to: that of the pages that use them, or one above it. Another one makes all passkeys \
        useless. The host of LYCHGATE_PUBLIC_URL if empty, where `localhost` stands for loopback addresses.",
    ),
    setting(
        "platform.passkey_origins",
        "",
        "Origins whose pages may use passkeys beside that of LYCHGATE_PUBLIC_URL, comma-separated, such as \
        `https://app.example.com`.",
    ),
    setting(
        "platform.temporary_password_lifetime",
        "7d",
        "How long a password that an administrator set signs anybody in.",
    ),
];

/// Settings of the platform contract.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct PlatformConfig {
    pub access_lifetime: Duration,
    pub refresh_lifetime: Duration,
    pub session_lifetime: Duration,
    pub refresh_retry_window: Duration,
    pub second_step_lifetime: Duration,
    pub totp_issuer: String,
    pub rp_name: String,
    /// None: the host of the public URL.
    pub rp_id: Option<String>,
    pub passkey_origins: Vec<String>,
    pub temporary_password_lifetime: Duration,
    /// The templates of its mails.
    pub letter_files: BTreeMap<Kind, LetterFiles>,
}

impl PlatformConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let zero = Duration::ZERO;
        Self {
            access_lifetime: reader.required("platform.access_lifetime", zero, duration),
            refresh_lifetime: reader.required("platform.refresh_lifetime", zero, duration),
            session_lifetime: reader.required("platform.session_lifetime", zero, duration),
            refresh_retry_window: reader.required("platform.refresh_retry_window", zero, duration),
            second_step_lifetime: reader.required("platform.second_step_lifetime", zero, duration),
            totp_issuer: reader.required("platform.totp_issuer", String::new(), text),
            rp_name: reader.required("platform.rp_name", String::new(), text),
            rp_id: reader.optional("platform.rp_id", domain),
            passkey_origins: reader.list("platform.passkey_origins", origin),
            temporary_password_lifetime: reader.required("platform.temporary_password_lifetime", zero, duration),
            letter_files: letters::platform_files(reader),
        }
    }
}

/// A domain as browsers know it: no address, no port.
fn domain(text: &str) -> Result<String, String> {
    match url::Host::parse(text) {
        Ok(url::Host::Domain(domain)) if domain == text => Ok(domain),
        Ok(_) | Err(_) => Err(format!("is `{text}`: must be a domain such as example.com, in small letters")),
    }
}
