//! What administrators look at: accounts, and the record of what was done.

use super::audit::AuditEntry;
use super::standing::Standing;
use crate::app::App;
use crate::db::accounts::Account;
use crate::db::{account_search, audit_entries};
use crate::error::Failure;
use uuid::Uuid;

pub use crate::db::account_search::Search;

/// A page of a list.
#[derive(Debug, Clone, Copy)]
pub struct Slice {
    /// How many, at most.
    pub limit: i32,
    /// How many are passed over.
    pub offset: i32,
}

/// The accounts that are looked for, the newest first.
///
/// # Errors
/// Where the database fails.
pub async fn users(app: &App, search: &Search, slice: Slice) -> Result<Vec<(Account, Standing)>, Failure> {
    // PostgreSQL has no text with a NUL, so nothing matches.
    if search.text.as_ref().is_some_and(|text| text.contains('\0')) {
        return Ok(Vec::new());
    }
    let (limit, offset) = (i64::from(slice.limit), i64::from(slice.offset));
    Ok(app.db.read_at_length(async |conn| account_search::page(conn, search, limit, offset).await).await?)
}

/// One account.
///
/// # Errors
/// Where the database fails.
pub async fn user(app: &App, person: Uuid) -> Result<Option<(Account, Standing)>, Failure> {
    let search = Search { uuid: Some(person), ..Search::default() };
    let found = app.db.read(async |conn| account_search::page(conn, &search, 1, 0).await).await?;
    Ok(found.into_iter().next())
}

/// Lines of the record, of one account or of one action where that is asked for, the newest first.
///
/// # Errors
/// Where the database fails.
pub async fn audit_log(
    app: &App,
    subject: Option<Uuid>,
    action: Option<&str>,
    slice: Slice,
) -> Result<Vec<AuditEntry>, Failure> {
    if action.is_some_and(|action| action.contains('\0')) {
        return Ok(Vec::new());
    }
    let (limit, offset) = (i64::from(slice.limit), i64::from(slice.offset));
    let read = app.db.read_at_length(async |conn| audit_entries::page(conn, subject, action, limit, offset).await);
    Ok(read.await?)
}
