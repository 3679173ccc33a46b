//! Passkeys: keys that an authenticator keeps and uses only for somebody who unlocked it. They replace the password and count as
//! both factors.

use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::notice;
use super::password_proof::{ProofError, Proven};
use super::ways_in;
use crate::app::App;
use crate::crypto::ids;
use crate::crypto::secrets::digest;
use crate::crypto::webauthn::{NotValid, Registered, Registration, RelyingParty};
use crate::db::passkey_challenges::{self, PasskeyChallenge};
use crate::db::passkeys::{self, CREDENTIAL_TAKEN};
use crate::db::{Connection, DbError};
use crate::error::Failure;
use crate::mail::OutboxId;
use chrono::TimeDelta;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

pub use crate::crypto::webauthn::{ALGORITHMS, encoded};
pub use crate::db::passkeys::Passkey;

/// The most that an account may have.
pub const PASSKEYS_MAX: i64 = 20;
/// How long a challenge can be answered.
pub const CHALLENGE_LIFETIME: TimeDelta = TimeDelta::minutes(5);
/// The random bytes of a challenge.
const CHALLENGE_BYTES: usize = 32;
/// The longest name of a passkey.
const NAME_MAX_CHARACTERS: usize = 100;

/// Why nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyError {
    /// What the browser handed over is no credential, or not one for a challenge of this session and this service.
    #[error("the credential is not valid")]
    CredentialInvalid,
    /// It is registered already, by whomever.
    #[error("the credential is known")]
    CredentialKnown,
    /// The name has no character, or too many.
    #[error("the name does not do")]
    NameInvalid,
    /// There are as many as there may be.
    #[error("there are too many passkeys")]
    TooMany,
    /// The account has no such passkey.
    #[error("there is no such passkey")]
    Unknown,
    /// Nobody could sign in without it.
    #[error("it is the last way to sign in")]
    LastWayIn,
    /// The account changed meanwhile so that the caller is signed out.
    #[error("the session has ended")]
    SessionEnded,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for PasskeyError {
    fn from(error: DbError) -> Self {
        if error.is_conflict_with(CREDENTIAL_TAKEN) { Self::CredentialKnown } else { Self::Failed(error.into()) }
    }
}

impl From<NotValid> for PasskeyError {
    fn from(_: NotValid) -> Self {
        Self::CredentialInvalid
    }
}

impl From<ProofError> for PasskeyError {
    fn from(error: ProofError) -> Self {
        match error {
            ProofError::Failed(failure) => Self::Failed(failure),
            // Nothing but the session was to be proved.
            ProofError::SessionEnded | ProofError::WrongPassword | ProofError::Busy | ProofError::TooMany(_) => {
                Self::SessionEnded
            }
        }
    }
}

/// What an authenticator is asked to make.
#[derive(Debug, Clone)]
pub struct RegistrationChallenge {
    /// What it signs.
    pub challenge: Vec<u8>,
    /// The domain that the passkey will belong to.
    pub rp_id: String,
    /// By what the authenticator knows the account.
    pub user_handle: Vec<u8>,
    /// What the authenticator calls the account.
    pub name: String,
    /// The name of the person, where it is known; else the same.
    pub display_name: String,
    /// The passkeys that there are: an authenticator that has one makes no other.
    pub known: Vec<Passkey>,
}

/// Draws a challenge for registering a passkey, good for this session and five minutes.
///
/// # Errors
/// Where the database or the source of randomness fails.
pub async fn begin_registration(app: &App, caller: &Caller) -> Result<RegistrationChallenge, Failure> {
    let account = &caller.account;
    let (challenge, row) = draw(app, Some(account.id), Some(caller.session))?;
    app.db.write(async |conn| passkey_challenges::insert(conn, &row).await).await?;
    let id = account.id;
    let known = app.db.read(async |conn| passkeys::of(conn, id).await).await?;
    let name = account.email.clone().unwrap_or_else(|| account.username.clone());
    let full_name = format!("{} {}", account.first_name, account.last_name).trim().to_owned();
    let display_name = if full_name.is_empty() { name.clone() } else { full_name };
    let user_handle = user_handle(account.uuid).to_vec();
    Ok(RegistrationChallenge { challenge, rp_id: Party::of(app).id, user_handle, name, display_name, known })
}

/// Registers what the authenticator made. The owner is told by mail.
///
/// # Errors
/// [`PasskeyError`]; nothing is registered then.
pub async fn register(app: &App, caller: &Caller, credential: &str, name: &str) -> Result<Passkey, PasskeyError> {
    let name = device_name(name)?;
    let registration = Registration::parse(credential)?;
    let made = registration.verify(&Party::of(app).relying())?;
    let spent = digest(registration.challenge());
    let passkey = new_passkey(app, caller, made, name)?;
    let new = &passkey;
    let notice = app.db.transaction(async |conn| write(app, conn, caller, &spent, new).await).await?;
    notice::tell(app, notice).await;
    Ok(passkey)
}

fn new_passkey(app: &App, caller: &Caller, made: Registered, device_name: String) -> Result<Passkey, Failure> {
    Ok(Passkey {
        id: ids::uuid(&*app.random)?,
        account_id: caller.account.id,
        credential_id: made.credential_id,
        public_key: made.public_key,
        algorithm: made.algorithm,
        signature_counter: i64::from(made.signature_counter),
        backup_eligible: made.backup_eligible,
        backed_up: made.backed_up,
        transports: made.transports,
        device_name,
        created_at: app.clock.now(),
        last_used_at: None,
    })
}

async fn write(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    challenge_hash: &[u8],
    new: &Passkey,
) -> Result<Option<OutboxId>, PasskeyError> {
    let id = Proven::of(caller).lock(conn).await?;
    let spent = passkey_challenges::spend(conn, challenge_hash, id, Some(caller.session), app.clock.now()).await;
    if !spent.map_err(DbError::from)? {
        return Err(PasskeyError::CredentialInvalid);
    }
    if passkeys::count(conn, id).await.map_err(DbError::from)? >= PASSKEYS_MAX {
        return Err(PasskeyError::TooMany);
    }
    passkeys::insert(conn, new).await.map_err(DbError::from)?;
    audit::note(app, conn, Note::by(caller, Action::PasskeyRegistered)).await?;
    Ok(notice::passkey_added(app, conn, &caller.account).await?)
}

/// The passkeys of the caller, the oldest first.
///
/// # Errors
/// Where the database fails.
pub async fn of(app: &App, caller: &Caller) -> Result<Vec<Passkey>, Failure> {
    let id = caller.account.id;
    Ok(app.db.read(async |conn| passkeys::of(conn, id).await).await?)
}

/// Calls a passkey of the caller otherwise.
///
/// # Errors
/// [`PasskeyError`]; it is called as before then.
pub async fn rename(app: &App, caller: &Caller, passkey: Option<Uuid>, name: &str) -> Result<(), PasskeyError> {
    let name = device_name(name)?;
    let passkey = passkey.ok_or(PasskeyError::Unknown)?;
    app.db
        .transaction(async |conn| {
            let id = Proven::of(caller).lock(conn).await?;
            let renamed = passkeys::rename(conn, id, passkey, &name).await.map_err(DbError::from)?;
            if renamed { Ok(()) } else { Err(PasskeyError::Unknown) }
        })
        .await
}

/// Deletes a passkey of the caller, who must be able to sign in without it. The owner is told by mail.
///
/// # Errors
/// [`PasskeyError`]; it is there as before then.
pub async fn delete(app: &App, caller: &Caller, passkey: Option<Uuid>) -> Result<(), PasskeyError> {
    let passkey = passkey.ok_or(PasskeyError::Unknown)?;
    let notice = app.db.transaction(async |conn| write_deleted(app, conn, caller, passkey).await).await?;
    notice::tell(app, notice).await;
    Ok(())
}

async fn write_deleted(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    passkey: Uuid,
) -> Result<Option<OutboxId>, PasskeyError> {
    let id = Proven::of(caller).lock(conn).await?;
    if !passkeys::delete(conn, id, passkey).await.map_err(DbError::from)? {
        return Err(PasskeyError::Unknown);
    }
    if !ways_in::is_one_left(app, conn, id).await.map_err(DbError::from)? {
        return Err(PasskeyError::LastWayIn);
    }
    audit::note(app, conn, Note::by(caller, Action::PasskeyDeleted)).await?;
    Ok(notice::passkey_removed(app, conn, &caller.account).await?)
}

/// A name as it is kept: in one form of Unicode, without white space around it.
fn device_name(text: &str) -> Result<String, PasskeyError> {
    let name: String = text.trim().nfc().collect();
    let is_good = (1..=NAME_MAX_CHARACTERS).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if is_good { Ok(name) } else { Err(PasskeyError::NameInvalid) }
}

/// By what authenticators know an account. It tells nothing of the person.
pub(super) fn user_handle(account: Uuid) -> [u8; 16] {
    account.into_bytes()
}

/// Draws a challenge, with the row that is kept of it.
pub(super) fn draw(
    app: &App,
    account_id: Option<i32>,
    session_id: Option<Uuid>,
) -> Result<(Vec<u8>, PasskeyChallenge), Failure> {
    let mut challenge = vec![0; CHALLENGE_BYTES];
    app.random.fill(&mut challenge)?;
    let created_at = app.clock.now();
    let challenge_hash = digest(&challenge).to_vec();
    let expires_at = created_at + CHALLENGE_LIFETIME;
    Ok((challenge, PasskeyChallenge { challenge_hash, account_id, session_id, created_at, expires_at }))
}

/// Who asks for passkeys, as the settings say.
pub(super) struct Party {
    pub(super) id: String,
    origins: Vec<String>,
}

impl Party {
    /// Browsers know no passkeys for addresses of a network: where people reach the service at a loopback address, as they do
    /// by default, passkeys belong to `localhost`, and so does the origin.
    pub(super) fn of(app: &App) -> Self {
        let settings = &app.settings.platform;
        let mut public = url::Url::parse(&app.settings.public_url).ok();
        if let Some(url) = &mut public
            && is_loopback(url)
        {
            let _ = url.set_host(Some("localhost"));
        }
        let host = public.as_ref().and_then(|url| url.host_str().map(str::to_owned));
        let others = settings.passkey_origins.iter().filter_map(|text| url::Url::parse(text).ok());
        let origins = public.into_iter().chain(others).map(|url| url.origin().ascii_serialization());
        Self { id: settings.rp_id.clone().or(host).unwrap_or_default(), origins: origins.collect() }
    }

    pub(super) fn relying(&self) -> RelyingParty<'_> {
        RelyingParty { id: &self.id, origins: &self.origins }
    }
}

fn is_loopback(url: &url::Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(_)) | None => false,
    }
}
