//! The table `guess_counters`: how often in succession something was guessed at in vain, and since when it may be tried again.
//! An account has a counter for everybody, and lanes beside it for those whom the owner is known by.

use super::Connection;
use super::fixed::fixed;
use super::rate_counters::SOFT;
use super::schema::guess_counters;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Binary, Bool, Integer, Interval, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

/// A guess to be counted.
#[derive(Debug, Clone, Copy)]
pub struct Guessed<'a> {
    /// What is guessed at.
    pub subject: &'a [u8],
    /// By whom: nothing for everybody.
    pub lane: &'a [u8],
    /// The account, where there is one.
    pub account_id: Option<i32>,
    /// The most guesses in succession.
    pub most: i32,
    /// How many of them nobody waits for.
    pub free: i32,
    /// The present time.
    pub now: DateTime<Utc>,
}

/// Why a guess is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Barred {
    /// How many were in vain.
    pub failures: i32,
    /// When the next may be made.
    pub free_at: DateTime<Utc>,
}

/// Counts a guess as one in vain, which [`forget`] takes back where it was right. Where it is too early, or there were too many,
/// nothing is counted.
///
/// The wait doubles from five seconds on, up to a quarter of an hour; one that is longer was told before the clock went back.
pub async fn count(mut conn: &Connection, guess: &Guessed<'_>) -> QueryResult<Option<Barred>> {
    let Guessed { subject, lane, account_id, most, free, now } = *guess;
    let counted = fixed!(
        diesel::sql_query(format!(
            "with {SOFT}
            insert into guess_counters as it (subject, lane, account_id, failures, free_at, tried_at)
            select $1, $2, $3, 1, $6, $6 from soft
            on conflict (subject, lane) do update set
                failures = it.failures + 1,
                free_at = $6 + make_interval(secs => case
                    when it.failures + 1 < $5 then 0
                    else least(5 * 2 ^ least(it.failures + 1 - $5, 10), 900)
                end),
                tried_at = $6
            where (it.free_at <= $6 or it.free_at > $6 + interval '16 minutes') and it.failures < $4",
        ))
        .bind::<Binary, _>(subject)
        .bind::<Binary, _>(lane)
        .bind::<Nullable<Integer>, _>(account_id)
        .bind::<Integer, _>(most)
        .bind::<Integer, _>(free)
        .bind::<Timestamptz, _>(now)
    )
    .execute(&mut conn)
    .await?;
    if counted == 1 {
        return Ok(None);
    }
    let found: Option<(i32, DateTime<Utc>)> = guess_counters::table
        .find((subject, lane))
        .select((guess_counters::failures, guess_counters::free_at))
        .first(&mut conn)
        .await
        .optional()?;
    // Forgotten meanwhile.
    let (failures, free_at) = found.unwrap_or((0, now));
    Ok(Some(Barred { failures, free_at }))
}

/// Forgets all that was guessed at this in vain, by whomever, and takes the attempt off the counter of the client, where there is
/// one.
pub async fn forget(
    mut conn: &Connection,
    subject: &[u8],
    client: Option<(&[u8], chrono::TimeDelta)>,
) -> QueryResult<()> {
    fixed!(
        diesel::sql_query(format!(
            "with {SOFT},
            gone as (delete from guess_counters using soft where subject = $1)
            update rate_counters set empty_at = empty_at - $3 where key = $2",
        ))
        .bind::<Binary, _>(subject)
        .bind::<Nullable<Binary>, _>(client.map(|(key, _)| key))
        .bind::<Nullable<Interval>, _>(client.map(|(_, step)| step))
    )
    .execute(&mut conn)
    .await
    .map(drop)
}

/// The same within a transaction, which is on disk when it is committed.
pub async fn forget_within(mut conn: &Connection, subject: &[u8]) -> QueryResult<()> {
    diesel::delete(guess_counters::table.filter(guess_counters::subject.eq(subject))).execute(&mut conn).await.map(drop)
}

/// Takes a guess back that was not made after all.
pub async fn take_back(mut conn: &Connection, subject: &[u8], lane: &[u8], now: DateTime<Utc>) -> QueryResult<()> {
    fixed!(
        diesel::update(guess_counters::table.find((subject, lane)).filter(guess_counters::failures.gt(0)))
            .set((guess_counters::failures.eq(guess_counters::failures - 1), guess_counters::free_at.eq(now)))
    )
    .execute(&mut conn)
    .await
    .map(drop)
}

/// By what the owner of an account is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Known {
    /// The device is trusted.
    #[diesel(sql_type = Bool)]
    pub device: bool,
    /// Some device is.
    #[diesel(sql_type = Bool)]
    pub has_devices: bool,
    /// Somebody signed in from this network not long ago.
    #[diesel(sql_type = Bool)]
    pub network: bool,
}

/// By what somebody is known, of the newest 200 lines that tell of the account, who wants to get at an account: a device, by the hash of its identifier, and a network, as
/// `192.0.2.7/32`.
pub async fn known(
    mut conn: &Connection,
    account_id: i32,
    device: Option<&[u8]>,
    network: Option<&str>,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> QueryResult<Known> {
    fixed!(diesel::sql_query(
        "select
            exists (select from devices where account_id = $1 and id_hash = $2 and trusted_until > $5) as device,
            exists (select from devices where account_id = $1 and trusted_until > $5) as has_devices,
            exists (
                select from (
                    select action, client_address, audit_entries.created_at
                    from audit_entries join accounts on accounts.uuid = audit_entries.subject
                    where accounts.id = $1 order by audit_entries.id desc limit 200
                ) as newest
                where action like 'signed\\_in%' and created_at > $4 and client_address is not null
                    and network(set_masklen(client_address::inet, case family(client_address::inet) when 4 then 32 else 64 end))
                        = network($3::inet)
            ) as network",
    )
    .bind::<Integer, _>(account_id)
    .bind::<Nullable<Binary>, _>(device)
    .bind::<Nullable<Text>, _>(network)
    .bind::<Timestamptz, _>(since)
    .bind::<Timestamptz, _>(now))
    .get_result(&mut conn)
    .await
}

/// Deletes at most so many of nobody that were last tried before the given time. Returns how many went.
pub async fn delete_of_nobody(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    fixed!(
        diesel::sql_query(
            "delete from guess_counters where (subject, lane) in (
                select subject, lane from guess_counters where account_id is null and tried_at < $1 limit $2
            ) and tried_at < $1",
        )
        .bind::<Timestamptz, _>(before)
        .bind::<diesel::sql_types::BigInt, _>(count_max)
    )
    .execute(&mut conn)
    .await
}
