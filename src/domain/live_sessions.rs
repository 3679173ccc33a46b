//! Where somebody is signed in, and how that ends device by device.

use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::device;
use crate::app::App;
use crate::db::live_sessions::{self, LiveSession};
use crate::db::{DbError, devices};
use crate::error::Failure;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The most sessions that are shown.
const SHOWN_MAX: i64 = 100;

/// A place where somebody is signed in.
#[derive(Debug, Clone)]
pub struct Place {
    /// The session.
    pub session: Uuid,
    /// The contract that it was opened through.
    pub contract: String,
    /// What the device is called here.
    pub device: Option<String>,
    /// What the client calls the device.
    pub device_label: Option<String>,
    /// What the client calls itself.
    pub user_agent: String,
    /// Where the client was.
    pub client_address: Option<String>,
    /// Whether it is the session that asks.
    pub is_current: bool,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// When its tokens were last renewed.
    pub last_used_at: DateTime<Utc>,
    /// When it ends, unless they are renewed before.
    pub expires_at: DateTime<Utc>,
}

/// Where the caller is signed in, the newest session first.
///
/// # Errors
/// Where the database fails.
pub async fn of(app: &App, caller: &Caller) -> Result<Vec<Place>, Failure> {
    let (id, now) = (caller.account.id, app.clock.now());
    let found = app.db.read(async |conn| live_sessions::of(conn, id, now, SHOWN_MAX).await).await?;
    Ok(found.into_iter().map(|session| place(session, caller)).collect())
}

fn place(session: LiveSession, caller: &Caller) -> Place {
    Place {
        is_current: session.id == caller.session,
        session: session.id,
        contract: session.contract,
        device: session.device_hash.as_deref().map(device::shown_as),
        device_label: session.device_label.filter(|label| !label.is_empty()),
        user_agent: session.user_agent,
        client_address: session.client_address,
        created_at: session.created_at,
        last_used_at: session.renewed_at.unwrap_or(session.created_at),
        expires_at: session.token_expires_at.unwrap_or(session.expires_at),
    }
}

/// Why nothing ended.
#[derive(Debug, thiserror::Error)]
pub enum EndError {
    /// The caller has no such device.
    #[error("there is no such device")]
    UnknownDevice,
    /// The caller has no such session that could go on.
    #[error("there is no such session")]
    UnknownSession,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for EndError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// Ends one session of the caller, by its identifier as [`of`] tells it, whatever contract it was opened through.
///
/// # Errors
/// Alike where it is another's, has ended, or never was.
pub async fn end_session(app: &App, caller: &Caller, named: &str) -> Result<(), EndError> {
    let (id, now) = (caller.account.id, app.clock.now());
    let session = Uuid::try_parse(named).map_err(|_| EndError::UnknownSession)?;
    app.db
        .transaction(async |conn| {
            if !live_sessions::end_one(conn, id, session, now).await.map_err(DbError::from)? {
                return Err(EndError::UnknownSession);
            }
            Ok(audit::note(app, conn, Note::by(caller, Action::SessionsEnded)).await?)
        })
        .await
}

/// Ends the sessions of a device of the caller, whatever contract they were opened through: of the named one, else of the
/// one that calls. A device is named by its identifier, by what it is called here, or by its label; then it is no longer
/// trusted either. Returns how many sessions ended.
///
/// # Errors
/// Where no device of the caller has the name.
pub async fn end_device(app: &App, caller: &Caller, named: Option<&str>) -> Result<usize, EndError> {
    let (id, session, now) = (caller.account.id, caller.session, app.clock.now());
    app.db
        .transaction(async |conn| {
            let Some(named) = named else {
                let ended = live_sessions::end_beside(conn, id, session, now).await.map_err(DbError::from)?;
                audit::note(app, conn, Note::by(caller, Action::SignedOut)).await?;
                return Ok(ended);
            };
            let devices = devices::distrust_named(conn, id, &device::hash(named), &device::label(named)).await;
            let devices = devices.map_err(DbError::from)?;
            if devices.is_empty() {
                return Err(EndError::UnknownDevice);
            }
            let ended = live_sessions::end_on(conn, id, &devices, now).await.map_err(DbError::from)?;
            audit::note(app, conn, Note::by(caller, Action::SessionsEnded)).await?;
            Ok(ended)
        })
        .await
}
