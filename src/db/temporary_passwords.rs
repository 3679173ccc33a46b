//! The table `temporary_passwords`: whose password was set by an administrator. Setting another takes the row away.

use super::Connection;
use super::schema::temporary_passwords;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Marks the password of an account, which has just been set, as one that has to be changed and that expires.
pub async fn insert(
    mut conn: &Connection,
    account_id: i32,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(temporary_passwords::table)
        .values((
            temporary_passwords::account_id.eq(account_id),
            temporary_passwords::created_at.eq(now),
            temporary_passwords::expires_at.eq(expires_at),
        ))
        .execute(&mut conn)
        .await
        .map(drop)
}
