//! The password as proof: who does something that cannot be taken back says it once more.

use super::authenticate::Caller;
use super::guess::{self, KnownBy, Target};
use super::limits::{TooMany, not_admitted};
use crate::app::App;
use crate::crypto::password::{HashError, Verdict};
use crate::db::accounts;
use crate::db::{Connection, DbError};
use crate::error::Failure;
use uuid::Uuid;

/// Somebody who has just said the right password, or proved otherwise who they are. It holds as long as the account stays as it
/// was then, and the session goes on in which it was proved: whatever changes the password or ends all sessions raises the
/// version of access tokens.
#[derive(Debug)]
pub struct Proven {
    account_id: i32,
    token_version: i32,
    session: Uuid,
}

/// Why nothing is proved.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// The password is not that of the account.
    #[error("the password is wrong")]
    WrongPassword,
    /// The account changed meanwhile so that the caller is signed out.
    #[error("the session has ended")]
    SessionEnded,
    /// Too many passwords wait to be hashed.
    #[error("too many passwords wait to be hashed")]
    Busy,
    /// Too many wrong passwords or codes were tried.
    #[error(transparent)]
    TooMany(TooMany),
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<HashError> for ProofError {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => Self::Busy,
            HashError::Failed => Self::Failed(Failure::internal(&error)),
        }
    }
}

not_admitted!(ProofError);

impl From<DbError> for ProofError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// Checks the password of the caller: one statement and one hash.
pub async fn prove(app: &App, caller: &Caller, password: String) -> Result<Proven, ProofError> {
    let proven = Proven::of(caller);
    let Proven { account_id, token_version, .. } = proven;
    let found = app.db.read(async |conn| accounts::password(conn, account_id, token_version).await).await?;
    let hash = found.ok_or(ProofError::SessionEnded)?;
    let guess = guess::begin(app, Target::Password(account_id), &caller.client, KnownBy::Session).await?;
    match app.passwords.verify(password, hash).await {
        Ok(Verdict::Right | Verdict::RightRehash) => {
            guess.right(app, Some(&caller.client)).await?;
            Ok(proven)
        }
        Ok(Verdict::Wrong) => Err(ProofError::WrongPassword),
        Err(error) => {
            guess.unmade(app).await?;
            Err(error.into())
        }
    }
}

impl Proven {
    /// The caller, whom something else than the password has proved.
    pub(super) fn of(caller: &Caller) -> Self {
        let Caller { account, session, .. } = caller;
        Self { account_id: account.id, token_version: account.token_version, session: *session }
    }

    /// Locks the account until the transaction ends, where the proof still holds, and returns its key.
    pub(super) async fn lock(&self, conn: &Connection) -> Result<i32, ProofError> {
        let holds = accounts::lock_signed_in(conn, self.account_id, self.token_version, self.session).await;
        if holds.map_err(DbError::from)? { Ok(self.account_id) } else { Err(ProofError::SessionEnded) }
    }
}
