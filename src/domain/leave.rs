//! Leaving: an account is archived, deactivated or deleted by its owner, and its sessions end.

use super::authenticate::Caller;
use super::password_proof::{self, ProofError};
use crate::app::App;
use crate::db::{DbError, accounts, mailed_tokens, sessions};

/// Archives the account of a caller who knows its password. Signing in takes it out of the archive.
pub async fn archive_account(app: &App, caller: &Caller, password: String) -> Result<(), ProofError> {
    let proven = password_proof::prove(app, caller, password).await?;
    let now = app.clock.now();
    app.db
        .transaction(async |conn| {
            let id = proven.lock(conn).await?;
            accounts::archive(conn, id).await.map_err(DbError::from)?;
            sessions::end_all(conn, id, now).await.map_err(DbError::from)?;
            Ok(())
        })
        .await
}

/// Deletes the account of a caller who knows its password, with all that hangs on it; or deactivates it, where accounts
/// are not to be deleted. Its name and addresses stay taken then.
pub async fn delete_account(app: &App, caller: &Caller, password: String) -> Result<(), ProofError> {
    let proven = password_proof::prove(app, caller, password).await?;
    let now = app.clock.now();
    let is_final = app.settings.accounts.allow_delete_account;
    app.db
        .transaction(async |conn| {
            let id = proven.lock(conn).await?;
            if is_final {
                accounts::delete(conn, id).await.map_err(DbError::from)?;
            } else {
                accounts::deactivate(conn, id).await.map_err(DbError::from)?;
                sessions::end_all(conn, id, now).await.map_err(DbError::from)?;
                mailed_tokens::void_all(conn, id, now).await.map_err(DbError::from)?;
            }
            Ok(())
        })
        .await
}
