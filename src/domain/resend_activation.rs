//! A new activation link for an account that is not confirmed yet.

use super::email_address::EmailAddress;
use super::mailed_link::{self, LinkSecret};
use crate::app::App;
use crate::db::accounts::{self, Account};
use crate::db::{Connection, DbError, mailed_tokens};
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

/// Mails a new link to the primary address of the account with this primary or secondary one; earlier links end.
/// Where there is no such account, or it is deactivated, nothing is mailed and nothing is said.
pub async fn resend_activation(app: &App, address: &EmailAddress) -> Result<(), ResendError> {
    let Some(account) = app.db.read(async |conn| accounts::by_address(conn, address.key()).await).await? else {
        return Ok(());
    };
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
    let letter = app.db.transaction(async |conn| write(app, conn, &account, &email, &secret).await).await?;
    if app.mail.deliver(letter).await.is_err() {
        app.db.transaction(async |conn| withdraw(conn, account.id, &secret).await).await?;
        return Err(ResendError::MailRefused);
    }
    Ok(())
}

async fn write(
    app: &App,
    conn: &Connection,
    account: &Account,
    email: &EmailAddress,
    secret: &LinkSecret,
) -> Result<OutboxId, ResendError> {
    match accounts::lock(conn, account.id).await.map_err(DbError::from)? {
        Some(true) => return Err(ResendError::AlreadyVerified),
        // Deleted meanwhile: the insert below would fail on its key, and nobody is left to tell.
        None => return Err(Failure::Unavailable.into()),
        Some(false) => {}
    }
    let row = mailed_link::activation(app, account.id, email.key(), secret);
    mailed_tokens::replace(conn, &row).await.map_err(DbError::from)?;
    let letter = Letter::activation(email.as_str(), &account.username, secret.text());
    Ok(app.mail.enqueue(conn, Some(account.id), &letter).await?)
}

/// In turn with other mails to the same account, one of which may have voided this link already.
async fn withdraw(conn: &Connection, account_id: i32, secret: &LinkSecret) -> Result<(), DbError> {
    accounts::lock(conn, account_id).await?;
    Ok(mailed_tokens::withdraw(conn, &secret.hash()).await?)
}
