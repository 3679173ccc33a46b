//! The secondary address: a link is mailed to it, following the link adds it; it changes places with the primary one, or
//! goes again.

use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::django_link;
use super::email_address::{EmailAddress, EmailAddressError};
use super::mailed_link::{self, LinkPurpose, LinkSecret, NotMailed, Useless};
use super::notice;
use super::organization_invitation;
use super::password_proof::{self, ProofError, Proven};
use crate::app::App;
use crate::db::accounts::{self, Account, Confirmed};
use crate::db::credentials::Credentials;
use crate::db::email_addresses::{self, NewEmailAddress};
use crate::db::mailed_tokens::{self, MailedToken};
use crate::db::{Connection, DbError};
use crate::error::Failure;
use crate::mail::{Letter, OutboxId};

/// Why no link was mailed to a new address.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// The password was not proved.
    #[error(transparent)]
    Unproven(#[from] ProofError),
    /// What was typed is no address.
    #[error("the address is none")]
    Refused(Vec<EmailAddressError>),
    /// It is somebody's primary or secondary address, perhaps the caller's own.
    #[error("the address is taken")]
    AddressTaken,
    /// The mail was refused; an earlier link still counts.
    #[error("the mail was refused")]
    MailRefused,
}

impl From<DbError> for AddError {
    fn from(error: DbError) -> Self {
        Self::Unproven(error.into())
    }
}

impl From<Failure> for AddError {
    fn from(failure: Failure) -> Self {
        Self::Unproven(failure.into())
    }
}

impl From<NotMailed> for AddError {
    fn from(error: NotMailed) -> Self {
        match error {
            NotMailed::Refused => Self::MailRefused,
            NotMailed::Failed(failure) => failure.into(),
        }
    }
}

/// Mails a link to an address that is to become the secondary one of a caller who knows the password. The account is as it
/// was until the link is followed.
pub async fn send_activation(app: &App, caller: &Caller, typed: &str, password: String) -> Result<(), AddError> {
    let proven = password_proof::prove(app, caller, password).await?;
    let address = EmailAddress::parse(typed).map_err(AddError::Refused)?;
    if app.db.read(async |conn| email_addresses::is_taken(conn, address.key()).await).await? {
        return Err(AddError::AddressTaken);
    }
    let secret = LinkSecret::random(app)?;
    let account = &caller.account;
    let letter =
        app.db.transaction(async |conn| write_link(app, conn, &proven, account, &address, &secret).await).await?;
    Ok(mailed_link::deliver(app, letter, &secret).await?)
}

async fn write_link(
    app: &App,
    conn: &Connection,
    proven: &Proven,
    account: &Account,
    address: &EmailAddress,
    secret: &LinkSecret,
) -> Result<OutboxId, AddError> {
    let id = proven.lock(conn).await?;
    let row = MailedToken {
        address: Some(address.as_str().to_owned()),
        ..mailed_link::row(app, LinkPurpose::ActivationSecondaryEmail, id, address.key(), secret)
    };
    mailed_tokens::replace(conn, &row).await.map_err(DbError::from)?;
    let letter = Letter::activation_secondary_email(address.as_str(), account, secret.text());
    Ok(app.mail.enqueue(conn, Some(id), &letter).await?)
}

/// Why an address does not become the secondary one.
#[derive(Debug, thiserror::Error)]
pub enum AdoptError {
    /// Never issued, for something else, or voided by a newer link or a change of password or address.
    #[error("the link is not valid")]
    InvalidToken,
    /// Its time has passed.
    #[error("the link has expired")]
    Expired,
    /// The address became somebody's meanwhile, perhaps by this very link.
    #[error("the address is taken")]
    AddressTaken,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<Useless> for AdoptError {
    fn from(error: Useless) -> Self {
        match error {
            Useless::Invalid => Self::InvalidToken,
            Useless::Expired => Self::Expired,
        }
    }
}

impl From<DbError> for AdoptError {
    fn from(error: DbError) -> Self {
        if error.is_conflict_with(email_addresses::ADDRESS_TAKEN) {
            Self::AddressTaken
        } else {
            Self::Failed(error.into())
        }
    }
}

/// Makes the address that the link was mailed to the secondary one of its account, instead of an earlier one. Nobody asks
/// first whether it is free: of any number of accounts that follow links to one address at the same time exactly one gets
/// it. The owner is told by mail at the primary address.
pub async fn adopt(app: &App, token: &str) -> Result<(), AdoptError> {
    let (purpose, hash) = (LinkPurpose::ActivationSecondaryEmail, mailed_link::hash(token));
    let told = app
        .db
        .transaction(async |conn| {
            django_link::adopt(app, conn, token, purpose.name(), purpose.lifetime(app)).await?;
            let found = mailed_tokens::find_with_account(conn, &hash).await.map_err(DbError::from)?;
            let (link, account) = usable(app, found)?;
            write_address(app, conn, &account, &link).await
        })
        .await?;
    notice::tell(app, told).await;
    Ok(())
}

fn usable(app: &App, found: Option<(MailedToken, Credentials)>) -> Result<(MailedToken, Account), AdoptError> {
    let (link, Credentials { account, .. }) = found.ok_or(AdoptError::InvalidToken)?;
    mailed_link::check(app, &link, LinkPurpose::ActivationSecondaryEmail)?;
    if account.is_active { Ok((link, account)) } else { Err(AdoptError::InvalidToken) }
}

async fn write_address(
    app: &App,
    conn: &Connection,
    account: &Account,
    link: &MailedToken,
) -> Result<Option<OutboxId>, AdoptError> {
    let now = app.clock.now();
    let MailedToken { token_hash, address_key, address: Some(address), .. } = link else {
        return Err(AdoptError::InvalidToken);
    };
    accounts::lock(conn, account.id).await.map_err(DbError::from)?.ok_or(AdoptError::InvalidToken)?;
    if !mailed_tokens::mark_used(conn, token_hash, now).await.map_err(DbError::from)? {
        let taken = email_addresses::is_taken(conn, address_key).await.map_err(DbError::from)?;
        return Err(if taken { AdoptError::AddressTaken } else { AdoptError::InvalidToken });
    }
    email_addresses::remove_secondary(conn, account.id).await.map_err(DbError::from)?;
    let row = NewEmailAddress { address_key, account_id: account.id, kind: email_addresses::SECONDARY, address };
    email_addresses::insert(conn, &row).await.map_err(DbError::from)?;
    mailed_tokens::void_all(conn, account.id, now).await.map_err(DbError::from)?;
    organization_invitation::take_up(app, conn, account.id, address_key).await?;
    audit::note(app, conn, Note::by_link(account, Action::AddressesChanged)).await?;
    Ok(notice::addresses_changed(app, conn, account).await?)
}

/// Why the addresses stay as they are.
#[derive(Debug, thiserror::Error)]
pub enum SecondaryError {
    /// There is no secondary address.
    #[error("there is no secondary address")]
    SecondaryRequired,
    /// The password was not proved.
    #[error(transparent)]
    Unproven(#[from] ProofError),
}

impl From<DbError> for SecondaryError {
    fn from(error: DbError) -> Self {
        Self::Unproven(error.into())
    }
}

/// What is done with a secondary address.
#[derive(Debug, Clone, Copy)]
enum Act {
    Swap,
    Remove,
}

/// Lets the primary and the secondary address of a caller who knows the password change places. The owner is told by mail
/// at the address that was the primary one.
pub async fn swap(app: &App, caller: &Caller, password: String) -> Result<(), SecondaryError> {
    change(app, caller, password, Act::Swap).await
}

/// Removes the secondary address of a caller who knows the password. The owner is told by mail at the primary address.
pub async fn remove(app: &App, caller: &Caller, password: String) -> Result<(), SecondaryError> {
    change(app, caller, password, Act::Remove).await
}

async fn change(app: &App, caller: &Caller, password: String, act: Act) -> Result<(), SecondaryError> {
    if caller.account.secondary_email.is_none() {
        return Err(SecondaryError::SecondaryRequired);
    }
    let proven = password_proof::prove(app, caller, password).await?;
    let now = app.clock.now();
    let told = app
        .db
        .transaction(async |conn| {
            let id = proven.lock(conn).await?;
            // Swapping would make a secondary address, which counts as confirmed, of a primary one that came meanwhile.
            if accounts::lock(conn, id).await.map_err(DbError::from)? != Some(Confirmed::Now) {
                return Err(ProofError::from(Failure::Unavailable).into());
            }
            let done = match act {
                Act::Swap => email_addresses::swap(conn, id).await,
                Act::Remove => email_addresses::remove_secondary(conn, id).await,
            };
            if !done.map_err(DbError::from)? {
                return Err(SecondaryError::SecondaryRequired);
            }
            mailed_tokens::void_all(conn, id, now).await.map_err(DbError::from)?;
            audit::note(app, conn, Note::by(caller, Action::AddressesChanged)).await?;
            Ok(notice::addresses_changed(app, conn, &caller.account).await?)
        })
        .await?;
    notice::tell(app, told).await;
    Ok(())
}
