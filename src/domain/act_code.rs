//! Codes that are mailed to somebody who is signed in: each is good for one act in one session.

use super::authenticate::{self, Caller};
use super::authenticator;
use super::one_time_code::{self, EVERY, NotTaken, OneTimeCode, Replacing};
use super::password_change_step;
use super::second_step::{CodeTimes, NoCode};
use super::step_up::Act;
use crate::app::App;
use crate::db::accounts::Account;
use crate::db::mailed_act_codes::{self, MailedActCode};
use crate::db::{Connection, DbError, second_factors};
use crate::error::Failure;
use crate::mail::{Letter, OutboxId};
use chrono::TimeDelta;

/// The most codes of an account within [`WITHIN`]: who only holds a session must not fill a mailbox.
const MAX: usize = 5;
/// The most codes of changes of password within that time. They are counted by themselves: each change begins with the
/// password, and who only holds a session must not be able to keep its owner from one.
const PASSWORD_CHANGE_MAX: usize = 10;
const WITHIN: TimeDelta = TimeDelta::hours(1);

/// A code that was mailed, or that an app shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// Its end, and the time of the next, where it was mailed.
    pub times: Option<CodeTimes>,
    /// Whether a second factor is asked for at sign-in.
    pub has_second_factor: bool,
}

/// Why no code was mailed to somebody who is signed in.
#[derive(Debug, thiserror::Error)]
pub enum NotMailed {
    /// The address is not confirmed: a code that is mailed there proves nothing.
    #[error("the address is not confirmed")]
    NotVerified,
    /// No change of password waits for a code.
    #[error("nothing waits for a code")]
    NothingPending,
    /// The caller was signed out meanwhile.
    #[error("the session has ended")]
    SessionEnded,
    /// As at sign-in.
    #[error(transparent)]
    NoCode(#[from] NoCode),
}

impl From<DbError> for NotMailed {
    fn from(error: DbError) -> Self {
        Self::NoCode(error.into())
    }
}

impl From<Failure> for NotMailed {
    fn from(error: Failure) -> Self {
        Self::NoCode(error.into())
    }
}

/// Mails a code for an act; the one before it for the same act is void. Where an authenticator is on, nothing is mailed: the act
/// takes a code of that. A change of password takes a code only where one waits.
pub async fn send(app: &App, caller: &Caller, act: Act) -> Result<Sent, NotMailed> {
    if act == Act::ChangePassword {
        return password_change_step::resend(app, caller).await;
    }
    let code = OneTimeCode::random(app).map_err(Failure::from)?;
    let done = app.db.transaction(async |conn| write_confirmed(app, conn, caller, act, &code).await).await;
    let (written, has_second_factor) = done?;
    sent(app, written, has_second_factor).await
}

/// Delivers what was written, after the commit.
pub(super) async fn sent(app: &App, written: Option<Written>, has_second_factor: bool) -> Result<Sent, NotMailed> {
    let times = match written {
        Some(written) => Some(written.deliver(app).await?),
        None => None,
    };
    Ok(Sent { times, has_second_factor })
}

async fn write_confirmed(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    act: Act,
    code: &OneTimeCode,
) -> Result<(Option<Written>, bool), NotMailed> {
    let account = authenticate::lock(app, conn, caller).await.map_err(DbError::from)?;
    let account = account.ok_or(NotMailed::SessionEnded)?;
    if authenticator::is_on(conn, account.id).await? {
        return Ok((None, true));
    }
    if account.email.is_some() && !account.verified {
        return Err(NotMailed::NotVerified);
    }
    let written = write(app, conn, &account, caller, act, code).await?;
    let factors = second_factors::of(conn, account.id).await.map_err(DbError::from)?;
    Ok((Some(written), !factors.is_empty()))
}

/// A code that is written, and its mail.
pub(super) struct Written {
    mail: OutboxId,
    replacing: Replacing,
    /// What the code is worth.
    pub(super) times: CodeTimes,
}

/// Writes a code for a locked account, where it has an address and the limits allow it.
pub(super) async fn write(
    app: &App,
    conn: &Connection,
    account: &Account,
    caller: &Caller,
    act: Act,
    code: &OneTimeCode,
) -> Result<Written, NoCode> {
    let email = account.email.as_deref().ok_or(NoCode::NoAddress)?;
    let (now, slot) = (app.clock.now(), act.slot(caller.session));
    let is_password_change = act == Act::ChangePassword;
    let wait = wait(app, conn, caller, act).await?;
    if wait > TimeDelta::zero() {
        return Err(NoCode::TooMany(caller.client.wait.refuse(wait)));
    }
    let new = MailedActCode { account_id: account.id, slot: &slot, is_password_change, mailed_at: now };
    mailed_act_codes::insert(conn, &new).await.map_err(DbError::from)?;
    let replacing = Replacing::write(code, app, conn, &slot, account.id).await.map_err(DbError::from)?;
    let letter = Letter::act_code(email, account, act.name(), code.text());
    let mail = app.mail.enqueue(conn, Some(account.id), &letter).await?;
    let times = CodeTimes { expires_at: replacing.expires_at, next_at: now + EVERY };
    Ok(Written { mail, replacing, times })
}

/// How long it is until another code for an act may be mailed.
pub(super) async fn wait(app: &App, conn: &Connection, caller: &Caller, act: Act) -> Result<TimeDelta, DbError> {
    let (now, slot) = (app.clock.now(), act.slot(caller.session));
    let is_password_change = act == Act::ChangePassword;
    let mailed = mailed_act_codes::since(conn, caller.account.id, is_password_change, now - WITHIN).await?;
    let max = if is_password_change { PASSWORD_CHANGE_MAX } else { MAX };
    let place_at = mailed.iter().nth_back(max - 1).map(|(_, at)| *at + WITHIN);
    let next_at = mailed.iter().rfind(|(of, _)| *of == slot).map(|(_, at)| *at + EVERY);
    Ok(place_at.max(next_at).map_or(TimeDelta::zero(), |free_at| free_at - now))
}

/// Takes a mailed code for an act. A wrong one counts, so the transaction must be committed either way.
pub(super) async fn take(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    act: Act,
    code: &str,
) -> Result<Result<(), NotTaken>, DbError> {
    let told = &caller.client.wait;
    let taken = one_time_code::take(app, conn, &act.slot(caller.session), code, told).await?;
    Ok(match taken {
        Err(NotTaken::TooOften(_)) => Err(NotTaken::TooOften(told.refuse(wait(app, conn, caller, act).await?))),
        taken => taken,
    })
}

impl Written {
    /// Delivers the mail, after the commit. Where it is refused, the code before it holds again; what was mailed too often
    /// stays so.
    pub(super) async fn deliver(self, app: &App) -> Result<CodeTimes, NoCode> {
        if app.mail.deliver(self.mail).await.is_err() {
            app.db.write(async |conn| self.replacing.take_back(conn).await).await?;
            return Err(NoCode::MailRefused);
        }
        Ok(self.times)
    }
}
