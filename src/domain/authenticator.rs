//! Authenticator apps as a second factor: set up, confirmed by a first code, asked for at sign-in; and recovery codes for
//! whoever loses the app.

use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::limits::{TooMany, Wait};
use super::notice;
use super::one_time_code::NotTaken;
use crate::app::App;
use crate::crypto::secrets::Purpose;
use crate::crypto::totp::{self, Enrolment};
use crate::crypto::{ids, qr};
use crate::db::accounts;
use crate::db::authenticators::{self, Authenticator};
use crate::db::second_factors::{self, AUTHENTICATOR};
use crate::db::{Connection, DbError, QueryResult, devices, live_sessions};
use crate::error::Failure;
use zeroize::Zeroizing;

/// How many recovery codes there are at a time.
pub const RECOVERY_CODES: usize = 10;
/// The random bytes of a recovery code, shown as twice as many hexadecimal digits. Few tries are looked at, and the codes are
/// kept under a key.
const RECOVERY_CODE_BYTES: usize = 5;

/// What sets up an app.
#[derive(Debug)]
pub struct Setup {
    /// What the app is told.
    pub enrolment: Enrolment,
    /// The same as a picture, as a `data:` address.
    pub qr_code: String,
}

/// Why nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum AuthenticatorError {
    /// An app is asked for already.
    #[error("an authenticator is on already")]
    AlreadyOn,
    /// None was set up, so there is nothing that a code could be of.
    #[error("no authenticator was set up")]
    NothingSetUp,
    /// None is on.
    #[error("no authenticator is on")]
    NotOn,
    /// It is another code.
    #[error("the code is not valid")]
    CodeInvalid,
    /// Too many codes were tried.
    #[error("too many codes were tried")]
    TooManyTries(TooMany),
    /// The account changed meanwhile so that the caller is signed out.
    #[error("the session has ended")]
    SessionEnded,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for AuthenticatorError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// Makes a secret for an app. It is asked for by nobody until [`enable`] saw a code of it; an earlier one that was not confirmed
/// either is gone.
pub async fn set_up(app: &App, caller: &Caller) -> Result<Setup, AuthenticatorError> {
    let mut secret = Zeroizing::new([0; totp::SECRET_BYTES]);
    app.random.fill(&mut *secret).map_err(Failure::from)?;
    let name = caller.account.email.as_deref().unwrap_or(&caller.account.username);
    let issuer = &app.settings.platform.totp_issuer;
    let enrolment = totp::enrolment(&*secret, issuer, name).map_err(|error| Failure::internal(&error))?;
    let qr_code = qr::data_uri(&enrolment.url).map_err(|error| Failure::internal(&error))?;
    let (id, now) = (caller.account.id, app.clock.now());
    let sealed = app.secrets.seal(Purpose::AuthenticatorSecret, &*secret, &place(id));
    let sealed = sealed.map_err(|error| Failure::internal(&error))?;
    app.db
        .transaction(async |conn| {
            lock(conn, caller).await?;
            let found = authenticators::lock(conn, id).await.map_err(DbError::from)?;
            if found.is_some_and(|found| found.confirmed_at.is_some()) {
                return Err(AuthenticatorError::AlreadyOn);
            }
            Ok(authenticators::propose(conn, id, &sealed, now).await.map_err(DbError::from)?)
        })
        .await?;
    Ok(Setup { enrolment, qr_code })
}

/// What a sealed secret is bound to.
fn place(account_id: i32) -> [u8; 4] {
    account_id.to_be_bytes()
}

/// From now on the app is asked for at sign-in, whatever the contract: a code of it was right. All other sessions end, and the
/// owner is told by mail.
pub async fn enable(app: &App, caller: &Caller, code: &str) -> Result<(), AuthenticatorError> {
    let outcome = app
        .db
        .transaction(async |conn| {
            let (id, now) = (lock(conn, caller).await?, app.clock.now());
            let found = authenticators::lock(conn, id).await.map_err(DbError::from)?;
            let found = found.ok_or(AuthenticatorError::NothingSetUp)?;
            if found.confirmed_at.is_some() {
                return Err(AuthenticatorError::AlreadyOn);
            }
            match check(app, conn, id, &found, code, &caller.client.wait).await? {
                Ok(()) => {}
                Err(error) => return Ok(Err(error)),
            }
            second_factors::enable(conn, id, AUTHENTICATOR, now).await.map_err(DbError::from)?;
            live_sessions::end_others(conn, id, caller.session, now).await.map_err(DbError::from)?;
            devices::distrust_all(conn, id).await.map_err(DbError::from)?;
            audit::note(app, conn, Note::by(caller, Action::AuthenticatorEnabled)).await?;
            Ok(Ok(notice::second_factor_enabled(app, conn, &caller.account).await?))
        })
        .await?;
    match outcome {
        Ok(notice) => notice::tell(app, notice).await,
        Err(NotTaken::TooOften(too_many)) => return Err(AuthenticatorError::TooManyTries(too_many)),
        Err(NotTaken::Wrong | NotTaken::Expired) => return Err(AuthenticatorError::CodeInvalid),
    }
    Ok(())
}

/// Ten new recovery codes, each good for one sign-in instead of a code of the app; earlier ones are void.
pub async fn regenerate_recovery_codes(app: &App, caller: &Caller) -> Result<Vec<String>, AuthenticatorError> {
    let draw = |_| ids::token_of(&*app.random, RECOVERY_CODE_BYTES);
    let codes = (0..RECOVERY_CODES).map(draw).collect::<Result<Vec<_>, _>>().map_err(Failure::from)?;
    let id = caller.account.id;
    let macs: Vec<Vec<u8>> = codes
        .iter()
        .map(|code| app.secrets.mac(Purpose::RecoveryCode, &[&place(id), code.as_bytes()]).to_vec())
        .collect();
    let notice = app
        .db
        .transaction(async |conn| {
            let id = lock(conn, caller).await?;
            let found = authenticators::lock(conn, id).await.map_err(DbError::from)?;
            if found.is_none_or(|found| found.confirmed_at.is_none()) {
                return Err(AuthenticatorError::NotOn);
            }
            authenticators::replace_recovery_codes(conn, id, &macs, app.clock.now()).await.map_err(DbError::from)?;
            audit::note(app, conn, Note::by(caller, Action::RecoveryCodesReplaced)).await?;
            Ok(notice::recovery_codes_replaced(app, conn, &caller.account).await?)
        })
        .await?;
    notice::tell(app, notice).await;
    // In two halves, as they are easier to copy.
    Ok(codes.iter().map(|code| format!("{}-{}", &code[..RECOVERY_CODE_BYTES], &code[RECOVERY_CODE_BYTES..])).collect())
}

/// Locks the account, if the caller is still signed in, and returns its key.
async fn lock(conn: &Connection, caller: &Caller) -> Result<i32, AuthenticatorError> {
    let (id, token_version) = (caller.account.id, caller.account.token_version);
    let unchanged = accounts::lock_signed_in(conn, id, token_version, caller.session).await.map_err(DbError::from)?;
    if unchanged { Ok(id) } else { Err(AuthenticatorError::SessionEnded) }
}

/// Whether an app is asked for, so that nothing is mailed.
pub(super) async fn is_on(conn: &Connection, account_id: i32) -> Result<bool, DbError> {
    Ok(second_factors::of(conn, account_id).await?.iter().any(|kind| kind == AUTHENTICATOR))
}

/// Takes a code of the app within a session, for an act that asks for it. Wrong ones count, so the transaction must be committed
/// either way.
pub(super) async fn take(
    app: &App,
    conn: &Connection,
    account_id: i32,
    code: &str,
    wait: &Wait,
) -> Result<Result<(), NotTaken>, Failure> {
    let found = authenticators::lock(conn, account_id).await.map_err(DbError::from)?;
    match found.filter(|found| found.confirmed_at.is_some()) {
        Some(found) => Ok(check(app, conn, account_id, &found, code, wait).await?),
        None => Ok(Err(NotTaken::Wrong)),
    }
}

async fn check(
    app: &App,
    conn: &Connection,
    account_id: i32,
    found: &Authenticator,
    code: &str,
    wait: &Wait,
) -> Result<Result<(), NotTaken>, Failure> {
    let now = app.clock.now();
    if let Some(until) = found.barred_until(now) {
        return Ok(Err(NotTaken::TooOften(wait.refuse(until - now))));
    }
    if take_step(app, conn, account_id, found, code).await? {
        return Ok(Ok(()));
    }
    authenticators::fail(conn, account_id, found, now).await.map_err(DbError::from)?;
    Ok(Err(NotTaken::Wrong))
}

/// What finished a sign-in besides the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// A code of the app, or one that was mailed.
    Code,
    /// A recovery code. There is one less, and the owner is told.
    RecoveryCode,
}

/// Takes a code for a sign-in, whose tries the caller counts: of the app, or a recovery code where those are taken. None where it
/// is neither.
pub(super) async fn take_for_sign_in(
    app: &App,
    conn: &Connection,
    account_id: i32,
    code: &str,
    takes_recovery_codes: bool,
) -> Result<Option<Taken>, Failure> {
    let found = authenticators::lock(conn, account_id).await.map_err(DbError::from)?;
    let Some(found) = found.filter(|found| found.confirmed_at.is_some()) else { return Ok(None) };
    if take_step(app, conn, account_id, &found, code).await? {
        return Ok(Some(Taken::Code));
    }
    if !takes_recovery_codes {
        return Ok(None);
    }
    let is_used = use_recovery_code(app, conn, account_id, code).await.map_err(DbError::from)?;
    Ok(is_used.then_some(Taken::RecoveryCode))
}

/// Takes a code of the app, where it is of a later step than any before. A last step that is far ahead was taken by a clock that
/// was put back since: it must not lock the owner out until then.
async fn take_step(
    app: &App,
    conn: &Connection,
    account_id: i32,
    found: &Authenticator,
    code: &str,
) -> Result<bool, Failure> {
    let now = app.clock.now();
    let secret = app.secrets.open(Purpose::AuthenticatorSecret, &found.secret_sealed, &place(account_id));
    let secret = secret.map_err(|error| Failure::internal(&error))?;
    let is_far_ahead = totp::is_far_ahead(found.last_step, now);
    let step = totp::step(&secret, code, now).filter(|step| *step > found.last_step || is_far_ahead);
    let Some(step) = step else { return Ok(false) };
    authenticators::take_step(conn, account_id, step, now).await.map_err(DbError::from)?;
    Ok(true)
}

async fn use_recovery_code(app: &App, conn: &Connection, account_id: i32, code: &str) -> QueryResult<bool> {
    let typed: String = code.chars().filter(char::is_ascii_hexdigit).map(|digit| digit.to_ascii_lowercase()).collect();
    if typed.len() != 2 * RECOVERY_CODE_BYTES {
        return Ok(false);
    }
    let place = place(account_id);
    let parts: [&[u8]; 2] = [&place, typed.as_bytes()];
    let macs: Vec<Vec<u8>> = app.secrets.macs(Purpose::RecoveryCode, &parts).map(|mac| mac.to_vec()).collect();
    authenticators::use_recovery_code(conn, account_id, &macs, app.clock.now()).await
}
