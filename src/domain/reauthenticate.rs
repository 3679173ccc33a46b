//! Proving once more who one is, so that nothing is asked for a while.

use super::authenticate::Caller;
use super::password_proof::{self, ProofError};
use super::step_up::RECENT;
use crate::app::App;
use crate::db::{DbError, sessions};
use chrono::{DateTime, Utc};

/// Notes in the session of a caller who says the password that it was said just now. Returns until when nothing more is
/// asked for.
pub async fn reauthenticate(app: &App, caller: &Caller, password: String) -> Result<DateTime<Utc>, ProofError> {
    let proven = password_proof::prove(app, caller, password).await?;
    let now = app.clock.now();
    app.db
        .transaction(async |conn| {
            proven.lock(conn).await?;
            let renewed = sessions::renew_authentication(conn, caller.session, now).await.map_err(DbError::from)?;
            if renewed { Ok(now + RECENT) } else { Err(ProofError::SessionEnded) }
        })
        .await
}
