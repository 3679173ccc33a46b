//! Notices: owners are told by mail what happened to their account, so that a thief cannot do it unseen.

use super::limits;
use crate::app::App;
use crate::db::accounts::Account;
use crate::db::{Connection, DbError};
use crate::mail::{Letter, OutboxId};

/// A notice: recipient and account go in.
type Wording = fn(&str, &Account) -> Letter;

macro_rules! notices {
    ($($(#[$said:meta])* $name:ident)+) => {$(
        $(#[$said])*
        pub(super) async fn $name(
            app: &App,
            conn: &Connection,
            account: &Account,
        ) -> Result<Option<OutboxId>, DbError> {
            enqueue(app, conn, account, Letter::$name).await
        }
    )+};
}

// Each is called as its letter is.
notices! {
    /// Enqueues the notice that the password was changed, with what it tells of.
    password_changed
    /// Enqueues the notice that the addresses were changed, with what it tells of. It goes to the address that was the primary
    /// one before: `account` is the account as it was.
    addresses_changed
    /// Enqueues the notice that somebody signed in from a device that was not known.
    new_device
    /// Enqueues the notice that a second factor is asked for from now on.
    second_factor_enabled
    /// Enqueues the notice that none is asked for any more.
    second_factor_disabled
    /// Enqueues the notice that there are other recovery codes.
    recovery_codes_replaced
    /// Enqueues the notice that there is another passkey.
    passkey_added
    /// Enqueues the notice that a passkey was removed.
    passkey_removed
    /// Enqueues the notice that there is another API key.
    api_key_created
    /// Enqueues the notice that the owner administers the service from now on.
    administrator_granted
    /// Enqueues the notice that somebody signed in with a recovery code.
    recovery_code_used
    /// Enqueues the notice that an account was opened through another service, with its address.
    social_account_opened
    /// Enqueues the notice that an identity at another service opens the account.
    social_account_linked
    /// Enqueues the notice that one opens it no longer.
    social_account_unlinked
}

/// Enqueues the notice that somebody asked to move the account to another address.
pub(super) async fn email_change_requested(
    app: &App,
    conn: &Connection,
    account: &Account,
    address: &str,
) -> Result<Option<OutboxId>, DbError> {
    let Some(email) = addressee(app, conn, account).await? else { return Ok(None) };
    let letter = Letter::email_change_requested(email, account, address);
    app.mail.enqueue(conn, Some(account.id), &letter).await.map(Some)
}

/// Enqueues the notice that the account was closed. It belongs to no account, so that it does not go with this one.
pub(super) async fn account_closed(
    app: &App,
    conn: &Connection,
    account: &Account,
) -> Result<Option<OutboxId>, DbError> {
    let Some(email) = addressee(app, conn, account).await? else { return Ok(None) };
    app.mail.enqueue(conn, None, &Letter::account_closed(email, account)).await.map(Some)
}

/// The primary address, where there is one. One that nobody confirmed may be somebody else's: it is told only so often.
async fn addressee<'a>(app: &App, conn: &Connection, account: &'a Account) -> Result<Option<&'a str>, DbError> {
    match account.email.as_deref() {
        Some(email) if account.verified || limits::may_mail(app, conn, email).await? => Ok(Some(email)),
        Some(_) | None => Ok(None),
    }
}

/// To the primary address, where there is one.
async fn enqueue(
    app: &App,
    conn: &Connection,
    account: &Account,
    wording: Wording,
) -> Result<Option<OutboxId>, DbError> {
    let Some(email) = addressee(app, conn, account).await? else { return Ok(None) };
    app.mail.enqueue(conn, Some(account.id), &wording(email, account)).await.map(Some)
}

/// Delivers a notice. What it tells of has happened: a refusal changes nothing and is in the log.
pub(super) async fn tell(app: &App, notice: Option<OutboxId>) {
    if let Some(notice) = notice {
        let _ = app.mail.deliver(notice).await;
    }
}
