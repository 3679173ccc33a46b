//! Sessions as their owners see and end them.

use super::Connection;
use super::fixed::fixed;
use super::schema::{devices, refresh_tokens, sessions};
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, Integer, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// A session whose tokens are still of use.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sessions, check_for_backend(Pg))]
pub struct LiveSession {
    /// Its identifier.
    pub id: Uuid,
    /// The contract that it was opened through.
    pub contract: String,
    /// The hash of the device's identifier.
    pub device_hash: Option<Vec<u8>>,
    /// What the client calls the device.
    #[diesel(select_expression = devices::label.nullable())]
    pub device_label: Option<String>,
    /// What the client calls itself.
    pub user_agent: String,
    /// Where the client was when it opened the session.
    pub client_address: Option<String>,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// The end that nothing moves.
    pub expires_at: DateTime<Utc>,
    /// When its refresh token was made; none where it has none.
    #[diesel(select_expression = refresh_tokens::created_at.nullable())]
    pub renewed_at: Option<DateTime<Utc>>,
    /// The end of that token.
    #[diesel(select_expression = refresh_tokens::expires_at.nullable())]
    pub token_expires_at: Option<DateTime<Utc>>,
}

/// The newest of the account's sessions that can go on, `count_max` at most.
pub async fn of(
    mut conn: &Connection,
    account_id: i32,
    now: DateTime<Utc>,
    count_max: i64,
) -> QueryResult<Vec<LiveSession>> {
    let unspent = refresh_tokens::session_id.eq(sessions::id).and(refresh_tokens::spent_at.is_null());
    let can_go_on = refresh_tokens::expires_at.gt(now).nullable().or(refresh_tokens::token_hash.nullable().is_null());
    sessions::table
        .left_join(refresh_tokens::table.on(unspent))
        .left_join(devices::table)
        .filter(sessions::account_id.eq(account_id))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .filter(can_go_on.assume_not_null())
        .order((sessions::created_at.desc(), sessions::id))
        .limit(count_max)
        .select(LiveSession::as_select())
        .load(&mut conn)
        .await
}

#[derive(QueryableByName)]
struct Ended {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Ends the sessions of a device: of the one that this session is on, or this session alone where it is on none. Returns how
/// many could have gone on.
pub async fn end_beside(
    mut conn: &Connection,
    account_id: i32,
    session: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let ended: Ended = fixed!(
        diesel::sql_query(
            "with ended as (
                update sessions set ended_at = $3
                where account_id = $1 and ended_at is null
                    and (id = $2 or device_hash = (select device_hash from sessions where id = $2 and account_id = $1))
                returning id
            )
            select count(*) from ended
            where id = $2 or exists (
                select from refresh_tokens where session_id = ended.id and spent_at is null and expires_at > $3
            )",
        )
        .bind::<Integer, _>(account_id)
        .bind::<SqlUuid, _>(session)
        .bind::<Timestamptz, _>(now)
    )
    .get_result(&mut conn)
    .await?;
    Ok(usize::try_from(ended.count).unwrap_or_default())
}

/// Ends the sessions of devices, and voids the links to other addresses, as [`end_one`] does. Returns how many could have gone on: contracts that know devices have refresh tokens, and a
/// session whose token expired was over before.
pub async fn end_on(
    mut conn: &Connection,
    account_id: i32,
    devices: &[Vec<u8>],
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let ended: Ended = fixed!(
        diesel::sql_query(
            "with ended as (
                update sessions set ended_at = $3
                where account_id = $1 and ended_at is null and device_hash = any($2)
                returning id
            ), links as (
                update mailed_tokens set used_at = $3
                where account_id = $1 and purpose = 'email_change' and used_at is null and exists (select from ended)
            )
            select count(*) from ended
            where exists (select from refresh_tokens where session_id = ended.id and spent_at is null and expires_at > $3)",
        )
        .bind::<Integer, _>(account_id)
        .bind::<Array<Binary>, _>(devices)
        .bind::<Timestamptz, _>(now)
    )
    .get_result(&mut conn)
    .await?;
    Ok(usize::try_from(ended.count).unwrap_or_default())
}

/// Ends a session of the account that can go on. Returns false where it has no such session. Links to other addresses are void
/// then: whoever ends a session may be putting a thief out, who may have asked for one in it.
pub async fn end_one(mut conn: &Connection, account_id: i32, session: Uuid, now: DateTime<Utc>) -> QueryResult<bool> {
    // One whose refresh token expired was over before.
    let ended: Ended = fixed!(
        diesel::sql_query(
            "with ended as (
                update sessions set ended_at = $3
                where id = $2 and account_id = $1 and ended_at is null and expires_at > $3 and not exists (
                    select from refresh_tokens where session_id = sessions.id and spent_at is null and expires_at <= $3
                )
                returning id
            ), links as (
                update mailed_tokens set used_at = $3
                where account_id = $1 and purpose = 'email_change' and used_at is null and exists (select from ended)
            )
            select count(*) from ended",
        )
        .bind::<Integer, _>(account_id)
        .bind::<SqlUuid, _>(session)
        .bind::<Timestamptz, _>(now)
    )
    .get_result(&mut conn)
    .await?;
    Ok(ended.count == 1)
}

/// Ends all sessions of the account but one, and voids the links to other addresses, as [`end_one`] does.
pub async fn end_others(mut conn: &Connection, account_id: i32, session: Uuid, now: DateTime<Utc>) -> QueryResult<()> {
    fixed!(
        diesel::sql_query(
            "with links as (
                update mailed_tokens set used_at = $3
                where account_id = $1 and purpose = 'email_change' and used_at is null
            )
            update sessions set ended_at = $3 where account_id = $1 and id <> $2 and ended_at is null",
        )
        .bind::<Integer, _>(account_id)
        .bind::<SqlUuid, _>(session)
        .bind::<Timestamptz, _>(now)
    )
    .execute(&mut conn)
    .await
    .map(drop)
}
