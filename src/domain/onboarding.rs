//! How far people are through the first steps, as clients tell it.

use super::authenticate::Caller;
use super::form_text::length;
use crate::app::App;
use crate::db::{DbError, accounts, onboarding};
use crate::error::Failure;

pub use crate::db::onboarding::{Onboarding, OnboardingEvent};

/// The most events that are kept for one person; the oldest go, so that no client has to stop for them.
const EVENTS_MAX: i64 = 500;
/// The longest name of an event or a step.
const NAME_MAX_CHARACTERS: usize = 100;

/// Why an event is not noted.
#[derive(Debug, thiserror::Error)]
pub enum OnboardingError {
    /// It has no name.
    #[error("the name is empty")]
    NameEmpty,
    /// A name is too long.
    #[error("a name is too long")]
    NameTooLong,
    /// A name holds a NUL, which the database does not.
    #[error("a name holds a NUL character")]
    NameInvalid,
    /// The session has ended.
    #[error("the session has ended")]
    SessionEnded,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for OnboardingError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// How far somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// None where the first steps were never done.
    pub onboarding: Option<Onboarding>,
    /// What happened on the way, the oldest first.
    pub events: Vec<OnboardingEvent>,
}

/// Notes that the caller is through; the first time stays.
///
/// # Errors
/// Where the database fails.
pub async fn complete(app: &App, caller: &Caller) -> Result<(), Failure> {
    let (id, now) = (caller.account.id, app.clock.now());
    Ok(app.db.write(async |conn| onboarding::complete(conn, id, now).await).await?)
}

/// Lets the caller begin once more. Events stay.
///
/// # Errors
/// Where the database fails.
pub async fn reset(app: &App, caller: &Caller) -> Result<(), Failure> {
    let id = caller.account.id;
    Ok(app.db.write(async |conn| onboarding::reset(conn, id).await).await?)
}

/// Notes an event of the caller.
///
/// # Errors
/// Where a name does not do.
pub async fn track(app: &App, caller: &Caller, event: &str, step: Option<&str>) -> Result<(), OnboardingError> {
    if event.is_empty() {
        return Err(OnboardingError::NameEmpty);
    }
    for name in [Some(event), step].into_iter().flatten() {
        if length(name) > NAME_MAX_CHARACTERS {
            return Err(OnboardingError::NameTooLong);
        }
        if name.contains('\0') {
            return Err(OnboardingError::NameInvalid);
        }
    }
    let (id, version, now) = (caller.account.id, caller.account.token_version, app.clock.now());
    app.db
        .transaction(async |conn| {
            // Locked, so that the oldest go one after the other.
            if !accounts::lock_unchanged(conn, id, version).await.map_err(DbError::from)? {
                return Err(OnboardingError::SessionEnded);
            }
            onboarding::append(conn, id, event, step, now).await.map_err(DbError::from)?;
            Ok(onboarding::keep_newest(conn, id, EVENTS_MAX).await.map_err(DbError::from)?)
        })
        .await
}

/// How far the caller is.
///
/// # Errors
/// Where the database fails.
pub async fn of(app: &App, caller: &Caller) -> Result<Progress, Failure> {
    let id = caller.account.id;
    let onboarding = app.db.read(async |conn| onboarding::find(conn, id).await).await?;
    let events = app.db.read(async |conn| onboarding::events(conn, id).await).await?;
    Ok(Progress { onboarding, events })
}
