//! Notifications: what people are told within the service.

use super::authenticate::Caller;
use crate::app::App;
use crate::crypto::ids;
use crate::db::notifications::{self, NewNotification};
use crate::db::{Connection, DbError};
use crate::error::Failure;
use serde_json::Value;
use uuid::Uuid;

pub use crate::db::notifications::{Notification, Which};

/// The most that are kept for one person; the oldest go.
const KEPT_MAX: i64 = 1_000;

/// Something that happened.
#[derive(Debug)]
pub struct News<'a> {
    /// In a word for programs, as in `organization.added`.
    pub kind: &'a str,
    /// In some words for people.
    pub title: &'a str,
    /// In a sentence.
    pub message: &'a str,
    /// What it is about, for programs.
    pub data: Option<Value>,
}

/// Tells somebody what happened, in the transaction in which it did. The account has to be locked: so no more are kept than
/// there may be, however much happens at the same time.
///
/// # Errors
/// Where the database or the source of randomness fails.
pub async fn notify(app: &App, conn: &Connection, account_id: i32, news: News<'_>) -> Result<(), Failure> {
    let id = ids::uuid(&*app.random)?;
    let News { kind, title, message, data } = news;
    let new = NewNotification { id, account_id, kind, title, message, data, created_at: app.clock.now() };
    notifications::insert(conn, new).await.map_err(DbError::from)?;
    Ok(notifications::keep_newest(conn, account_id, KEPT_MAX).await.map_err(DbError::from)?)
}

/// A part of what the caller was told, the newest first.
///
/// # Errors
/// Where the database fails.
pub async fn of(
    app: &App,
    caller: &Caller,
    which: Which,
    limit: i32,
    offset: i32,
) -> Result<Vec<Notification>, Failure> {
    let (id, limit, offset) = (caller.account.id, i64::from(limit), i64::from(offset));
    Ok(app.db.read(async |conn| notifications::of(conn, id, which, limit, offset).await).await?)
}

/// How much of it the caller has not read.
///
/// # Errors
/// Where the database fails.
pub async fn count_unread(app: &App, caller: &Caller) -> Result<i64, Failure> {
    let id = caller.account.id;
    Ok(app.db.read(async |conn| notifications::count_unread(conn, id).await).await?)
}

/// Marks one of the caller as read; the first time stays. None where the caller has none like that.
///
/// # Errors
/// Where the database fails.
pub async fn mark_read(app: &App, caller: &Caller, id: Uuid) -> Result<Option<Notification>, Failure> {
    let (account, now) = (caller.account.id, app.clock.now());
    Ok(app.db.write(async |conn| notifications::mark_read(conn, account, id, now).await).await?)
}

/// Marks all of the caller as read.
///
/// # Errors
/// Where the database fails.
pub async fn mark_all_read(app: &App, caller: &Caller) -> Result<(), Failure> {
    let (account, now) = (caller.account.id, app.clock.now());
    Ok(app.db.write(async |conn| notifications::mark_all_read(conn, account, now).await).await?)
}

/// Deletes one of the caller. Returns false where the caller has none like that.
///
/// # Errors
/// Where the database fails.
pub async fn delete(app: &App, caller: &Caller, id: Uuid) -> Result<bool, Failure> {
    let account = caller.account.id;
    Ok(app.db.write(async |conn| notifications::delete(conn, account, id).await).await?)
}
