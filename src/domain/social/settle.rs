//! Whose account an identity opens: the one that it belongs to, the one that has its address, or a new one.

use super::super::audit::{self, Action};
use super::super::email_address::EmailAddress;
use super::super::username::Username;
use super::super::{notice, organization_invitation, takeover};
use super::{Identity, ProofError};
use crate::app::App;
use crate::crypto::ids;
use crate::db::accounts::{self, Account, Confirmed, NewAccount, Sessions};
use crate::db::email_addresses::{self, NewEmailAddress};
use crate::db::social_identities::{self, SocialIdentity};
use crate::db::{Connection, DbError, devices, one_time_codes, sessions, sign_in_attempts};
use crate::error::Failure;
use crate::mail::OutboxId;
use uuid::Uuid;

/// An account that an identity opens.
pub(super) struct Settled {
    pub(super) account_id: i32,
    /// Tells the owner.
    pub(super) notice: Option<OutboxId>,
}

/// What a vouched address led to.
struct Vouched {
    settled: Settled,
    /// What becomes of sessions and password where the address is confirmed by this, and was not before.
    confirms: Option<Sessions>,
}

/// Why an identity opens no account.
pub(super) enum NotSettled {
    Unproven(ProofError),
    /// The account with its address has another identity of the same service.
    AlreadyLinked,
    /// The account with its address is deactivated.
    Deactivated,
    /// Somebody did the same at the same time: what they did counts, once it is looked at.
    Again,
}

impl From<ProofError> for NotSettled {
    fn from(error: ProofError) -> Self {
        Self::Unproven(error)
    }
}

impl From<Failure> for NotSettled {
    fn from(error: Failure) -> Self {
        Self::Unproven(error.into())
    }
}

impl From<DbError> for NotSettled {
    fn from(error: DbError) -> Self {
        Self::Unproven(error.into())
    }
}

/// What a new account needs that is drawn at random.
pub(super) struct Draft {
    uuid: Uuid,
    username: Username,
}

impl Draft {
    pub(super) fn draw(app: &App) -> Result<Self, Failure> {
        Ok(Self { uuid: ids::uuid(&*app.random)?, username: Username::random(&*app.random)? })
    }
}

/// Takes the proof of an identity and finds, links, takes over or makes its account. Constraints decide who is first.
pub(super) async fn settle(
    app: &App,
    conn: &Connection,
    identity: &Identity,
    draft: &Draft,
) -> Result<Settled, NotSettled> {
    identity.take(app, conn).await?;
    let owner = social_identities::owner(conn, identity.provider.name(), &identity.subject).await;
    if let Some(account_id) = owner.map_err(DbError::from)? {
        return Ok(Settled { account_id, notice: None });
    }
    let Some(email) = &identity.email else {
        let account_id = make(app, conn, identity, draft).await?;
        return Ok(Settled { account_id, notice: None });
    };
    let found = accounts::by_address(conn, email.key()).await.map_err(DbError::from)?;
    let Vouched { settled, confirms } = match found {
        Some(account) => adopt(app, conn, identity, email, &account).await?,
        None => open(app, conn, identity, email, draft).await?,
    };
    if let Some(sessions) = confirms {
        // The one place where an address is confirmed by the word of a service.
        accounts::set_verified(conn, settled.account_id, sessions).await.map_err(DbError::from)?;
        organization_invitation::take_up(app, conn, settled.account_id, email.key()).await?;
        audit::note_by_link(app, conn, settled.account_id, Action::EmailConfirmed).await?;
    }
    Ok(settled)
}

/// Makes an account with the address, and tells its owner.
async fn open(
    app: &App,
    conn: &Connection,
    identity: &Identity,
    email: &EmailAddress,
    draft: &Draft,
) -> Result<Vouched, NotSettled> {
    let account_id = make(app, conn, identity, draft).await?;
    let (address_key, address) = (email.key(), email.as_str());
    let row = NewEmailAddress { address_key, account_id, kind: email_addresses::PRIMARY, address };
    if !email_addresses::insert_if_free(conn, &row).await.map_err(DbError::from)? {
        return Err(NotSettled::Again);
    }
    let account = accounts::by_address(conn, email.key()).await.map_err(DbError::from)?.ok_or(NotSettled::Again)?;
    let notice = notice::social_account_opened(app, conn, &account).await?;
    Ok(Vouched { settled: Settled { account_id, notice }, confirms: Some(Sessions::Keep) })
}

/// Makes an account without address and password.
async fn make(app: &App, conn: &Connection, identity: &Identity, draft: &Draft) -> Result<i32, NotSettled> {
    let new = NewAccount {
        uuid: draft.uuid,
        username: draft.username.as_str(),
        username_key: draft.username.key(),
        first_name: &identity.first_name,
        last_name: &identity.last_name,
        password: None,
        created_at: app.clock.now(),
    };
    let id = accounts::insert(conn, &new).await.map_err(DbError::from)?;
    if !social_identities::insert_if_free(conn, &row(app, identity, id)).await.map_err(DbError::from)? {
        return Err(NotSettled::Again);
    }
    Ok(id)
}

/// Links the account that has the address. Whoever has not proved to have that address is out: see [`take_over`].
async fn adopt(
    app: &App,
    conn: &Connection,
    identity: &Identity,
    email: &EmailAddress,
    account: &Account,
) -> Result<Vouched, NotSettled> {
    let id = account.id;
    let confirmed = accounts::lock(conn, id).await.map_err(DbError::from)?.ok_or(NotSettled::Again)?;
    // It may have been moved before it was locked.
    let found = accounts::by_address(conn, email.key()).await.map_err(DbError::from)?;
    let account = found.filter(|found| found.id == id).ok_or(NotSettled::Again)?;
    if !account.is_active {
        return Err(NotSettled::Deactivated);
    }
    let is_primary = email_addresses::is_primary(conn, id, email.key()).await.map_err(DbError::from)?;
    // Secondary addresses are confirmed ones.
    let confirms = (is_primary && confirmed != Confirmed::Now).then_some(Sessions::EndWithPassword);
    if confirms.is_some() {
        take_over(app, conn, id, confirmed).await?;
    }
    if !social_identities::insert_if_free(conn, &row(app, identity, id)).await.map_err(DbError::from)? {
        let owner = social_identities::owner(conn, identity.provider.name(), &identity.subject).await;
        let is_new = owner.map_err(DbError::from)?.is_none();
        return Err(if is_new { NotSettled::AlreadyLinked } else { NotSettled::Again });
    }
    let notice = notice::social_account_linked(app, conn, &account).await?;
    Ok(Vouched { settled: Settled { account_id: id, notice }, confirms })
}

/// Gives an account whose address nobody confirmed to whoever has that address. Somebody else may have opened it and waited:
/// the password goes, with sessions, links, codes, trusted devices, passkeys, API keys, a secondary address and identities of
/// other services. Second factors go as well, unless the account had another address that was confirmed: then they may be those of an owner who mistyped the
/// present one, and they let nobody in.
async fn take_over(app: &App, conn: &Connection, id: i32, confirmed: Confirmed) -> Result<(), DbError> {
    let now = app.clock.now();
    sessions::end_all(conn, id, now).await?;
    one_time_codes::void_all(conn, id, now).await?;
    sign_in_attempts::spend_all(conn, id, now).await?;
    devices::distrust_all(conn, id).await?;
    takeover::remove_ways_in(conn, id, confirmed).await?;
    takeover::remove_other_mailboxes(conn, id, now).await
}

/// The row of an identity that belongs to an account from now on.
pub(super) fn row(app: &App, identity: &Identity, account_id: i32) -> SocialIdentity {
    SocialIdentity {
        provider: identity.provider.name().to_owned(),
        subject: identity.subject.clone(),
        account_id,
        linked_at: app.clock.now(),
    }
}
