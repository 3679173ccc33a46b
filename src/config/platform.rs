//! The settings of the platform contract.

use super::read::{Reader, duration, text};
use super::settings::{Setting, setting};
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
        }
    }
}
