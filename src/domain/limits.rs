//! How often somebody may try: counters in the database, shared by all instances. Each fills by one with an attempt and empties
//! by itself; one that is full refuses.

use super::email_address::EmailAddress;
use super::session::Client;
use crate::app::App;
use crate::crypto::secrets::Purpose;
use crate::db::rate_counters::{self, Counted};
use crate::db::{Connection, DbError};
use crate::error::Failure;
use chrono::TimeDelta;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Too much was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many attempts")]
pub struct TooMany {
    /// When it is worth trying again, in seconds from now; at least one.
    pub retry_after_s: u32,
}

impl TooMany {
    /// Until a time that lies ahead, in whole seconds, rather one too many.
    pub(super) fn after(wait: TimeDelta) -> Self {
        let seconds = wait.num_milliseconds().saturating_add(999).div_euclid(1000);
        Self { retry_after_s: u32::try_from(seconds).unwrap_or(1).max(1) }
    }
}

/// The longest that anything in a request has to wait for, so that its answer can say so.
#[derive(Debug, Clone, Default)]
pub struct Wait(Arc<AtomicU32>);

impl Wait {
    pub(super) fn note(&self, too_many: TooMany) -> TooMany {
        self.0.fetch_max(too_many.retry_after_s, Ordering::Relaxed);
        too_many
    }

    /// In seconds; none where nothing was refused.
    #[must_use]
    pub fn seconds(&self) -> Option<u32> {
        Some(self.0.load(Ordering::Relaxed)).filter(|seconds| *seconds > 0)
    }
}

/// Why an attempt is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAdmitted {
    /// There were too many.
    #[error(transparent)]
    TooMany(#[from] TooMany),
    /// It could not be counted.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Makes a refusal of [`NotAdmitted`], for those that tell both apart under the same names.
macro_rules! not_admitted {
    ($refusal:ty) => {
        impl From<$crate::domain::limits::NotAdmitted> for $refusal {
            fn from(error: $crate::domain::limits::NotAdmitted) -> Self {
                match error {
                    $crate::domain::limits::NotAdmitted::TooMany(too_many) => Self::TooMany(too_many),
                    $crate::domain::limits::NotAdmitted::Failed(failure) => Self::Failed(failure),
                }
            }
        }
    };
}
pub(crate) use not_admitted;

/// What an attempt counts against, besides the account that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counter<'a> {
    /// Attempts of the client's network.
    Client,
    /// Uses of tokens that nobody can guess, by the client's network.
    Tokens,
    /// Mails to this address, as the client wrote it.
    Mail(&'a str),
}

/// Counts an attempt, before it is made.
///
/// # Errors
/// [`NotAdmitted`]; nothing may be tried then.
pub async fn count(app: &App, client: &Client, counter: Counter<'_>) -> Result<(), NotAdmitted> {
    let limits = &app.settings.limits;
    let Some((key, [step, window])) = key(app, client, counter).filter(|_| limits.enabled) else { return Ok(()) };
    let counted = Counted { key: &key, step, window, now: app.clock.now(), is_alone: true };
    let free_at = app.db.write(async |conn| rate_counters::count(conn, &counted).await).await;
    match free_at.map_err(Failure::from)? {
        None => Ok(()),
        Some(free_at) => Err(client.wait.note(TooMany::after(free_at - counted.now)).into()),
    }
}

/// Whether an address that nobody confirmed may be mailed once more, in the transaction that causes the mail: what is done in
/// the own account must not fill a mailbox of somebody else.
pub(super) async fn may_mail(app: &App, conn: &Connection, address: &str) -> Result<bool, DbError> {
    let (name, rate) = ("notices", app.settings.limits.mail);
    let key = app.secrets.mac(Purpose::LimitKey, &[name.as_bytes(), mailbox(address).as_bytes()]);
    let (step, window) = (rate.step(), rate.window());
    let counted = Counted { key: &key, step, window, now: app.clock.now(), is_alone: false };
    Ok(!app.settings.limits.enabled || rate_counters::count(conn, &counted).await?.is_none())
}

/// Takes an attempt off the counter of the client: it was a sign-in, and right.
pub(super) async fn take_off(app: &App, client: &Client) -> Result<(), Failure> {
    let Some((key, step)) = of_client(app, client).filter(|_| app.settings.limits.enabled) else { return Ok(()) };
    Ok(app.db.write(async |conn| rate_counters::take_off(conn, &key, step).await).await?)
}

/// The counter of a client's attempts, and what one of them weighs: for a sign-in that was right after all.
pub(super) fn of_client(app: &App, client: &Client) -> Option<([u8; 32], TimeDelta)> {
    key(app, client, Counter::Client).map(|(key, [step, _])| (key, step))
}

/// The row of a counter, how long an attempt takes to be forgotten, and how long all of them that it holds. None for a request from nowhere, as in a benchmark.
fn key(app: &App, client: &Client, counter: Counter<'_>) -> Option<([u8; 32], [TimeDelta; 2])> {
    let limits = &app.settings.limits;
    let (name, text, rate) = match counter {
        Counter::Client => ("client", network(client.address?), limits.client),
        Counter::Tokens => ("tokens", network(client.address?), limits.tokens),
        Counter::Mail(address) => ("mail", mailbox(address), limits.mail),
    };
    Some((app.secrets.mac(Purpose::LimitKey, &[name.as_bytes(), text.as_bytes()]), [rate.step(), rate.window()]))
}

/// What counts as one client: an address of IPv4, or the 64 bits of an address of IPv6 that a connection is given (RFC 6177).
pub(super) fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => format!("{address}/32"),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", std::net::Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// What counts as one mailbox. What follows a plus is part of the name: whoever counted it out could have others refused by
/// addresses that nothing is mailed to.
fn mailbox(address: &str) -> String {
    EmailAddress::lookup_key(address).unwrap_or_else(|| address.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{TooMany, Wait, mailbox, network};
    use chrono::TimeDelta;

    #[test]
    fn a_client_is_an_address_or_what_a_connection_is_given() {
        for (address, expected) in [
            ("192.0.2.7", "192.0.2.7/32"),
            ("::ffff:192.0.2.7", "192.0.2.7/32"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("::1", "::/64"),
        ] {
            assert_eq!(network(address.parse().unwrap()), expected);
        }
    }

    #[test]
    fn a_mailbox_has_many_names() {
        for name in ["luke@example.org", " LUKE@Example.ORG "] {
            assert_eq!(mailbox(name), "luke@example.org", "{name}");
        }
        assert_eq!(mailbox("nothing at all"), "nothing at all");
    }

    #[test]
    fn a_wait_is_told_in_seconds_and_the_longest_counts() {
        let wait = Wait::default();
        assert_eq!(wait.seconds(), None);
        for (milliseconds, seconds) in [(0, 1), (1, 1), (1000, 1), (1001, 2), (5999, 6), (-5000, 1)] {
            assert_eq!(wait.note(TooMany::after(TimeDelta::milliseconds(milliseconds))).retry_after_s, seconds);
        }
        assert_eq!(wait.seconds(), Some(6));
    }
}
