//! Changing the password from a device, for contracts that know second factors: where one is asked for, the new password waits
//! for it.

use super::act_code::{self, NotMailed, Sent, Written};
use super::audit::{self, Action, Note};
use super::authenticate::{self, Caller};
use super::authenticator;
use super::device_sign_in::SignedIn;
use super::guess::{self, KnownBy, Target};
use super::limits::{TooMany, not_admitted};
use super::notice;
use super::one_time_code::{NotTaken, OneTimeCode};
use super::password_change;
use super::password_proof::{self, ProofError};
use super::password_rules::{About, NewPassword, PasswordError};
use super::person;
use super::second_step::NoCode;
use super::session::{Client, Factors, Opening, SessionPolicy};
use super::step_up::Act;
use crate::app::App;
use crate::crypto::jwt::Assurance;
use crate::crypto::secrets::Purpose;
use crate::db::accounts::Account;
use crate::db::pending_password_changes::{self, PendingPasswordChange};
use crate::db::second_factors::{self, AUTHENTICATOR};
use crate::db::{Connection, DbError, QueryResult, sessions};
use crate::error::Failure;
use crate::mail::OutboxId;
use uuid::Uuid;

const ACT: Act = Act::ChangePassword;
/// The first code of a change and five more.
const CODES_MAX: i16 = 6;

/// What somebody types who changes the password.
pub struct Typed {
    /// The old password.
    pub old: String,
    /// The new one.
    pub new: String,
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Typed(…)")
    }
}

/// What came of it.
#[derive(Debug)]
pub enum Outcome {
    /// The password is changed, and this is the new session.
    Changed(Box<SignedIn>),
    /// [`confirm`] wants a code of this account, which was mailed, or which its authenticator shows.
    Waits(Uuid),
}

/// Why the password stays as it is, and no code was mailed.
#[derive(Debug, thiserror::Error)]
pub enum BeginError {
    /// The old password was not proved.
    #[error(transparent)]
    Unproven(#[from] ProofError),
    /// The new password does not do.
    #[error("the new password was refused")]
    Weak(Vec<PasswordError>),
    /// The new password is the old one.
    #[error("the new password is the old one")]
    Unchanged,
    /// A second factor is asked for, and no code was mailed.
    #[error(transparent)]
    NoCode(#[from] NoCode),
}

impl From<DbError> for BeginError {
    fn from(error: DbError) -> Self {
        Self::Unproven(error.into())
    }
}

impl From<Failure> for BeginError {
    fn from(error: Failure) -> Self {
        Self::Unproven(error.into())
    }
}

/// Changes the password of a caller who knows the old one: every session ends, and a new one is opened on the device of the
/// caller. Where a second factor is asked for, the new password is kept aside until it is shown, and nothing changes before.
pub async fn begin(
    app: &App,
    policy: &SessionPolicy<'_>,
    caller: &Caller,
    typed: Typed,
    client: &Client,
) -> Result<Outcome, BeginError> {
    let is_unchanged = typed.old == typed.new;
    password_proof::prove(app, caller, typed.old).await?;
    let password = NewPassword::single(typed.new, &About::of(&caller.account)).map_err(BeginError::Weak)?;
    if is_unchanged {
        return Err(BeginError::Unchanged);
    }
    let hash = app.passwords.hash(password.into_inner()).await.map_err(ProofError::from)?;
    let code = OneTimeCode::random(app).map_err(Failure::from)?;
    let sealed = seal(app, caller, &hash)?;
    let step = Step { app, policy, caller, client };
    let done = app.db.transaction(async |conn| step.begin(conn, &hash, &sealed, &code).await).await?;
    match done {
        Done::Changed(changed) => Ok(Outcome::Changed(Box::new(changed.tell(app, policy).await?))),
        Done::Waits(None) => Ok(Outcome::Waits(caller.account.uuid)),
        Done::Waits(Some(written)) => {
            if let Err(error) = written.deliver(app).await {
                let id = caller.account.id;
                app.db.write(async |conn| pending_password_changes::take_back(conn, id, &sealed).await).await?;
                return Err(error.into());
            }
            Ok(Outcome::Waits(caller.account.uuid))
        }
    }
}

/// What is asked for besides the password before it changes. Here, and in [`take`], it is decided which factor that is.
enum Asked {
    Nothing,
    MailedCode,
    Authenticator,
}

impl Asked {
    async fn of(conn: &Connection, account_id: i32) -> QueryResult<Self> {
        let factors = second_factors::of(conn, account_id).await?;
        Ok(match factors.as_slice() {
            [] => Self::Nothing,
            factors if factors.iter().any(|kind| kind == AUTHENTICATOR) => Self::Authenticator,
            _ => Self::MailedCode,
        })
    }
}

/// Takes what was asked for. A wrong code counts, so the transaction must be committed either way.
async fn take(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    pending: &PendingPasswordChange,
    code: &str,
) -> Result<Result<(), NotTaken>, Failure> {
    if !authenticator::is_on(conn, pending.account_id).await? {
        return Ok(act_code::take(app, conn, caller, ACT, code).await?);
    }
    if pending.expires_at <= app.clock.now() {
        return Ok(Err(NotTaken::Expired));
    }
    authenticator::take(app, conn, pending.account_id, code, &caller.client.wait).await
}

fn seal(app: &App, caller: &Caller, hash: &str) -> Result<Vec<u8>, Failure> {
    let sealed = app.secrets.seal(Purpose::PendingPassword, hash.as_bytes(), &ACT.slot(caller.session));
    sealed.map_err(|error| Failure::internal(&error))
}

/// What waits for a code in the session of a caller whose account is locked.
async fn pending(conn: &Connection, caller: &Caller) -> Result<Option<PendingPasswordChange>, DbError> {
    let (id, version) = (caller.account.id, caller.account.token_version);
    Ok(pending_password_changes::find(conn, id, caller.session, version).await?)
}

/// Mails another code for the change that waits in this session; the one before it is void. Nothing is mailed where an
/// authenticator is asked for.
pub async fn resend(app: &App, caller: &Caller) -> Result<Sent, NotMailed> {
    let code = OneTimeCode::random(app).map_err(Failure::from)?;
    let again = app.db.transaction(async |conn| write_again(app, conn, caller, &code).await).await;
    let (written, has_second_factor) = again?;
    act_code::sent(app, written, has_second_factor).await
}

async fn write_again(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    code: &OneTimeCode,
) -> Result<(Option<Written>, bool), NotMailed> {
    let account = authenticate::lock(app, conn, caller).await.map_err(DbError::from)?;
    let account = account.ok_or(NotMailed::SessionEnded)?;
    let is_shown = authenticator::is_on(conn, account.id).await?;
    // Nor can one be finished any more where there is neither app nor address left.
    let can_end = is_shown || account.email.is_some();
    let is_open = |pending: &PendingPasswordChange| pending.expires_at > app.clock.now() && can_end;
    let waits = pending(conn, caller).await?.filter(is_open).ok_or(NotMailed::NothingPending)?;
    if is_shown {
        return Ok((None, true));
    }
    if waits.codes_sent >= CODES_MAX {
        // There is none for this change any more, and one for another as soon as that may begin.
        let wait = act_code::wait(app, conn, caller, ACT).await?;
        return Err(NoCode::TooMany(caller.client.wait.refuse(wait)).into());
    }
    let written = act_code::write(app, conn, &account, caller, ACT, code).await?;
    let noted = pending_password_changes::note_code(conn, account.id, written.times.expires_at).await;
    noted.map_err(DbError::from)?;
    let factors = second_factors::of(conn, account.id).await.map_err(DbError::from)?;
    Ok((Some(written), !factors.is_empty()))
}

/// Why a change that waits is not finished.
#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    /// No change waits in this session.
    #[error("nothing waits for a code")]
    NothingPending,
    /// It is another code, or a newer one was mailed.
    #[error("the code is not valid")]
    CodeInvalid,
    /// Its time has passed.
    #[error("the code has expired")]
    CodeExpired,
    /// It was tried too often.
    #[error("the code was tried too often")]
    TooManyTries(TooMany),
    /// The caller was signed out meanwhile.
    #[error("the session has ended")]
    SessionEnded,
    /// Too many wrong codes were tried.
    #[error(transparent)]
    TooMany(TooMany),
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

not_admitted!(ConfirmError);

impl From<DbError> for ConfirmError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<NotTaken> for ConfirmError {
    fn from(error: NotTaken) -> Self {
        match error {
            NotTaken::Wrong => Self::CodeInvalid,
            NotTaken::Expired => Self::CodeExpired,
            NotTaken::TooOften(too_many) => Self::TooManyTries(too_many),
        }
    }
}

/// Finishes the change that waits in this session.
pub async fn confirm(
    app: &App,
    policy: &SessionPolicy<'_>,
    caller: &Caller,
    code: &str,
    client: &Client,
) -> Result<SignedIn, ConfirmError> {
    let step = Step { app, policy, caller, client };
    let guess = guess::begin(app, Target::Code(caller.account.id), client, KnownBy::Session).await?;
    let changed = app.db.transaction(async |conn| step.confirm(conn, code).await).await;
    let changed = match changed {
        Ok(changed) => changed,
        Err(error) => {
            guess.unmade(app).await?;
            return Err(error);
        }
    };
    guess.settle(app, Some(client), &changed).await?;
    Ok(changed?.tell(app, policy).await?)
}

/// What a change is made with.
struct Step<'a> {
    app: &'a App,
    policy: &'a SessionPolicy<'a>,
    caller: &'a Caller,
    client: &'a Client,
}

enum Done {
    Changed(Changed),
    /// For the code in this mail, or for one of the authenticator.
    Waits(Option<Written>),
}

impl Step<'_> {
    /// Changes the password, or lets it wait for what is asked for. An earlier change that waits is void.
    async fn begin(
        &self,
        conn: &Connection,
        hash: &str,
        sealed: &[u8],
        code: &OneTimeCode,
    ) -> Result<Done, BeginError> {
        let Self { app, caller, .. } = *self;
        let account = authenticate::lock(app, conn, caller).await.map_err(DbError::from)?;
        let account = account.ok_or(ProofError::SessionEnded)?;
        let written = match Asked::of(conn, account.id).await.map_err(DbError::from)? {
            Asked::Nothing => return Ok(Done::Changed(self.replace(conn, account, hash, None).await?)),
            Asked::MailedCode => Some(act_code::write(app, conn, &account, caller, ACT, code).await?),
            Asked::Authenticator => None,
        };
        let now = app.clock.now();
        let pending = PendingPasswordChange {
            account_id: account.id,
            session_id: caller.session,
            token_version: account.token_version,
            password_sealed: sealed.to_vec(),
            created_at: now,
            expires_at: written
                .as_ref()
                .map_or(now + app.settings.session.code_lifetime, |written| written.times.expires_at),
            codes_sent: i16::from(written.is_some()),
        };
        pending_password_changes::replace(conn, &pending).await.map_err(DbError::from)?;
        Ok(Done::Waits(written))
    }

    /// Takes the code and changes the password. A code that is not taken is no error of the transaction: the try counts.
    async fn confirm(&self, conn: &Connection, code: &str) -> Result<Result<Changed, NotTaken>, ConfirmError> {
        let Self { app, caller, .. } = *self;
        let account = authenticate::lock(app, conn, caller).await.map_err(DbError::from)?;
        let account = account.ok_or(ConfirmError::SessionEnded)?;
        let pending = pending(conn, caller).await?.ok_or(ConfirmError::NothingPending)?;
        if let Err(error) = take(app, conn, self.caller, &pending, code).await? {
            return Ok(Err(error));
        }
        let slot = ACT.slot(caller.session);
        let opened = app.secrets.open(Purpose::PendingPassword, &pending.password_sealed, &slot).ok();
        // Sealed under a secret that is gone: it has to begin again.
        let hash = opened.as_ref().and_then(|hash| std::str::from_utf8(hash).ok());
        let hash = hash.ok_or(ConfirmError::NothingPending)?;
        Ok(Ok(self.replace(conn, account, hash, Some(Assurance::TwoFactors)).await?))
    }

    /// Replaces the password of a locked account and opens a session on the device of the caller, as sure as the caller's
    /// where nothing says otherwise.
    async fn replace(
        &self,
        conn: &Connection,
        account: Account,
        hash: &str,
        assurance: Option<Assurance>,
    ) -> Result<Changed, Failure> {
        let Self { app, policy, caller, client } = *self;
        let (level, device) = sessions::standing(conn, caller.session).await.map_err(DbError::from)?;
        let assurance = assurance.or(Assurance::from_level(level)).unwrap_or(Assurance::OneFactor);
        let opening = Opening::draw(app, policy, assurance)?;
        password_change::replace(conn, account.id, hash, app.clock.now()).await.map_err(DbError::from)?;
        pending_password_changes::delete(conn, account.id).await.map_err(DbError::from)?;
        let opened = opening.write_on(conn, account.id, policy, client, Factors::Settled, device.as_deref());
        opened.await.map_err(DbError::from)?;
        audit::note(app, conn, Note::by(caller, Action::PasswordChanged)).await?;
        let notice = notice::password_changed(app, conn, &account).await?;
        Ok(Changed { account, opening, notice })
    }
}

/// A password that is changed, and the session that is opened with it.
struct Changed {
    account: Account,
    opening: Opening,
    notice: Option<OutboxId>,
}

impl Changed {
    /// Tells of it, after the commit.
    async fn tell(self, app: &App, policy: &SessionPolicy<'_>) -> Result<SignedIn, Failure> {
        let Self { mut account, opening, notice } = self;
        notice::tell(app, notice).await;
        account.token_version += 1;
        let tokens = opening.tokens(&account, policy)?;
        let (person, opened_at) = (person::of(app, account).await?, tokens.claims.authenticated_at);
        Ok(SignedIn { person, tokens, device: None, opened_at, previous_sign_in_at: None })
    }
}
