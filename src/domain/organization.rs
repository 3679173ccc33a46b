//! Organizations: groups of people, each with one owner.

use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::form_text::{length, stripped};
use crate::app::App;
use crate::crypto::ids;
use crate::db::organization_invitations::{self, Invitation};
use crate::db::organization_members::{self, Member, NewMember};
use crate::db::organizations::{self, NewOrganization, OrganizationChange};
use crate::db::{Connection, DbError, accounts};
use crate::error::Failure;
use uuid::Uuid;

pub use crate::db::organizations::Organization;

/// The longest name.
const NAME_MAX_CHARACTERS: usize = 100;
/// The longest description.
const DESCRIPTION_MAX_CHARACTERS: usize = 1_000;
/// The most organizations of one owner.
const OWNED_MAX: i64 = 20;

/// What the identifiers of organizations begin with where people see them.
pub const ID_PREFIX: &str = "org_";

/// What somebody is in an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Whose it is: one.
    Owner,
    /// Who may change it, and let members come and go.
    Admin,
    /// Who belongs to it.
    Member,
}

impl Role {
    /// Its name, as it is stored and shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Member => "member",
        }
    }

    /// The role of a name; none where none is called so.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Owner, Self::Admin, Self::Member].into_iter().find(|role| role.name() == name)
    }
}

/// Why an organization is as it was.
#[derive(Debug, thiserror::Error)]
pub enum OrganizationError {
    /// There is none that the caller belongs to, or nobody like that in it.
    #[error("there is no such organization or member")]
    NotFound,
    /// The caller's role is too small.
    #[error("the role is too small")]
    NotAllowed,
    /// The owner cannot be removed.
    #[error("the owner cannot be removed")]
    OwnerStays,
    /// The name is empty, too long, or holds what no name does.
    #[error("the name does not do")]
    NameInvalid,
    /// The description is too long, or holds what no text does.
    #[error("the description does not do")]
    DescriptionInvalid,
    /// Nobody can be given this role.
    #[error("there is no such role to give")]
    RoleInvalid,
    /// The caller's own address is not confirmed.
    #[error("the address of the caller is not confirmed")]
    NotVerified,
    /// The person belongs to it already.
    #[error("the person is a member already")]
    AlreadyMember,
    /// The address is invited already.
    #[error("the address is invited already")]
    AlreadyInvited,
    /// The caller owns as many as anybody may.
    #[error("there are too many organizations")]
    TooMany,
    /// There are as many members and invitations as there may be.
    #[error("there are too many members")]
    TooManyMembers,
    /// There are as many invitations as there may be.
    #[error("there are too many invitations")]
    TooManyInvitations,
    /// The mail was refused; nobody is invited.
    #[error("the mail was refused")]
    MailRefused,
    /// The session has ended.
    #[error("the session has ended")]
    SessionEnded,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for OrganizationError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// The identifier of an organization, as people see it.
pub(super) fn shown_id(id: Uuid) -> String {
    format!("{ID_PREFIX}{}", id.simple())
}

/// A name, without white space around it. It stands in mails to strangers, so it is one line.
fn name(typed: &str) -> Result<&str, OrganizationError> {
    let name = stripped(typed);
    let does = !name.is_empty() && length(name) <= NAME_MAX_CHARACTERS && !name.chars().any(char::is_control);
    if does { Ok(name) } else { Err(OrganizationError::NameInvalid) }
}

/// A description; none where nothing was typed.
fn description(typed: &str) -> Result<Option<&str>, OrganizationError> {
    let text = stripped(typed);
    let does = length(text) <= DESCRIPTION_MAX_CHARACTERS && !text.contains('\0');
    if does { Ok(Some(text).filter(|text| !text.is_empty())) } else { Err(OrganizationError::DescriptionInvalid) }
}

/// Makes an organization that the caller owns. How many there are is counted while the account is locked.
///
/// # Errors
/// Where name or description do not do, or there are too many.
pub async fn create(
    app: &App,
    caller: &Caller,
    typed_name: &str,
    typed_description: Option<&str>,
) -> Result<Organization, OrganizationError> {
    let (owner_id, version, now) = (caller.account.id, caller.account.token_version, app.clock.now());
    let new = NewOrganization {
        id: ids::uuid(&*app.random).map_err(Failure::from)?,
        owner_id,
        name: name(typed_name)?,
        description: typed_description.map(description).transpose()?.flatten(),
        created_at: now,
        updated_at: now,
    };
    app.db
        .transaction(async |conn| {
            if !accounts::lock_unchanged(conn, owner_id, version).await.map_err(DbError::from)? {
                return Err(OrganizationError::SessionEnded);
            }
            if organizations::count_owned(conn, owner_id).await.map_err(DbError::from)? >= OWNED_MAX {
                return Err(OrganizationError::TooMany);
            }
            let made = organizations::insert(conn, &new).await.map_err(DbError::from)?;
            let role = Role::Owner.name();
            let owner = NewMember { organization_id: made.id, account_id: owner_id, role, joined_at: now };
            organization_members::insert_if_none(conn, &owner).await.map_err(DbError::from)?;
            Ok(made)
        })
        .await
}

/// What is to change of an organization; none stays as it is.
#[derive(Debug)]
pub struct Changes {
    /// The name.
    pub name: Option<String>,
    /// The description: an empty one goes.
    pub description: Option<String>,
}

/// Changes an organization that the caller owns or administers, and tells the caller's role.
///
/// # Errors
/// Where the caller may not, or name or description do not do.
pub async fn update(
    app: &App,
    caller: &Caller,
    id: Uuid,
    changes: &Changes,
) -> Result<(Organization, Role), OrganizationError> {
    let name = changes.name.as_deref().map(name).transpose();
    let description = changes.description.as_deref().map(description).transpose();
    app.db
        .transaction(async |conn| {
            let (_, role) = lock(conn, id, caller).await?;
            if role == Role::Member {
                return Err(OrganizationError::NotAllowed);
            }
            // Nobody who may not hears whether it would do.
            let change = OrganizationChange { name: name?, description: description?, updated_at: app.clock.now() };
            let changed = organizations::update(conn, id, &change).await.map_err(DbError::from)?;
            audit::note(app, conn, Note::about(caller, Action::OrganizationUpdated, &shown_id(id))).await?;
            Ok((changed, role))
        })
        .await
}

/// Deletes an organization that the caller owns, with its members and invitations.
///
/// # Errors
/// Where the caller may not.
pub async fn delete(app: &App, caller: &Caller, id: Uuid) -> Result<(), OrganizationError> {
    app.db
        .transaction(async |conn| {
            let (_, Role::Owner) = lock(conn, id, caller).await? else { return Err(OrganizationError::NotAllowed) };
            audit::note(app, conn, Note::about(caller, Action::OrganizationDeleted, &shown_id(id))).await?;
            Ok(organizations::delete(conn, id).await.map_err(DbError::from)?)
        })
        .await
}

/// Locks an organization until the transaction ends, and tells what the caller is in it then. Whoever waits for the lock
/// sees what others did meanwhile.
pub(super) async fn lock(
    conn: &Connection,
    id: Uuid,
    caller: &Caller,
) -> Result<(Organization, Role), OrganizationError> {
    let found = organizations::lock(conn, id).await.map_err(DbError::from)?;
    let found = found.ok_or(OrganizationError::NotFound)?;
    Ok((found, role(conn, id, caller.account.id).await?.ok_or(OrganizationError::NotFound)?))
}

/// What an account is in an organization.
pub(super) async fn role(conn: &Connection, id: Uuid, account_id: i32) -> Result<Option<Role>, DbError> {
    let role = organization_members::role(conn, id, account_id).await?;
    Ok(role.and_then(|name| Role::named(&name)))
}

/// An organization, and what the caller is in it.
type Seen = (Organization, Role);

fn seen((organization, role): (Organization, String)) -> Option<Seen> {
    Some((organization, Role::named(&role)?))
}

/// A part of those that the caller belongs to, in the order of joining.
///
/// # Errors
/// Where the database fails.
pub async fn of(app: &App, caller: &Caller, limit: i32, offset: i32) -> Result<Vec<Seen>, Failure> {
    let (id, limit, offset) = (caller.account.id, i64::from(limit), i64::from(offset));
    let found = app.db.read(async |conn| organizations::of(conn, id, limit, offset).await).await?;
    Ok(found.into_iter().filter_map(seen).collect())
}

/// One that the caller belongs to.
///
/// # Errors
/// Where the caller belongs to none like that.
pub async fn find(app: &App, caller: &Caller, id: Uuid) -> Result<Seen, OrganizationError> {
    let account = caller.account.id;
    let found = app.db.read(async |conn| organizations::find(conn, account, id).await).await?;
    found.and_then(seen).ok_or(OrganizationError::NotFound)
}

/// All who belong to any of these organizations, in the order of joining: one statement, however many there are.
///
/// # Errors
/// Where the database fails.
pub async fn members(app: &App, organizations: &[Uuid]) -> Result<Vec<Member>, Failure> {
    Ok(app.db.read(async |conn| organization_members::of(conn, organizations).await).await?)
}

/// The invitations of any of these that can still be taken up, the oldest first: one statement, too.
///
/// # Errors
/// Where the database fails.
pub async fn invitations(app: &App, organizations: &[Uuid]) -> Result<Vec<Invitation>, Failure> {
    let now = app.clock.now();
    Ok(app.db.read(async |conn| organization_invitations::open_of(conn, organizations, now).await).await?)
}
