//! The table `accounts`: who there is.

use super::Connection;
use super::fixed::fixed;
use super::schema::{accounts, accounts_with_addresses, email_addresses};
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// An account with its addresses, without its password.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, QueryableByName, Selectable)]
#[diesel(table_name = accounts_with_addresses, check_for_backend(Pg))]
pub struct Account {
    /// The key, shown as `pk` by the accounts contract.
    pub id: i32,
    /// The identifier that the other contracts show.
    pub uuid: Uuid,
    /// As typed at registration.
    pub username: String,
    /// The given name; may be empty.
    pub first_name: String,
    /// The family name; may be empty.
    pub last_name: String,
    /// Whether the account may sign in.
    pub is_active: bool,
    /// Whether the account belongs to the staff.
    pub is_staff: bool,
    /// Whether its address has been confirmed.
    pub verified: bool,
    /// Whether it is archived; signing in ends that.
    pub archived: bool,
    /// Access tokens of another version are void.
    pub token_version: i32,
    /// The last sign-in.
    pub last_login_at: Option<DateTime<Utc>>,
    /// The registration.
    pub created_at: DateTime<Utc>,
    /// The primary address, as typed.
    pub email: Option<String>,
    /// The secondary address, as typed.
    pub secondary_email: Option<String>,
}

/// An account to be. Everything else starts at the table's defaults.
#[derive(Debug, Insertable)]
#[diesel(table_name = accounts)]
pub struct NewAccount<'a> {
    /// The identifier that the other contracts show.
    pub uuid: Uuid,
    /// As typed.
    pub username: &'a str,
    /// What is unique.
    pub username_key: &'a str,
    /// The given name; may be empty.
    pub first_name: &'a str,
    /// The family name; may be empty.
    pub last_name: &'a str,
    /// The encoded hash; none where no password can be right.
    pub password: Option<&'a str>,
    /// The present time.
    pub created_at: DateTime<Utc>,
}

/// The constraint that a second account with the same name meets.
pub const USERNAME_TAKEN: &str = "accounts_username";

/// Inserts an account and returns its key.
pub async fn insert(mut conn: &Connection, new: &NewAccount<'_>) -> QueryResult<i32> {
    diesel::insert_into(accounts::table).values(new).returning(accounts::id).get_result(&mut conn).await
}

/// Deletes an account with everything that hangs on it.
pub async fn delete(mut conn: &Connection, id: i32) -> QueryResult<()> {
    diesel::delete(accounts::table.find(id)).execute(&mut conn).await.map(drop)
}

/// Deletes an account with everything that hangs on it, unless it was verified meanwhile, whatever its address is now.
/// Returns whether it was deleted.
pub async fn delete_unverified(mut conn: &Connection, id: i32) -> QueryResult<bool> {
    let unverified = accounts::table.find(id).filter(diesel::dsl::not(accounts::confirmed_once));
    let rows = diesel::delete(unverified).execute(&mut conn).await?;
    Ok(rows == 1)
}

/// Whether an account has the name with this key.
pub async fn has_username(mut conn: &Connection, username_key: &str) -> QueryResult<bool> {
    let named = accounts::table.filter(accounts::username_key.eq(username_key));
    diesel::select(diesel::dsl::exists(named)).get_result(&mut conn).await
}

/// The account by the key of its primary or secondary address.
pub async fn by_address(mut conn: &Connection, address_key: &str) -> QueryResult<Option<Account>> {
    email_addresses::table
        .inner_join(accounts_with_addresses::table)
        .filter(email_addresses::address_key.eq(address_key))
        .select(Account::as_select())
        .first(&mut conn)
        .await
        .optional()
}

/// Locks the account until the transaction ends, so that changes to what hangs on it happen one after the other.
/// Returns whether its address is confirmed; none where it is gone.
pub async fn lock(mut conn: &Connection, id: i32) -> QueryResult<Option<Confirmed>> {
    let columns = (accounts::verified, accounts::confirmed_once);
    let found: Option<(bool, bool)> =
        accounts::table.find(id).select(columns).for_update().first(&mut conn).await.optional()?;
    Ok(found.map(|(now, once)| match (now, once) {
        (true, _) => Confirmed::Now,
        (false, true) => Confirmed::Formerly,
        (false, false) => Confirmed::Never,
    }))
}

/// Locks accounts until the transaction ends, in the order of their keys.
pub async fn lock_all(mut conn: &Connection, ids: &[i32]) -> QueryResult<()> {
    let found = accounts::table.filter(accounts::id.eq_any(ids)).select(accounts::id).order(accounts::id);
    found.for_update().load::<i32>(&mut conn).await.map(drop)
}

/// Locks the account of the identifier that other contracts show, and tells its key; none where there is none.
pub async fn lock_by_uuid(mut conn: &Connection, uuid: Uuid) -> QueryResult<Option<i32>> {
    let found = accounts::table.filter(accounts::uuid.eq(uuid)).select(accounts::id);
    found.for_update().first(&mut conn).await.optional()
}

/// Whether an account has a primary address that is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// It has.
    Now,
    /// It had one, and has another since. Whoever is signed in, or enabled a second factor, may well be the owner.
    Formerly,
    /// Nobody has ever proved to have an address of it.
    Never,
}

/// Locks the account until the transaction ends, if it is active and its access tokens are still of the given version.
/// Returns false where that is no longer so.
pub async fn lock_unchanged(mut conn: &Connection, id: i32, token_version: i32) -> QueryResult<bool> {
    let unchanged =
        accounts::table.find(id).filter(accounts::is_active).filter(accounts::token_version.eq(token_version));
    let found: Option<i32> = unchanged.select(accounts::id).for_update().first(&mut conn).await.optional()?;
    Ok(found.is_some())
}

/// The same, and locks a session of the account with it, if that has not ended. A session can end without a new version of
/// access tokens: what somebody began in it must not be done after that.
pub async fn lock_signed_in(mut conn: &Connection, id: i32, token_version: i32, session: Uuid) -> QueryResult<bool> {
    // Whoever waited for the locks sees both rows as they are then, not as they were when the statement began.
    let rows = fixed!(
        diesel::sql_query(
            "select from accounts join sessions on sessions.account_id = accounts.id
            where accounts.id = $1 and accounts.is_active and accounts.token_version = $2
                and sessions.id = $3 and sessions.ended_at is null
            for update of accounts for no key update of sessions",
        )
        .bind::<Integer, _>(id)
        .bind::<Integer, _>(token_version)
        .bind::<SqlUuid, _>(session)
    )
    .execute(&mut conn)
    .await?;
    Ok(rows == 1)
}

/// The hash of an active account whose access tokens are of the given version; none where that is no longer so.
pub async fn password(mut conn: &Connection, id: i32, token_version: i32) -> QueryResult<Option<Option<String>>> {
    let unchanged =
        accounts::table.find(id).filter(accounts::is_active).filter(accounts::token_version.eq(token_version));
    unchanged.select(accounts::password).first(&mut conn).await.optional()
}

/// Sets the password, which is no temporary one, and voids access tokens.
pub async fn set_password(mut conn: &Connection, id: i32, hash: &str) -> QueryResult<()> {
    let set = diesel::sql_query(
        "with lasting as (delete from temporary_passwords where account_id = $1)
        update accounts set password = $2, token_version = token_version + 1 where id = $1",
    );
    fixed!(set.bind::<Integer, _>(id).bind::<Text, _>(hash)).execute(&mut conn).await.map(drop)
}

/// Archives the account and voids its access tokens.
pub async fn archive(mut conn: &Connection, id: i32) -> QueryResult<()> {
    fixed!(
        diesel::update(accounts::table.find(id))
            .set((accounts::archived.eq(true), accounts::token_version.eq(accounts::token_version + 1)))
    )
    .execute(&mut conn)
    .await
    .map(drop)
}

/// Lets the account sign in again.
pub async fn activate(mut conn: &Connection, id: i32) -> QueryResult<()> {
    fixed!(diesel::update(accounts::table.find(id)).set(accounts::is_active.eq(true)))
        .execute(&mut conn)
        .await
        .map(drop)
}

/// Deactivates the account and voids its access tokens.
pub async fn deactivate(mut conn: &Connection, id: i32) -> QueryResult<()> {
    fixed!(
        diesel::update(accounts::table.find(id))
            .set((accounts::is_active.eq(false), accounts::token_version.eq(accounts::token_version + 1)))
    )
    .execute(&mut conn)
    .await
    .map(drop)
}

/// What is to change of what an account says about its owner; none stays as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = accounts)]
pub struct Profile<'a> {
    /// The user name, as typed.
    pub username: Option<&'a str>,
    /// What is unique of the user name.
    pub username_key: Option<&'a str>,
    /// The given name.
    pub first_name: Option<&'a str>,
    /// The family name.
    pub last_name: Option<&'a str>,
    /// Whether the address is confirmed.
    pub verified: Option<bool>,
}

/// Changes something, at the least, of an active account whose access tokens are of the given version. Returns false where
/// that is no longer so.
pub async fn set_profile(
    mut conn: &Connection,
    id: i32,
    token_version: i32,
    profile: &Profile<'_>,
) -> QueryResult<bool> {
    let unchanged =
        accounts::table.find(id).filter(accounts::is_active).filter(accounts::token_version.eq(token_version));
    let rows = diesel::update(unchanged).set(profile).execute(&mut conn).await?;
    Ok(rows == 1)
}

/// Marks the account as verified and, where its sessions are to end, voids its access tokens, or drops its password, too.
pub async fn set_verified(mut conn: &Connection, id: i32, sessions: Sessions) -> QueryResult<()> {
    let raise = match sessions {
        Sessions::Keep => 0,
        Sessions::End | Sessions::EndWithPassword => 1,
    };
    let dropped = (sessions == Sessions::EndWithPassword).then(|| accounts::password.eq(None::<&str>));
    diesel::update(accounts::table.find(id))
        .set((
            dropped,
            accounts::verified.eq(true),
            accounts::confirmed_once.eq(true),
            accounts::token_version.eq(accounts::token_version + raise),
        ))
        .execute(&mut conn)
        .await
        .map(drop)
}

/// What happens to the sessions of an account when something about it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sessions {
    /// They go on.
    Keep,
    /// They end, and access tokens with them.
    End,
    /// So does the password: none can be right until another is set.
    EndWithPassword,
}
