//! How an account stands: what it can sign in with, what it is asked for then, and what it may do.

use super::Connection;
use super::schema::{accounts, administrators, second_factors};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// How an account stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Queryable)]
pub struct Standing {
    /// Whether a second factor is asked for at sign-in.
    pub has_second_factor: bool,
    /// Whether it has a password that can be right.
    pub has_password: bool,
    /// Whether it administers the service.
    pub is_administrator: bool,
}

/// How an account stands. None where it is gone.
pub async fn of(mut conn: &Connection, account_id: i32) -> QueryResult<Option<Standing>> {
    let factors = second_factors::table.filter(second_factors::account_id.eq(accounts::id));
    let administrator = administrators::table.filter(administrators::account_id.eq(accounts::id));
    // Tables of Django mark a password that can never be right with an exclamation mark.
    let has_password = accounts::password.is_not_null().and(accounts::password.not_like("!%").assume_not_null());
    accounts::table
        .find(account_id)
        .select((diesel::dsl::exists(factors), has_password, diesel::dsl::exists(administrator)))
        .first(&mut conn)
        .await
        .optional()
}
