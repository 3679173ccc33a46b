//! Another primary address, which counts when the link that is mailed there is followed, and not before.

use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::email_address::EmailAddress;
use super::mailed_link::{self, LinkPurpose, LinkSecret, NotMailed, Useless};
use super::notice;
use super::organization_invitation;
use super::password_proof::{ProofError, Proven};
use super::step_up::{self, Act, Shown, StepUpError};
use crate::app::App;
use crate::db::accounts::{self, Account, Confirmed, Sessions};
use crate::db::credentials::Credentials;
use crate::db::mailed_tokens::{self, MailedToken};
use crate::db::{
    Connection, DbError, devices, email_addresses, one_time_codes, second_factors, sessions, sign_in_attempts,
    social_identities,
};
use crate::error::Failure;
use crate::mail::{Letter, OutboxId};

/// Why no link was mailed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeEmailError {
    /// Nothing proved who asks.
    #[error(transparent)]
    Unproven(#[from] StepUpError),
    /// The mail to the address was refused; an earlier link still counts.
    #[error("the mail was refused")]
    MailRefused,
}

impl From<ProofError> for ChangeEmailError {
    fn from(error: ProofError) -> Self {
        Self::Unproven(error.into())
    }
}

impl From<DbError> for ChangeEmailError {
    fn from(error: DbError) -> Self {
        Self::Unproven(error.into())
    }
}

impl From<Failure> for ChangeEmailError {
    fn from(error: Failure) -> Self {
        Self::Unproven(error.into())
    }
}

impl From<NotMailed> for ChangeEmailError {
    fn from(error: NotMailed) -> Self {
        match error {
            NotMailed::Refused => Self::MailRefused,
            NotMailed::Failed(failure) => failure.into(),
        }
    }
}

/// What came of asking for another address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requested {
    /// A mail is on its way to the address, whether or not it can become the caller's.
    Mailed,
    /// It is the primary address already, and is written now as it was typed.
    Present,
}

/// Mails a link to the address that is to become the primary one of a caller who stepped up, and tells the owner at the
/// present one. Where the address is another account's, that one is mailed instead and nothing else differs, the end of an
/// earlier link included: whoever asks cannot tell. An own secondary address is as good as a free one.
pub async fn request(
    app: &App,
    caller: &Caller,
    address: &EmailAddress,
    shown: Shown,
) -> Result<Requested, ChangeEmailError> {
    let proven = step_up::prove(app, caller, Act::ChangeEmail, shown).await?;
    if is_held(caller.account.email.as_deref(), address.key()) {
        rewrite(app, caller, &proven, address).await?;
        return Ok(Requested::Present);
    }
    let secret = LinkSecret::random(app)?;
    let (told, letter) =
        app.db.transaction(async |conn| write_link(app, conn, caller, &proven, address, &secret).await).await?;
    notice::tell(app, told).await;
    mailed_link::deliver(app, letter, &secret).await?;
    Ok(Requested::Mailed)
}

/// Whether an address that an account has is the one with this key.
fn is_held(held: Option<&str>, key: &str) -> bool {
    held.and_then(EmailAddress::lookup_key).as_deref() == Some(key)
}

/// Whoever asks for the present address wants no other: a link to one, perhaps of a thief, is void.
async fn rewrite(app: &App, caller: &Caller, proven: &Proven, address: &EmailAddress) -> Result<(), ChangeEmailError> {
    let now = app.clock.now();
    app.db
        .transaction(async |conn| {
            let (id, key) = (proven.lock(conn).await?, address.key());
            mailed_tokens::void_email_changes(conn, id, now).await.map_err(DbError::from)?;
            if caller.account.email.as_deref() == Some(address.as_str()) {
                return Ok(());
            }
            let written = email_addresses::move_primary(conn, id, Some(key), key, address.as_str()).await;
            // It may have moved meanwhile.
            if written.map_err(DbError::from)? { Ok(()) } else { Err(Failure::Unavailable.into()) }
        })
        .await
}

/// Notice and link. The link of an address that is another's is kept like any other, and nobody is told its token.
async fn write_link(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    proven: &Proven,
    address: &EmailAddress,
    secret: &LinkSecret,
) -> Result<(Option<OutboxId>, OutboxId), ChangeEmailError> {
    let id = proven.lock(conn).await?;
    let owner = accounts::by_address(conn, address.key()).await.map_err(DbError::from)?;
    let row = MailedToken {
        address: Some(address.as_str().to_owned()),
        ..mailed_link::row(app, LinkPurpose::EmailChange, id, address.key(), secret)
    };
    mailed_tokens::replace(conn, &row).await.map_err(DbError::from)?;
    audit::note(app, conn, Note::by(caller, Action::EmailChangeRequested)).await?;
    let account = &caller.account;
    let told = notice::email_change_requested(app, conn, account, address.as_str()).await?;
    let (concerned, letter) = match owner.filter(|owner| owner.id != id) {
        // It hangs on no row of theirs: two who ask for each other's address would wait for each other.
        Some(owner) => (None, Letter::email_change_taken(address.as_str(), &owner)),
        None => (Some(id), Letter::email_change(address.as_str(), account, secret.text())),
    };
    Ok((told, app.mail.enqueue(conn, concerned, &letter).await?))
}

/// Why an address does not become the primary one.
#[derive(Debug, thiserror::Error)]
pub enum ConfirmChangeError {
    /// Never issued, for something else, used, or voided by a newer link or a change of password or address.
    #[error("the link is not valid")]
    InvalidToken,
    /// Its time has passed.
    #[error("the link has expired")]
    Expired,
    /// The address became somebody else's meanwhile.
    #[error("the address is taken")]
    AddressTaken,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<Useless> for ConfirmChangeError {
    fn from(error: Useless) -> Self {
        match error {
            Useless::Invalid => Self::InvalidToken,
            Useless::Expired => Self::Expired,
        }
    }
}

impl From<DbError> for ConfirmChangeError {
    fn from(error: DbError) -> Self {
        if error.is_conflict_with(email_addresses::ADDRESS_TAKEN) {
            Self::AddressTaken
        } else {
            Self::Failed(error.into())
        }
    }
}

/// Makes the address that the link was mailed to the primary one of its account, and a confirmed one. All other links end,
/// and so do codes and sign-ins that wait for one, since they were mailed to the former address, where the owner is told.
/// Sessions go on; but where nobody ever confirmed an address of the account, and the link is not followed from one of its
/// sessions, they end and its second factors go, as with an activation link: a stranger may have sent it.
///
/// Nobody asks first whether the address is free: of any number of accounts that follow links to one address at the same
/// time exactly one gets it.
pub async fn confirm(app: &App, token: &str, caller: Option<&Caller>) -> Result<(), ConfirmChangeError> {
    let hash = mailed_link::hash(token);
    let caller_id = caller.map(|caller| caller.account.id);
    let told = app.db.transaction(async |conn| move_account(app, conn, &hash, caller_id).await).await?;
    notice::tell(app, told).await;
    Ok(())
}

async fn move_account(
    app: &App,
    conn: &Connection,
    hash: &[u8],
    caller_id: Option<i32>,
) -> Result<Option<OutboxId>, ConfirmChangeError> {
    let link = mailed_tokens::find(conn, hash).await.map_err(DbError::from)?.ok_or(ConfirmChangeError::InvalidToken)?;
    mailed_link::check(app, &link, LinkPurpose::EmailChange)?;
    let confirmed = accounts::lock(conn, link.account_id).await.map_err(DbError::from)?;
    let confirmed = confirmed.ok_or(ConfirmChangeError::InvalidToken)?;
    // Read once more under the lock: its addresses are as they will stay.
    let found = mailed_tokens::find_with_account(conn, hash).await.map_err(DbError::from)?;
    let (link, Credentials { account, .. }) =
        found.filter(|(_, found)| found.account.is_active).ok_or(ConfirmChangeError::InvalidToken)?;
    if !mailed_tokens::mark_used(conn, hash, app.clock.now()).await.map_err(DbError::from)? {
        return Err(ConfirmChangeError::InvalidToken);
    }
    write_address(conn, &account, &link).await?;
    let outcome = match confirmed {
        // Who came through another service and had no address yet asked for this one: as much an owner as who moves.
        _ if account.email.is_none() && is_of_service(conn, account.id).await? => Sessions::Keep,
        Confirmed::Never if caller_id != Some(account.id) => Sessions::End,
        Confirmed::Never | Confirmed::Formerly | Confirmed::Now => Sessions::Keep,
    };
    end_what_hung_on_it(app, conn, account.id, outcome).await?;
    organization_invitation::take_up(app, conn, account.id, &link.address_key).await?;
    audit::note(app, conn, Note::by_link(&account, Action::AddressesChanged)).await?;
    Ok(notice::addresses_changed(app, conn, &account).await?)
}

/// Whether an identity at another service opens the account.
async fn is_of_service(conn: &Connection, id: i32) -> Result<bool, DbError> {
    Ok(!social_identities::of(conn, id).await?.is_empty())
}

async fn write_address(conn: &Connection, account: &Account, link: &MailedToken) -> Result<(), ConfirmChangeError> {
    let Some(address) = &link.address else { return Err(ConfirmChangeError::InvalidToken) };
    if is_held(account.secondary_email.as_deref(), &link.address_key) {
        email_addresses::remove_secondary(conn, account.id).await.map_err(DbError::from)?;
    }
    let former = account.email.as_deref().and_then(EmailAddress::lookup_key);
    let moved = email_addresses::move_primary(conn, account.id, former.as_deref(), &link.address_key, address).await;
    if moved.map_err(DbError::from)? { Ok(()) } else { Err(Failure::Unavailable.into()) }
}

/// Links, codes and waiting sign-ins; sessions, second factors and passkeys only where they may be a stranger's.
async fn end_what_hung_on_it(app: &App, conn: &Connection, id: i32, outcome: Sessions) -> Result<(), DbError> {
    let now = app.clock.now();
    accounts::set_verified(conn, id, outcome).await?;
    mailed_tokens::void_all(conn, id, now).await?;
    one_time_codes::void_all(conn, id, now).await?;
    sign_in_attempts::spend_all(conn, id, now).await?;
    devices::distrust_all(conn, id).await?;
    if outcome != Sessions::Keep {
        sessions::end_all(conn, id, now).await?;
        second_factors::remove_all_of_stranger(conn, id).await?;
    }
    Ok(())
}
