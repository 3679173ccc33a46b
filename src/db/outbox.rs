//! The table `outbox`: mails that wait, and what became of those that do not.
//!
//! Whoever delivers a mail claims it first: that counts the attempt and sets the time before which nobody else touches it.
//! The number of the attempt is named again at the end, so that somebody who took too long cannot end the attempt of
//! another.

use super::fixed::fixed;
use super::{Connection, DbError};
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::RunQueryDsl;
use table::outbox;
use uuid::Uuid;

mod table {
    diesel::table! {
        outbox (id) {
            id -> Uuid,
            account_id -> Nullable<Int4>,
            kind -> Text,
            payload -> Nullable<Bytea>,
            created_at -> Timestamptz,
            next_attempt_at -> Timestamptz,
            attempts -> Int4,
            delivered_at -> Nullable<Timestamptz>,
            failed_at -> Nullable<Timestamptz>,
        }
    }
}

/// A mail to be sent.
#[derive(Debug, Insertable)]
#[diesel(table_name = outbox, check_for_backend(Pg))]
pub struct NewMail<'a> {
    /// Drawn before, since the payload is bound to it.
    pub id: Uuid,
    /// Whom it concerns.
    pub account_id: Option<i32>,
    /// The name of its kind.
    pub kind: &'a str,
    /// Recipient and content, encrypted.
    pub payload: &'a [u8],
    /// Now.
    pub created_at: DateTime<Utc>,
    /// When somebody else than the one who inserts it may deliver it.
    pub next_attempt_at: DateTime<Utc>,
}

/// A mail that was claimed.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(Pg))]
pub struct ClaimedMail {
    /// Its id.
    pub id: Uuid,
    /// The name of its kind.
    pub kind: String,
    /// Recipient and content, encrypted. There as long as the mail waits.
    pub payload: Option<Vec<u8>>,
    /// The number of this attempt, from 1.
    pub attempts: i32,
}

/// What becomes of a mail after an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is sent.
    Delivered {
        /// When.
        at: DateTime<Utc>,
    },
    /// It is given up.
    Failed {
        /// When.
        at: DateTime<Utc>,
    },
    /// It is tried again.
    Postponed {
        /// Not before this.
        until: DateTime<Utc>,
    },
}

/// What could not be encrypted cannot be inserted: the failure of the transaction that wanted to.
pub fn not_written(error: impl std::error::Error + Send + Sync + 'static) -> DbError {
    DbError::Internal(Error::SerializationError(Box::new(error)))
}

/// Inserts a mail.
pub async fn insert(mut conn: &Connection, new: &NewMail<'_>) -> QueryResult<()> {
    diesel::insert_into(outbox::table).values(new).execute(&mut conn).await.map(drop)
}

/// Claims a mail that nobody has tried yet, until the given time. None where somebody has, or it is gone.
pub async fn claim_new(mut conn: &Connection, id: Uuid, until: DateTime<Utc>) -> QueryResult<Option<ClaimedMail>> {
    let untried = outbox::table.find(id).filter(outbox::attempts.eq(0)).filter(outbox::payload.is_not_null());
    fixed!(
        diesel::update(untried)
            .set((outbox::attempts.eq(1), outbox::next_attempt_at.eq(until)))
            .returning(ClaimedMail::as_returning())
    )
    .get_result(&mut conn)
    .await
    .optional()
}

/// The times that claiming mails asks for.
#[derive(Debug, Clone, Copy)]
pub struct DueTimes {
    /// Now: mails that may be touched by then are due.
    pub now: DateTime<Utc>,
    /// What is to wait for longer than this was written by a clock that was put back since, and is due as well.
    pub never_after: DateTime<Utc>,
    /// Until when nobody else touches what is claimed.
    pub until: DateTime<Utc>,
}

/// Claims mails of the given kinds whose time has come, the longest waiting first. Rows that somebody
/// else is claiming at this moment are passed over, so any number of instances may do this at once. To be called in a
/// transaction.
pub async fn claim_due(
    mut conn: &Connection,
    kinds: &[&str],
    times: DueTimes,
    count_max: i64,
) -> QueryResult<Vec<ClaimedMail>> {
    let due: Vec<Uuid> = outbox::table
        .select(outbox::id)
        .filter(outbox::delivered_at.is_null())
        .filter(outbox::failed_at.is_null())
        .filter(outbox::next_attempt_at.le(times.now).or(outbox::next_attempt_at.gt(times.never_after)))
        .filter(outbox::kind.eq_any(kinds))
        .order(outbox::next_attempt_at)
        .limit(count_max)
        .for_update()
        .skip_locked()
        .load(&mut conn)
        .await?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    fixed!(
        diesel::update(outbox::table.filter(outbox::id.eq_any(due)))
            .set((outbox::attempts.eq(outbox::attempts + 1), outbox::next_attempt_at.eq(times.until)))
            .returning(ClaimedMail::as_returning())
    )
    .get_results(&mut conn)
    .await
}

/// Writes down what became of an attempt; the payload goes with the end of the mail. False where a later attempt has begun
/// meanwhile, or the mail is gone.
pub async fn finish(mut conn: &Connection, id: Uuid, attempt: i32, outcome: Outcome) -> QueryResult<bool> {
    let row = outbox::table.find(id).filter(outbox::attempts.eq(attempt)).filter(outbox::payload.is_not_null());
    let gone = outbox::payload.eq(None::<Vec<u8>>);
    let rows = match outcome {
        Outcome::Delivered { at } => {
            fixed!(diesel::update(row).set((outbox::delivered_at.eq(at), gone))).execute(&mut conn).await?
        }
        Outcome::Failed { at } => {
            fixed!(diesel::update(row).set((outbox::failed_at.eq(at), gone))).execute(&mut conn).await?
        }
        Outcome::Postponed { until } => {
            fixed!(diesel::update(row).set(outbox::next_attempt_at.eq(until))).execute(&mut conn).await?
        }
    };
    Ok(rows == 1)
}

/// Deletes at most so many mails that were made before the given time and do not wait. Returns how many.
pub async fn delete_ended(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    let old: Vec<Uuid> = outbox::table
        .select(outbox::id)
        .filter(outbox::created_at.lt(before))
        .filter(outbox::payload.is_null())
        .limit(count_max)
        .load(&mut conn)
        .await?;
    diesel::delete(outbox::table.filter(outbox::id.eq_any(old))).execute(&mut conn).await
}
