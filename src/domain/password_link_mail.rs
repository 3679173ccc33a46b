//! Mailing links with which a password can be set: a new one instead of a forgotten one, or a first one.

use super::email_address::EmailAddress;
use super::mailed_link::{self, LinkPurpose, LinkSecret, NotMailed};
use super::resend_activation::{self, ResendError, Wanted};
use crate::app::App;
use crate::db::accounts::{self, Account};
use crate::db::{Connection, DbError, mailed_tokens};
use crate::error::Failure;
use crate::mail::{Letter, OutboxId};

/// Why no link was mailed.
#[derive(Debug, thiserror::Error)]
pub enum PasswordMailError {
    /// The address has to be confirmed first; a link for that is on its way to it.
    #[error("the account is not verified")]
    NotVerified,
    /// The mail was refused; an earlier link still counts.
    #[error("the mail was refused")]
    MailRefused,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for PasswordMailError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<NotMailed> for PasswordMailError {
    fn from(error: NotMailed) -> Self {
        match error {
            NotMailed::Refused => Self::MailRefused,
            NotMailed::Failed(failure) => Self::Failed(failure),
        }
    }
}

/// Mails a link that resets the password to the primary or secondary address that is named, as the account has it, not as
/// it was typed. Earlier links end. Where no active account has the address, nothing is mailed and nothing is said. An account that
/// is not confirmed is mailed an activation link instead, which drops the password where nobody ever confirmed the account.
pub async fn send_password_reset(app: &App, address: &EmailAddress) -> Result<(), PasswordMailError> {
    let Some(account) = app.db.read(async |conn| accounts::by_address(conn, address.key()).await).await? else {
        return Ok(());
    };
    if !account.is_active {
        return Ok(());
    }
    if !account.verified && !app.settings.accounts.allow_password_reset_not_verified {
        return match resend_activation::mail_link(app, &account, Wanted::PasswordReset).await {
            Ok(()) | Err(ResendError::AlreadyVerified) => Err(PasswordMailError::NotVerified),
            Err(ResendError::MailRefused) => Err(PasswordMailError::MailRefused),
            Err(ResendError::Failed(failure)) => Err(failure.into()),
        };
    }
    mail_link(app, LinkPurpose::PasswordReset, Letter::password_reset, account.id, address).await
}

/// Mails a link that sets the first password to the primary address of an account that was made without one. Earlier
/// links end. Where the account has no address, nothing is mailed.
pub async fn send_password_set(app: &App, account: &Account) -> Result<(), PasswordMailError> {
    let Some(address) = account.email.as_deref().and_then(|email| EmailAddress::parse(email).ok()) else {
        return Ok(());
    };
    mail_link(app, LinkPurpose::PasswordSet, Letter::password_set, account.id, &address).await
}

/// A letter with a link: recipient, account and token go in.
type Wording = fn(&str, &Account, &str) -> Letter;

async fn mail_link(
    app: &App,
    purpose: LinkPurpose,
    wording: Wording,
    account_id: i32,
    address: &EmailAddress,
) -> Result<(), PasswordMailError> {
    let secret = LinkSecret::random(app)?;
    let written =
        app.db.transaction(async |conn| write(app, conn, purpose, wording, account_id, address, &secret).await).await?;
    match written {
        Some(letter) => Ok(mailed_link::deliver(app, letter, &secret).await?),
        None => Ok(()),
    }
}

/// Writes link and mail; none where the address is not the account's any more.
async fn write(
    app: &App,
    conn: &Connection,
    purpose: LinkPurpose,
    wording: Wording,
    account_id: i32,
    address: &EmailAddress,
    secret: &LinkSecret,
) -> Result<Option<OutboxId>, DbError> {
    accounts::lock(conn, account_id).await?;
    let found = accounts::by_address(conn, address.key()).await?;
    let Some(account) = found.filter(|account| account.id == account_id && account.is_active) else { return Ok(None) };
    let addresses = [account.email.as_deref(), account.secondary_email.as_deref()];
    let is_named = |held: &&str| EmailAddress::lookup_key(held).as_deref() == Some(address.key());
    let Some(to) = addresses.into_iter().flatten().find(is_named) else { return Ok(None) };
    mailed_tokens::replace(conn, &mailed_link::row(app, purpose, account_id, address.key(), secret)).await?;
    let letter = wording(to, &account, secret.text());
    app.mail.enqueue(conn, Some(account_id), &letter).await.map(Some)
}
