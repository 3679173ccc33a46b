//! The tables `sessions` and `refresh_tokens`: who is signed in where, and the family of single-use tokens that keeps
//! it so.

use super::Connection;
use super::accounts::Account;
use super::fixed::fixed;
use super::profiles::Profile;
use super::schema::{accounts_with_addresses, profiles, refresh_tokens, second_factors, sessions, temporary_passwords};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Binary, Bool, Integer, Nullable, SmallInt, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// A session to be, with its first refresh token where it has one.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// The identifier.
    pub id: Uuid,
    /// Who signs in.
    pub account_id: i32,
    /// The contract that opens it.
    pub contract: &'a str,
    /// How sure the sign-in was: 1 one factor, 2 two.
    pub assurance: i16,
    /// The present time.
    pub now: DateTime<Utc>,
    /// The end that no refresh moves.
    pub expires_at: DateTime<Utc>,
    /// What the client calls itself.
    pub user_agent: &'a str,
    /// Where the client is.
    pub client_address: Option<&'a str>,
    /// The hash of the device's identifier, where the contract knows devices.
    pub device_hash: Option<&'a [u8]>,
    /// The first refresh token.
    pub token: Option<NewRefreshToken>,
    /// What became of the second factors of the account.
    pub factors: Factors,
}

/// What became of the second factors of an account that signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factors {
    /// None was asked for: should there be one by now, no session is opened.
    NoneSeen,
    /// None was asked for on a device that is trusted: should it be so no longer, no session is opened.
    DeviceTrusted,
    /// Those that there are need not be asked for, or were.
    Settled,
}

/// The first refresh token of a session to be.
#[derive(Debug)]
pub struct NewRefreshToken {
    /// Its SHA-256.
    pub hash: [u8; 32],
    /// Its end.
    pub expires_at: DateTime<Utc>,
}

#[derive(QueryableByName)]
struct Opened {
    #[diesel(sql_type = Bool)]
    is_open: bool,
}

/// Opens a session with its first refresh token, if it has one, in one statement. Returns false, and opens none, where a
/// second factor came up that nobody asked for; the account must be locked for that to be sure.
pub async fn open(mut conn: &Connection, new: &NewSession<'_>) -> QueryResult<bool> {
    let opened: Opened = fixed!(
        diesel::sql_query(
            "with opened as (
                insert into sessions (id, account_id, contract, created_at, authenticated_at, expires_at, user_agent,
                    client_address, assurance, device_hash)
                select $1, $2, $3, $4, $4, $5, $6, $7, $10, $11
                where $12 or not exists (select from second_factors where account_id = $2)
                returning id
            ), token as (
                insert into refresh_tokens (token_hash, session_id, generation, created_at, expires_at)
                select $8, id, 0, $4, $9 from opened where $8 is not null
            )
            select exists (select from opened) as is_open",
        )
        .bind::<SqlUuid, _>(new.id)
        .bind::<Integer, _>(new.account_id)
        .bind::<Text, _>(new.contract)
        .bind::<Timestamptz, _>(new.now)
        .bind::<Timestamptz, _>(new.expires_at)
        .bind::<Text, _>(new.user_agent)
        .bind::<Nullable<Text>, _>(new.client_address)
        .bind::<Nullable<Binary>, _>(new.token.as_ref().map(|token| token.hash.as_slice()))
        .bind::<Nullable<Timestamptz>, _>(new.token.as_ref().map(|token| token.expires_at))
        .bind::<SmallInt, _>(new.assurance)
        .bind::<Nullable<Binary>, _>(new.device_hash)
        .bind::<Bool, _>(new.factors != Factors::NoneSeen)
    )
    .get_result(&mut conn)
    .await?;
    Ok(opened.is_open)
}

/// A live session with the account behind it.
#[derive(Debug, Queryable)]
pub struct Live {
    /// The active account.
    pub account: Account,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When the person last proved who they are.
    pub authenticated_at: DateTime<Utc>,
    /// The end of the session.
    pub expires_at: DateTime<Utc>,
    /// Whether the password has to be changed first.
    pub must_change_password: bool,
}

/// The session, where it is live, its account is active, and access tokens are of the given version.
pub async fn account(
    mut conn: &Connection,
    session: Uuid,
    token_version: i32,
    now: DateTime<Utc>,
) -> QueryResult<Option<Live>> {
    let temporary = temporary_passwords::table.filter(temporary_passwords::account_id.eq(accounts_with_addresses::id));
    fixed!(
        sessions::table
            .inner_join(accounts_with_addresses::table)
            .filter(sessions::id.eq(session))
            .filter(sessions::ended_at.is_null())
            .filter(sessions::expires_at.gt(now))
            .filter(accounts_with_addresses::is_active)
            .filter(accounts_with_addresses::token_version.eq(token_version))
            .select((
                Account::as_select(),
                sessions::created_at,
                sessions::authenticated_at,
                sessions::expires_at,
                diesel::dsl::exists(temporary),
            ))
            .limit(1)
    )
    .get_result(&mut conn)
    .await
    .optional()
}

/// How sure the sign-in of a session was, and the hash of the device that it is on.
pub async fn standing(mut conn: &Connection, session: Uuid) -> QueryResult<(i16, Option<Vec<u8>>)> {
    sessions::table.find(session).select((sessions::assurance, sessions::device_hash)).first(&mut conn).await
}

/// Notes that the person has just proved once more who they are. Returns false where the session has ended.
pub async fn renew_authentication(mut conn: &Connection, session: Uuid, now: DateTime<Utc>) -> QueryResult<bool> {
    let live = sessions::table.find(session).filter(sessions::ended_at.is_null()).filter(sessions::expires_at.gt(now));
    let rows = fixed!(diesel::update(live).set(sessions::authenticated_at.eq(now))).execute(&mut conn).await?;
    Ok(rows == 1)
}

/// A refresh token as it stands: its own row, its session and account, and what became of its successor.
#[derive(Debug, Clone, Queryable)]
pub struct RefreshToken {
    /// The session that it keeps.
    pub session_id: Uuid,
    /// Its place in the family.
    pub generation: i32,
    /// Its end.
    pub expires_at: DateTime<Utc>,
    /// When it was exchanged.
    pub spent_at: Option<DateTime<Utc>>,
    /// The contract of the session.
    pub contract: String,
    /// When the person last proved who they are.
    pub authenticated_at: DateTime<Utc>,
    /// How sure the sign-in was.
    pub assurance: i16,
    /// The end of the session.
    pub session_expires_at: DateTime<Utc>,
    /// When the session was ended.
    pub session_ended_at: Option<DateTime<Utc>>,
    /// When the session was opened.
    pub session_created_at: DateTime<Utc>,
    /// Whose it is.
    pub account: Account,
    /// What that person told; none where that is nothing yet.
    pub profile: Option<Profile>,
    /// Whether a second factor is asked for at sign-in.
    pub has_second_factor: bool,
    /// The hash of the successor, where there is one.
    pub successor_hash: Option<Vec<u8>>,
    /// The end of the successor.
    pub successor_expires_at: Option<DateTime<Utc>>,
    /// When the successor was exchanged.
    pub successor_spent_at: Option<DateTime<Utc>>,
}

/// Finds a refresh token by its hash, with all that decides what it is worth.
pub async fn find_refresh_token(mut conn: &Connection, token_hash: &[u8]) -> QueryResult<Option<RefreshToken>> {
    let factors = second_factors::table.filter(second_factors::account_id.eq(accounts_with_addresses::id));
    let successors = diesel::alias!(refresh_tokens as successors);
    let successor_of = successors
        .field(refresh_tokens::session_id)
        .eq(refresh_tokens::session_id)
        .and(successors.field(refresh_tokens::generation).eq(refresh_tokens::generation + 1));
    fixed!(
        refresh_tokens::table
            .inner_join(sessions::table.inner_join(accounts_with_addresses::table.left_join(profiles::table)))
            .left_join(successors.on(successor_of))
            .filter(refresh_tokens::token_hash.eq(token_hash))
            .select((
                refresh_tokens::session_id,
                refresh_tokens::generation,
                refresh_tokens::expires_at,
                refresh_tokens::spent_at,
                sessions::contract,
                sessions::authenticated_at,
                sessions::assurance,
                sessions::expires_at,
                sessions::ended_at,
                sessions::created_at,
                Account::as_select(),
                Option::<Profile>::as_select(),
                diesel::dsl::exists(factors),
                successors.field(refresh_tokens::token_hash).nullable(),
                successors.field(refresh_tokens::expires_at).nullable(),
                successors.field(refresh_tokens::spent_at).nullable(),
            ))
            .limit(1)
    )
    .get_result(&mut conn)
    .await
    .optional()
}

/// The exchange of one refresh token for the next.
#[derive(Debug)]
pub struct Rotation<'a> {
    /// The hash of the token that is spent.
    pub spent_hash: &'a [u8],
    /// The hash of its successor.
    pub successor_hash: &'a [u8],
    /// The end of the successor.
    pub successor_expires_at: DateTime<Utc>,
    /// The present time.
    pub now: DateTime<Utc>,
}

/// Spends a refresh token and inserts its successor, in one statement. Returns false, and changes nothing, where the
/// token was spent, or its session ended, since it was read.
pub async fn rotate(mut conn: &Connection, rotation: &Rotation<'_>) -> QueryResult<bool> {
    let rows = fixed!(
        diesel::sql_query(
            "with spent as (
                update refresh_tokens set spent_at = $1
                from sessions
                where refresh_tokens.token_hash = $2 and refresh_tokens.spent_at is null
                    and sessions.id = refresh_tokens.session_id and sessions.ended_at is null
                returning refresh_tokens.session_id, refresh_tokens.generation
            )
            insert into refresh_tokens (token_hash, session_id, generation, created_at, expires_at)
            select $3, session_id, generation + 1, $1, $4 from spent",
        )
        .bind::<Timestamptz, _>(rotation.now)
        .bind::<Binary, _>(rotation.spent_hash)
        .bind::<Binary, _>(rotation.successor_hash)
        .bind::<Timestamptz, _>(rotation.successor_expires_at)
    )
    .execute(&mut conn)
    .await?;
    Ok(rows == 1)
}

/// Ends a session. Returns false where it had ended already.
pub async fn end(mut conn: &Connection, session: Uuid, now: DateTime<Utc>) -> QueryResult<bool> {
    let live = sessions::table.find(session).filter(sessions::ended_at.is_null());
    let rows = fixed!(diesel::update(live).set(sessions::ended_at.eq(now))).execute(&mut conn).await?;
    Ok(rows == 1)
}

/// The same at the wish of its owner, with the line in `audit_entries` that the action names.
pub async fn sign_out(mut conn: &Connection, session: Uuid, now: DateTime<Utc>, action: &str) -> QueryResult<bool> {
    let rows = fixed!(
        diesel::sql_query(
            "with ended as (
                update sessions set ended_at = $2 where id = $1 and ended_at is null returning account_id
            )
            insert into audit_entries (actor, subject, action, created_at)
            select uuid, uuid, $3, $2 from ended join accounts on accounts.id = account_id",
        )
        .bind::<SqlUuid, _>(session)
        .bind::<Timestamptz, _>(now)
        .bind::<Text, _>(action)
    )
    .execute(&mut conn)
    .await?;
    Ok(rows == 1)
}

/// Ends all sessions of an account.
pub async fn end_all(mut conn: &Connection, account_id: i32, now: DateTime<Utc>) -> QueryResult<()> {
    fixed!(
        diesel::sql_query(
            "with links as (
                update mailed_tokens set used_at = $2
                where account_id = $1 and purpose = 'email_change' and used_at is null
            )
            update sessions set ended_at = $2 where account_id = $1 and ended_at is null",
        )
        .bind::<Integer, _>(account_id)
        .bind::<Timestamptz, _>(now)
    )
    .execute(&mut conn)
    .await
    .map(drop)
}

/// Deletes at most so many sessions that ended, or whose time passed, before the given time. Returns how many went.
pub async fn delete_ended(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    let over = sessions::expires_at.lt(before).or(sessions::ended_at.lt(before).assume_not_null());
    let ended: Vec<Uuid> = sessions::table.select(sessions::id).filter(over).limit(count_max).load(&mut conn).await?;
    diesel::delete(sessions::table.filter(sessions::id.eq_any(ended))).execute(&mut conn).await
}
