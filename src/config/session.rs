//! The settings of the session contract.

use super::letters;
use super::read::{Reader, duration, text};
use super::settings::{Setting, setting};
use crate::mail::{Kind, LetterFiles};
use std::collections::BTreeMap;
use std::time::Duration;

/// The part of the table that is read here.
pub(super) const SETTINGS: &[Setting] = &[
    setting("session.access_lifetime", "60m", "The lifetime of an access token of the session contract."),
    setting("session.refresh_lifetime", "24h", "The lifetime of its refresh tokens that are not used."),
    setting("session.session_lifetime", "90d", "The lifetime of its sessions however often they are refreshed."),
    setting(
        "session.refresh_retry_window",
        "30s",
        "How long a spent refresh token gives the same answer again, for clients that lost it.",
    ),
    setting("session.code_lifetime", "10m", "How long a mailed code works, and a sign-in waits for it."),
    setting(
        "session.device_trust_lifetime",
        "30d",
        "How long a device that confirmed a code is not asked again, for people who want it so.",
    ),
    setting(
        "session.tnc_id",
        "",
        "The version of the terms and conditions that people have to accept before they go on; without it there are none.",
    ),
];

/// Settings of the session contract.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct SessionConfig {
    pub access_lifetime: Duration,
    pub refresh_lifetime: Duration,
    pub session_lifetime: Duration,
    pub refresh_retry_window: Duration,
    pub code_lifetime: Duration,
    pub device_trust_lifetime: Duration,
    pub tnc_id: Option<String>,
    pub letter_files: BTreeMap<Kind, LetterFiles>,
}

impl SessionConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let zero = Duration::ZERO;
        Self {
            access_lifetime: reader.required("session.access_lifetime", zero, duration),
            refresh_lifetime: reader.required("session.refresh_lifetime", zero, duration),
            session_lifetime: reader.required("session.session_lifetime", zero, duration),
            refresh_retry_window: reader.required("session.refresh_retry_window", zero, duration),
            code_lifetime: reader.required("session.code_lifetime", zero, duration),
            device_trust_lifetime: reader.required("session.device_trust_lifetime", zero, duration),
            tnc_id: reader.optional("session.tnc_id", text),
            letter_files: letters::session_files(reader),
        }
    }
}
