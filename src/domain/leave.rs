//! Leaving: an account is archived, deactivated or deleted by its owner, and its sessions end.

use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::notice;
use super::organization_succession;
use super::password_proof::{self, ProofError, Proven};
use super::step_up::{self, Act, Shown, StepUpError};
use crate::app::App;
use crate::db::accounts::{self, Confirmed};
use crate::db::{Connection, DbError, administrators, api_keys, mailed_tokens, sessions};

/// Archives the account of a caller who knows its password. Signing in takes it out of the archive.
pub async fn archive_account(app: &App, caller: &Caller, password: String) -> Result<(), ProofError> {
    let proven = password_proof::prove(app, caller, password).await?;
    let now = app.clock.now();
    app.db
        .transaction(async |conn| {
            let id = proven.lock(conn).await?;
            accounts::archive(conn, id).await.map_err(DbError::from)?;
            sessions::end_all(conn, id, now).await.map_err(DbError::from)?;
            Ok(audit::note(app, conn, Note::by(caller, Action::AccountArchived)).await?)
        })
        .await
}

/// Deletes the account of a caller who knows its password, with all that hangs on it; or deactivates it, where accounts
/// are not to be deleted. Its name and addresses stay taken then. Its organizations pass to others who administer them.
pub async fn delete_account(app: &App, caller: &Caller, password: String) -> Result<(), ProofError> {
    let proven = password_proof::prove(app, caller, password).await?;
    app.db.transaction(async |conn| leave(app, conn, caller, &proven).await.map(drop)).await
}

/// What became of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// It is gone.
    Deleted,
    /// It is there, and nobody can sign in.
    Deactivated,
}

/// As [`delete_account`], for a caller who stepped up. The owner is told by mail.
pub async fn close_account(app: &App, caller: &Caller, shown: Shown) -> Result<Left, StepUpError> {
    let proven = step_up::prove(app, caller, Act::CloseAccount, shown).await?;
    let closed = app.db.transaction(async |conn| {
        let left = leave(app, conn, caller, &proven).await?;
        let notice = notice::account_closed(app, conn, &caller.account).await?;
        Ok::<_, StepUpError>((left, notice))
    });
    let (left, notice) = closed.await?;
    notice::tell(app, notice).await;
    Ok(left)
}

async fn leave(app: &App, conn: &Connection, caller: &Caller, proven: &Proven) -> Result<Left, ProofError> {
    let heirs = organization_succession::lock_heirs(conn, caller.account.id).await?;
    let (id, now) = (proven.lock(conn).await?, app.clock.now());
    audit::note(app, conn, Note::by(caller, Action::AccountClosed)).await?;
    // Who never proved to have the address must not keep it from its owner.
    let is_strange = accounts::lock(conn, id).await.map_err(DbError::from)? == Some(Confirmed::Never);
    organization_succession::pass_on(app, conn, id, &heirs).await?;
    if app.settings.accounts.allow_delete_account || is_strange {
        accounts::delete(conn, id).await.map_err(DbError::from)?;
        return Ok(Left::Deleted);
    }
    // Whoever activates the account again does not make an administrator.
    administrators::remove(conn, id).await.map_err(DbError::from)?;
    accounts::deactivate(conn, id).await.map_err(DbError::from)?;
    sessions::end_all(conn, id, now).await.map_err(DbError::from)?;
    mailed_tokens::void_all(conn, id, now).await.map_err(DbError::from)?;
    api_keys::disable(conn, id, None, now).await.map_err(DbError::from)?;
    Ok(Left::Deactivated)
}
