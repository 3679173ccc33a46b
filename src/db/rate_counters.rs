//! The table `rate_counters`: how full a counter is, as the time when it will be empty (the generic cell rate algorithm of ITU-T
//! I.371). Counting is not waited for until it is on disk: what a crash of the database forgets is a second of attempts.

use super::Connection;
use super::fixed::fixed;
use super::schema::rate_counters;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Binary, Interval, Timestamptz};
use diesel_async::RunQueryDsl;

/// The part of a statement that has its commit not waited for, where the statement reads from `soft`. Within a transaction the
/// whole of that would not be waited for.
pub(super) const SOFT: &str = "soft as materialized (select set_config('synchronous_commit', 'off', true))";

/// An attempt to be counted.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// What the counter is kept under.
    pub key: &'a [u8],
    /// How long an attempt takes to be forgotten.
    pub step: TimeDelta,
    /// How much the counter holds, as the time that all of it takes to be forgotten.
    pub window: TimeDelta,
    /// The present time.
    pub now: DateTime<Utc>,
    /// Whether it is no part of a transaction.
    pub is_alone: bool,
}

/// Counts an attempt. A counter that is fuller than it can be was filled before the clock went back. Where the counter is full nothing is counted, and the time is returned at which there will be room.
pub async fn count(mut conn: &Connection, counted: &Counted<'_>) -> QueryResult<Option<DateTime<Utc>>> {
    let Counted { key, step, window, now, is_alone: _ } = *counted;
    let statement = |with: String, from: &str| {
        let counting = format!(
            "{with} insert into rate_counters as it (key, empty_at) select $1, $2 + $3 {from}
            on conflict (key) do update set empty_at = $3 + case
                when it.empty_at > $2 + $4 + interval '1 minute' then $2
                else greatest(it.empty_at, $2)
            end
            where it.empty_at <= $2 + ($4 - $3) or it.empty_at > $2 + $4 + interval '1 minute'"
        );
        diesel::sql_query(counting)
            .bind::<Binary, _>(key)
            .bind::<Timestamptz, _>(now)
            .bind::<Interval, _>(step)
            .bind::<Interval, _>(window)
    };
    let written = if counted.is_alone {
        fixed!(statement(format!("with {SOFT}"), "from soft")).execute(&mut conn).await?
    } else {
        fixed!(statement(String::new(), "")).execute(&mut conn).await?
    };
    if written == 1 {
        return Ok(None);
    }
    let full: Option<DateTime<Utc>> =
        rate_counters::table.find(key).select(rate_counters::empty_at).first(&mut conn).await.optional()?;
    // Gone meanwhile: emptied and cleaned away.
    Ok(Some(full.map_or(now, |empty_at| empty_at + step - window)))
}

/// Takes an attempt off.
pub async fn take_off(mut conn: &Connection, key: &[u8], step: TimeDelta) -> QueryResult<()> {
    fixed!(
        diesel::sql_query(format!(
            "with {SOFT} update rate_counters set empty_at = empty_at - $2 from soft where key = $1",
        ),)
        .bind::<Binary, _>(key)
        .bind::<Interval, _>(step)
    )
    .execute(&mut conn)
    .await
    .map(drop)
}

/// Deletes at most so many that are empty. Returns how many went.
pub async fn delete_empty(mut conn: &Connection, now: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    let empty = rate_counters::table.filter(rate_counters::empty_at.lt(now));
    let keys: Vec<Vec<u8>> = empty.select(rate_counters::key).limit(count_max).load(&mut conn).await?;
    diesel::delete(rate_counters::table.filter(rate_counters::key.eq_any(keys)).filter(rate_counters::empty_at.lt(now)))
        .execute(&mut conn)
        .await
}
