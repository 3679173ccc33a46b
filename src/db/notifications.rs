//! The table `notifications`: what people are told.

use super::Connection;
use super::fixed::fixed;
use super::schema::notifications;
use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Timestamptz};
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

/// A notification to be.
#[derive(Debug, Insertable)]
#[diesel(table_name = notifications)]
pub struct NewNotification<'a> {
    /// Its identifier.
    pub id: Uuid,
    /// Whose it is.
    pub account_id: i32,
    /// What happened, in a word for programs.
    pub kind: &'a str,
    /// The same, in some words for people.
    pub title: &'a str,
    /// The same, in a sentence.
    pub message: &'a str,
    /// What it is about, for programs.
    pub data: Option<Value>,
    /// The present time.
    pub created_at: DateTime<Utc>,
}

/// A notification.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = notifications, check_for_backend(Pg))]
pub struct Notification {
    /// Its identifier.
    pub id: Uuid,
    /// What happened, in a word for programs.
    pub kind: String,
    /// The same, in some words for people.
    pub title: String,
    /// The same, in a sentence.
    pub message: String,
    /// What it is about, for programs.
    pub data: Option<Value>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was first read.
    pub read_at: Option<DateTime<Utc>>,
}

/// Inserts a notification.
pub async fn insert(mut conn: &Connection, new: NewNotification<'_>) -> QueryResult<()> {
    diesel::insert_into(notifications::table).values(new).execute(&mut conn).await.map(drop)
}

/// Deletes the oldest of an account beyond so many.
pub async fn keep_newest(mut conn: &Connection, account_id: i32, count_max: i64) -> QueryResult<()> {
    let own = || notifications::table.filter(notifications::account_id.eq(account_id));
    let beyond: Option<i64> = own()
        .select(notifications::number)
        .order(notifications::number.desc())
        .offset(count_max)
        .first(&mut conn)
        .await
        .optional()?;
    let Some(beyond) = beyond else { return Ok(()) };
    diesel::delete(own().filter(notifications::number.le(beyond))).execute(&mut conn).await.map(drop)
}

/// Which notifications are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// Those that were not read.
    Unread,
}

/// A part of the notifications of an account, the newest first.
pub async fn of(
    mut conn: &Connection,
    account_id: i32,
    which: Which,
    limit: i64,
    offset: i64,
) -> QueryResult<Vec<Notification>> {
    let own = notifications::table.filter(notifications::account_id.eq(account_id)).into_boxed();
    let asked = match which {
        Which::All => own,
        Which::Unread => own.filter(notifications::read_at.is_null()),
    };
    let page = asked.order(notifications::number.desc()).limit(limit).offset(offset);
    page.select(Notification::as_select()).load(&mut conn).await
}

/// How many an account has not read.
pub async fn count_unread(mut conn: &Connection, account_id: i32) -> QueryResult<i64> {
    let own = notifications::table.filter(notifications::account_id.eq(account_id));
    own.filter(notifications::read_at.is_null()).count().get_result(&mut conn).await
}

/// Marks one of an account as read; the first time stays. None where the account has none like that.
pub async fn mark_read(
    mut conn: &Connection,
    account_id: i32,
    id: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<Option<Notification>> {
    let first = sql::<Nullable<Timestamptz>>("coalesce(read_at, ").bind::<Timestamptz, _>(now).sql(")");
    fixed!(
        diesel::update(notifications::table.find(id).filter(notifications::account_id.eq(account_id)))
            .set(notifications::read_at.eq(first))
            .returning(Notification::as_returning())
    )
    .get_result(&mut conn)
    .await
    .optional()
}

/// Marks all of an account as read that were not.
pub async fn mark_all_read(mut conn: &Connection, account_id: i32, now: DateTime<Utc>) -> QueryResult<()> {
    let unread =
        notifications::table.filter(notifications::account_id.eq(account_id)).filter(notifications::read_at.is_null());
    fixed!(diesel::update(unread).set(notifications::read_at.eq(now))).execute(&mut conn).await.map(drop)
}

/// Deletes one of an account. Returns false where it has none like that.
pub async fn delete(mut conn: &Connection, account_id: i32, id: Uuid) -> QueryResult<bool> {
    let own = notifications::table.find(id).filter(notifications::account_id.eq(account_id));
    Ok(diesel::delete(own).execute(&mut conn).await? == 1)
}

/// Deletes at most so many that were made before the given time. Returns how many went.
pub async fn delete_before(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    let over = notifications::table.filter(notifications::created_at.lt(before));
    let old: Vec<Uuid> = over.select(notifications::id).limit(count_max).load(&mut conn).await?;
    diesel::delete(notifications::table.filter(notifications::id.eq_any(old))).execute(&mut conn).await
}
