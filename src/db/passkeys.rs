//! The table `passkeys`: what people sign in with instead of a password.

use super::Connection;
use super::accounts::Account;
use super::fixed::fixed;
use super::schema::{accounts_with_addresses, passkeys};
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// A passkey.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = passkeys, check_for_backend(Pg))]
pub struct Passkey {
    /// The identifier.
    pub id: Uuid,
    /// Whose it is.
    pub account_id: i32,
    /// What the authenticator calls it.
    pub credential_id: Vec<u8>,
    /// The public key (COSE).
    pub public_key: Vec<u8>,
    /// The number of its algorithm.
    pub algorithm: i32,
    /// How often the authenticator said it has signed.
    pub signature_counter: i64,
    /// Whether copies of it may be kept elsewhere.
    pub backup_eligible: bool,
    /// Whether there were any when it was last used.
    pub backed_up: bool,
    /// How browsers reach the authenticator.
    pub transports: Vec<String>,
    /// What its owner calls it.
    pub device_name: String,
    /// When it was registered.
    pub created_at: DateTime<Utc>,
    /// When somebody last signed in with it.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// The constraint that a credential meets which the account has already.
pub const CREDENTIAL_TAKEN: &str = "passkeys_credential";

/// Inserts one.
pub async fn insert(mut conn: &Connection, new: &Passkey) -> QueryResult<()> {
    diesel::insert_into(passkeys::table).values(new).execute(&mut conn).await.map(drop)
}

/// Those of an account, the oldest first.
pub async fn of(mut conn: &Connection, account_id: i32) -> QueryResult<Vec<Passkey>> {
    passkeys::table
        .filter(passkeys::account_id.eq(account_id))
        .order((passkeys::created_at, passkeys::id))
        .select(Passkey::as_select())
        .load(&mut conn)
        .await
}

/// How many an account has.
pub async fn count(mut conn: &Connection, account_id: i32) -> QueryResult<i64> {
    passkeys::table.filter(passkeys::account_id.eq(account_id)).count().get_result(&mut conn).await
}

/// The one of an account with this credential, with the account and its hash.
pub async fn by_credential(
    mut conn: &Connection,
    account_id: i32,
    credential_id: &[u8],
) -> QueryResult<Option<(Passkey, Account, Option<String>)>> {
    passkeys::table
        .inner_join(accounts_with_addresses::table)
        .filter(passkeys::account_id.eq(account_id))
        .filter(passkeys::credential_id.eq(credential_id))
        .select((Passkey::as_select(), Account::as_select(), accounts_with_addresses::password))
        .first(&mut conn)
        .await
        .optional()
}

/// The counter of one, locked until the transaction ends. None where it is gone.
pub async fn lock_counter(mut conn: &Connection, id: Uuid) -> QueryResult<Option<i64>> {
    let found = passkeys::table.find(id).select(passkeys::signature_counter);
    found.for_update().first(&mut conn).await.optional()
}

/// Notes a use.
pub async fn use_up(
    mut conn: &Connection,
    id: Uuid,
    signature_counter: i64,
    backed_up: bool,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    fixed!(diesel::update(passkeys::table.find(id)).set((
        passkeys::signature_counter.eq(signature_counter),
        passkeys::backed_up.eq(backed_up),
        passkeys::last_used_at.eq(now),
    )))
    .execute(&mut conn)
    .await
    .map(drop)
}

/// Gives one of an account another name. Returns false where there is no such one.
pub async fn rename(mut conn: &Connection, account_id: i32, id: Uuid, device_name: &str) -> QueryResult<bool> {
    let own = passkeys::table.find(id).filter(passkeys::account_id.eq(account_id));
    let rows = fixed!(diesel::update(own).set(passkeys::device_name.eq(device_name))).execute(&mut conn).await?;
    Ok(rows == 1)
}

/// Deletes one of an account. Returns false where there is no such one.
pub async fn delete(mut conn: &Connection, account_id: i32, id: Uuid) -> QueryResult<bool> {
    let own = passkeys::table.find(id).filter(passkeys::account_id.eq(account_id));
    Ok(diesel::delete(own).execute(&mut conn).await? == 1)
}
