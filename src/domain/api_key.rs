//! Keys that programs of people act with, within what a key may do.

use super::admin_act::{self, AdminError};
use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::notice;
use super::session::Client;
use crate::app::App;
use crate::crypto::ids;
use crate::crypto::secrets::digest;
use crate::db::accounts;
use crate::db::api_keys::{self, NewApiKey, Usable};
use crate::db::{Connection, DbError, account_search, administrators};
use crate::error::Failure;
use crate::mail::OutboxId;
use chrono::TimeDelta;
use std::sync::Arc;
use uuid::Uuid;

pub use crate::db::api_keys::{ApiKey, Kind};

/// The most keys of an account that are not revoked.
const KEYS_MAX: i64 = 20;
/// The most keys that are shown.
const SHOWN_MAX: i64 = 100;
/// How many characters of a key are kept as they are.
const SHOWN_CHARACTERS: usize = 14;
/// How often it is noted that a key is used.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(1);

/// What the identifiers of keys begin with where people see them.
pub const ID_PREFIX: &str = "key_";

fn shown_id(id: Uuid) -> String {
    format!("{ID_PREFIX}{}", id.simple())
}

/// What a key may be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Permission {
    /// Reading what is the owner's.
    Read,
    /// Trading.
    Trade,
    /// What administrators do.
    Admin,
}

impl Permission {
    /// The permission of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Read, Self::Trade, Self::Admin].into_iter().find(|permission| permission.name() == name)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Trade => "trade",
            Self::Admin => "admin",
        }
    }
}

/// What a key is used in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    /// Where it counts.
    Live,
    /// Where things are tried out.
    Test,
}

impl Environment {
    /// The environment of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Live, Self::Test].into_iter().find(|environment| environment.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Test => "test",
        }
    }
}

/// A key to be.
#[derive(Debug)]
pub struct Wanted {
    /// What its owner calls it.
    pub name: String,
    /// What it is used in.
    pub environment: Environment,
    /// What it is used with.
    pub kind: Kind,
    /// What it may do.
    pub permissions: Vec<Permission>,
}

/// A new key, whole. It is shown once.
pub struct Created {
    /// What is kept of it.
    pub key: ApiKey,
    /// The text.
    pub text: String,
}

impl std::fmt::Debug for Created {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Created").field("key", &self.key).finish_non_exhaustive()
    }
}

/// Why no key was made or revoked.
#[derive(Debug, thiserror::Error)]
pub enum ApiKeyError {
    /// The account has as many keys as it may.
    #[error("there are too many keys")]
    TooMany,
    /// Only administrators have keys that may act as one.
    #[error("the caller is no administrator")]
    NotAdministrator,
    /// The caller has no such key.
    #[error("there is no such key")]
    Unknown,
    /// The caller was signed out meanwhile.
    #[error("the session has ended")]
    SessionEnded,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for ApiKeyError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// Makes a key, and tells the owner by mail.
pub async fn create(app: &App, caller: &Caller, wanted: &Wanted) -> Result<Created, ApiKeyError> {
    let (id, digits) = (ids::uuid(&*app.random), ids::token(&*app.random));
    let (id, digits) = (id.map_err(Failure::from)?, digits.map_err(Failure::from)?);
    let text = format!("tb_{}_{digits}", wanted.environment.name());
    let mut permissions = wanted.permissions.clone();
    permissions.sort();
    permissions.dedup();
    let row = NewApiKey {
        id,
        account_id: caller.account.id,
        name: &wanted.name,
        environment: wanted.environment.name(),
        kind: wanted.kind.name(),
        permissions: permissions.iter().map(|permission| permission.name()).collect(),
        key_prefix: text.get(..SHOWN_CHARACTERS).unwrap_or_default(),
        key_hash: &digest(text.as_bytes()),
        created_at: app.clock.now(),
    };
    let is_admins = permissions.contains(&Permission::Admin);
    let (key, told) = app.db.transaction(async |conn| write(app, conn, caller, &row, is_admins).await).await?;
    notice::tell(app, told).await;
    Ok(Created { key, text })
}

async fn write(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    row: &NewApiKey<'_>,
    is_admins: bool,
) -> Result<(ApiKey, Option<OutboxId>), ApiKeyError> {
    lock(conn, caller).await?;
    if is_admins && !administrators::has(conn, caller.account.id).await.map_err(DbError::from)? {
        return Err(ApiKeyError::NotAdministrator);
    }
    if api_keys::count(conn, caller.account.id).await.map_err(DbError::from)? >= KEYS_MAX {
        return Err(ApiKeyError::TooMany);
    }
    audit::note(app, conn, Note::about(caller, Action::ApiKeyCreated, &shown_id(row.id))).await?;
    let key = api_keys::insert(conn, row).await.map_err(DbError::from)?;
    Ok((key, notice::api_key_created(app, conn, &caller.account).await?))
}

async fn lock(conn: &Connection, caller: &Caller) -> Result<(), ApiKeyError> {
    let (id, version) = (caller.account.id, caller.account.token_version);
    let unchanged = accounts::lock_signed_in(conn, id, version, caller.session).await.map_err(DbError::from)?;
    if unchanged { Ok(()) } else { Err(ApiKeyError::SessionEnded) }
}

/// Revokes a key of the caller for good. One that is revoked stays so.
pub async fn revoke(app: &App, caller: &Caller, id: Uuid) -> Result<(), ApiKeyError> {
    app.db
        .transaction(async |conn| {
            lock(conn, caller).await?;
            let found = api_keys::lock(conn, id).await.map_err(DbError::from)?;
            let key = found.filter(|key| key.account_id == caller.account.id).ok_or(ApiKeyError::Unknown)?;
            if key.revoked_at.is_some() {
                return Ok(());
            }
            api_keys::revoke(conn, id, app.clock.now()).await.map_err(DbError::from)?;
            Ok(audit::note(app, conn, Note::about(caller, Action::ApiKeyRevoked, &shown_id(id))).await?)
        })
        .await
}

/// The keys of the caller, the newest first.
///
/// # Errors
/// Where the database fails.
pub async fn of(app: &App, caller: &Caller) -> Result<Vec<ApiKey>, Failure> {
    let id = caller.account.id;
    Ok(app.db.read(async |conn| api_keys::of(conn, id, SHOWN_MAX).await).await?)
}

/// Enables a key of anybody that was disabled. One that is enabled stays so.
pub async fn enable(app: &App, by: &Caller, id: Uuid, kind: Option<Kind>) -> Result<(), AdminError> {
    app.db
        .transaction(async |conn| {
            admin_act::begin(app, conn, by).await?;
            // The account first, as everywhere.
            let owner = api_keys::owner(conn, id).await.map_err(DbError::from)?.ok_or(AdminError::Unknown)?;
            let subject = account_search::lock(conn, owner).await.map_err(DbError::from)?;
            let found = api_keys::lock(conn, id).await.map_err(DbError::from)?;
            let key = found.filter(|key| kind.is_some_and(|kind| kind.name() == key.kind));
            let (Some(subject), Some(key)) = (subject, key) else { return Err(AdminError::Unknown) };
            if key.revoked_at.is_some() {
                return Err(AdminError::KeyRevoked);
            }
            if key.disabled_at.is_some() {
                api_keys::enable(conn, id).await.map_err(DbError::from)?;
                audit::note(app, conn, Note::to(&subject, by, Action::ApiKeyEnabled, Some(&shown_id(id)))).await?;
            }
            Ok(())
        })
        .await
}

/// Whether a text has the form of a key.
#[must_use]
pub fn is_key(text: &str) -> bool {
    let digits = text.strip_prefix("tb_live_").or_else(|| text.strip_prefix("tb_test_"));
    digits.is_some_and(ids::is_token)
}

/// The caller behind a key, and what the key may do: none where it is disabled, revoked or of nobody, or its account was
/// deactivated, closed or archived, or has to change its password first. That it was used is noted beside the answer.
///
/// # Errors
/// Where the database fails.
pub async fn authenticate(
    app: &Arc<App>,
    text: &str,
    client: &Client,
) -> Result<Option<(Caller, Vec<String>)>, Failure> {
    let hash = digest(text.as_bytes());
    let found = app.db.read(async |conn| api_keys::usable(conn, &hash).await).await?;
    let Some(Usable { key, account }) = found else { return Ok(None) };
    let now = app.clock.now();
    if key.last_used_at.is_none_or(|last| last + TOUCH_EVERY <= now) {
        let (app, id) = (Arc::clone(app), key.id);
        tokio::spawn(async move {
            if let Err(error) = app.db.write(async |conn| api_keys::touch(conn, id, now).await).await {
                tracing::debug!(%error, "it was not noted that an API key was used");
            }
        });
    }
    let caller = Caller {
        account,
        session: key.id,
        opened_at: key.created_at,
        authenticated_at: key.created_at,
        must_change_password: false,
        client: client.clone(),
    };
    Ok(Some((caller, key.permissions)))
}
