//! What a sign-in is checked against, and what it changes of an account.

use super::Connection;
use super::accounts::Account;
use super::fixed::fixed;
use super::schema::{accounts_with_addresses, email_addresses, profiles, second_factors, temporary_passwords};
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

/// What a sign-in is checked against.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = accounts_with_addresses, check_for_backend(Pg))]
pub struct Credentials {
    /// The encoded hash; none where no password can be right.
    pub password: Option<String>,
    /// Whether more than the password is asked for.
    #[diesel(select_expression = has_second_factor())]
    pub has_second_factor: bool,
    /// When the password expires, where an administrator set it.
    #[diesel(select_expression = temporary_until())]
    pub temporary_until: Option<DateTime<Utc>>,
    /// The account.
    #[diesel(embed)]
    pub account: Account,
    /// What its owner told; none where that is nothing yet.
    #[diesel(embed)]
    pub profile: Option<super::profiles::Profile>,
}

#[diesel::dsl::auto_type]
fn has_second_factor() -> _ {
    diesel::dsl::exists(second_factors::table.filter(second_factors::account_id.eq(accounts_with_addresses::id)))
}

#[diesel::dsl::auto_type]
fn temporary_until() -> _ {
    temporary_passwords::table
        .filter(temporary_passwords::account_id.eq(accounts_with_addresses::id))
        .select(temporary_passwords::expires_at)
        .single_value()
}

/// The account and its hash, by the key of its name.
pub async fn by_username(mut conn: &Connection, username_key: &str) -> QueryResult<Option<Credentials>> {
    fixed!(
        accounts_with_addresses::table
            .left_join(profiles::table)
            .filter(accounts_with_addresses::username_key.eq(username_key))
            .select(Credentials::as_select())
            .limit(1)
    )
    .get_result(&mut conn)
    .await
    .optional()
}

/// The account and its hash, by the key of one of its addresses; `kinds` says which addresses count.
pub async fn by_address(mut conn: &Connection, address_key: &str, kinds: &[&str]) -> QueryResult<Option<Credentials>> {
    fixed!(
        email_addresses::table
            .inner_join(accounts_with_addresses::table.left_join(profiles::table))
            .filter(email_addresses::address_key.eq(address_key))
            .filter(email_addresses::kind.eq_any(kinds))
            .select(Credentials::as_select())
            .limit(1)
    )
    .get_result(&mut conn)
    .await
    .optional()
}

/// The account and its hash, by its key.
pub async fn find(mut conn: &Connection, id: i32) -> QueryResult<Option<Credentials>> {
    fixed!(
        accounts_with_addresses::table
            .left_join(profiles::table)
            .filter(accounts_with_addresses::id.eq(id))
            .select(Credentials::as_select())
            .limit(1)
    )
    .get_result(&mut conn)
    .await
    .optional()
}

/// What a sign-in changes, if the account is still as it was when the password was checked.
#[derive(Debug)]
pub struct SignIn<'a> {
    /// The account.
    pub id: i32,
    /// The hash that the password was checked against.
    pub checked: Option<&'a str>,
    /// A fresh hash of the same password, where the old one is of another kind.
    pub rehashed: Option<&'a str>,
    /// The version that access tokens will carry.
    pub token_version: i32,
    /// The present time.
    pub now: DateTime<Utc>,
    /// What the line in the record of what was done calls it.
    pub action: &'a str,
    /// Where the client is.
    pub client_address: Option<&'a str>,
}

/// Records a sign-in, in one statement with its line in `audit_entries`: takes the account out of the archive and renews an old hash. Returns false, and changes nothing,
/// where the account was deactivated or its password changed since it was read.
pub async fn record_sign_in(mut conn: &Connection, sign_in: &SignIn<'_>) -> QueryResult<bool> {
    let rows = fixed!(
        diesel::sql_query(
            "with entered as (
                update accounts set last_login_at = $1, archived = false, password = coalesce($2, password)
                where id = $3 and is_active and token_version = $4 and password is not distinct from $5
                returning uuid
            )
            insert into audit_entries (actor, subject, action, client_address, created_at)
            select uuid, uuid, $6, $7, $1 from entered",
        )
        .bind::<Timestamptz, _>(sign_in.now)
        .bind::<Nullable<Text>, _>(sign_in.rehashed)
        .bind::<Integer, _>(sign_in.id)
        .bind::<Integer, _>(sign_in.token_version)
        .bind::<Nullable<Text>, _>(sign_in.checked)
        .bind::<Text, _>(sign_in.action)
        .bind::<Nullable<Text>, _>(sign_in.client_address)
    )
    .execute(&mut conn)
    .await?;
    Ok(rows == 1)
}
