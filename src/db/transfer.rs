//! Many accounts at once, in and out: what import and export ask the database.

use super::Connection;
use super::credentials::Credentials;
use super::schema::{accounts, accounts_with_addresses, email_addresses, profiles};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// What a change of an account that came in between meets: the constraints of keys.
pub const PK_TAKEN: &str = "accounts_pkey";
/// The same for identifiers.
pub const UUID_TAKEN: &str = "accounts_uuid";

/// Accounts to insert, column by column.
#[derive(Debug, Default)]
pub struct Batch<'a> {
    /// The keys.
    pub ids: Vec<i32>,
    /// The identifiers that the other contracts show.
    pub uuids: Vec<Uuid>,
    /// The names, as typed.
    pub usernames: Vec<&'a str>,
    /// What is unique of the names.
    pub username_keys: Vec<&'a str>,
    /// Given names.
    pub first_names: Vec<&'a str>,
    /// Family names.
    pub last_names: Vec<&'a str>,
    /// Encoded hashes.
    pub passwords: Vec<Option<&'a str>>,
    /// Whether they may sign in.
    pub active: Vec<bool>,
    /// Whether they belong to the staff.
    pub staff: Vec<bool>,
    /// Whether their address has been confirmed.
    pub verified: Vec<bool>,
    /// Whether an address of theirs has ever been confirmed.
    pub confirmed_once: Vec<bool>,
    /// Whether they are archived.
    pub archived: Vec<bool>,
    /// Their last sign-ins.
    pub last_logins: Vec<Option<DateTime<Utc>>>,
    /// Their registrations.
    pub created: Vec<DateTime<Utc>>,
    /// The keys of their addresses.
    pub address_keys: Vec<&'a str>,
    /// Whose those are.
    pub address_accounts: Vec<i32>,
    /// Primary or secondary.
    pub address_kinds: Vec<&'a str>,
    /// The addresses, as typed.
    pub addresses: Vec<&'a str>,
}

/// What of a batch is somebody's already.
#[derive(Debug, Default)]
pub struct Taken {
    /// Keys.
    pub ids: Vec<i32>,
    /// Identifiers.
    pub uuids: Vec<Uuid>,
    /// Keys of names.
    pub username_keys: Vec<String>,
    /// Keys of addresses.
    pub address_keys: Vec<String>,
}

/// Looks for what of a batch is somebody's already.
pub async fn taken(mut conn: &Connection, batch: &Batch<'_>) -> QueryResult<Taken> {
    let ids = accounts::table.filter(accounts::id.eq_any(&batch.ids)).select(accounts::id).load(&mut conn).await?;
    let uuids =
        accounts::table.filter(accounts::uuid.eq_any(&batch.uuids)).select(accounts::uuid).load(&mut conn).await?;
    let names = accounts::table.filter(accounts::username_key.eq_any(&batch.username_keys));
    let username_keys = names.select(accounts::username_key).load(&mut conn).await?;
    let addresses = email_addresses::table.filter(email_addresses::address_key.eq_any(&batch.address_keys));
    let address_keys = addresses.select(email_addresses::address_key).load(&mut conn).await?;
    Ok(Taken { ids, uuids, username_keys, address_keys })
}

/// Inserts a batch with its addresses.
pub async fn insert(mut conn: &Connection, batch: &Batch<'_>) -> QueryResult<()> {
    diesel::sql_query(
        "insert into accounts (id, uuid, username, username_key, first_name, last_name, password, is_active, is_staff,
            verified, confirmed_once, archived, last_login_at, created_at)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind::<Array<Integer>, _>(&batch.ids)
    .bind::<Array<SqlUuid>, _>(&batch.uuids)
    .bind::<Array<Text>, _>(&batch.usernames)
    .bind::<Array<Text>, _>(&batch.username_keys)
    .bind::<Array<Text>, _>(&batch.first_names)
    .bind::<Array<Text>, _>(&batch.last_names)
    .bind::<Array<Nullable<Text>>, _>(&batch.passwords)
    .bind::<Array<Bool>, _>(&batch.active)
    .bind::<Array<Bool>, _>(&batch.staff)
    .bind::<Array<Bool>, _>(&batch.verified)
    .bind::<Array<Bool>, _>(&batch.confirmed_once)
    .bind::<Array<Bool>, _>(&batch.archived)
    .bind::<Array<Nullable<Timestamptz>>, _>(&batch.last_logins)
    .bind::<Array<Timestamptz>, _>(&batch.created)
    .execute(&mut conn)
    .await?;
    diesel::sql_query(
        "insert into email_addresses (address_key, account_id, kind, address) select * from unnest($1, $2, $3, $4)",
    )
    .bind::<Array<Text>, _>(&batch.address_keys)
    .bind::<Array<Integer>, _>(&batch.address_accounts)
    .bind::<Array<Text>, _>(&batch.address_kinds)
    .bind::<Array<Text>, _>(&batch.addresses)
    .execute(&mut conn)
    .await
    .map(drop)
}

/// Moves the sequence of keys so that the next account gets a key beyond `id`. It never moves back, and no rollback
/// undoes it.
pub async fn reserve_ids(mut conn: &Connection, id: i32) -> QueryResult<()> {
    // Where the sequence is beyond already it is not touched: keys that are drawn at this moment would be drawn again.
    diesel::sql_query("select setval('accounts_id_seq', $1, true) from accounts_id_seq where last_value <= $1")
        .bind::<BigInt, _>(i64::from(id))
        .execute(&mut conn)
        .await
        .map(drop)
}

/// From here on, the transaction sees the database as it is now, and cannot change it. To be said first.
pub async fn look_only(mut conn: &Connection) -> QueryResult<()> {
    let look = "set transaction isolation level repeatable read, read only";
    diesel::sql_query(look).execute(&mut conn).await.map(drop)
}

/// How many accounts there are.
pub async fn count(mut conn: &Connection) -> QueryResult<i64> {
    accounts::table.count().get_result(&mut conn).await
}

/// The accounts whose key is greater than `after`, with their hashes, and whether an address of theirs has ever been
/// confirmed, in the order of their keys, `count_max` at most.
pub async fn page(mut conn: &Connection, after: i32, count_max: i64) -> QueryResult<Vec<(Credentials, bool)>> {
    let confirmed_once =
        accounts::table.filter(accounts::id.eq(accounts_with_addresses::id)).filter(accounts::confirmed_once);
    accounts_with_addresses::table
        .left_join(profiles::table)
        .filter(accounts_with_addresses::id.gt(after))
        .order(accounts_with_addresses::id)
        .limit(count_max)
        .select((Credentials::as_select(), diesel::dsl::exists(confirmed_once)))
        .load(&mut conn)
        .await
}
