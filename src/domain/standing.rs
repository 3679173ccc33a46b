//! How an account stands.

use crate::app::App;
use crate::db::accounts::Account;
use crate::db::standings;
use crate::error::Failure;

pub use crate::db::standings::Standing;

/// How an account stands: what it can sign in with, what it is asked for then, and what it may do.
///
/// # Errors
/// Where the database fails.
pub async fn of(app: &App, account: &Account) -> Result<Standing, Failure> {
    let id = account.id;
    Ok(app.db.read(async |conn| standings::of(conn, id).await).await?.unwrap_or_default())
}
