//! Setting a password with a mailed link, by somebody who is not signed in.

use super::audit::{self, Action, Note};
use super::django_link;
use super::email_address::EmailAddress;
use super::guess::{self, Target};
use super::mailed_link::{self, LinkPurpose, Useless};
use super::notice;
use super::organization_invitation;
use super::password_change;
use super::password_rules::{About, NewPassword, NewPasswordErrors};
use super::takeover;
use crate::app::App;
use crate::crypto::password::HashError;
use crate::db::accounts::{self, Account, Confirmed, Sessions};
use crate::db::credentials::Credentials;
use crate::db::mailed_tokens::{self, MailedToken};
use crate::db::{Connection, DbError, email_addresses};
use crate::error::Failure;
use crate::mail::OutboxId;

/// Why no password was set.
#[derive(Debug, thiserror::Error)]
pub enum PasswordLinkError {
    /// Never issued, for something else, used, or voided by a newer link or a change of password or address.
    #[error("the link is not valid")]
    InvalidToken,
    /// Its time has passed.
    #[error("the link has expired")]
    Expired,
    /// The new password does not do.
    #[error(transparent)]
    Refused(#[from] NewPasswordErrors),
    /// There is a password already, so this is not the first one.
    #[error("the account has a password already")]
    AlreadySet,
    /// Too many passwords wait to be hashed.
    #[error("too many passwords wait to be hashed")]
    Busy,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<Useless> for PasswordLinkError {
    fn from(error: Useless) -> Self {
        match error {
            Useless::Invalid => Self::InvalidToken,
            Useless::Expired => Self::Expired,
        }
    }
}

impl From<HashError> for PasswordLinkError {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => Self::Busy,
            HashError::Failed => Self::Failed(Failure::internal(&error)),
        }
    }
}

impl From<DbError> for PasswordLinkError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// Sets a new password instead of a forgotten one. `typed` is the new password, twice. Where it is said which address the
/// link was mailed to, it must be that one. Where that is the primary one, the account counts as verified. Its sessions and its other links end, and its owner
/// is told by mail.
pub async fn reset_password(
    app: &App,
    token: &str,
    mailed_to: Option<&str>,
    typed: [String; 2],
) -> Result<(), PasswordLinkError> {
    let hash = mailed_link::hash(token);
    let (link, found) = find(app, LinkPurpose::PasswordReset, token, &hash).await?;
    if mailed_to.is_some_and(|typed| EmailAddress::lookup_key(typed).as_deref() != Some(&*link.address_key)) {
        return Err(PasswordLinkError::InvalidToken);
    }
    let [first, second] = typed;
    let password = NewPassword::parse(first, second, &About::of(&found.account))?;
    let encoded = app.passwords.hash(password.into_inner()).await?;
    let account = &found.account;
    let told = app
        .db
        .transaction(async |conn| {
            write(app, conn, account, &link, &encoded).await?;
            Ok::<Option<OutboxId>, PasswordLinkError>(notice::password_changed(app, conn, account).await?)
        })
        .await?;
    notice::tell(app, told).await;
    Ok(())
}

/// Sets the first password of an account. `typed` is the password, twice. The account counts as verified, its sessions and
/// its other links end.
pub async fn set_first_password(app: &App, token: &str, typed: [String; 2]) -> Result<(), PasswordLinkError> {
    let hash = mailed_link::hash(token);
    let (link, found) = find(app, LinkPurpose::PasswordSet, token, &hash).await?;
    let [first, second] = typed;
    let password = NewPassword::parse(first, second, &About::of(&found.account))?;
    // Tables of Django mark a password that can never be right with an exclamation mark.
    if found.password.is_some_and(|encoded| !encoded.starts_with('!')) {
        return Err(PasswordLinkError::AlreadySet);
    }
    let encoded = app.passwords.hash(password.into_inner()).await?;
    app.db.transaction(async |conn| write(app, conn, &found.account, &link, &encoded).await).await
}

/// A usable link, and the account that it was mailed to.
async fn find(
    app: &App,
    purpose: LinkPurpose,
    token: &str,
    hash: &[u8],
) -> Result<(MailedToken, Credentials), PasswordLinkError> {
    if app.settings.accounts.django_secret_key.is_none() {
        let found = app.db.read(async |conn| mailed_tokens::find_with_account(conn, hash).await).await?;
        return usable(app, purpose, found);
    }
    // A link of a former service gets its row here; where it turns out to be of no use, it loses it again.
    app.db
        .transaction(async |conn| {
            django_link::adopt(app, conn, token, purpose.name(), purpose.lifetime(app)).await?;
            usable(app, purpose, mailed_tokens::find_with_account(conn, hash).await.map_err(DbError::from)?)
        })
        .await
}

fn usable(
    app: &App,
    purpose: LinkPurpose,
    found: Option<(MailedToken, Credentials)>,
) -> Result<(MailedToken, Credentials), PasswordLinkError> {
    let (link, credentials) = found.ok_or(PasswordLinkError::InvalidToken)?;
    mailed_link::check(app, &link, purpose)?;
    let is_usable = link.used_at.is_none() && link.superseded_by.is_none() && credentials.account.is_active;
    if is_usable { Ok((link, credentials)) } else { Err(PasswordLinkError::InvalidToken) }
}

/// Uses the link. Of any number of uses at the same time one succeeds.
async fn write(
    app: &App,
    conn: &Connection,
    account: &Account,
    link: &MailedToken,
    encoded: &str,
) -> Result<(), PasswordLinkError> {
    let now = app.clock.now();
    let confirmed = accounts::lock(conn, account.id).await.map_err(DbError::from)?;
    let confirmed = confirmed.ok_or(PasswordLinkError::InvalidToken)?;
    if !mailed_tokens::mark_used(conn, &link.token_hash, now).await.map_err(DbError::from)? {
        return Err(PasswordLinkError::InvalidToken);
    }
    password_change::replace(conn, account.id, encoded, now).await.map_err(DbError::from)?;
    guess::forget(app, conn, Target::Password(account.id)).await?;
    audit::note(app, conn, Note::by_link(account, Action::PasswordReset)).await?;
    if confirmed == Confirmed::Now {
        return Ok(());
    }
    // Whoever reads what is mailed to the address has no part in these, and a stranger may: the address is not confirmed.
    takeover::remove_ways_in(conn, account.id, confirmed).await?;
    // A link that was mailed to the secondary address proves nothing of a primary one that nobody confirmed.
    if !email_addresses::is_primary(conn, account.id, &link.address_key).await.map_err(DbError::from)? {
        return Ok(());
    }
    takeover::remove_other_mailboxes(conn, account.id, now).await?;
    accounts::set_verified(conn, account.id, Sessions::Keep).await.map_err(DbError::from)?;
    Ok(organization_invitation::take_up(app, conn, account.id, &link.address_key).await?)
}
