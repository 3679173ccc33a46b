//! The table `email_addresses`: whose address is whose. Its key spans primary and secondary addresses.

use super::Connection;
use super::fixed::fixed;
use super::schema::email_addresses;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;

/// The kind of the address that mails go to.
pub const PRIMARY: &str = "primary";
/// The kind of the second address, which is always a confirmed one.
pub const SECONDARY: &str = "secondary";
/// The constraint that an address of another account meets.
pub const ADDRESS_TAKEN: &str = "email_addresses_address";

/// An address of an account.
#[derive(Debug, Insertable)]
#[diesel(table_name = email_addresses)]
pub struct NewEmailAddress<'a> {
    /// Case folded: what is unique.
    pub address_key: &'a str,
    /// Whose it is.
    pub account_id: i32,
    /// [`PRIMARY`] or [`SECONDARY`].
    pub kind: &'a str,
    /// As typed, the domain in lower case.
    pub address: &'a str,
}

/// Inserts an address.
pub async fn insert(mut conn: &Connection, new: &NewEmailAddress<'_>) -> QueryResult<()> {
    diesel::insert_into(email_addresses::table).values(new).execute(&mut conn).await.map(drop)
}

/// Inserts an address unless it is anybody's, primary or secondary. Returns whether it did; who inserts the same one at the
/// same time is waited for.
pub async fn insert_if_free(mut conn: &Connection, new: &NewEmailAddress<'_>) -> QueryResult<bool> {
    let insert = diesel::insert_into(email_addresses::table).values(new);
    let rows = insert.on_conflict(email_addresses::address_key).do_nothing().execute(&mut conn).await?;
    Ok(rows == 1)
}

/// Whether an address is anybody's, primary or secondary.
pub async fn is_taken(mut conn: &Connection, address_key: &str) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(email_addresses::table.find(address_key))).get_result(&mut conn).await
}

/// Whether an account has a primary address.
pub async fn has_primary(mut conn: &Connection, account_id: i32) -> QueryResult<bool> {
    let primary = email_addresses::table
        .filter(email_addresses::account_id.eq(account_id))
        .filter(email_addresses::kind.eq(PRIMARY));
    diesel::select(diesel::dsl::exists(primary)).get_result(&mut conn).await
}

/// Whether an address is the primary one of an account.
pub async fn is_primary(mut conn: &Connection, account_id: i32, address_key: &str) -> QueryResult<bool> {
    let primary = email_addresses::table
        .find(address_key)
        .filter(email_addresses::account_id.eq(account_id))
        .filter(email_addresses::kind.eq(PRIMARY));
    diesel::select(diesel::dsl::exists(primary)).get_result(&mut conn).await
}

/// Makes another address the primary one of an account, or writes the same one otherwise. `from` is the key of the present
/// one, none where there is none. Returns false, and changes nothing, where that is no longer so. The account must be
/// locked.
pub async fn move_primary(
    mut conn: &Connection,
    account_id: i32,
    from: Option<&str>,
    address_key: &str,
    address: &str,
) -> QueryResult<bool> {
    let primary = email_addresses::table
        .filter(email_addresses::account_id.eq(account_id))
        .filter(email_addresses::kind.eq(PRIMARY));
    let Some(from) = from else {
        if diesel::select(diesel::dsl::exists(primary)).get_result(&mut conn).await? {
            return Ok(false);
        }
        insert(conn, &NewEmailAddress { address_key, account_id, kind: PRIMARY, address }).await?;
        return Ok(true);
    };
    let moved = fixed!(
        diesel::update(primary.filter(email_addresses::address_key.eq(from)))
            .set((email_addresses::address_key.eq(address_key), email_addresses::address.eq(address)))
    )
    .execute(&mut conn)
    .await?;
    Ok(moved == 1)
}

/// Removes the secondary address of an account. Returns false where there is none.
pub async fn remove_secondary(mut conn: &Connection, account_id: i32) -> QueryResult<bool> {
    let secondary = email_addresses::table
        .filter(email_addresses::account_id.eq(account_id))
        .filter(email_addresses::kind.eq(SECONDARY));
    Ok(diesel::delete(secondary).execute(&mut conn).await? == 1)
}

/// Lets the primary and the secondary address of an account change places, in one statement. Returns false, and changes
/// nothing, where there is no secondary one. The account must be locked.
pub async fn swap(mut conn: &Connection, account_id: i32) -> QueryResult<bool> {
    let has_secondary = email_addresses::table
        .filter(email_addresses::account_id.eq(account_id))
        .filter(email_addresses::kind.eq(SECONDARY));
    if !diesel::select(diesel::dsl::exists(has_secondary)).get_result::<bool>(&mut conn).await? {
        return Ok(false);
    }
    let other = diesel::dsl::case_when(email_addresses::kind.eq(PRIMARY), SECONDARY.into_sql::<Text>())
        .otherwise(PRIMARY.into_sql::<Text>());
    fixed!(
        diesel::update(email_addresses::table.filter(email_addresses::account_id.eq(account_id)))
            .set(email_addresses::kind.eq(other))
    )
    .execute(&mut conn)
    .await?;
    Ok(true)
}
