//! One account as a line of a file: JSON, with the names that Django gives its columns.

use crate::db::credentials::Credentials;
use chrono::{DateTime, NaiveDateTime, SecondsFormat, SubsecRound, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    pub(super) pk: i64,
    /// None: one is drawn.
    #[serde(default)]
    pub(super) uuid: Option<Uuid>,
    pub(super) username: String,
    #[serde(default)]
    pub(super) first_name: String,
    #[serde(default)]
    pub(super) last_name: String,
    #[serde(default)]
    pub(super) email: Option<String>,
    #[serde(default)]
    pub(super) secondary_email: Option<String>,
    /// The encoded hash; none, an empty text and what begins with `!` mean that no password can be right.
    #[serde(default)]
    pub(super) password: Option<String>,
    #[serde(default = "yes")]
    pub(super) is_active: bool,
    #[serde(default)]
    pub(super) is_staff: bool,
    #[serde(default)]
    pub(super) verified: bool,
    /// So it is, too, where `verified` says it.
    #[serde(default)]
    pub(super) confirmed_once: bool,
    #[serde(default)]
    pub(super) archived: bool,
    /// A mailed code is asked for at sign-in besides the password.
    #[serde(default)]
    pub(super) mail_second_factor: bool,
    pub(super) date_joined: Time,
    #[serde(default)]
    pub(super) last_login: Option<Time>,
}

pub(super) fn yes() -> bool {
    true
}

/// An account, and whether an address of it has ever been confirmed.
impl From<(Credentials, bool)> for Record {
    fn from((found, confirmed_once): (Credentials, bool)) -> Self {
        let Credentials { password, account, has_second_factor, temporary_until: _, profile: _ } = found;
        let mail_second_factor = has_second_factor && account.email.is_some();
        Self {
            pk: i64::from(account.id),
            uuid: Some(account.uuid),
            username: account.username,
            first_name: account.first_name,
            last_name: account.last_name,
            email: account.email,
            secondary_email: account.secondary_email,
            password,
            is_active: account.is_active,
            is_staff: account.is_staff,
            verified: account.verified,
            confirmed_once,
            archived: account.archived,
            // An authenticator is not in the file: codes are mailed instead, where there is an address.
            mail_second_factor,
            date_joined: Time(account.created_at),
            last_login: account.last_login_at.map(Time),
        }
    }
}

/// A time in UTC, to the microsecond, as the database keeps it. Django writes its offset, or none where it keeps local
/// times, which are taken for UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time(pub(super) DateTime<Utc>);

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let with_offset = DateTime::parse_from_rfc3339(&text).map(|time| time.to_utc());
        let time = with_offset
            .or_else(|_| NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S%.f").map(|time| time.and_utc()));
        let time = time.map_err(|_| serde::de::Error::custom("a time is none that can be read"))?;
        Ok(Self(time.trunc_subsecs(6)))
    }
}
