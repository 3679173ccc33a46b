//! Signing in with a passkey. Its user was verified by the authenticator, so it counts as both factors, and nothing else is
//! asked for. What is wrong is one refusal, and costs the same work.

use super::audit::Action;
use super::email_address::EmailAddress;
use super::limits;
use super::passkey::{self, Party};
use super::session::{Client, Factors, Opening, SessionPolicy, SessionTokens};
use super::sign_in::{self, Entered, Entry, NotEntered};
use crate::app::App;
use crate::crypto::jwt::Assurance;
use crate::crypto::secrets::{Purpose, digest};
use crate::crypto::webauthn::{Asserted, Assertion};
use crate::db::accounts::Account;
use crate::db::credentials;
use crate::db::passkey_challenges;
use crate::db::passkeys::{self, Passkey};
use crate::db::{Connection, DbError};
use crate::error::Failure;

/// No account has this key.
const NOBODY: i32 = 0;

/// What an authenticator is asked to sign.
#[derive(Debug, Clone)]
pub struct SignInChallenge {
    /// The challenge.
    pub challenge: Vec<u8>,
    /// The domain that the passkeys belong to.
    pub rp_id: String,
    /// What may sign.
    pub allowed: Vec<Allowed>,
}

/// A credential that may sign, or one that was made up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// What the authenticator calls it.
    pub credential_id: Vec<u8>,
    /// How browsers reach the authenticator.
    pub transports: Vec<String>,
}

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum PasskeySignInError {
    /// Whatever is wrong with the credential, the challenge or the account: the same for all.
    #[error("the passkey is not valid")]
    Invalid,
    /// The passkey was right, but the address has to be confirmed first.
    #[error("the account is not verified")]
    NotVerified,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for PasskeySignInError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<NotEntered> for PasskeySignInError {
    fn from(error: NotEntered) -> Self {
        match error {
            NotEntered::Changed => Self::Invalid,
            NotEntered::Failed(failure) => Self::Failed(failure),
        }
    }
}

/// Draws a challenge for signing in to the account with this address, good for five minutes. Where there is none, or it has no
/// passkey, or is switched off, the answer is made up, the same one each time, and the challenge is good for nothing.
///
/// # Errors
/// Where the database or the source of randomness fails.
pub async fn begin(app: &App, address: &str) -> Result<SignInChallenge, Failure> {
    let key = EmailAddress::lookup_key(address);
    let made_up = decoys(app, key.as_deref().unwrap_or(address));
    let looked_up = key.as_deref().unwrap_or_default();
    let kinds = sign_in::address_kinds(app);
    let found = app.db.read(async |conn| credentials::by_address(conn, looked_up, kinds).await).await?;
    let account_id = found.map(|found| found.account).filter(|account| account.is_active).map(|account| account.id);
    let id = account_id.unwrap_or(NOBODY);
    let known = app.db.read(async |conn| passkeys::of(conn, id).await).await?;
    let account_id = account_id.filter(|_| !known.is_empty());
    let known =
        known.into_iter().map(|known| Allowed { credential_id: known.credential_id, transports: known.transports });
    let (challenge, row) = passkey::draw(app, account_id, None)?;
    app.db.write(async |conn| passkey_challenges::insert(conn, &row).await).await?;
    let allowed = if account_id.is_some() { known.collect() } else { made_up };
    Ok(SignInChallenge { challenge, rp_id: Party::of(app).id, allowed })
}

/// Credentials that an account with this address might have. Most people have one, and some two, of the kinds that are common.
fn decoys(app: &App, address: &str) -> Vec<Allowed> {
    const COMMON: [(usize, &[&str]); 4] =
        [(16, &["hybrid", "internal"]), (20, &["hybrid", "internal"]), (32, &["internal"]), (48, &["nfc", "usb"])];
    let block = |number: u8, half: u8| app.secrets.mac(Purpose::PasskeyDecoy, &[address.as_bytes(), &[number, half]]);
    let drawn = |number: u8| {
        let [first, ..] = block(number, 0);
        let (length, transports) = COMMON[usize::from(first) % COMMON.len()];
        let mut credential_id = [block(number, 1), block(number, 2)].concat();
        credential_id.truncate(length);
        Allowed { credential_id, transports: transports.iter().map(|&name| name.to_owned()).collect() }
    };
    let [first, ..] = block(u8::MAX, 0);
    let both = [drawn(0), drawn(1)];
    both.into_iter().take(if first < 64 { 2 } else { 1 }).collect()
}

/// Somebody who is signed in.
#[derive(Debug)]
pub struct PasskeySignedIn {
    /// Who it is.
    pub account: Account,
    /// The tokens of the new session.
    pub tokens: SessionTokens,
}

/// Signs in with what the authenticator signed. The challenge is spent with it: of any number of uses at once one succeeds.
///
/// # Errors
/// [`PasskeySignInError`]; nobody is signed in then.
pub async fn sign_in(
    app: &App,
    policy: &SessionPolicy<'_>,
    credential: &str,
    client: &Client,
) -> Result<PasskeySignedIn, PasskeySignInError> {
    let assertion = Assertion::parse(credential).map_err(|_| PasskeySignInError::Invalid)?;
    let (challenge_hash, now) = (digest(assertion.challenge()), app.clock.now());
    let asked = app.db.read(async |conn| passkey_challenges::for_sign_in(conn, &challenge_hash, now).await).await?;
    let id = asked.unwrap_or(NOBODY);
    let found = app.db.read(async |conn| passkeys::by_credential(conn, id, assertion.credential_id()).await).await?;
    let key = found.as_ref().map(|(passkey, ..)| (&*passkey.public_key, passkey.algorithm));
    let asserted = assertion.verify(&Party::of(app).relying(), key);
    let (Ok(asserted), Some((passkey, account, password))) = (asserted, found) else {
        return Err(PasskeySignInError::Invalid);
    };
    let is_meant = account.is_active
        && assertion.is_of(&passkey::user_handle(account.uuid))
        && asserted.backup_eligible == passkey.backup_eligible;
    if !is_meant {
        return Err(PasskeySignInError::Invalid);
    }
    if sign_in::waits_for_its_address(app, &account) {
        return Err(PasskeySignInError::NotVerified);
    }
    let opening = Opening::draw(app, policy, Assurance::TwoFactors)?;
    let entry = Entry {
        policy,
        client,
        opening: &opening,
        account: &account,
        checked: password.as_deref(),
        rehashed: None,
        factors: Factors::Settled,
        device: None,
        action: Action::SignedInWithPasskey,
    };
    let used = Used { passkey: &passkey, asserted, challenge_hash: &challenge_hash };
    let entered = app.db.transaction(async |conn| enter(app, conn, &entry, &used).await).await?;
    limits::take_off(app, client).await?;
    let signed_in = entered.tell(app, policy, account, opening).await?;
    Ok(PasskeySignedIn { account: signed_in.account, tokens: signed_in.tokens })
}

/// A passkey that was used for a challenge.
struct Used<'a> {
    passkey: &'a Passkey,
    asserted: Asserted,
    challenge_hash: &'a [u8],
}

/// Opens the session, spends the challenge and keeps the counter; the account is locked first.
async fn enter(
    app: &App,
    conn: &Connection,
    entry: &Entry<'_>,
    used: &Used<'_>,
) -> Result<Entered, PasskeySignInError> {
    let Used { passkey, asserted, challenge_hash } = *used;
    let (id, now) = (entry.account.id, app.clock.now());
    let entered = sign_in::enter(app, conn, entry).await?;
    if !passkey_challenges::spend(conn, challenge_hash, id, None, now).await.map_err(DbError::from)? {
        return Err(PasskeySignInError::Invalid);
    }
    let before = passkeys::lock_counter(conn, passkey.id).await.map_err(DbError::from)?;
    let before = before.ok_or(PasskeySignInError::Invalid)?;
    let counter = i64::from(asserted.signature_counter);
    // Authenticators that do not count always say 0.
    if counter <= before && (counter, before) != (0, 0) {
        tracing::warn!(
            passkey = %passkey.id,
            before,
            counter,
            "the signature counter of a passkey went back: there may be a copy of it; nobody was signed in"
        );
        return Err(PasskeySignInError::Invalid);
    }
    passkeys::use_up(conn, passkey.id, counter, asserted.backed_up, now).await.map_err(DbError::from)?;
    Ok(entered)
}
