//! The table `one_time_codes`: codes that were mailed, each good for one thing, once, and for few tries.

use super::Connection;
use super::fixed::fixed;
use super::schema::one_time_codes;
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Array, Binary, Bool, SmallInt, Timestamptz};
use diesel_async::RunQueryDsl;

/// How often a code may be tried. The table holds it, too.
pub const TRIES_MAX: i16 = 5;

/// A code to be.
#[derive(Debug, Insertable, AsChangeset)]
#[diesel(table_name = one_time_codes, treat_none_as_null = true)]
pub struct NewCode<'a> {
    /// What it is for.
    pub slot: &'a [u8],
    /// Whose it is.
    pub account_id: i32,
    /// Its authentication code.
    pub code_mac: &'a [u8],
    /// The present time.
    pub created_at: DateTime<Utc>,
    /// Its end.
    pub expires_at: DateTime<Utc>,
    /// None yet.
    pub tries: i16,
    /// Not yet.
    pub used_at: Option<DateTime<Utc>>,
}

/// Writes a code; the one before it for the same thing is void.
pub async fn replace(mut conn: &Connection, new: &NewCode<'_>) -> QueryResult<()> {
    diesel::insert_into(one_time_codes::table)
        .values(new)
        .on_conflict(one_time_codes::slot)
        .do_update()
        .set(new)
        .execute(&mut conn)
        .await
        .map(drop)
}

/// A code as it stands.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = one_time_codes, check_for_backend(Pg))]
pub struct StoredCode {
    /// Its authentication code.
    pub code_mac: Vec<u8>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Its end.
    pub expires_at: DateTime<Utc>,
    /// How often it was tried.
    pub tries: i16,
    /// When it was right.
    pub used_at: Option<DateTime<Utc>>,
}

/// The code for a thing, whatever it is worth.
pub async fn find(mut conn: &Connection, slot: &[u8]) -> QueryResult<Option<StoredCode>> {
    one_time_codes::table.find(slot).select(StoredCode::as_select()).first(&mut conn).await.optional()
}

/// Takes a code back that reached nobody: the one before it, where there was one, holds again. What was tried meanwhile
/// counts for that. Where a newer one was written, nothing happens.
pub async fn take_back(
    mut conn: &Connection,
    slot: &[u8],
    code_mac: &[u8],
    earlier: Option<&StoredCode>,
) -> QueryResult<()> {
    let this = one_time_codes::table.find(slot).filter(one_time_codes::code_mac.eq(code_mac));
    let Some(earlier) = earlier else { return diesel::delete(this).execute(&mut conn).await.map(drop) };
    let tries = diesel::dsl::sql::<SmallInt>("least(5, tries + ").bind::<SmallInt, _>(earlier.tries).sql(")");
    fixed!(diesel::update(this).set((
        one_time_codes::code_mac.eq(&earlier.code_mac),
        one_time_codes::created_at.eq(earlier.created_at),
        one_time_codes::expires_at.eq(earlier.expires_at),
        one_time_codes::tries.eq(tries),
        one_time_codes::used_at.eq(earlier.used_at),
    )))
    .execute(&mut conn)
    .await
    .map(drop)
}

/// What a try came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// It was the code, and is used now.
    Right,
    /// It was not, and the try counts.
    Wrong,
    /// There is no code that could be tried.
    Nothing,
}

#[derive(QueryableByName)]
struct Outcome {
    #[diesel(sql_type = Bool)]
    is_right: bool,
}

/// Tries a code, given as the authentication codes that it may have. One statement checks and counts: of any number at once
/// exactly one is right, and no more than [`TRIES_MAX`] are looked at.
pub async fn attempt(
    mut conn: &Connection,
    slot: &[u8],
    code_macs: &[Vec<u8>],
    now: DateTime<Utc>,
) -> QueryResult<Tried> {
    let outcome: Option<Outcome> = fixed!(
        diesel::sql_query(
            "update one_time_codes
            set tries = tries + 1, used_at = case when code_mac = any($2) then $3 end
            where slot = $1 and used_at is null and tries < 5 and expires_at > $3
            returning used_at is not null as is_right",
        )
        .bind::<Binary, _>(slot)
        .bind::<Array<Binary>, _>(code_macs)
        .bind::<Timestamptz, _>(now)
    )
    .get_result(&mut conn)
    .await
    .optional()?;
    Ok(match outcome {
        Some(Outcome { is_right: true }) => Tried::Right,
        Some(Outcome { is_right: false }) => Tried::Wrong,
        None => Tried::Nothing,
    })
}

/// Voids all codes of an account.
pub async fn void_all(mut conn: &Connection, account_id: i32, now: DateTime<Utc>) -> QueryResult<()> {
    let open = one_time_codes::table
        .filter(one_time_codes::account_id.eq(account_id))
        .filter(one_time_codes::used_at.is_null());
    fixed!(diesel::update(open).set(one_time_codes::used_at.eq(now))).execute(&mut conn).await.map(drop)
}

/// Deletes at most so many codes whose time passed before the given time. Returns how many went.
pub async fn delete_expired(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    let over = one_time_codes::table.filter(one_time_codes::expires_at.lt(before));
    let expired: Vec<Vec<u8>> = over.select(one_time_codes::slot).limit(count_max).load(&mut conn).await?;
    diesel::delete(one_time_codes::table.filter(one_time_codes::slot.eq_any(expired))).execute(&mut conn).await
}
