//! What becomes of an account whose address changes hands.

use crate::db::{Connection, DbError, email_addresses, mailed_tokens, second_factors};
use chrono::{DateTime, Utc};

/// Takes an account from whoever confirmed an earlier address of it, for whoever proved to have the present one and gets or
/// sets the password: nothing opens it any more but that. The factors that are asked for besides stay: they may be those of an
/// owner who mistyped the present address, and let nobody in. The account has to be locked.
///
/// # Errors
/// Where the database fails.
pub(super) async fn from_former(conn: &Connection, id: i32, now: DateTime<Utc>) -> Result<(), DbError> {
    second_factors::remove_other_ways_in(conn, id).await?;
    // What is mailed there sets a password.
    email_addresses::remove_secondary(conn, id).await?;
    Ok(mailed_tokens::void_all(conn, id, now).await?)
}
