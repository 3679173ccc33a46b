//! Notices: owners are told by mail what happened to their account, so that a thief cannot do it unseen.

use crate::app::App;
use crate::db::accounts::Account;
use crate::db::{Connection, DbError};
use crate::mail::{Letter, OutboxId};

/// A notice: recipient and account go in.
type Wording = fn(&str, &Account) -> Letter;

/// Enqueues the notice that the password was changed, with what it tells of.
pub(super) async fn password_changed(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::password_changed).await
}

/// Enqueues the notice that the addresses were changed, with what it tells of. It goes to the address that was the primary
/// one before: `account` is the account as it was.
pub(super) async fn addresses_changed(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::addresses_changed).await
}

/// Enqueues the notice that somebody signed in from a device that was not known.
pub(super) async fn new_device(app: &App, conn: &Connection, account: &Account) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::new_device).await
}

/// Enqueues the notice that a second factor is asked for from now on.
pub(super) async fn second_factor_enabled(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::second_factor_enabled).await
}

/// Enqueues the notice that none is asked for any more.
pub(super) async fn second_factor_disabled(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::second_factor_disabled).await
}

/// Enqueues the notice that there are other recovery codes.
pub(super) async fn recovery_codes_replaced(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::recovery_codes_replaced).await
}

/// Enqueues the notice that there is another passkey.
pub(super) async fn passkey_added(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::passkey_added).await
}

/// Enqueues the notice that a passkey was removed.
pub(super) async fn passkey_removed(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::passkey_removed).await
}

/// Enqueues the notice that somebody asked to move the account to another address.
pub(super) async fn email_change_requested(
    app: &App,
    conn: &Connection,
    account: &Account,
    address: &str,
) -> Result<Option<OutboxId>, DbError> {
    let Some(email) = &account.email else { return Ok(None) };
    let letter = Letter::email_change_requested(email, account, address);
    app.mail.enqueue(conn, Some(account.id), &letter).await.map(Some)
}

/// Enqueues the notice that the account was closed. It belongs to no account, so that it does not go with this one.
pub(super) async fn account_closed(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    let Some(email) = &account.email else { return Ok(None) };
    app.mail.enqueue(conn, None, &Letter::account_closed(email, account)).await.map(Some)
}

/// Enqueues the notice that there is another API key.
pub(super) async fn api_key_created(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::api_key_created).await
}

/// Enqueues the notice that the owner administers the service from now on.
pub(super) async fn administrator_granted(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::administrator_granted).await
}

/// Enqueues the notice that somebody signed in with a recovery code.
pub(super) async fn recovery_code_used(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::recovery_code_used).await
}

/// Enqueues the notice that an account was opened through another service, with its address.
pub(super) async fn social_account_opened(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::social_account_opened).await
}

/// Enqueues the notice that an identity at another service opens the account.
pub(super) async fn social_account_linked(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::social_account_linked).await
}

/// Enqueues the notice that one opens it no longer.
pub(super) async fn social_account_unlinked(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    enqueue(app, conn, account, Letter::social_account_unlinked).await
}

/// To the primary address, where there is one.
async fn enqueue(
    app: &App,
    conn: &Connection,
    account: &Account,
    wording: Wording,
) -> Result<Option<OutboxId>, DbError> {
    let Some(email) = &account.email else { return Ok(None) };
    app.mail.enqueue(conn, Some(account.id), &wording(email, account)).await.map(Some)
}

/// Delivers a notice. What it tells of has happened: a refusal changes nothing and is in the log.
pub(super) async fn tell(app: &App, notice: Option<OutboxId>) {
    if let Some(notice) = notice {
        let _ = app.mail.deliver(notice).await;
    }
}
