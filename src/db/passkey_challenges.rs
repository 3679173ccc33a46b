//! The table `passkey_challenges`: what authenticators were asked to sign, for registering and for signing in.

use super::Connection;
use super::fixed::fixed;
use super::schema::passkey_challenges;
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Timestamptz};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// A challenge.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = passkey_challenges, check_for_backend(Pg))]
pub struct PasskeyChallenge {
    /// SHA-256 of it.
    pub challenge_hash: Vec<u8>,
    /// Whose passkey it asks for; nobody's where that was made up.
    pub account_id: Option<i32>,
    /// The session that a passkey is registered in; none for signing in.
    pub session_id: Option<Uuid>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Its end.
    pub expires_at: DateTime<Utc>,
}

/// Inserts one.
pub async fn insert(mut conn: &Connection, new: &PasskeyChallenge) -> QueryResult<()> {
    diesel::insert_into(passkey_challenges::table).values(new).execute(&mut conn).await.map(drop)
}

/// Whose passkey a challenge asks for that is no registration and has not ended.
pub async fn for_sign_in(mut conn: &Connection, challenge_hash: &[u8], now: DateTime<Utc>) -> QueryResult<Option<i32>> {
    let found = passkey_challenges::table
        .find(challenge_hash)
        .filter(passkey_challenges::session_id.is_null())
        .filter(passkey_challenges::expires_at.gt(now));
    let found: Option<Option<i32>> = found.select(passkey_challenges::account_id).first(&mut conn).await.optional()?;
    Ok(found.flatten())
}

/// Spends a challenge of an account, for registering in a session or for signing in: it is gone then. Of any number of uses
/// at once one succeeds.
pub async fn spend(
    mut conn: &Connection,
    challenge_hash: &[u8],
    account_id: i32,
    session_id: Option<Uuid>,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let live = passkey_challenges::table
        .find(challenge_hash)
        .filter(passkey_challenges::account_id.eq(account_id))
        .filter(passkey_challenges::session_id.is_not_distinct_from(session_id))
        .filter(passkey_challenges::expires_at.gt(now));
    Ok(diesel::delete(live).execute(&mut conn).await? == 1)
}

/// Deletes at most so many that ended before the given time.
pub async fn delete_expired(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    fixed!(
        diesel::sql_query(
            "delete from passkey_challenges where challenge_hash in (
                select challenge_hash from passkey_challenges where expires_at < $1 limit $2)",
        )
        .bind::<Timestamptz, _>(before)
        .bind::<BigInt, _>(count_max)
    )
    .execute(&mut conn)
    .await
}
