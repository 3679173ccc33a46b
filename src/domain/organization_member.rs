//! Who comes to an organization, and who leaves it.

use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::email_address::EmailAddress;
use super::notification::{self, News};
use super::organization::{self, Organization, OrganizationError, Role};
use super::{notice, organization_invitation};
use crate::app::App;
use crate::db::accounts::{self, Account};
use crate::db::organization_invitations::{self, Invitation};
use crate::db::{Connection, DbError, organization_members};
use crate::error::Failure;
use crate::mail::{Letter, OutboxId};
use chrono::TimeDelta;
use serde_json::json;
use uuid::Uuid;

/// The most people of an organization, those among them who are invited.
const MEMBERS_MAX: i64 = 500;
/// The most of them who are invited.
const INVITATIONS_MAX: i64 = 100;
/// How long an invitation can be taken up.
const INVITATION_LIFETIME: TimeDelta = TimeDelta::days(14);

/// What came of inviting somebody.
enum Invited {
    /// A member, who is told by mail.
    Added(OutboxId),
    /// An address, with the mail that invites it.
    Waiting(Invitation, OutboxId),
}

/// Adds the account of an address to an organization, where it is active and has confirmed the address; else invites the
/// address. Both are mailed. The owner may hand out both roles, who administers that of a member; others may not invite, nor
/// may people whose own address is not confirmed.
///
/// # Errors
/// Where the caller may not, the person is a member or invited already, there are too many, or the mail to an invited
/// address is refused, which is not invited then.
pub async fn invite(
    app: &App,
    caller: &Caller,
    organization: Uuid,
    address: &EmailAddress,
    role: &str,
) -> Result<(), OrganizationError> {
    let account_id = caller.account.id;
    let own = app.db.read(async |conn| organization_members::role(conn, organization, account_id).await).await?;
    // Strangers hold no locks on other people's accounts, not even for a moment.
    own.ok_or(OrganizationError::NotFound)?;
    let invited =
        app.db.transaction(async |conn| write_invitation(app, conn, caller, organization, address, role).await).await?;
    match invited {
        Invited::Added(mail) => notice::tell(app, Some(mail)).await,
        Invited::Waiting(invitation, mail) => {
            if app.mail.deliver(mail).await.is_err() {
                let Invitation { organization_id, address_key, created_at, .. } = invitation;
                app.db
                    .write(async |conn| {
                        organization_invitations::withdraw(conn, organization_id, &address_key, created_at).await
                    })
                    .await?;
                return Err(OrganizationError::MailRefused);
            }
        }
    }
    Ok(())
}

/// Locks, in the order that all keep to: the account, the address, the organization.
async fn write_invitation(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    id: Uuid,
    address: &EmailAddress,
    role: &str,
) -> Result<Invited, OrganizationError> {
    let owner = lock_owner(conn, address).await?;
    let (organization, own) = organization::lock(conn, id, caller).await?;
    let role = match (own, Role::named(role)) {
        (Role::Member, _) | (Role::Admin, Some(Role::Admin)) => return Err(OrganizationError::NotAllowed),
        (_, None | Some(Role::Owner)) => return Err(OrganizationError::RoleInvalid),
        (_, Some(role)) => role.name(),
    };
    if !caller.account.verified {
        return Err(OrganizationError::NotVerified);
    }
    let now = app.clock.now();
    let open = organization_invitations::open_of(conn, &[id], now).await.map_err(DbError::from)?;
    let count = i64::try_from(open.len()).unwrap_or(i64::MAX);
    let is_full = organization_members::count(conn, id).await.map_err(DbError::from)? + count >= MEMBERS_MAX;
    let is_invited = open.iter().any(|invitation| invitation.address_key == address.key());
    let shown_id = organization::shown_id(id);
    audit::note(app, conn, Note::about(caller, Action::OrganizationInvited, &shown_id)).await?;
    match owner.filter(|account| account.is_active && has_confirmed(account, address)) {
        Some(account) => {
            if organization::role(conn, id, account.id).await?.is_some() {
                return Err(OrganizationError::AlreadyMember);
            }
            if is_full && !is_invited {
                return Err(OrganizationError::TooManyMembers);
            }
            organization_invitations::take(conn, id, address.key()).await.map_err(DbError::from)?;
            organization_invitation::join(app, conn, &organization, account.id, role).await?;
            let letter = Letter::organization_added(address.as_str(), &account, &organization.name);
            Ok(Invited::Added(app.mail.enqueue(conn, Some(account.id), &letter).await?))
        }
        None if is_invited => Err(OrganizationError::AlreadyInvited),
        None if count >= INVITATIONS_MAX => Err(OrganizationError::TooManyInvitations),
        None if is_full => Err(OrganizationError::TooManyMembers),
        None => write_waiting(app, conn, &organization, address, role).await,
    }
}

/// The account that has an address, locked; and the address, so that nobody confirms it meanwhile.
async fn lock_owner(conn: &Connection, address: &EmailAddress) -> Result<Option<Account>, OrganizationError> {
    let found = accounts::by_address(conn, address.key()).await.map_err(DbError::from)?;
    if let Some(account) = &found {
        accounts::lock(conn, account.id).await.map_err(DbError::from)?;
    }
    organization_invitations::lock_address(conn, address.key()).await.map_err(DbError::from)?;
    let owner = accounts::by_address(conn, address.key()).await.map_err(DbError::from)?;
    // It became another's at this very moment: trying again helps.
    let is_same = owner.as_ref().map(|account| account.id) == found.map(|account| account.id);
    if is_same { Ok(owner) } else { Err(Failure::Unavailable.into()) }
}

/// Whether the address is a confirmed one of the account that has it: a secondary one always is.
fn has_confirmed(account: &Account, address: &EmailAddress) -> bool {
    let is_secondary = account.secondary_email.as_deref().and_then(EmailAddress::lookup_key);
    account.verified || is_secondary.as_deref() == Some(address.key())
}

async fn write_waiting(
    app: &App,
    conn: &Connection,
    organization: &Organization,
    address: &EmailAddress,
    role: &str,
) -> Result<Invited, OrganizationError> {
    let now = app.clock.now();
    // An earlier one may be there that has expired.
    organization_invitations::take(conn, organization.id, address.key()).await.map_err(DbError::from)?;
    let invitation = Invitation {
        organization_id: organization.id,
        address_key: address.key().to_owned(),
        address: address.as_str().to_owned(),
        role: role.to_owned(),
        created_at: now,
        expires_at: now + INVITATION_LIFETIME,
    };
    organization_invitations::insert(conn, &invitation).await.map_err(DbError::from)?;
    let letter = Letter::organization_invitation(address.as_str(), &organization.name);
    let mail = app.mail.enqueue(conn, None, &letter).await?;
    Ok(Invited::Waiting(invitation, mail))
}

/// Ends the membership of somebody. The owner may remove everybody else, who administers may remove members, and everybody
/// but the owner may leave. Whoever was removed by somebody else is told.
///
/// # Errors
/// Where the caller may not, or nobody like that belongs to the organization.
pub async fn remove(
    app: &App,
    caller: &Caller,
    organization: Uuid,
    person: Option<Uuid>,
) -> Result<(), OrganizationError> {
    let account_id = caller.account.id;
    let own = app.db.read(async |conn| organization_members::role(conn, organization, account_id).await).await?;
    own.ok_or(OrganizationError::NotFound)?;
    app.db.transaction(async |conn| write_removal(app, conn, caller, organization, person).await).await
}

async fn write_removal(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    id: Uuid,
    person: Option<Uuid>,
) -> Result<(), OrganizationError> {
    // The account before the organization, since it is told something.
    let account = match person {
        Some(person) => accounts::lock_by_uuid(conn, person).await.map_err(DbError::from)?,
        None => None,
    };
    let (organization, own) = organization::lock(conn, id, caller).await?;
    let leaves = account == Some(caller.account.id);
    if own == Role::Member && !leaves {
        return Err(OrganizationError::NotAllowed);
    }
    let account = account.ok_or(OrganizationError::NotFound)?;
    let role = organization::role(conn, id, account).await?.ok_or(OrganizationError::NotFound)?;
    match (own, role) {
        (_, Role::Owner) => return Err(OrganizationError::OwnerStays),
        (Role::Admin, Role::Admin) if !leaves => return Err(OrganizationError::NotAllowed),
        (_, Role::Admin | Role::Member) => {}
    }
    organization_members::delete(conn, id, account).await.map_err(DbError::from)?;
    let shown_id = organization::shown_id(id);
    let note = Note::about(caller, Action::OrganizationLeft, &shown_id);
    audit::note(app, conn, Note { subject: person.unwrap_or(note.subject), ..note }).await?;
    if leaves {
        return Ok(());
    }
    let message = format!("You no longer belong to the organization \"{}\".", organization.name);
    let news = News {
        kind: "organization.removed",
        title: "You were removed from an organization",
        message: &message,
        data: Some(json!({ "organization_id": shown_id, "organization_name": organization.name })),
    };
    Ok(notification::notify(app, conn, account, news).await?)
}
