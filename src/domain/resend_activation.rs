//! A new activation link for an account that is not confirmed yet.

use super::email_address::EmailAddress;
use super::mailed_link::{self, LinkPurpose, LinkSecret, NotMailed};
use crate::app::App;
use crate::db::accounts::{self, Account, Confirmed};
use crate::db::mailed_tokens::{self, MailedToken};
use crate::db::{Connection, DbError, email_addresses};
use crate::error::Failure;
use crate::mail::{Letter, OutboxId};

/// Why no link was mailed.
#[derive(Debug, thiserror::Error)]
pub enum ResendError {
    /// There is nothing to confirm any more.
    #[error("the account is verified already")]
    AlreadyVerified,
    /// The mail was refused; an earlier link still counts.
    #[error("the activation mail was refused")]
    MailRefused,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for ResendError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<NotMailed> for ResendError {
    fn from(error: NotMailed) -> Self {
        match error {
            NotMailed::Refused => Self::MailRefused,
            NotMailed::Failed(failure) => Self::Failed(failure),
        }
    }
}

/// Mails a new link to the primary address of the account with this primary or secondary one; earlier links end.
/// Where there is no such account, or it is deactivated, nothing is mailed and nothing is said.
pub async fn resend_activation(app: &App, address: &EmailAddress) -> Result<(), ResendError> {
    let Some(account) = app.db.read(async |conn| accounts::by_address(conn, address.key()).await).await? else {
        return Ok(());
    };
    mail_link(app, &account, Wanted::Activation).await
}

/// What somebody asked for who is mailed an activation link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// That very link.
    Activation,
    /// A link to reset the password, which the account is not mailed before it is confirmed. Where nobody ever confirmed it,
    /// the password goes with the confirmation.
    PasswordReset,
}

/// Mails a new link to the primary address of the account, if it is active and has one.
pub(super) async fn mail_link(app: &App, account: &Account, wanted: Wanted) -> Result<(), ResendError> {
    if account.verified {
        return Err(ResendError::AlreadyVerified);
    }
    let Some(email) = account.email.as_deref().and_then(|email| EmailAddress::parse(email).ok()) else {
        return Ok(());
    };
    if !account.is_active {
        return Ok(());
    }
    let secret = LinkSecret::random(app)?;
    let letter = app.db.transaction(async |conn| write(app, conn, account, &email, &secret, wanted).await).await?;
    Ok(mailed_link::deliver(app, letter, &secret).await?)
}

async fn write(
    app: &App,
    conn: &Connection,
    account: &Account,
    email: &EmailAddress,
    secret: &LinkSecret,
    wanted: Wanted,
) -> Result<OutboxId, ResendError> {
    match accounts::lock(conn, account.id).await.map_err(DbError::from)? {
        Some(Confirmed::Now) => return Err(ResendError::AlreadyVerified),
        // Deleted meanwhile: the insert below would fail on its key, and nobody is left to tell.
        None => return Err(Failure::Unavailable.into()),
        Some(Confirmed::Formerly | Confirmed::Never) => {}
    }
    // Somebody gave the account another address meanwhile: a link to this one would void one to that.
    if !email_addresses::is_primary(conn, account.id, email.key()).await.map_err(DbError::from)? {
        return Err(Failure::Unavailable.into());
    }
    let row = MailedToken {
        drops_password: wanted == Wanted::PasswordReset,
        ..mailed_link::row(app, LinkPurpose::Activation, account.id, email.key(), secret)
    };
    mailed_tokens::replace(conn, &row).await.map_err(DbError::from)?;
    let letter = Letter::activation_resend(email.as_str(), account, secret.text());
    Ok(app.mail.enqueue(conn, Some(account.id), &letter).await?)
}
