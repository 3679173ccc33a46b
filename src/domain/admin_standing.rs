//! What administrators decide of others: who may sign in, and who administers the service with them.

use super::admin_act::{self, AdminError};
use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::notice;
use crate::app::App;
use crate::db::accounts::{self, Account};
use crate::db::{Connection, DbError, administration, administrators, api_keys, sessions};
use crate::mail::OutboxId;
use uuid::Uuid;

/// The permission of keys that comes with administering the service.
pub(super) const ADMIN_PERMISSION: &str = "admin";

/// Lets an account sign in, or no longer. When it may not, its sessions end, its links are void and its keys are disabled; what
/// ended stays so when it may again. Where it is so already, nothing happens.
pub async fn set_active(
    app: &App,
    by: &Caller,
    person: Uuid,
    active: bool,
    reason: Option<&str>,
) -> Result<Account, AdminError> {
    app.db.transaction(async |conn| write_active(app, conn, by, person, active, reason).await).await
}

async fn write_active(
    app: &App,
    conn: &Connection,
    by: &Caller,
    person: Uuid,
    active: bool,
    reason: Option<&str>,
) -> Result<Account, AdminError> {
    admin_act::begin(app, conn, by).await?;
    let account = admin_act::subject(conn, person).await?;
    if account.is_active == active {
        return Ok(account);
    }
    let action = if active {
        accounts::activate(conn, account.id).await.map_err(DbError::from)?;
        Action::UserReactivated
    } else {
        refuse_oneself_and_last(conn, by, &account).await?;
        deactivate(app, conn, account.id).await?;
        Action::UserDeactivated
    };
    audit::note(app, conn, Note::to(&account, by, action, reason)).await?;
    Ok(Account { is_active: active, ..account })
}

async fn deactivate(app: &App, conn: &Connection, id: i32) -> Result<(), DbError> {
    let now = app.clock.now();
    accounts::deactivate(conn, id).await?;
    sessions::end_all(conn, id, now).await?;
    administration::void_links(conn, id).await?;
    Ok(api_keys::disable(conn, id, None, now).await?)
}

/// Of two administrators who want to be rid of each other one stays: acts come one after the other.
async fn refuse_oneself_and_last(conn: &Connection, by: &Caller, account: &Account) -> Result<(), AdminError> {
    let is_administrator = administrators::has(conn, account.id).await.map_err(DbError::from)?;
    if is_administrator && !administrators::has_other(conn, account.id).await.map_err(DbError::from)? {
        return Err(AdminError::LastAdministrator);
    }
    if account.id == by.account.id { Err(AdminError::Oneself) } else { Ok(()) }
}

/// Makes somebody an administrator, who is told by mail, or no longer one; keys that may act as one are disabled then. Where it
/// is so already, nothing happens.
pub async fn set_administrator(app: &App, by: &Caller, person: Uuid, is_admin: bool) -> Result<Account, AdminError> {
    let written = app.db.transaction(async |conn| write_administrator(app, conn, by, person, is_admin).await).await;
    let (account, told) = written?;
    notice::tell(app, told).await;
    Ok(account)
}

async fn write_administrator(
    app: &App,
    conn: &Connection,
    by: &Caller,
    person: Uuid,
    is_admin: bool,
) -> Result<(Account, Option<OutboxId>), AdminError> {
    admin_act::begin(app, conn, by).await?;
    let account = admin_act::subject(conn, person).await?;
    let now = app.clock.now();
    if is_admin {
        if !administrators::add(conn, account.id, now).await.map_err(DbError::from)? {
            return Ok((account, None));
        }
        audit::note(app, conn, Note::to(&account, by, Action::AdminGranted, None)).await?;
        let told = notice::administrator_granted(app, conn, &account).await?;
        return Ok((account, told));
    }
    if administrators::has(conn, account.id).await.map_err(DbError::from)? {
        refuse_oneself_and_last(conn, by, &account).await?;
        administrators::remove(conn, account.id).await.map_err(DbError::from)?;
        api_keys::disable(conn, account.id, Some(ADMIN_PERMISSION), now).await.map_err(DbError::from)?;
        audit::note(app, conn, Note::to(&account, by, Action::AdminRevoked, None)).await?;
    }
    Ok((account, None))
}
