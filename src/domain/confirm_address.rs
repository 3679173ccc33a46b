//! Confirming the primary address with a mailed link.

use super::audit::{self, Action};
use super::authenticate::Caller;
use super::django_link;
use super::mailed_link::{self, LinkPurpose, Useless};
use super::{organization_invitation, takeover};
use crate::app::App;
use crate::db::accounts::{self, Confirmed, Sessions};
use crate::db::{
    Connection, DbError, devices, email_addresses, mailed_tokens, one_time_codes, sessions, sign_in_attempts,
};
use crate::error::Failure;

/// Why the address is not confirmed by this link.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfirmError {
    /// Never issued, for something else, used, or superseded by a newer link.
    #[error("the link is not valid")]
    InvalidToken,
    /// Its time has passed.
    #[error("the link has expired")]
    Expired,
    /// There is nothing to confirm any more.
    #[error("the account is verified already")]
    AlreadyVerified,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for ConfirmError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Useless> for ConfirmError {
    fn from(error: Useless) -> Self {
        match error {
            Useless::Invalid => Self::InvalidToken,
            Useless::Expired => Self::Expired,
        }
    }
}

/// What became of the password when the address was confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Password {
    /// It is right as before.
    Kept,
    /// None is right until another one is set.
    Dropped,
}

/// Confirms the address that the link was mailed to. Where the link is not used from a session of the account, and nobody
/// has confirmed an address of it before, its sessions end, its second factors and passkeys go: whoever registered somebody else's
/// address and waited is out. Who confirmed one before keeps them.
///
/// Outside, the password goes too if the link was mailed in answer to a request for a password reset: whoever asked for that
/// wants another one, and the one that is there may be that of the stranger, who could sign in again with it, add a second
/// address, and be the owner for good. Where another address was confirmed before, whoever did that may have moved the account
/// to an address of somebody else: then all else that opens it goes too ([`takeover`]), but no second factor, since
/// another address is no way around one. Links that were mailed for their own sake leave it, since most of those
/// who follow them on another device chose it themselves.
pub async fn confirm_address(app: &App, token: &str, caller: Option<&Caller>) -> Result<Password, ConfirmError> {
    confirm(app, token, caller).await.map(|confirmed| confirmed.password)
}

/// An address that is confirmed now.
pub(super) struct ConfirmedAddress {
    /// Whose it is.
    pub(super) account_id: i32,
    /// The address, case folded.
    pub(super) address_key: String,
    password: Password,
}

/// As [`confirm_address`], and tells what it confirmed.
pub(super) async fn confirm(app: &App, token: &str, caller: Option<&Caller>) -> Result<ConfirmedAddress, ConfirmError> {
    let hash = mailed_link::hash(token);
    let caller_id = caller.map(|caller| caller.account.id);
    let lifetime = app.settings.accounts.expiration_activation_token;
    app.db
        .transaction(async |conn| {
            django_link::adopt(app, conn, token, mailed_tokens::ACTIVATION, lifetime).await?;
            write(app, conn, &hash, caller_id).await
        })
        .await
}

async fn write(
    app: &App,
    conn: &Connection,
    hash: &[u8],
    caller_id: Option<i32>,
) -> Result<ConfirmedAddress, ConfirmError> {
    let now = app.clock.now();
    let link = mailed_tokens::find(conn, hash).await.map_err(DbError::from)?.ok_or(ConfirmError::InvalidToken)?;
    mailed_link::check(app, &link, LinkPurpose::Activation)?;
    let is_caller = caller_id == Some(link.account_id);
    let confirmed = accounts::lock(conn, link.account_id).await.map_err(DbError::from)?;
    let confirmed = confirmed.ok_or(ConfirmError::InvalidToken)?;
    let outcome = match confirmed {
        Confirmed::Now => return Err(ConfirmError::AlreadyVerified),
        Confirmed::Never | Confirmed::Formerly if is_caller => Sessions::Keep,
        Confirmed::Never | Confirmed::Formerly if link.drops_password => Sessions::EndWithPassword,
        Confirmed::Never => Sessions::End,
        // Most of those who moved follow the link on another device; nobody asked for a way in.
        Confirmed::Formerly => Sessions::Keep,
    };
    // Whatever changes the address voids the links; should anything not, a link still proves no other than its own.
    let proves = email_addresses::is_primary(conn, link.account_id, &link.address_key).await.map_err(DbError::from)?;
    if !proves {
        return Err(ConfirmError::InvalidToken);
    }
    if !mailed_tokens::mark_used(conn, hash, now).await.map_err(DbError::from)? {
        return Err(ConfirmError::InvalidToken);
    }
    accounts::set_verified(conn, link.account_id, outcome).await.map_err(DbError::from)?;
    if outcome != Sessions::Keep {
        // Whatever a stranger left in the account, or who had it under another address. Links to an address of theirs go with
        // the sessions; those to this address prove it once more, and stay.
        one_time_codes::void_all(conn, link.account_id, now).await.map_err(DbError::from)?;
        sign_in_attempts::spend_all(conn, link.account_id, now).await.map_err(DbError::from)?;
        devices::distrust_all(conn, link.account_id).await.map_err(DbError::from)?;
        sessions::end_all(conn, link.account_id, now).await.map_err(DbError::from)?;
        takeover::remove_ways_in(conn, link.account_id, confirmed).await?;
        if confirmed == Confirmed::Formerly {
            takeover::remove_other_mailboxes(conn, link.account_id, now).await?;
        }
    }
    organization_invitation::take_up(app, conn, link.account_id, &link.address_key).await?;
    audit::note_by_link(app, conn, link.account_id, Action::EmailConfirmed).await?;
    let password = match outcome {
        Sessions::Keep | Sessions::End => Password::Kept,
        Sessions::EndWithPassword => Password::Dropped,
    };
    Ok(ConfirmedAddress { account_id: link.account_id, address_key: link.address_key, password })
}
