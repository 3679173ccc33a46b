//! The table `pending_password_changes`: new passwords that wait for a code.

use super::Connection;
use super::fixed::fixed;
use super::schema::pending_password_changes;
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// A change of password that waits.
#[derive(Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = pending_password_changes, check_for_backend(Pg))]
pub struct PendingPasswordChange {
    /// Whose password.
    pub account_id: i32,
    /// The session that began it.
    pub session_id: Uuid,
    /// The version of the account when the old password was checked.
    pub token_version: i32,
    /// The hash of the new password, encrypted.
    pub password_sealed: Vec<u8>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// Its end.
    pub expires_at: DateTime<Utc>,
    /// Codes mailed so far.
    pub codes_sent: i16,
}

impl std::fmt::Debug for PendingPasswordChange {
    /// The password is no part of it.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("PendingPasswordChange").field("account_id", &self.account_id).finish_non_exhaustive()
    }
}

/// Writes one; the one before it of the account is gone.
pub async fn replace(mut conn: &Connection, new: &PendingPasswordChange) -> QueryResult<()> {
    diesel::insert_into(pending_password_changes::table)
        .values(new)
        .on_conflict(pending_password_changes::account_id)
        .do_update()
        .set(new)
        .execute(&mut conn)
        .await
        .map(drop)
}

/// What waits in a session, if it still can: for an account whose version is the given one.
pub async fn find(
    mut conn: &Connection,
    account_id: i32,
    session: Uuid,
    token_version: i32,
) -> QueryResult<Option<PendingPasswordChange>> {
    pending_password_changes::table
        .find(account_id)
        .filter(pending_password_changes::session_id.eq(session))
        .filter(pending_password_changes::token_version.eq(token_version))
        .select(PendingPasswordChange::as_select())
        .first(&mut conn)
        .await
        .optional()
}

/// Notes that another code is mailed, and when the change ends now.
pub async fn note_code(mut conn: &Connection, account_id: i32, expires_at: DateTime<Utc>) -> QueryResult<()> {
    fixed!(diesel::update(pending_password_changes::table.find(account_id)).set((
        pending_password_changes::codes_sent.eq(pending_password_changes::codes_sent + 1),
        pending_password_changes::expires_at.eq(expires_at),
    )))
    .execute(&mut conn)
    .await
    .map(drop)
}

/// Deletes what waits for an account.
pub async fn delete(mut conn: &Connection, account_id: i32) -> QueryResult<()> {
    diesel::delete(pending_password_changes::table.find(account_id)).execute(&mut conn).await.map(drop)
}

/// Deletes what waits for an account, unless a newer one took the place of what was written with this password.
pub async fn take_back(mut conn: &Connection, account_id: i32, password_sealed: &[u8]) -> QueryResult<()> {
    let this = pending_password_changes::table
        .find(account_id)
        .filter(pending_password_changes::password_sealed.eq(password_sealed));
    diesel::delete(this).execute(&mut conn).await.map(drop)
}

/// Deletes at most so many that ended before the given time. Returns how many went.
pub async fn delete_expired(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    let over = pending_password_changes::table.filter(pending_password_changes::expires_at.lt(before));
    let ended: Vec<i32> = over.select(pending_password_changes::account_id).limit(count_max).load(&mut conn).await?;
    // One that was written anew meanwhile stays.
    let these = pending_password_changes::table
        .filter(pending_password_changes::account_id.eq_any(ended))
        .filter(pending_password_changes::expires_at.lt(before));
    diesel::delete(these).execute(&mut conn).await
}
