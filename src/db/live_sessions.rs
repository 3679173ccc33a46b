//! Sessions as their owners see and end them.

use super::Connection;
use super::schema::{devices, refresh_tokens, sessions};
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
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

/// Ends the sessions of a device: of the one that this session is on, or this session alone where it is on none. Returns how
/// many could have gone on.
pub async fn end_beside(
    mut conn: &Connection,
    account_id: i32,
    session: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let device: Option<Option<Vec<u8>>> =
        sessions::table.find(session).select(sessions::device_hash).first(&mut conn).await.optional()?;
    match device.flatten() {
        Some(device) => end_on(conn, account_id, &[device], now).await,
        None => {
            let alone = sessions::table.find(session).filter(sessions::account_id.eq(account_id));
            let alone = alone.filter(sessions::ended_at.is_null());
            diesel::update(alone).set(sessions::ended_at.eq(now)).execute(&mut conn).await
        }
    }
}

/// Ends the sessions of devices. Returns how many could have gone on.
pub async fn end_on(
    mut conn: &Connection,
    account_id: i32,
    devices: &[Vec<u8>],
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let live = sessions::table
        .filter(sessions::account_id.eq(account_id))
        .filter(sessions::device_hash.eq_any(devices))
        .filter(sessions::ended_at.is_null());
    let ended: Vec<Uuid> =
        diesel::update(live).set(sessions::ended_at.eq(now)).returning(sessions::id).get_results(&mut conn).await?;
    // Contracts that know devices have refresh tokens. A session whose token expired was over before.
    let usable = refresh_tokens::table
        .filter(refresh_tokens::session_id.eq_any(ended))
        .filter(refresh_tokens::spent_at.is_null())
        .filter(refresh_tokens::expires_at.gt(now));
    let count: i64 = usable.count().get_result(&mut conn).await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Ends all sessions of the account but one.
pub async fn end_others(mut conn: &Connection, account_id: i32, session: Uuid, now: DateTime<Utc>) -> QueryResult<()> {
    let others = sessions::table
        .filter(sessions::account_id.eq(account_id))
        .filter(sessions::id.ne(session))
        .filter(sessions::ended_at.is_null());
    diesel::update(others).set(sessions::ended_at.eq(now)).execute(&mut conn).await.map(drop)
}
