//! Terms and conditions: while the service has some, those who did not accept them are let in no further.

use super::authenticate::Caller;
use super::person::Person;
use crate::app::App;
use crate::db::profiles;
use crate::error::Failure;

/// Why nothing was accepted.
#[derive(Debug, thiserror::Error)]
pub enum TermsError {
    /// The terms are not, or no longer, those that are to be accepted.
    #[error("these are not the current terms")]
    Outdated,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// The current terms, where there are some.
pub fn current(app: &App) -> Option<&str> {
    app.settings.session.tnc_id.as_deref()
}

/// The current terms, named by whoever accepts them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted(String);

impl Accepted {
    /// Reads the version that somebody agrees to.
    ///
    /// # Errors
    /// Where the current terms are others, or there are none.
    pub fn parse(app: &App, tnc_id: &str) -> Result<Self, TermsError> {
        if current(app) == Some(tnc_id) { Ok(Self(tnc_id.to_owned())) } else { Err(TermsError::Outdated) }
    }

    /// The version.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a person still has to accept the current terms.
pub fn are_open(app: &App, person: &Person) -> bool {
    current(app).is_some_and(|current| person.profile.tnc_id.as_deref() != Some(current))
}

/// Whether a caller accepted the current terms, or there are none. Asks the database only where there are some.
///
/// # Errors
/// Where the database fails.
pub async fn are_accepted(app: &App, caller: &Caller) -> Result<bool, Failure> {
    let Some(current) = current(app) else { return Ok(true) };
    let id = caller.account.id;
    let accepted = app.db.read(async |conn| profiles::accepted_terms(conn, id).await).await?;
    Ok(accepted.as_deref() == Some(current))
}

/// Accepts the current terms, which the caller names.
///
/// # Errors
/// Where they are others.
pub async fn accept(app: &App, caller: &Caller, tnc_id: &str) -> Result<(), TermsError> {
    let accepted = Accepted::parse(app, tnc_id)?;
    let (id, now) = (caller.account.id, app.clock.now());
    app.db
        .write(async |conn| profiles::accept_terms(conn, id, accepted.as_str(), now).await)
        .await
        .map_err(|error| TermsError::Failed(error.into()))
}
