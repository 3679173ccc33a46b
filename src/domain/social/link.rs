//! Linking identities at other services to the account of somebody who is signed in.

use super::super::audit::{self, Action, Note};
use super::super::authenticate::Caller;
use super::super::password_proof::{self, Proven};
use super::super::{notice, ways_in};
use super::{ProofError, Provider, prove, settle};
use crate::app::App;
use crate::db::{Connection, DbError, social_identities};
use crate::error::Failure;
use crate::mail::OutboxId;
use chrono::{DateTime, Utc};

/// A service that opens an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedAccount {
    /// Its name.
    pub provider: String,
    /// Since when.
    pub linked_at: DateTime<Utc>,
}

/// Why an identity is not linked.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// Nothing is proved about anybody.
    #[error(transparent)]
    Unproven(#[from] ProofError),
    /// It belongs to another account.
    #[error("the identity belongs to another account")]
    Taken,
    /// The account has one of the same service already.
    #[error("the account has an identity of the service")]
    AlreadyLinked,
    /// The caller is signed in no longer.
    #[error("the session has ended")]
    SessionEnded,
}

impl From<DbError> for LinkError {
    fn from(error: DbError) -> Self {
        Self::Unproven(error.into())
    }
}

impl From<password_proof::ProofError> for LinkError {
    fn from(error: password_proof::ProofError) -> Self {
        use password_proof::ProofError as Unproven;
        match error {
            Unproven::Failed(failure) => Self::Unproven(failure.into()),
            // Nothing but the session was to be proved.
            Unproven::SessionEnded | Unproven::WrongPassword | Unproven::Busy | Unproven::TooMany(_) => {
                Self::SessionEnded
            }
        }
    }
}

/// Why an identity stays linked.
#[derive(Debug, thiserror::Error)]
pub enum UnlinkError {
    /// There is none of that service.
    #[error("the account has no identity of the service")]
    NotLinked,
    /// Nobody could sign in to the account any more.
    #[error("there is no other way to sign in")]
    LastWay,
    /// The caller is signed in no longer.
    #[error("the session has ended")]
    SessionEnded,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for UnlinkError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<password_proof::ProofError> for UnlinkError {
    fn from(error: password_proof::ProofError) -> Self {
        use password_proof::ProofError as Unproven;
        match error {
            Unproven::Failed(failure) => Self::Failed(failure),
            // Nothing but the session was to be proved.
            Unproven::SessionEnded | Unproven::WrongPassword | Unproven::Busy | Unproven::TooMany(_) => {
                Self::SessionEnded
            }
        }
    }
}

/// The services that open the account of a caller.
///
/// # Errors
/// Where the database fails.
pub async fn linked(app: &App, caller: &Caller) -> Result<Vec<LinkedAccount>, Failure> {
    let id = caller.account.id;
    let found = app.db.read(async |conn| social_identities::of(conn, id).await).await?;
    let shown =
        |it: social_identities::SocialIdentity| LinkedAccount { provider: it.provider, linked_at: it.linked_at };
    Ok(found.into_iter().map(shown).collect())
}

/// Links whoever the service vouches for to the account of the caller, who is told by mail.
///
/// # Errors
/// Where it is not linked; the proof is not used up then.
pub async fn link(app: &App, caller: &Caller, provider: Provider, token: &str) -> Result<(), LinkError> {
    let identity = prove(app, provider, token).await?;
    let written = app.db.transaction(async |conn| {
        // In the order of a sign-in with the same: the proof, then the account.
        identity.take(app, conn).await?;
        let id = Proven::of(caller).lock(conn).await?;
        let row = settle::row(app, &identity, id);
        if !social_identities::insert_if_free(conn, &row).await.map_err(DbError::from)? {
            let owner = social_identities::owner(conn, provider.name(), &identity.subject).await;
            let owner = owner.map_err(DbError::from)?;
            let is_anothers = owner.is_some_and(|owner| owner != id);
            return Err(if is_anothers { LinkError::Taken } else { LinkError::AlreadyLinked });
        }
        audit::note(app, conn, Note::by(caller, Action::SocialAccountLinked)).await?;
        Ok(notice::social_account_linked(app, conn, &caller.account).await?)
    });
    notice::tell(app, written.await?).await;
    Ok(())
}

/// Unlinks the identity at a service, unless it is the last way to sign in. The owner is told by mail.
///
/// # Errors
/// Where it stays linked.
pub async fn unlink(app: &App, caller: &Caller, provider: Provider) -> Result<(), UnlinkError> {
    let told = app.db.transaction(async |conn| write_unlinked(app, conn, caller, provider).await).await?;
    notice::tell(app, told).await;
    Ok(())
}

async fn write_unlinked(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    provider: Provider,
) -> Result<Option<OutboxId>, UnlinkError> {
    let id = Proven::of(caller).lock(conn).await?;
    if !social_identities::remove(conn, id, provider.name()).await.map_err(DbError::from)? {
        return Err(UnlinkError::NotLinked);
    }
    if !ways_in::is_one_left(app, conn, id).await.map_err(DbError::from)? {
        return Err(UnlinkError::LastWay);
    }
    audit::note(app, conn, Note::by(caller, Action::SocialAccountUnlinked)).await?;
    Ok(notice::social_account_unlinked(app, conn, &caller.account).await?)
}
