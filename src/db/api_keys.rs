//! The table `api_keys`: what programs of people act with.

use super::Connection;
use super::accounts::Account;
use super::fixed::fixed;
use super::schema::{accounts_with_addresses, api_keys, temporary_passwords};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// What a key is used with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Requests that are not GraphQL's.
    Rest,
    /// Requests that are.
    GraphQl,
}

impl Kind {
    /// The kind of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Rest, Self::GraphQl].into_iter().find(|kind| kind.name() == name)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::GraphQl => "graphql",
        }
    }
}

/// A key as it is shown: without what it is kept as.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = api_keys, check_for_backend(Pg))]
pub struct ApiKey {
    /// Its identifier. It opens nothing.
    pub id: Uuid,
    /// Whose it is.
    pub account_id: i32,
    /// What its owner calls it.
    pub name: String,
    /// `live` or `test`.
    pub environment: String,
    /// `rest` or `graphql`.
    pub kind: String,
    /// What it may do.
    pub permissions: Vec<String>,
    /// Its first characters.
    pub key_prefix: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it was disabled.
    pub disabled_at: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// A key to be.
#[derive(Debug, Insertable)]
#[diesel(table_name = api_keys)]
pub struct NewApiKey<'a> {
    /// Its identifier.
    pub id: Uuid,
    /// Whose it is.
    pub account_id: i32,
    /// What its owner calls it.
    pub name: &'a str,
    /// `live` or `test`.
    pub environment: &'a str,
    /// `rest` or `graphql`.
    pub kind: &'a str,
    /// What it may do.
    pub permissions: Vec<&'a str>,
    /// Its first characters.
    pub key_prefix: &'a str,
    /// Its SHA-256.
    pub key_hash: &'a [u8],
    /// The present time.
    pub created_at: DateTime<Utc>,
}

/// Adds a key and returns it.
pub async fn insert(mut conn: &Connection, new: &NewApiKey<'_>) -> QueryResult<ApiKey> {
    diesel::insert_into(api_keys::table).values(new).returning(ApiKey::as_returning()).get_result(&mut conn).await
}

/// How many keys of an account are not revoked.
pub async fn count(mut conn: &Connection, account_id: i32) -> QueryResult<i64> {
    let kept = api_keys::table.filter(api_keys::account_id.eq(account_id)).filter(api_keys::revoked_at.is_null());
    kept.count().get_result(&mut conn).await
}

/// The keys of an account, the newest first.
pub async fn of(mut conn: &Connection, account_id: i32, count_max: i64) -> QueryResult<Vec<ApiKey>> {
    api_keys::table
        .filter(api_keys::account_id.eq(account_id))
        .order((api_keys::created_at.desc(), api_keys::id))
        .limit(count_max)
        .select(ApiKey::as_select())
        .load(&mut conn)
        .await
}

/// A key that counts, and whose it is.
#[derive(Debug, Queryable)]
pub struct Usable {
    /// The key.
    pub key: ApiKey,
    /// The active account.
    pub account: Account,
}

/// The key with this hash, where it is neither disabled nor revoked, and its account is active, not archived, and has no password
/// that has to be changed first.
pub async fn usable(mut conn: &Connection, key_hash: &[u8]) -> QueryResult<Option<Usable>> {
    let temporary = temporary_passwords::table.filter(temporary_passwords::account_id.eq(accounts_with_addresses::id));
    api_keys::table
        .inner_join(accounts_with_addresses::table)
        .filter(api_keys::key_hash.eq(key_hash))
        .filter(api_keys::disabled_at.is_null())
        .filter(api_keys::revoked_at.is_null())
        .filter(accounts_with_addresses::is_active)
        .filter(diesel::dsl::not(accounts_with_addresses::archived))
        .filter(diesel::dsl::not(diesel::dsl::exists(temporary)))
        .select((ApiKey::as_select(), Account::as_select()))
        .first(&mut conn)
        .await
        .optional()
}

/// Notes that a key was used, unless it was noted a minute ago or less.
pub async fn touch(mut conn: &Connection, id: Uuid, now: DateTime<Utc>) -> QueryResult<()> {
    let long_ago = api_keys::last_used_at.is_null().or(api_keys::last_used_at.le(now - TimeDelta::minutes(1)));
    fixed!(
        diesel::update(api_keys::table.find(id).filter(long_ago.assume_not_null())).set(api_keys::last_used_at.eq(now))
    )
    .execute(&mut conn)
    .await
    .map(drop)
}

/// The key with this identifier, locked until the transaction ends.
pub async fn lock(mut conn: &Connection, id: Uuid) -> QueryResult<Option<ApiKey>> {
    api_keys::table.find(id).select(ApiKey::as_select()).for_update().first(&mut conn).await.optional()
}

/// Whose key it is; none where there is no such key.
pub async fn owner(mut conn: &Connection, id: Uuid) -> QueryResult<Option<Uuid>> {
    api_keys::table
        .inner_join(accounts_with_addresses::table)
        .filter(api_keys::id.eq(id))
        .select(accounts_with_addresses::uuid)
        .first(&mut conn)
        .await
        .optional()
}

/// Revokes a key for good.
pub async fn revoke(mut conn: &Connection, id: Uuid, now: DateTime<Utc>) -> QueryResult<()> {
    fixed!(diesel::update(api_keys::table.find(id)).set(api_keys::revoked_at.eq(now)))
        .execute(&mut conn)
        .await
        .map(drop)
}

/// Enables a key again.
pub async fn enable(mut conn: &Connection, id: Uuid) -> QueryResult<()> {
    let enabled = api_keys::disabled_at.eq(None::<DateTime<Utc>>);
    fixed!(diesel::update(api_keys::table.find(id)).set(enabled)).execute(&mut conn).await.map(drop)
}

/// Disables the keys of an account: all of them, or those with a permission.
pub async fn disable(
    mut conn: &Connection,
    account_id: i32,
    permission: Option<&str>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let wanted: Vec<&str> = permission.into_iter().collect();
    let enabled = api_keys::table
        .filter(api_keys::account_id.eq(account_id))
        .filter(api_keys::permissions.contains(wanted))
        .filter(api_keys::disabled_at.is_null());
    fixed!(diesel::update(enabled).set(api_keys::disabled_at.eq(now))).execute(&mut conn).await.map(drop)
}
