//! How often somebody may try: counters in the database, shared by all instances. Each fills by one with an attempt and empties
//! by itself; one that is full refuses.

use super::email_address::EmailAddress;
use super::session::Client;
use crate::app::App;
use crate::crypto::secrets::Purpose;
use crate::db::rate_counters::{self, Counted};
use crate::db::{Connection, DbError, QueryResult};
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
    fn after(wait: TimeDelta) -> Self {
        let seconds = wait.num_milliseconds().saturating_add(999).div_euclid(1000);
        Self { retry_after_s: u32::try_from(seconds).unwrap_or(1).max(1) }
    }
}

/// The longest that anything in a request has to wait for, so that its answer can say so.
#[derive(Debug, Clone, Default)]
pub struct Wait(Arc<AtomicU32>);

impl Wait {
    /// Refuses something for so long.
    pub(super) fn refuse(&self, wait: TimeDelta) -> TooMany {
        let too_many = TooMany::after(wait);
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
    /// Visits of the pages of mailed links, by the client's network. They are as many as those, and counted by themselves: any
    /// site can lead a browser there, and must not keep it from refreshing.
    Links,
    /// Mails to this address, as the client wrote it.
    Mail(&'a str),
}

/// A row of the counters, and how fast it empties.
pub(super) struct Bucket {
    pub(super) key: [u8; 32],
    /// How long an attempt takes to be forgotten.
    pub(super) step: TimeDelta,
    /// How long all of them take that it holds.
    window: TimeDelta,
}

/// What is counted in a row.
#[derive(Clone, Copy)]
enum Kind {
    Client,
    Tokens,
    Links,
    Mail,
    Notices,
}

impl Bucket {
    fn of(app: &App, kind: Kind, text: &str) -> Self {
        let limits = &app.settings.limits;
        let (name, rate) = match kind {
            Kind::Client => ("client", limits.client),
            Kind::Tokens => ("tokens", limits.tokens),
            Kind::Links => ("links", limits.tokens),
            Kind::Mail => ("mail", limits.mail),
            Kind::Notices => ("notices", limits.mail),
        };
        let key = app.secrets.mac(Purpose::LimitKey, &[name.as_bytes(), text.as_bytes()]);
        Self { key, step: rate.step(), window: rate.window() }
    }

    /// Counts one more, or says when there will be room. `is_alone`: it is no part of a transaction.
    async fn count(&self, app: &App, conn: &Connection, is_alone: bool) -> QueryResult<Option<TimeDelta>> {
        let Self { key, step, window } = self;
        let counted = Counted { key, step: *step, window: *window, now: app.clock.now(), is_alone };
        let free_at = rate_counters::count(conn, &counted).await?;
        Ok(free_at.map(|free_at| free_at - counted.now))
    }
}

/// Counts an attempt, before it is made.
///
/// # Errors
/// [`NotAdmitted`]; nothing may be tried then.
pub async fn count(app: &App, client: &Client, counter: Counter<'_>) -> Result<(), NotAdmitted> {
    // A request from nowhere, as in a benchmark, counts as nobody's.
    let bucket = match counter {
        Counter::Client => of_client(app, client),
        Counter::Tokens => client.address.map(|address| Bucket::of(app, Kind::Tokens, &network(address))),
        Counter::Links => client.address.map(|address| Bucket::of(app, Kind::Links, &network(address))),
        Counter::Mail(address) => Some(Bucket::of(app, Kind::Mail, &mailbox(address))),
    };
    let Some(bucket) = bucket.filter(|_| app.settings.limits.enabled) else { return Ok(()) };
    let full = app.db.write(async |conn| bucket.count(app, conn, true).await).await.map_err(Failure::from)?;
    match full {
        None => Ok(()),
        Some(wait) => Err(client.wait.refuse(wait).into()),
    }
}

/// Whether an address that nobody confirmed may be mailed once more, in the transaction that causes the mail: what is done in
/// the own account must not fill a mailbox of somebody else.
pub(super) async fn may_mail(app: &App, conn: &Connection, address: &str) -> Result<bool, DbError> {
    let bucket = Bucket::of(app, Kind::Notices, &mailbox(address));
    Ok(!app.settings.limits.enabled || bucket.count(app, conn, false).await?.is_none())
}

/// Takes an attempt off the counter of the client: it was a sign-in, and right.
pub(super) async fn take_off(app: &App, client: &Client) -> Result<(), Failure> {
    let bucket = of_client(app, client).filter(|_| app.settings.limits.enabled);
    let Some(Bucket { key, step, .. }) = bucket else { return Ok(()) };
    Ok(app.db.write(async |conn| rate_counters::take_off(conn, &key, step).await).await?)
}

/// The counter of a client's attempts.
pub(super) fn of_client(app: &App, client: &Client) -> Option<Bucket> {
    Some(Bucket::of(app, Kind::Client, &network(client.address?)))
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
    use super::{Wait, mailbox, network};
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
            assert_eq!(wait.refuse(TimeDelta::milliseconds(milliseconds)).retry_after_s, seconds);
        }
        assert_eq!(wait.seconds(), Some(6));
    }
}
