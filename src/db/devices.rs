//! The table `devices`: where people sign in, by the hash of the identifier that a device was given.

use super::Connection;
use super::fixed::fixed;
use super::schema::{devices, profiles, sessions};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Binary, Bool, Integer, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

/// A device that somebody signs in from.
#[derive(Debug)]
pub struct Arrival<'a> {
    /// Who signs in.
    pub account_id: i32,
    /// SHA-256 of the identifier that it presents, where it does.
    pub presented: Option<&'a [u8]>,
    /// SHA-256 of the identifier that it is given, where it is new.
    pub fresh: &'a [u8],
    /// What the client calls it, where it is new. An identifier that was given to somebody else is no name: names are shown,
    /// and that one may be trusted.
    pub label: &'a str,
    /// The present time.
    pub now: DateTime<Utc>,
}

/// What is known of a device that somebody signs in from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Seen {
    /// Whether it is one of the account's; otherwise it is now, under its fresh identifier.
    #[diesel(sql_type = Bool)]
    pub is_known: bool,
    /// Whether it is trusted, and the account asks for its second factor once a device only.
    #[diesel(sql_type = Bool)]
    pub is_trusted: bool,
    /// Whether the account had a device before.
    #[diesel(sql_type = Bool)]
    pub has_others: bool,
}

/// Notes that a device was seen, or inserts it. A device that is known is locked, so that what is said of its trust holds
/// until the transaction ends.
pub async fn arrive(mut conn: &Connection, arrival: &Arrival<'_>) -> QueryResult<Seen> {
    fixed!(
        diesel::sql_query(
            "with seen as (
                update devices set last_seen_at = $5 where id_hash = $2 and account_id = $1
                returning coalesce(trusted_until > $5, false) as is_trusted
            ), made as (
                insert into devices (account_id, id_hash, label, created_at, last_seen_at)
                select $1, $3, case when exists (select from devices where id_hash = $2) then '' else $4 end, $5, $5
                where not exists (select from seen)
            )
            select exists (select from seen) as is_known,
                coalesce((select is_trusted from seen), false)
                    and exists (select from profiles where account_id = $1 and two_factor_per_device) as is_trusted,
                exists (select from devices where account_id = $1) as has_others",
        )
        .bind::<Integer, _>(arrival.account_id)
        .bind::<Nullable<Binary>, _>(arrival.presented)
        .bind::<Binary, _>(arrival.fresh)
        .bind::<Text, _>(arrival.label)
        .bind::<Timestamptz, _>(arrival.now)
    )
    .get_result(&mut conn)
    .await
}

/// The devices of the account whose identifier has this hash, whose hash is written so in hexadecimal digits, or that the
/// client calls so. They are no longer trusted.
pub async fn distrust_named(
    mut conn: &Connection,
    account_id: i32,
    id_hash: &[u8],
    name: &str,
) -> QueryResult<Vec<Vec<u8>>> {
    let shown = diesel::dsl::sql::<Bool>("encode(id_hash, 'hex') = ").bind::<Text, _>(name);
    let named = devices::id_hash.eq(id_hash).or(shown).or(devices::label.eq(name).and(devices::label.ne("")));
    fixed!(
        diesel::update(devices::table.filter(devices::account_id.eq(account_id)).filter(named))
            .set(devices::trusted_until.eq(None::<DateTime<Utc>>))
            .returning(devices::id_hash)
    )
    .get_results(&mut conn)
    .await
}

/// Deletes at most so many devices that were last seen before the given time, have no session and are not trusted any
/// more. Returns how many went.
pub async fn delete_unseen(
    mut conn: &Connection,
    before: DateTime<Utc>,
    now: DateTime<Utc>,
    count_max: i64,
) -> QueryResult<usize> {
    let used = sessions::table.filter(sessions::device_hash.eq(devices::id_hash.nullable()));
    let unseen: Vec<Vec<u8>> = devices::table
        .select(devices::id_hash)
        .filter(devices::last_seen_at.lt(before))
        .filter(devices::trusted_until.is_null().or(devices::trusted_until.lt(now).assume_not_null()))
        .filter(diesel::dsl::not(diesel::dsl::exists(used)))
        .limit(count_max)
        .load(&mut conn)
        .await?;
    diesel::delete(devices::table.filter(devices::id_hash.eq_any(unseen))).execute(&mut conn).await
}

/// Whether a device of the account is trusted, and the account asks for its second factor once a device only.
pub async fn is_trusted(
    mut conn: &Connection,
    account_id: i32,
    id_hash: &[u8],
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let once = profiles::table.find(account_id).filter(profiles::two_factor_per_device);
    let trusted =
        devices::table.find(id_hash).filter(devices::account_id.eq(account_id)).filter(devices::trusted_until.gt(now));
    diesel::select(diesel::dsl::exists(trusted).and(diesel::dsl::exists(once))).get_result(&mut conn).await
}

/// Trusts a device until the given time.
pub async fn trust(mut conn: &Connection, id_hash: &[u8], until: DateTime<Utc>) -> QueryResult<()> {
    fixed!(diesel::update(devices::table.find(id_hash)).set(devices::trusted_until.eq(until)))
        .execute(&mut conn)
        .await
        .map(drop)
}

/// Trusts no device of the account any more.
pub async fn distrust_all(mut conn: &Connection, account_id: i32) -> QueryResult<()> {
    fixed!(
        diesel::update(devices::table.filter(devices::account_id.eq(account_id)))
            .set(devices::trusted_until.eq(None::<DateTime<Utc>>))
    )
    .execute(&mut conn)
    .await
    .map(drop)
}
