//! The table `user_settings`: what people prefer.

use super::Connection;
use super::schema::user_settings;
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// A preference of somebody.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = user_settings, check_for_backend(Pg))]
pub struct UserSetting {
    /// What it is called.
    pub key: String,
    /// What it is.
    pub value: String,
    /// When it was last set.
    pub updated_at: DateTime<Utc>,
}

/// How many an account has under other keys.
pub async fn count_others(mut conn: &Connection, account_id: i32, key: &str) -> QueryResult<i64> {
    let others =
        user_settings::table.filter(user_settings::account_id.eq(account_id)).filter(user_settings::key.ne(key));
    others.count().get_result(&mut conn).await
}

/// Sets a preference, whether or not there is one under this key.
pub async fn put(
    mut conn: &Connection,
    account_id: i32,
    key: &str,
    value: &str,
    now: DateTime<Utc>,
) -> QueryResult<UserSetting> {
    let put = (user_settings::value.eq(value), user_settings::updated_at.eq(now));
    diesel::insert_into(user_settings::table)
        .values((user_settings::account_id.eq(account_id), user_settings::key.eq(key), put))
        .on_conflict((user_settings::account_id, user_settings::key))
        .do_update()
        .set(put)
        .returning(UserSetting::as_returning())
        .get_result(&mut conn)
        .await
}

/// All of an account, by their keys.
pub async fn of(mut conn: &Connection, account_id: i32) -> QueryResult<Vec<UserSetting>> {
    let own = user_settings::table.filter(user_settings::account_id.eq(account_id));
    own.order(user_settings::key).select(UserSetting::as_select()).load(&mut conn).await
}

/// One of an account.
pub async fn find(mut conn: &Connection, account_id: i32, key: &str) -> QueryResult<Option<UserSetting>> {
    let own = user_settings::table.find((account_id, key));
    own.select(UserSetting::as_select()).first(&mut conn).await.optional()
}

/// Deletes one of an account. Returns false where there is none under this key.
pub async fn delete(mut conn: &Connection, account_id: i32, key: &str) -> QueryResult<bool> {
    Ok(diesel::delete(user_settings::table.find((account_id, key))).execute(&mut conn).await? == 1)
}
