//! What operators do to accounts: statements that no contract asks for.

use super::Connection;
use super::accounts::Account;
use super::schema::{accounts, accounts_with_addresses, email_addresses, mailed_tokens};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// What is written of an account, whole.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = accounts)]
pub struct Standing<'a> {
    /// As typed.
    pub username: &'a str,
    /// What is unique.
    pub username_key: &'a str,
    /// Whether the account may sign in.
    pub is_active: bool,
    /// Whether the account belongs to the staff.
    pub is_staff: bool,
    /// Whether its address has been confirmed.
    pub verified: bool,
    /// True where it has been now; none leaves it as it is.
    pub confirmed_once: Option<bool>,
    /// Whether it is archived.
    pub archived: bool,
    /// Access tokens of another version are void.
    pub token_version: i32,
}

/// The account of a name, with its addresses.
pub async fn by_username(mut conn: &Connection, username_key: &str) -> QueryResult<Option<Account>> {
    accounts_with_addresses::table
        .filter(accounts_with_addresses::username_key.eq(username_key))
        .select(Account::as_select())
        .first(&mut conn)
        .await
        .optional()
}

/// Locks the account of a name until the transaction ends. None where there is none.
pub async fn lock_by_username(mut conn: &Connection, username_key: &str) -> QueryResult<Option<i32>> {
    accounts::table
        .filter(accounts::username_key.eq(username_key))
        .select(accounts::id)
        .for_update()
        .first(&mut conn)
        .await
        .optional()
}

/// The accounts whose key is greater than `after`, in the order of their keys, `count_max` at most.
pub async fn page(mut conn: &Connection, after: i32, count_max: i64) -> QueryResult<Vec<Account>> {
    accounts_with_addresses::table
        .filter(accounts_with_addresses::id.gt(after))
        .order(accounts_with_addresses::id)
        .limit(count_max)
        .select(Account::as_select())
        .load(&mut conn)
        .await
}

/// Writes how an account stands. It must be locked.
pub async fn write(mut conn: &Connection, id: i32, standing: &Standing<'_>) -> QueryResult<()> {
    diesel::update(accounts::table.find(id)).set(standing).execute(&mut conn).await.map(drop)
}

/// Takes an address away from an account.
pub async fn remove_address(mut conn: &Connection, id: i32, kind: &str) -> QueryResult<()> {
    let address =
        email_addresses::table.filter(email_addresses::account_id.eq(id)).filter(email_addresses::kind.eq(kind));
    diesel::delete(address).execute(&mut conn).await.map(drop)
}

/// Makes every unused link that was mailed to an account worthless.
pub async fn void_links(mut conn: &Connection, id: i32) -> QueryResult<()> {
    let unused = mailed_tokens::table.filter(mailed_tokens::account_id.eq(id)).filter(mailed_tokens::used_at.is_null());
    diesel::delete(unused).execute(&mut conn).await.map(drop)
}
