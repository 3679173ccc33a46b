//! What operators do to accounts by hand. What they change acts at once, also on those who are signed in.

use super::admin_standing::ADMIN_PERMISSION;
use super::audit::{self, Action, Note};
use super::email_address::EmailAddress;
use super::organization_invitation;
use super::organization_succession;
use super::password_rules::NewPassword;
use super::username::Username;
use crate::app::App;
use crate::crypto::ids;
use crate::crypto::password::HashError;
use crate::db::accounts::{self, Account, NewAccount};
use crate::db::administration::{self, Standing};
use crate::db::email_addresses::{self, NewEmailAddress, PRIMARY, SECONDARY};
use crate::db::{Connection, DbError, administrators, api_keys, second_factors, sessions};
use crate::error::Failure;

/// Why an operator's wish was not fulfilled. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum AdministerError {
    /// Nobody is called that.
    #[error("there is no account of that name")]
    Unknown,
    /// The name is taken, in whatever case.
    #[error("the user name is taken")]
    UsernameTaken,
    /// The address is somebody's primary or secondary one, or given twice.
    #[error("the address is taken")]
    AddressTaken,
    /// Codes can only be mailed to a primary address that is confirmed.
    #[error("there is no confirmed address that a code could be mailed to")]
    NoConfirmedAddress,
    /// Codes of the second factor, which stays, are mailed to the address that is to go.
    #[error("the second factor needs the address")]
    AddressNeeded,
    /// Too many passwords wait to be hashed.
    #[error("too many passwords wait to be hashed")]
    Busy,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<HashError> for AdministerError {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => Self::Busy,
            HashError::Failed => Self::Failed(Failure::internal(&error)),
        }
    }
}

impl From<DbError> for AdministerError {
    fn from(error: DbError) -> Self {
        match &error {
            DbError::Conflict { constraint } if constraint == accounts::USERNAME_TAKEN => Self::UsernameTaken,
            DbError::Conflict { constraint } if constraint == email_addresses::ADDRESS_TAKEN => Self::AddressTaken,
            DbError::Conflict { .. } | DbError::Unavailable(_) | DbError::Internal(_) => Self::Failed(error.into()),
        }
    }
}

/// An account that an operator makes. No mail is sent and nobody is signed in.
#[derive(Debug)]
pub struct Creation {
    /// The name to sign in with.
    pub username: Username,
    /// The address; none is allowed.
    pub email: Option<EmailAddress>,
    /// The password, which the rules let pass.
    pub password: NewPassword,
    /// What is to hold besides.
    pub changes: Changes,
}

/// What is to change; what is none stays.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// The name.
    pub username: Option<Username>,
    /// The primary address.
    pub email: Option<AddressChange>,
    /// The secondary address.
    pub secondary_email: Option<AddressChange>,
    /// Whether the account may sign in.
    pub active: Option<bool>,
    /// Whether it belongs to the staff.
    pub staff: Option<bool>,
    /// Whether its address counts as confirmed.
    pub verified: Option<bool>,
    /// Whether it is archived.
    pub archived: Option<bool>,
    /// What is asked for at sign-in besides the password.
    pub second_factor: Option<SecondFactorChange>,
    /// Whether it administers the service.
    pub admin: Option<bool>,
}

/// What becomes of the second factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactorChange {
    /// They all go.
    Remove,
    /// A code is mailed to the primary address.
    Mail,
}

/// What becomes of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressChange {
    /// It goes.
    Remove,
    /// It becomes this one.
    Set(EmailAddress),
}

/// Makes an account.
///
/// # Errors
/// Where name or address are taken.
pub async fn create(app: &App, creation: Creation) -> Result<Account, AdministerError> {
    let Creation { username, email, password, changes } = creation;
    let hash = app.passwords.hash(password.into_inner()).await?;
    let new = NewAccount {
        uuid: ids::uuid(&*app.random).map_err(Failure::from)?,
        username: username.as_str(),
        username_key: username.key(),
        first_name: "",
        last_name: "",
        password: Some(&hash),
        created_at: app.clock.now(),
    };
    app.db
        .transaction(async |conn| {
            let id = accounts::insert(conn, &new).await.map_err(DbError::from)?;
            if let Some(email) = &email {
                insert_address(conn, id, PRIMARY, email).await?;
            }
            apply(app, conn, username.key(), &changes).await
        })
        .await
}

/// The account of a name, as somebody types it.
///
/// # Errors
/// Where there is none.
pub async fn find(app: &App, username: &str) -> Result<Account, AdministerError> {
    let key = Username::lookup_key(username).ok_or(AdministerError::Unknown)?;
    let found = app.db.read(async |conn| administration::by_username(conn, &key).await).await?;
    found.ok_or(AdministerError::Unknown)
}

/// What is asked for when an account signs in, besides the password: the kinds of its second factors.
///
/// # Errors
/// Where the database fails.
pub async fn second_factors(app: &App, account: &Account) -> Result<Vec<String>, AdministerError> {
    Ok(app.db.read(async |conn| second_factors::of(conn, account.id).await).await?)
}

/// Whether an account administers the service.
///
/// # Errors
/// Where the database fails.
pub async fn is_administrator(app: &App, account: &Account) -> Result<bool, AdministerError> {
    Ok(app.db.read(async |conn| administrators::has(conn, account.id).await).await?)
}

/// The accounts whose number is greater than `after`, in the order of their numbers.
///
/// # Errors
/// Where the database fails.
pub async fn page(app: &App, after: i32, count_max: i64) -> Result<Vec<Account>, AdministerError> {
    Ok(app.db.read(async |conn| administration::page(conn, after, count_max).await).await?)
}

/// Changes an account.
///
/// Its sessions end, and its access tokens with them, unless nothing changes but that the archive gives it back, it may
/// sign in again, it has another name, another secondary address, or its second factors go: what somebody may do, or who
/// stands behind the account, is then another thing than when they signed in. A new primary address is unconfirmed unless
/// it is said to be confirmed, and links that were mailed before are void.
///
/// # Errors
/// Where there is no such account, the new name or address is taken, or a second factor by mail would be left without an
/// address.
pub async fn update(app: &App, username: &str, changes: &Changes) -> Result<Account, AdministerError> {
    let key = Username::lookup_key(username).ok_or(AdministerError::Unknown)?;
    app.db.transaction(async |conn| apply(app, conn, &key, changes).await).await
}

/// Deletes an account with its sessions, links and mails. Its organizations pass to others who administer them.
///
/// # Errors
/// Where there is none.
pub async fn delete(app: &App, username: &str) -> Result<Account, AdministerError> {
    let key = Username::lookup_key(username).ok_or(AdministerError::Unknown)?;
    app.db
        .transaction(async |conn| {
            let found = administration::by_username(conn, &key).await.map_err(DbError::from)?;
            let id = found.ok_or(AdministerError::Unknown)?.id;
            let heirs = organization_succession::lock_heirs(conn, id).await?;
            let account = locked(conn, &key).await?;
            if account.id != id {
                // Another account got the name meanwhile.
                return Err(Failure::Unavailable.into());
            }
            organization_succession::pass_on(app, conn, id, &heirs).await?;
            accounts::delete(conn, account.id).await.map_err(DbError::from)?;
            audit::note(app, conn, Note::by_operator(&account, Action::AccountDeleted)).await?;
            Ok(account)
        })
        .await
}

async fn locked(conn: &Connection, username_key: &str) -> Result<Account, AdministerError> {
    let id = administration::lock_by_username(conn, username_key).await.map_err(DbError::from)?;
    id.ok_or(AdministerError::Unknown)?;
    let account = administration::by_username(conn, username_key).await.map_err(DbError::from)?;
    account.ok_or(AdministerError::Unknown)
}

async fn apply(
    app: &App,
    conn: &Connection,
    username_key: &str,
    changes: &Changes,
) -> Result<Account, AdministerError> {
    let before = locked(conn, username_key).await?;
    let new_address = change_of(changes.email.as_ref(), before.email.as_deref());
    let new_secondary = change_of(changes.secondary_email.as_ref(), before.secondary_email.as_deref());
    let is_active = changes.active.unwrap_or(before.is_active);
    let is_staff = changes.staff.unwrap_or(before.is_staff);
    let verified = changes.verified.unwrap_or(before.verified && new_address.is_none());
    let archived = changes.archived.unwrap_or(before.archived);
    let ends_sessions = new_address.is_some()
        || (before.is_active && !is_active)
        || (!before.archived && archived)
        || before.is_staff != is_staff
        || before.verified != verified
        || changes.second_factor == Some(SecondFactorChange::Mail);
    let (shown, key) = match &changes.username {
        Some(username) => (username.as_str(), username.key()),
        None => (&*before.username, username_key),
    };
    let raise = i32::from(ends_sessions);
    let token_version = before.token_version.wrapping_add(raise);
    let standing = Standing {
        username: shown,
        username_key: key,
        is_active,
        is_staff,
        verified,
        confirmed_once: verified.then_some(true),
        archived,
        token_version,
    };
    administration::write(conn, before.id, &standing).await.map_err(DbError::from)?;
    write_addresses(app, conn, &before, new_address, new_secondary).await?;
    match changes.second_factor {
        Some(change) => write_second_factor(app, conn, &locked(conn, key).await?, change).await?,
        None if new_address == Some(&AddressChange::Remove) => refuse_factor_without_address(conn, before.id).await?,
        None => {}
    }
    if let Some(admin) = changes.admin {
        write_administrator(app, conn, &before, admin).await?;
    }
    if before.is_active != is_active {
        let action = if is_active { Action::UserReactivated } else { Action::UserDeactivated };
        audit::note(app, conn, Note::by_operator(&before, action)).await?;
    }
    if before.is_active && !is_active {
        api_keys::disable(conn, before.id, None, app.clock.now()).await.map_err(DbError::from)?;
    }
    if ends_sessions {
        sessions::end_all(conn, before.id, app.clock.now()).await.map_err(DbError::from)?;
    }
    if new_address.is_some() || new_secondary.is_some() || before.is_active != is_active {
        administration::void_links(conn, before.id).await.map_err(DbError::from)?;
    }
    let after = locked(conn, key).await?;
    organization_invitation::take_up_all(app, conn, &after).await?;
    Ok(after)
}

async fn write_second_factor(
    app: &App,
    conn: &Connection,
    account: &Account,
    change: SecondFactorChange,
) -> Result<(), AdministerError> {
    let changed = match change {
        SecondFactorChange::Remove => second_factors::remove_all(conn, account.id).await,
        SecondFactorChange::Mail if account.verified && account.email.is_some() => {
            second_factors::enable(conn, account.id, second_factors::MAIL, app.clock.now()).await
        }
        SecondFactorChange::Mail => return Err(AdministerError::NoConfirmedAddress),
    };
    let action = match change {
        SecondFactorChange::Remove => Action::AdminSecondFactorReset,
        SecondFactorChange::Mail => Action::SecondFactorEnabled,
    };
    if changed.map_err(DbError::from)? {
        audit::note(app, conn, Note::by_operator(account, action)).await?;
    }
    Ok(())
}

/// Operators are bound by no rule about the last administrator: they can always make another.
async fn write_administrator(app: &App, conn: &Connection, account: &Account, admin: bool) -> Result<(), DbError> {
    let now = app.clock.now();
    let changed = if admin {
        administrators::add(conn, account.id, now).await?
    } else {
        api_keys::disable(conn, account.id, Some(ADMIN_PERMISSION), now).await?;
        administrators::remove(conn, account.id).await?
    };
    let action = if admin { Action::AdminGranted } else { Action::AdminRevoked };
    if changed { audit::note(app, conn, Note::by_operator(account, action)).await } else { Ok(()) }
}

/// A factor that mails its codes to no address would let nobody in any more, whatever contract asks for it.
async fn refuse_factor_without_address(conn: &Connection, id: i32) -> Result<(), AdministerError> {
    let factors = second_factors::of(conn, id).await.map_err(DbError::from)?;
    if factors.iter().any(|kind| kind == second_factors::MAIL) { Err(AdministerError::AddressNeeded) } else { Ok(()) }
}

/// The wish, where it is not so already.
fn change_of<'a>(wish: Option<&'a AddressChange>, present: Option<&str>) -> Option<&'a AddressChange> {
    wish.filter(|wish| match wish {
        AddressChange::Remove => present.is_some(),
        AddressChange::Set(address) => present != Some(address.as_str()),
    })
}

/// Old ones go before new ones come, so that two addresses can change places.
async fn write_addresses(
    app: &App,
    conn: &Connection,
    account: &Account,
    primary: Option<&AddressChange>,
    secondary: Option<&AddressChange>,
) -> Result<(), DbError> {
    let id = account.id;
    let changes =
        || [(PRIMARY, primary), (SECONDARY, secondary)].into_iter().filter_map(|(kind, wish)| Some((kind, wish?)));
    for (kind, _) in changes() {
        administration::remove_address(conn, id, kind).await?;
    }
    for (kind, wish) in changes() {
        match wish {
            AddressChange::Remove => {}
            AddressChange::Set(address) => insert_address(conn, id, kind, address).await?,
        }
    }
    match changes().next() {
        Some(_) => audit::note(app, conn, Note::by_operator(account, Action::AdminEmailChanged)).await,
        None => Ok(()),
    }
}

async fn insert_address(conn: &Connection, id: i32, kind: &str, address: &EmailAddress) -> Result<(), DbError> {
    let row = NewEmailAddress { address_key: address.key(), account_id: id, kind, address: address.as_str() };
    Ok(email_addresses::insert(conn, &row).await?)
}
