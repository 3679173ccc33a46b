//! The table `administrators`: who administers the service.

use super::Connection;
use super::fixed::fixed;
use super::schema::{accounts, administrators};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use diesel_async::RunQueryDsl;

/// Takes the lock of administrative acts until the transaction ends. It is taken before any row is locked.
pub async fn lock(mut conn: &Connection) -> QueryResult<()> {
    // A number of our own among the advisory locks of the database.
    const ADMINISTRATION: i64 = 0x6c79_6368_6164;
    let take = diesel::sql_query("select pg_advisory_xact_lock($1)").bind::<BigInt, _>(ADMINISTRATION);
    fixed!(take).execute(&mut conn).await.map(drop)
}

/// Whether an account administers the service.
pub async fn has(mut conn: &Connection, account_id: i32) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(administrators::table.find(account_id))).get_result(&mut conn).await
}

/// Whether another account than this one administers the service and may sign in.
pub async fn has_other(mut conn: &Connection, account_id: i32) -> QueryResult<bool> {
    let active = accounts::table.filter(accounts::id.eq(administrators::account_id)).filter(accounts::is_active);
    let others =
        administrators::table.filter(administrators::account_id.ne(account_id)).filter(diesel::dsl::exists(active));
    diesel::select(diesel::dsl::exists(others)).get_result(&mut conn).await
}

/// Makes an account one that administers the service. Returns false where it was one.
pub async fn add(mut conn: &Connection, account_id: i32, now: DateTime<Utc>) -> QueryResult<bool> {
    let rows = diesel::insert_into(administrators::table)
        .values((administrators::account_id.eq(account_id), administrators::since.eq(now)))
        .on_conflict_do_nothing()
        .execute(&mut conn)
        .await?;
    Ok(rows == 1)
}

/// Makes it one that does not. Returns false where it was none.
pub async fn remove(mut conn: &Connection, account_id: i32) -> QueryResult<bool> {
    Ok(diesel::delete(administrators::table.find(account_id)).execute(&mut conn).await? == 1)
}
