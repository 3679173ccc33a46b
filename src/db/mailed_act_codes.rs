//! The table `mailed_act_codes`: when codes were mailed to people who are signed in, for the limits.

use super::Connection;
use super::schema::mailed_act_codes;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// A code that is mailed.
#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = mailed_act_codes)]
pub struct MailedActCode<'a> {
    /// Whom it is mailed to.
    pub account_id: i32,
    /// What it is for.
    pub slot: &'a [u8],
    /// Whether it is the code of a change of password, which are counted by themselves.
    pub is_password_change: bool,
    /// When.
    pub mailed_at: DateTime<Utc>,
}

/// Notes a code.
pub async fn insert(mut conn: &Connection, new: &MailedActCode<'_>) -> QueryResult<()> {
    diesel::insert_into(mailed_act_codes::table).values(new).execute(&mut conn).await.map(drop)
}

/// The codes of an account that were mailed after the given time, those of changes of password or those of all else: what
/// each was for, and when it was mailed; the last one last.
pub async fn since(
    mut conn: &Connection,
    account_id: i32,
    is_password_change: bool,
    after: DateTime<Utc>,
) -> QueryResult<Vec<(Vec<u8>, DateTime<Utc>)>> {
    mailed_act_codes::table
        .filter(mailed_act_codes::account_id.eq(account_id))
        .filter(mailed_act_codes::is_password_change.eq(is_password_change))
        .filter(mailed_act_codes::mailed_at.gt(after))
        .order(mailed_act_codes::mailed_at)
        .select((mailed_act_codes::slot, mailed_act_codes::mailed_at))
        .load(&mut conn)
        .await
}

/// Deletes at most so many that were mailed before the given time. Returns how many went.
pub async fn delete_before(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    let over = mailed_act_codes::table.filter(mailed_act_codes::mailed_at.lt(before));
    let old: Vec<i64> = over.select(mailed_act_codes::id).limit(count_max).load(&mut conn).await?;
    diesel::delete(mailed_act_codes::table.filter(mailed_act_codes::id.eq_any(old))).execute(&mut conn).await
}
