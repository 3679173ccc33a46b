//! What goes where an account changes hands, because somebody proved to have its address and asks for a way in.

use crate::db::accounts::Confirmed;
use crate::db::{Connection, DbError, email_addresses, mailed_tokens, second_factors};
use chrono::{DateTime, Utc};

/// Removes whatever opens the account instead of its password. The factors that are asked for besides go only where nobody ever
/// confirmed an address: else they may be those of an owner who mistyped the present one, and they let nobody in. The account
/// has to be locked.
///
/// # Errors
/// Where the database fails.
pub(super) async fn remove_ways_in(conn: &Connection, id: i32, confirmed: Confirmed) -> Result<(), DbError> {
    let removed = match confirmed {
        Confirmed::Never => second_factors::remove_all_of_stranger(conn, id).await,
        Confirmed::Formerly | Confirmed::Now => second_factors::remove_other_ways_in(conn, id).await,
    };
    Ok(removed?)
}

/// Removes the secondary address and voids all links: what is mailed to another address than the one that was proved sets a
/// password. The account has to be locked.
///
/// # Errors
/// Where the database fails.
pub(super) async fn remove_other_mailboxes(conn: &Connection, id: i32, now: DateTime<Utc>) -> Result<(), DbError> {
    email_addresses::remove_secondary(conn, id).await?;
    Ok(mailed_tokens::void_all(conn, id, now).await?)
}
