//! The outbox: what is enqueued with its cause is delivered once after the commit, and later by the worker where that
//! was not to be.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use futures_util::future::join_all;
use uuid::Uuid;

use super::letter::{Kind, Letter};
use super::transport::{NotSent, Sent};
use super::{Delivery, Mail, Office, message};
use crate::crypto::ids;
use crate::crypto::secrets::{OpenFailed, SealFailed};
use crate::db::outbox::{self, ClaimedMail, DueTimes, NewMail, Outcome};
use crate::db::{Connection, DbError};

/// How long nobody else touches a mail that somebody delivers; well over the deadline of a delivery.
const CLAIM: TimeDelta = TimeDelta::seconds(60);
/// The delay after the first failed attempt. It doubles with each further one.
const DELAY_FIRST: TimeDelta = TimeDelta::seconds(30);
/// The longest delay between two attempts.
const DELAY_MAX: TimeDelta = TimeDelta::hours(1);
/// After this many attempts, some three hours, a mail is given up.
const ATTEMPTS_MAX: i32 = 10;
/// How many mails the worker delivers at the same time.
const BATCH_MAX: i64 = 8;
/// How often the worker looks for mails that nobody told it of: leftovers, and those of other instances.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// A mail that was enqueued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutboxId(Uuid);

/// The mail is not sent and will not be: it was refused, or there is no mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the mail was not sent")]
pub struct Refused;

/// Why one attempt failed.
#[derive(Debug, thiserror::Error)]
enum AttemptFailed {
    /// No later attempt can do better.
    #[error("the mail in the outbox cannot be read")]
    Unreadable(#[from] OpenFailed),
    /// No later attempt can do better.
    #[error("the mail cannot be worded: {0}")]
    Unworded(String),
    /// No later attempt can do better.
    #[error("the mail cannot be addressed")]
    Unmailable,
    #[error(transparent)]
    NotSent(#[from] NotSent),
}

impl Mail {
    /// Puts a letter into the outbox, in the transaction of its cause. Nothing is sent before [`Mail::deliver`].
    ///
    /// # Errors
    /// Of the database, and where there is no randomness to encrypt with.
    pub async fn enqueue(
        &self,
        conn: &Connection,
        account_id: Option<i32>,
        letter: &Letter,
    ) -> Result<OutboxId, DbError> {
        let parts = &self.office.parts;
        let id = ids::uuid(&*parts.random).map_err(SealFailed::from).map_err(outbox::not_written)?;
        let payload = letter.seal(&parts.secrets, id).map_err(outbox::not_written)?;
        let now = parts.clock.now();
        let next_attempt_at = match self.office.delivery {
            // The request itself delivers it; only if it never comes to that may the worker.
            Delivery::Inline => now + CLAIM,
            Delivery::Queued => now,
        };
        let new =
            NewMail { id, account_id, kind: letter.kind().name(), payload: &payload, created_at: now, next_attempt_at };
        outbox::insert(conn, &new).await?;
        Ok(OutboxId(id))
    }

    /// Delivers a letter after the commit of its cause: at once, or by waking the worker. It goes on when the caller goes
    /// away. Where the database fails on the way, the worker takes care of the letter later, and this is a success.
    ///
    /// # Errors
    /// [`Refused`] where letters are delivered at once and this one was certainly not sent. Nobody tries it again.
    pub async fn deliver(&self, id: OutboxId) -> Result<(), Refused> {
        match self.office.delivery {
            Delivery::Queued => {
                self.office.bell.notify_one();
                Ok(())
            }
            Delivery::Inline => {
                let office = Arc::clone(&self.office);
                let delivery = tokio::spawn(async move { office.deliver_new(id.0).await });
                delivery.await.unwrap_or_else(|error| {
                    tracing::error!(mail = %id.0, %error, "the delivery of a mail broke off");
                    Ok(())
                })
            }
        }
    }

    /// Delivers what waits, until `stop` comes; what it has begun by then it ends. One of these runs in every instance.
    pub async fn work(&self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        loop {
            let found = self.deliver_due().await.unwrap_or_else(|error| {
                tracing::warn!(%error, "the outbox cannot be read");
                0
            });
            let rest = async {
                if found == 0 {
                    tokio::select! {
                        () = self.office.bell.notified() => {}
                        () = tokio::time::sleep(LOOK_EVERY) => {}
                    }
                }
            };
            tokio::select! {
                biased;
                () = &mut stop => return,
                () = rest => {}
            }
        }
    }

    /// Delivers the mails whose time has come, a few at most. Returns how many there were, sent or not.
    ///
    /// # Errors
    /// Where the outbox cannot be read.
    pub async fn deliver_due(&self) -> Result<usize, DbError> {
        let now = self.office.parts.clock.now();
        // A newer version beside this one may write mails of kinds that only it can read.
        let kinds = Kind::ALL.map(Kind::name);
        let times = DueTimes { now, never_after: now + DELAY_MAX + CLAIM, until: now + CLAIM };
        let claimed: Vec<ClaimedMail> = self
            .office
            .parts
            .db
            .transaction(async |conn| Ok::<_, DbError>(outbox::claim_due(conn, &kinds, times, BATCH_MAX).await?))
            .await?;
        join_all(claimed.iter().map(|mail| self.office.retry(mail))).await;
        Ok(claimed.len())
    }
}

impl Office {
    /// The first attempt, in the request. A failure is the last word.
    async fn deliver_new(&self, id: Uuid) -> Result<(), Refused> {
        let until = self.parts.clock.now() + CLAIM;
        let claimed = self.parts.db.write(async |conn| outbox::claim_new(conn, id, until).await).await;
        let mail = match claimed {
            Ok(Some(mail)) => mail,
            Ok(None) => return Ok(()),
            Err(error) => {
                tracing::warn!(mail = %id, %error, "a mail is left to the worker");
                return Ok(());
            }
        };
        match self.attempt(&mail).await {
            Ok(()) => {
                self.finish(&mail, Outcome::Delivered { at: self.parts.clock.now() }).await;
                Ok(())
            }
            Err(error) => {
                tracing::warn!(mail = %id, kind = mail.kind, %error, "a mail was not sent");
                self.finish(&mail, Outcome::Failed { at: self.parts.clock.now() }).await;
                Err(Refused)
            }
        }
    }

    /// A later attempt, or the first one in queued delivery.
    async fn retry(&self, mail: &ClaimedMail) {
        let result = self.attempt(mail).await;
        let now = self.parts.clock.now();
        let outcome = match &result {
            Ok(()) => Outcome::Delivered { at: now },
            Err(AttemptFailed::Unreadable(_) | AttemptFailed::Unworded(_) | AttemptFailed::Unmailable) => {
                Outcome::Failed { at: now }
            }
            Err(AttemptFailed::NotSent(_)) if mail.attempts >= ATTEMPTS_MAX => Outcome::Failed { at: now },
            Err(AttemptFailed::NotSent(_)) => Outcome::Postponed { until: now + delay(mail.attempts) },
        };
        if let Err(error) = &result {
            let attempt = mail.attempts;
            match outcome {
                Outcome::Failed { .. } => {
                    tracing::error!(mail = %mail.id, kind = mail.kind, attempt, %error, "a mail was given up");
                }
                Outcome::Delivered { .. } | Outcome::Postponed { .. } => {
                    tracing::warn!(mail = %mail.id, kind = mail.kind, attempt, %error, "a mail is tried again later");
                }
            }
        }
        self.finish(mail, outcome).await;
    }

    /// Words a mail and hands it over. Neither recipient nor content gets into the log.
    async fn attempt(&self, mail: &ClaimedMail) -> Result<(), AttemptFailed> {
        let payload = mail.payload.as_deref().ok_or(OpenFailed)?;
        let letter = Letter::open(&self.parts.secrets, mail.id, payload)?;
        let now = self.parts.clock.now();
        let worded = self.templates.word(&letter, now).map_err(|error| AttemptFailed::Unworded(error.to_string()))?;
        let message =
            message::build(&self.from, letter.to(), worded, mail.id, now).map_err(|_| AttemptFailed::Unmailable)?;
        match self.transport.send(&message, mail.id, now, self.deadline).await? {
            Sent::Accepted => tracing::info!(mail = %mail.id, kind = mail.kind, "mail sent"),
            Sent::Unanswered => {
                tracing::warn!(mail = %mail.id, kind = mail.kind, "mail handed over, but not confirmed in time");
            }
            Sent::Written(file) => {
                tracing::info!(mail = %mail.id, kind = mail.kind, file = %file.display(), "mail written to a file");
            }
        }
        Ok(())
    }

    /// Where this cannot be written down, the claim runs out and the mail is sent once more: twice is better than never.
    async fn finish(&self, mail: &ClaimedMail, outcome: Outcome) {
        let (id, attempt) = (mail.id, mail.attempts);
        let finished = self.parts.db.write(async |conn| outbox::finish(conn, id, attempt, outcome).await).await;
        if let Err(error) = finished {
            tracing::warn!(mail = %id, %error, "what became of a mail could not be written down");
        }
    }
}

/// How long to wait after an attempt that failed, counted from 1.
fn delay(attempt: i32) -> TimeDelta {
    let doublings = u32::try_from(attempt - 1).unwrap_or(0).min(16);
    (DELAY_FIRST * 2_i32.pow(doublings)).min(DELAY_MAX)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{ATTEMPTS_MAX, delay};

    #[test]
    fn delays_double_up_to_an_hour() {
        let delays: Vec<i64> = (1..ATTEMPTS_MAX).map(|attempt| delay(attempt).num_seconds()).collect();
        assert_eq!(delays, [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
        assert_eq!(delay(0), delay(1));
        assert_eq!(delay(i32::MAX), TimeDelta::hours(1));
    }
}
