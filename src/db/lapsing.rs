//! Accounts that lapse, since nobody confirmed their address.

use super::Connection;
use super::schema::{accounts, mailed_tokens};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Takes the lock of cleaning until the transaction ends; false where another instance has it.
pub async fn try_lock_cleaning(mut conn: &Connection) -> QueryResult<bool> {
    // A number of our own among the advisory locks of the database.
    const CLEANING: i64 = 0x6c79_6368_636c;
    let take = diesel::select(
        diesel::dsl::sql::<diesel::sql_types::Bool>("pg_try_advisory_xact_lock(")
            .bind::<diesel::sql_types::BigInt, _>(CLEANING)
            .sql(")"),
    );
    take.get_result(&mut conn).await
}

/// Deletes at most so many accounts that were never confirmed and whose newest activation link was made before the given
/// time. Accounts that were never mailed one, imported ones among them, do not lapse. Nor do those that were confirmed
/// before they were given another address. Returns how many went.
pub async fn delete_lapsed(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    let links = || mailed_tokens::table.filter(mailed_tokens::account_id.eq(accounts::id));
    let activation = || links().filter(mailed_tokens::purpose.eq(super::mailed_tokens::ACTIVATION));
    let lapsed: Vec<i32> = accounts::table
        .select(accounts::id)
        .filter(diesel::dsl::not(accounts::verified))
        .filter(diesel::dsl::not(accounts::confirmed_once))
        .filter(accounts::created_at.lt(before))
        .filter(diesel::dsl::exists(activation()))
        .filter(diesel::dsl::not(diesel::dsl::exists(activation().filter(mailed_tokens::created_at.ge(before)))))
        .order(accounts::id)
        .limit(count_max)
        .for_update()
        // Somebody is at work on those that are locked, perhaps with a new link: they can lapse another time.
        .skip_locked()
        .load(&mut conn)
        .await?;
    diesel::delete(accounts::table.filter(accounts::id.eq_any(lapsed))).execute(&mut conn).await
}
