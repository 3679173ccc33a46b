//! The second step of a sign-in: the password was right, and a mailed code is asked for.

mod refusals;

pub use refusals::{ConfirmCodeError, NoCode};

use super::audit::Action;
use super::authenticator::{self, Taken};
use super::device::Arriving;
use super::device_sign_in::SignedIn;
use super::email_address::EmailAddress;
use super::guess::{self, KnownBy, Target};
use super::limits::Wait;
use super::notice;
use super::one_time_code::{self, EVERY, NotTaken, OneTimeCode};
use super::session::{Client, Factors, Opening, SessionPolicy};
use super::sign_in::{self, Entered, Entry, NotEntered};
use crate::app::App;
use crate::crypto::ids;
use crate::crypto::jwt::Assurance;
use crate::crypto::secrets::{Purpose, digest};
use crate::db::accounts::{self, Account};
use crate::db::credentials::{self, Credentials};
use crate::db::sign_in_attempts::{self, SignInAttempt};
use crate::db::{Connection, DbError, devices, email_addresses};
use crate::error::Failure;
use crate::mail::{Letter, OutboxId};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// The most sign-ins of an account that begin within [`ATTEMPTS_WITHIN`]: who knows the password may not guess for ever, nor
/// fill a mailbox.
const ATTEMPTS_MAX: i32 = 10;
const ATTEMPTS_WITHIN: TimeDelta = TimeDelta::minutes(10);
/// The most sign-ins with one password that begin within [`UNFINISHED_WITHIN`] and that nobody finishes. Each is good for
/// thirty guesses, so whoever has the password alone guesses the code on one day of a thousand; a new password begins to count anew.
const UNFINISHED_MAX: i32 = 30;
const UNFINISHED_WITHIN: TimeDelta = TimeDelta::days(1);
/// The first code and five more.
const CODES_MAX: i16 = 6;

/// A sign-in that waits for its code.
pub struct Waiting {
    /// What `confirm` and `resend` know it by: random, and good for nothing else.
    pub handle: String,
    /// Who signs in.
    pub account: Uuid,
    /// What it waits for.
    pub asked: Asked,
}

/// What is asked for in a second step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The code that was mailed.
    MailedCode,
    /// A code of the authenticator app.
    Authenticator,
}

impl std::fmt::Debug for Waiting {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Waiting").field("account", &self.account).finish_non_exhaustive()
    }
}

/// Asks somebody whose password was right for a code of the authenticator, or mails one where there is none. Nothing where the
/// account changed since.
pub(super) async fn begin(
    app: &App,
    policy: &SessionPolicy<'_>,
    account: &Account,
    device: Option<&str>,
    client: &Client,
) -> Result<Option<Waiting>, NoCode> {
    let email = account.email.as_deref().and_then(|email| EmailAddress::parse(email).ok());
    let handle = ids::token(&*app.random).map_err(Failure::from)?;
    let hash = digest(handle.as_bytes());
    let seal = |device: &str| app.secrets.seal(Purpose::Handle, device.as_bytes(), &hash);
    let device_sealed = device.map(seal).transpose().map_err(|error| Failure::internal(&error))?;
    let (code, now) = (OneTimeCode::random(app).map_err(Failure::from)?, app.clock.now());
    let attempt = SignInAttempt {
        handle_hash: hash.to_vec(),
        account_id: account.id,
        contract: policy.contract.to_owned(),
        token_version: account.token_version,
        address_key: email.as_ref().map(EmailAddress::key).unwrap_or_default().to_owned(),
        device_sealed,
        created_at: now,
        expires_at: now + policy.second_step_lifetime,
        spent_at: None,
        codes_sent: 1,
        last_code_at: now,
        tries: 0,
    };
    let letter = email.map(|email| Letter::sign_in_code(email.as_str(), account, code.text()));
    let written =
        app.db.transaction(async |conn| write(app, conn, attempt, &code, letter.as_ref(), &client.wait).await).await?;
    let asked = match written {
        Written::Nothing => return Ok(None),
        Written::Asked => Asked::Authenticator,
        Written::Mailed(mail) => {
            if app.mail.deliver(mail).await.is_err() {
                app.db.write(async |conn| sign_in_attempts::spend(conn, &hash, now).await).await?;
                return Err(NoCode::MailRefused);
            }
            Asked::MailedCode
        }
    };
    Ok(Some(Waiting { handle, account: account.uuid, asked }))
}

/// What became of a sign-in that is to wait.
enum Written {
    /// The account changed meanwhile.
    Nothing,
    /// It waits for a code of the authenticator.
    Asked,
    /// It waits for the code in this mail.
    Mailed(OutboxId),
}

async fn write(
    app: &App,
    conn: &Connection,
    mut attempt: SignInAttempt,
    code: &OneTimeCode,
    letter: Option<&Letter>,
    wait: &Wait,
) -> Result<Written, NoCode> {
    let id = attempt.account_id;
    let unchanged = accounts::lock_unchanged(conn, id, attempt.token_version).await.map_err(DbError::from)?;
    if !unchanged {
        return Ok(Written::Nothing);
    }
    let is_mailed = !authenticator::is_on(conn, id).await?;
    if is_mailed {
        let is_primary = email_addresses::is_primary(conn, id, &attempt.address_key).await.map_err(DbError::from)?;
        if letter.is_some() && !is_primary {
            return Ok(Written::Nothing);
        }
    }
    let now = attempt.created_at;
    let begun = sign_in_attempts::begun(conn, &attempt, ATTEMPTS_MAX, UNFINISHED_MAX).await.map_err(DbError::from)?;
    let place_at = begun.nth_last.map(|at| at + ATTEMPTS_WITHIN);
    let finished_by = begun.nth_last_unfinished.map(|at| at + UNFINISHED_WITHIN);
    if let Some(free_at) = place_at.max(finished_by).filter(|free_at| *free_at > now) {
        return Err(NoCode::TooMany(wait.refuse(free_at - now)));
    }
    if !is_mailed {
        attempt.codes_sent = 0;
        sign_in_attempts::insert(conn, &attempt).await.map_err(DbError::from)?;
        return Ok(Written::Asked);
    }
    let letter = letter.ok_or(NoCode::NoAddress)?;
    sign_in_attempts::insert(conn, &attempt).await.map_err(DbError::from)?;
    code.write(app, conn, &attempt.handle_hash, id).await.map_err(DbError::from)?;
    Ok(Written::Mailed(app.mail.enqueue(conn, Some(id), letter).await?))
}

/// When the newest code ends, and when there may be another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeTimes {
    /// Its end.
    pub expires_at: DateTime<Utc>,
    /// The earliest time of the next.
    pub next_at: DateTime<Utc>,
}

/// Mails another code for a sign-in that waits; the one before it is void. Where nothing waits under the handle, or not for
/// this address, nothing is mailed and nothing is said.
pub async fn resend(
    app: &App,
    contract: &str,
    handle: &str,
    email: &str,
    client: &Client,
) -> Result<CodeTimes, NoCode> {
    let hash = digest(handle.as_bytes());
    let now = app.clock.now();
    let times = CodeTimes { expires_at: now + app.settings.session.code_lifetime, next_at: now + EVERY };
    let found = app.db.read(async |conn| sign_in_attempts::find(conn, &hash).await).await?;
    let Some(attempt) = found.filter(|attempt| waits(attempt, contract, now) && is_for(attempt, email)) else {
        return Ok(times);
    };
    let code = OneTimeCode::random(app).map_err(Failure::from)?;
    let mail =
        app.db.transaction(async |conn| write_again(app, conn, &attempt, &code, times, &client.wait).await).await?;
    match mail {
        Some(mail) if app.mail.deliver(mail).await.is_err() => Err(NoCode::MailRefused),
        Some(_) | None => Ok(times),
    }
}

/// Whether an attempt is one of the contract, and can go on.
fn waits(attempt: &SignInAttempt, contract: &str, now: DateTime<Utc>) -> bool {
    attempt.contract == contract && attempt.spent_at.is_none() && attempt.expires_at > now
}

/// Whether the codes of an attempt are mailed to this address.
fn is_for(attempt: &SignInAttempt, email: &str) -> bool {
    EmailAddress::lookup_key(email).is_some_and(|key| key == attempt.address_key)
}

async fn write_again(
    app: &App,
    conn: &Connection,
    attempt: &SignInAttempt,
    code: &OneTimeCode,
    times: CodeTimes,
    wait: &Wait,
) -> Result<Option<OutboxId>, NoCode> {
    let (id, hash, now) = (attempt.account_id, &attempt.handle_hash, app.clock.now());
    // The account first, as everywhere.
    let unchanged = accounts::lock_unchanged(conn, id, attempt.token_version).await.map_err(DbError::from)?;
    let locked = sign_in_attempts::lock(conn, hash).await.map_err(DbError::from)?;
    let Some(attempt) = locked.filter(|attempt| unchanged && attempt.spent_at.is_none() && attempt.expires_at > now)
    else {
        return Ok(None);
    };
    // An app shows its codes itself.
    if authenticator::is_on(conn, id).await? {
        return Ok(None);
    }
    if attempt.codes_sent >= CODES_MAX {
        // There is none for this sign-in any more; one for another need not be waited for.
        return Err(NoCode::TooMany(wait.refuse(TimeDelta::zero())));
    }
    let free_at = attempt.last_code_at + EVERY;
    if free_at > now {
        return Err(NoCode::TooMany(wait.refuse(free_at - now)));
    }
    let account = accounts::by_address(conn, &attempt.address_key).await.map_err(DbError::from)?;
    let Some(account) = account.filter(|account| account.id == id) else { return Ok(None) };
    let Some(email) = &account.email else { return Ok(None) };
    sign_in_attempts::note_code(conn, hash, now, times.expires_at).await.map_err(DbError::from)?;
    code.write(app, conn, hash, id).await.map_err(DbError::from)?;
    let letter = Letter::sign_in_code(email, &account, code.text());
    Ok(Some(app.mail.enqueue(conn, Some(id), &letter).await?))
}

/// What somebody shows to finish a sign-in.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The handle of the sign-in.
    pub handle: &'a str,
    /// The address that the code was mailed to, where the contract asks for it.
    pub email: Option<&'a str>,
    /// The code.
    pub code: &'a str,
    /// The program.
    pub client: &'a Client,
}

impl std::fmt::Debug for Shown<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Shown(…)")
    }
}

/// Finishes a sign-in with its code.
pub async fn confirm(app: &App, policy: &SessionPolicy<'_>, shown: Shown<'_>) -> Result<SignedIn, ConfirmCodeError> {
    let hash = digest(shown.handle.as_bytes());
    let found = app.db.read(async |conn| sign_in_attempts::find(conn, &hash).await).await?;
    let attempt = found.ok_or(ConfirmCodeError::Invalid)?;
    let now = app.clock.now();
    let waits_at =
        |time| waits(&attempt, policy.contract, time) && shown.email.is_none_or(|email| is_for(&attempt, email));
    if !waits_at(now) {
        let was_waiting = waits_at(attempt.created_at);
        return Err(if was_waiting { ConfirmCodeError::Expired } else { ConfirmCodeError::Invalid });
    }
    let opened = attempt.device_sealed.as_deref().map(|sealed| app.secrets.open(Purpose::Handle, sealed, &hash));
    // Sealed under a secret that is gone: the device is a new one then.
    let device = opened.and_then(Result::ok).and_then(|device| String::from_utf8(device.to_vec()).ok());
    let arriving = policy.knows_devices.then(|| Arriving::draw(app, device.as_deref())).transpose();
    let arriving = arriving.map_err(Failure::from)?;
    let opening = Opening::draw(app, policy, Assurance::TwoFactors)?;
    let step = Step { app, policy, shown, attempt: &attempt, opening: &opening, arriving: arriving.as_ref() };
    let guess =
        guess::begin(app, Target::Code(attempt.account_id), shown.client, KnownBy::Device(device.as_deref())).await?;
    let taken = app.db.transaction(async |conn| step.take(conn).await).await;
    match &taken {
        Ok(taken) => guess.settle(app, Some(shown.client), taken).await?,
        Err(_) => guess.unmade(app).await?,
    }
    match taken {
        Ok(Ok((entered, found))) => {
            let Credentials { account, profile, has_second_factor, .. } = found;
            let signed_in = entered.tell(app, policy, account, opening).await?;
            Ok(SignedIn::of(signed_in, profile.unwrap_or_default(), has_second_factor))
        }
        Ok(Err(error)) => Err(error.into()),
        Err(NotEntered::Changed) => Err(ConfirmCodeError::Invalid),
        Err(NotEntered::Failed(error)) => Err(error.into()),
    }
}

/// What a code is taken with.
struct Step<'a> {
    app: &'a App,
    policy: &'a SessionPolicy<'a>,
    shown: Shown<'a>,
    attempt: &'a SignInAttempt,
    opening: &'a Opening,
    arriving: Option<&'a Arriving>,
}

impl Step<'_> {
    /// Takes the code and opens the session. A code that is not taken is no error of the transaction: the try counts.
    async fn take(&self, conn: &Connection) -> Result<Result<(Entered, Credentials), NotTaken>, NotEntered> {
        let (app, attempt, now) = (self.app, self.attempt, self.app.clock.now());
        let unchanged = accounts::lock_unchanged(conn, attempt.account_id, attempt.token_version).await;
        if !unchanged.map_err(DbError::from)? {
            return Err(NotEntered::Changed);
        }
        let taken = match self.take_code(conn).await? {
            Ok(taken) => taken,
            Err(error) => return Ok(Err(error)),
        };
        let found = credentials::find(conn, attempt.account_id).await.map_err(DbError::from)?;
        let spent = sign_in_attempts::spend(conn, &attempt.handle_hash, now).await.map_err(DbError::from)?;
        let Some(found) = found.filter(|_| spent) else { return Err(NotEntered::Changed) };
        let entry = Entry {
            policy: self.policy,
            client: self.shown.client,
            opening: self.opening,
            account: &found.account,
            checked: found.password.as_deref(),
            rehashed: None,
            factors: Factors::Settled,
            device: self.arriving,
            action: match taken {
                Taken::Code => Action::SignedInWithSecondFactor,
                Taken::RecoveryCode => Action::SignedInWithRecoveryCode,
            },
        };
        let mut entered = sign_in::enter(app, conn, &entry).await?;
        if taken == Taken::RecoveryCode {
            entered.notices.extend(notice::recovery_code_used(app, conn, &found.account).await?);
        }
        let is_asked_once =
            found.profile.as_ref().and_then(|profile| profile.two_factor_per_device).unwrap_or_default();
        if let Some(device) = entered.device.as_ref().filter(|_| is_asked_once) {
            let until = now + app.settings.session.device_trust_lifetime;
            devices::trust(conn, &device.hash, until).await.map_err(DbError::from)?;
        }
        Ok(Ok((entered, found)))
    }

    /// The code of the authenticator where there is one, else the mailed one, while its address is the primary one.
    async fn take_code(&self, conn: &Connection) -> Result<Result<Taken, NotTaken>, NotEntered> {
        let (app, id, code) = (self.app, self.attempt.account_id, self.shown.code);
        let (hash, key, wait) = (&self.attempt.handle_hash, &self.attempt.address_key, &self.shown.client.wait);
        if authenticator::is_on(conn, id).await? {
            if !sign_in_attempts::count_try(conn, hash).await.map_err(DbError::from)? {
                // Somebody who signs in anew has tries again.
                return Ok(Err(NotTaken::TooOften(wait.refuse(TimeDelta::zero()))));
            }
            let takes_recovery_codes = self.policy.takes_recovery_codes;
            let taken = authenticator::take_for_sign_in(app, conn, id, code, takes_recovery_codes).await?;
            return Ok(taken.ok_or(NotTaken::Wrong));
        }
        if !email_addresses::is_primary(conn, id, key).await.map_err(DbError::from)? {
            return Err(NotEntered::Changed);
        }
        Ok(one_time_code::take(app, conn, hash, code, wait).await.map_err(DbError::from)?.map(|()| Taken::Code))
    }
}
