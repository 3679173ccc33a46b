//! Stepping up: who does something that a thief of a session must not be able to do proves once more who they are.

use super::act_code;
use super::authenticate::Caller;
use super::authenticator;
use super::guess::{self, KnownBy, Target};
use super::limits::TooMany;
use super::one_time_code::NotTaken;
use super::password_proof::{self, ProofError, Proven};
use crate::app::App;
use crate::crypto::secrets::digest;
use crate::db::{Connection, DbError};
use crate::error::Failure;
use chrono::TimeDelta;
use uuid::Uuid;

/// How long after somebody proved who they are nothing is asked for once more.
pub(super) const RECENT: TimeDelta = TimeDelta::minutes(10);

/// What somebody does. A code that is mailed for one act is of no use for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Changing what is known of the person.
    UpdateProfile,
    /// Moving to another address.
    ChangeEmail,
    /// Replacing the password.
    ChangePassword,
    /// Asking for a code at sign-in.
    EnableSecondFactor,
    /// No longer asking for one.
    DisableSecondFactor,
    /// Leaving.
    CloseAccount,
}

impl Act {
    /// What it is called where a mail names it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::UpdateProfile => "update_profile",
            Self::ChangeEmail => "change_email",
            Self::ChangePassword => "change_password",
            Self::EnableSecondFactor => "enable_second_factor",
            Self::DisableSecondFactor => "disable_second_factor",
            Self::CloseAccount => "close_account",
        }
    }

    /// What a code for this act, in this session, is kept under.
    pub(super) fn slot(self, session: Uuid) -> [u8; 32] {
        digest(&[b"act", session.as_bytes().as_slice(), self.name().as_bytes()].concat())
    }
}

/// What somebody shows. All of it has to be right; who shows nothing must have signed in a moment ago.
#[derive(Default)]
pub struct Shown {
    /// The password.
    pub password: Option<String>,
    /// The code that was mailed for this act; where an authenticator is on, a code of that.
    pub code: Option<String>,
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Shown(…)")
    }
}

/// Why nothing is done.
#[derive(Debug, thiserror::Error)]
pub enum StepUpError {
    /// Nothing was shown, and it is too long ago that the caller proved who they are.
    #[error("the authentication is too old")]
    NotRecent,
    /// It is another code, or none was mailed for this.
    #[error("the code is not valid")]
    CodeInvalid,
    /// The time of the code has passed.
    #[error("the code has expired")]
    CodeExpired,
    /// The code was tried too often.
    #[error("the code was tried too often")]
    TooManyTries(TooMany),
    /// The password did not prove who asks.
    #[error(transparent)]
    Unproven(#[from] ProofError),
}

impl From<NotTaken> for StepUpError {
    fn from(error: NotTaken) -> Self {
        match error {
            NotTaken::Wrong => Self::CodeInvalid,
            NotTaken::Expired => Self::CodeExpired,
            NotTaken::TooOften(too_many) => Self::TooManyTries(too_many),
        }
    }
}

impl From<DbError> for StepUpError {
    fn from(error: DbError) -> Self {
        Self::Unproven(error.into())
    }
}

impl From<Failure> for StepUpError {
    fn from(error: Failure) -> Self {
        Self::Unproven(error.into())
    }
}

/// Checks what the caller shows: a right code is spent, whatever becomes of the act, so everything else about the act is
/// checked before.
pub async fn prove(app: &App, caller: &Caller, act: Act, shown: Shown) -> Result<Proven, StepUpError> {
    let Shown { password, code } = shown;
    let is_recent = caller.has_proved_within(RECENT, app.clock.now());
    if password.is_none() && code.is_none() && !is_recent {
        return Err(StepUpError::NotRecent);
    }
    // An attempt is taken off the client once, however much of what was shown is right.
    let weighs = password.is_none().then_some(&caller.client);
    let proven = match password {
        Some(password) => password_proof::prove(app, caller, password).await?,
        None => Proven::of(caller),
    };
    if let Some(code) = code {
        let guess = guess::begin(app, Target::Code(caller.account.id), &caller.client, KnownBy::Session).await;
        let guess = guess.map_err(ProofError::from)?;
        let taken = app.db.transaction(async |conn| take(app, conn, caller, &proven, act, &code).await);
        let taken = taken.await?;
        guess.settle(app, weighs, &taken).await?;
        taken?;
    }
    Ok(proven)
}

/// A code that is not taken is no error of the transaction: the try counts.
async fn take(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    proven: &Proven,
    act: Act,
    code: &str,
) -> Result<Result<(), NotTaken>, StepUpError> {
    let id = proven.lock(conn).await?;
    if authenticator::is_on(conn, id).await? {
        return Ok(authenticator::take(app, conn, id, code, &caller.client.wait).await?);
    }
    Ok(act_code::take(app, conn, caller, act, code).await?)
}
