//! The table `devices`: where people sign in, by the hash of the identifier that a device was given.

use super::Connection;
use super::schema::{devices, sessions};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// A device to be.
#[derive(Debug, Insertable)]
#[diesel(table_name = devices)]
pub struct NewDevice<'a> {
    /// SHA-256 of its identifier.
    pub id_hash: &'a [u8],
    /// Whose it is.
    pub account_id: i32,
    /// What the client calls it.
    pub label: &'a str,
    /// The present time.
    pub created_at: DateTime<Utc>,
    /// The present time.
    pub last_seen_at: DateTime<Utc>,
}

/// Inserts a device.
pub async fn insert(mut conn: &Connection, new: &NewDevice<'_>) -> QueryResult<()> {
    diesel::insert_into(devices::table).values(new).execute(&mut conn).await.map(drop)
}

/// Notes that a device of the account was seen. Returns false where the account has no such device.
pub async fn see(mut conn: &Connection, account_id: i32, id_hash: &[u8], now: DateTime<Utc>) -> QueryResult<bool> {
    let device = devices::table.find(id_hash).filter(devices::account_id.eq(account_id));
    let rows = diesel::update(device).set(devices::last_seen_at.eq(now)).execute(&mut conn).await?;
    Ok(rows == 1)
}

/// The devices of the account whose identifier has this hash, whose hash is written so in hexadecimal digits, or that the
/// client calls so. They are no longer trusted.
pub async fn distrust_named(
    mut conn: &Connection,
    account_id: i32,
    id_hash: &[u8],
    name: &str,
) -> QueryResult<Vec<Vec<u8>>> {
    let shown = diesel::dsl::sql::<diesel::sql_types::Bool>("encode(id_hash, 'hex') = ")
        .bind::<diesel::sql_types::Text, _>(name);
    let named = devices::id_hash.eq(id_hash).or(shown).or(devices::label.eq(name).and(devices::label.ne("")));
    diesel::update(devices::table.filter(devices::account_id.eq(account_id)).filter(named))
        .set(devices::trusted_until.eq(None::<DateTime<Utc>>))
        .returning(devices::id_hash)
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

/// Whether a device of the account is trusted.
pub async fn is_trusted(
    mut conn: &Connection,
    account_id: i32,
    id_hash: &[u8],
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let trusted =
        devices::table.find(id_hash).filter(devices::account_id.eq(account_id)).filter(devices::trusted_until.gt(now));
    diesel::select(diesel::dsl::exists(trusted)).get_result(&mut conn).await
}

/// Trusts a device until the given time.
pub async fn trust(mut conn: &Connection, id_hash: &[u8], until: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(devices::table.find(id_hash))
        .set(devices::trusted_until.eq(until))
        .execute(&mut conn)
        .await
        .map(drop)
}

/// Trusts no device of the account any more.
pub async fn distrust_all(mut conn: &Connection, account_id: i32) -> QueryResult<()> {
    diesel::update(devices::table.filter(devices::account_id.eq(account_id)))
        .set(devices::trusted_until.eq(None::<DateTime<Utc>>))
        .execute(&mut conn)
        .await
        .map(drop)
}

/// Whether the account has a device other than this one.
pub async fn has_other(mut conn: &Connection, account_id: i32, id_hash: &[u8]) -> QueryResult<bool> {
    let others = devices::table.filter(devices::account_id.eq(account_id)).filter(devices::id_hash.ne(id_hash));
    diesel::select(diesel::dsl::exists(others)).get_result(&mut conn).await
}
