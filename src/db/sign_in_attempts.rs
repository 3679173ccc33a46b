//! The table `sign_in_attempts`: sign-ins whose password was right and that wait for a second factor.

use super::Connection;
use super::fixed::fixed;
use super::schema::sign_in_attempts;
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Nullable, Timestamptz};
use diesel_async::RunQueryDsl;

/// A sign-in that waits.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = sign_in_attempts, check_for_backend(Pg))]
pub struct SignInAttempt {
    /// SHA-256 of its handle.
    pub handle_hash: Vec<u8>,
    /// Who signs in.
    pub account_id: i32,
    /// The contract.
    pub contract: String,
    /// The version of the account when the password was checked.
    pub token_version: i32,
    /// The address that codes are mailed to.
    pub address_key: String,
    /// What the client said of its device, encrypted.
    pub device_sealed: Option<Vec<u8>>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// Its end.
    pub expires_at: DateTime<Utc>,
    /// When it led to a session, or was given up.
    pub spent_at: Option<DateTime<Utc>>,
    /// Codes mailed so far.
    pub codes_sent: i16,
    /// When the last one was.
    pub last_code_at: DateTime<Utc>,
    /// Codes of an authenticator that were tried.
    pub tries: i16,
}

/// How many codes of an authenticator may be tried. The table holds it, too.
const TRIES_MAX: i16 = 5;

/// Counts a try. Returns false where there were enough.
pub async fn count_try(mut conn: &Connection, handle_hash: &[u8]) -> QueryResult<bool> {
    let open = sign_in_attempts::table.find(handle_hash).filter(sign_in_attempts::tries.lt(TRIES_MAX));
    let rows = fixed!(diesel::update(open).set(sign_in_attempts::tries.eq(sign_in_attempts::tries + 1)))
        .execute(&mut conn)
        .await?;
    Ok(rows == 1)
}

/// Inserts one.
pub async fn insert(mut conn: &Connection, new: &SignInAttempt) -> QueryResult<()> {
    diesel::insert_into(sign_in_attempts::table).values(new).execute(&mut conn).await.map(drop)
}

/// Finds one.
pub async fn find(mut conn: &Connection, handle_hash: &[u8]) -> QueryResult<Option<SignInAttempt>> {
    let found = sign_in_attempts::table.find(handle_hash).select(SignInAttempt::as_select());
    found.first(&mut conn).await.optional()
}

/// Finds one and locks it until the transaction ends.
pub async fn lock(mut conn: &Connection, handle_hash: &[u8]) -> QueryResult<Option<SignInAttempt>> {
    let found = sign_in_attempts::table.find(handle_hash).select(SignInAttempt::as_select());
    found.for_update().first(&mut conn).await.optional()
}

/// When two sign-ins of an account began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Begun {
    /// The nth last.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub nth_last: Option<DateTime<Utc>>,
    /// The nth last of those with the present password that nobody finished.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub nth_last_unfinished: Option<DateTime<Utc>>,
}

/// When the `n`th last sign-in of the account of an attempt began, and the `n_unfinished`th last of its version that was not
/// finished.
pub async fn begun(mut conn: &Connection, attempt: &SignInAttempt, n: i32, n_unfinished: i32) -> QueryResult<Begun> {
    fixed!(
        diesel::sql_query(
            "select (array_agg(created_at order by created_at desc))[$3] as nth_last,
                (array_agg(created_at order by created_at desc)
                    filter (where spent_at is null and token_version = $2))[$4] as nth_last_unfinished
            from sign_in_attempts where account_id = $1",
        )
        .bind::<Integer, _>(attempt.account_id)
        .bind::<Integer, _>(attempt.token_version)
        .bind::<Integer, _>(n)
        .bind::<Integer, _>(n_unfinished)
    )
    .get_result(&mut conn)
    .await
}

/// Notes that another code is mailed, and when the attempt ends now.
pub async fn note_code(
    mut conn: &Connection,
    handle_hash: &[u8],
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> QueryResult<()> {
    fixed!(diesel::update(sign_in_attempts::table.find(handle_hash)).set((
        sign_in_attempts::codes_sent.eq(sign_in_attempts::codes_sent + 1),
        sign_in_attempts::last_code_at.eq(now),
        sign_in_attempts::expires_at.eq(expires_at),
    )))
    .execute(&mut conn)
    .await
    .map(drop)
}

/// Ends one. Returns false where it had ended already.
pub async fn spend(mut conn: &Connection, handle_hash: &[u8], now: DateTime<Utc>) -> QueryResult<bool> {
    let open = sign_in_attempts::table.find(handle_hash).filter(sign_in_attempts::spent_at.is_null());
    let rows = fixed!(diesel::update(open).set(sign_in_attempts::spent_at.eq(now))).execute(&mut conn).await?;
    Ok(rows == 1)
}

/// Ends all of an account.
pub async fn spend_all(mut conn: &Connection, account_id: i32, now: DateTime<Utc>) -> QueryResult<()> {
    let open = sign_in_attempts::table
        .filter(sign_in_attempts::account_id.eq(account_id))
        .filter(sign_in_attempts::spent_at.is_null());
    fixed!(diesel::update(open).set(sign_in_attempts::spent_at.eq(now))).execute(&mut conn).await.map(drop)
}

/// Deletes at most so many that ended before the given time. Returns how many went.
pub async fn delete_expired(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    let over = sign_in_attempts::table.filter(sign_in_attempts::expires_at.lt(before));
    let expired: Vec<Vec<u8>> = over.select(sign_in_attempts::handle_hash).limit(count_max).load(&mut conn).await?;
    let these = sign_in_attempts::table.filter(sign_in_attempts::handle_hash.eq_any(expired));
    diesel::delete(these).execute(&mut conn).await
}
