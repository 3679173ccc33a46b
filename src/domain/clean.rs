//! Cleaning: what has ended is deleted after a while, and accounts whose address was never confirmed lapse.

use crate::app::App;
use crate::db::{
    Connection, DbError, devices, guess_counters, lapsing, mailed_act_codes, mailed_tokens, notifications,
    one_time_codes, organization_invitations, outbox, passkey_challenges, pending_password_changes, rate_counters,
    sessions, sign_in_attempts, social_identities,
};
use crate::error::Failure;
use chrono::{DateTime, Utc};
use std::time::Duration;

/// How often one of the instances cleans.
pub const CLEAN_EVERY: Duration = Duration::from_secs(600);
/// How long a session that has ended, and its spent tokens, can still be looked at.
const SESSIONS_KEPT: Duration = Duration::from_secs(7 * 86_400);
/// How long a link that has expired is still answered as expired, and not as one that never was.
const LINKS_KEPT: Duration = Duration::from_secs(30 * 86_400);
/// How long it can be looked up that a mail was sent.
const MAILS_KEPT: Duration = Duration::from_secs(30 * 86_400);
/// How long a device is known that nobody signs in from any more.
const DEVICES_KEPT: Duration = Duration::from_secs(180 * 86_400);
/// How long a code that has expired is still answered as expired.
const CODES_KEPT: Duration = Duration::from_secs(86_400);
/// How long people can look at what they were told.
const NOTIFICATIONS_KEPT: Duration = Duration::from_secs(180 * 86_400);
/// How long it is known that a name was tried that belongs to nobody.
const GUESSES_KEPT: Duration = Duration::from_secs(7 * 86_400);
/// The most rows that one statement deletes: short locks, short transactions.
const BATCH_MAX: i64 = 1_000;

/// How many rows went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// Accounts that lapsed.
    pub accounts: usize,
    /// Sessions, with their refresh tokens.
    pub sessions: usize,
    /// Links.
    pub links: usize,
    /// Mails that were sent or given up.
    pub mails: usize,
    /// Devices that nobody signed in from for long.
    pub devices: usize,
    /// Codes, challenges, the sign-ins and changes of password that waited for them, and what proved identities at other
    /// services.
    pub codes: usize,
    /// What people were told.
    pub notifications: usize,
    /// Invitations to organizations that nobody took up.
    pub invitations: usize,
    /// Counters of attempts that are empty, or of nobody.
    pub counters: usize,
}

impl Cleaned {
    /// Whether there may be more of something.
    fn is_full(self) -> bool {
        let max = usize::try_from(BATCH_MAX).unwrap_or(usize::MAX);
        [self.accounts, self.sessions, self.links, self.mails, self.devices, self.codes].contains(&max)
            || [self.notifications, self.invitations, self.counters].contains(&max)
    }

    fn add(&mut self, other: Self) {
        self.accounts += other.accounts;
        self.sessions += other.sessions;
        self.links += other.links;
        self.mails += other.mails;
        self.devices += other.devices;
        self.codes += other.codes;
        self.notifications += other.notifications;
        self.invitations += other.invitations;
        self.counters += other.counters;
    }
}

/// Deletes all that has had its time. While one instance cleans, the others find nothing to do.
///
/// # Errors
/// Where the database fails; what was deleted by then stays so.
pub async fn clean(app: &App) -> Result<Cleaned, Failure> {
    let mut cleaned = Cleaned::default();
    loop {
        let batch = app.db.transaction(async |conn| batch(app, conn).await).await?;
        cleaned.add(batch);
        if !batch.is_full() {
            return Ok(cleaned);
        }
    }
}

async fn batch(app: &App, conn: &Connection) -> Result<Cleaned, DbError> {
    if !lapsing::try_lock_cleaning(conn).await? {
        return Ok(Cleaned::default());
    }
    let now = app.clock.now();
    let before = |kept: Duration| -> DateTime<Utc> { now - kept };
    let lifetime = app.settings.accounts.unverified_lifetime;
    let lapsed = match lifetime {
        Some(lifetime) => lapsing::delete_lapsed(conn, before(lifetime), BATCH_MAX).await?,
        None => 0,
    };
    let lapsed = Cleaned { accounts: lapsed, ..Cleaned::default() };
    if lapsed.is_full() {
        // The newest link of an account says when it lapses: no link goes before every account has lapsed that can.
        return Ok(lapsed);
    }
    let links_kept = LINKS_KEPT.max(lifetime.unwrap_or_default());
    Ok(Cleaned {
        sessions: sessions::delete_ended(conn, before(SESSIONS_KEPT), BATCH_MAX).await?,
        links: mailed_tokens::delete_expired(conn, before(links_kept), BATCH_MAX).await?,
        mails: outbox::delete_ended(conn, before(MAILS_KEPT), BATCH_MAX).await?,
        codes: one_time_codes::delete_expired(conn, before(CODES_KEPT), BATCH_MAX)
            .await?
            .max(sign_in_attempts::delete_expired(conn, before(CODES_KEPT), BATCH_MAX).await?)
            .max(pending_password_changes::delete_expired(conn, before(CODES_KEPT), BATCH_MAX).await?)
            .max(mailed_act_codes::delete_before(conn, before(CODES_KEPT), BATCH_MAX).await?)
            .max(passkey_challenges::delete_expired(conn, now, BATCH_MAX).await?)
            .max(social_identities::delete_expired(conn, now, BATCH_MAX).await?),
        devices: devices::delete_unseen(conn, before(DEVICES_KEPT), now, BATCH_MAX).await?,
        notifications: notifications::delete_before(conn, before(NOTIFICATIONS_KEPT), BATCH_MAX).await?,
        invitations: organization_invitations::delete_expired(conn, now, BATCH_MAX).await?,
        counters: rate_counters::delete_empty(conn, now, BATCH_MAX)
            .await?
            .max(guess_counters::delete_of_nobody(conn, before(GUESSES_KEPT), BATCH_MAX).await?),
        ..lapsed
    })
}
