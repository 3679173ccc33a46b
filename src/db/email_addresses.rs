//! The table `email_addresses`: whose address is whose. Its key spans primary and secondary addresses.

use super::Connection;
use super::schema::email_addresses;
use diesel::prelude::*;
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
