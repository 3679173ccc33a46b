//! Signing in with a password. Whatever is wrong costs the same work.

use super::audit::Action;
use super::device::{Arrived, Arriving};
use super::guess::{self, KnownBy, Target};
use super::limits::{TooMany, not_admitted};
use super::notice;
use super::session::{Client, Factors, Opening, SessionPolicy, SessionTokens};
use crate::app::App;
use crate::crypto::jwt::Assurance;
use crate::crypto::password::{HashError, Verdict};
use crate::db::accounts::Account;
use crate::db::credentials::{self, Credentials, SignIn};
use crate::db::profiles::Profile;
use crate::db::{Connection, DbError, email_addresses};
use crate::error::Failure;
use crate::mail::OutboxId;
use chrono::{DateTime, Utc};

/// By what somebody says who they are: a key, folded as the tables hold it. None where nobody can be called that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identifier {
    /// The key of a user name.
    Username(Option<String>),
    /// The key of a primary address or, where the setting allows it, a secondary one.
    Address(Option<String>),
}

impl Identifier {
    /// Whose password is guessed at by somebody who says so.
    fn target(&self, found: Option<&Credentials>) -> Target<'_> {
        match (found, self) {
            (Some(found), _) => Target::Password(found.account.id),
            (None, Self::Username(key)) => Target::PasswordOfNobody("username", key.as_deref()),
            (None, Self::Address(key)) => Target::PasswordOfNobody("address", key.as_deref()),
        }
    }
}

/// Somebody who is signed in now.
#[derive(Debug)]
pub struct SignedIn {
    /// The account as it stands after the sign-in.
    pub account: Account,
    /// The tokens of the new session.
    pub tokens: SessionTokens,
    /// Whether the sign-in took the account out of the archive.
    pub unarchived: bool,
    /// The identifier of the device, where the contract knows devices.
    pub device: Option<String>,
    /// The sign-in before this one.
    pub previous_sign_in_at: Option<DateTime<Utc>>,
}

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// No such account, a wrong password, or the account is deactivated: the same for all three.
    #[error("the credentials are not valid")]
    InvalidCredentials,
    /// The password was right, but the address has to be confirmed first.
    #[error("the account is not verified")]
    NotVerified,
    /// The password was right, but the account has a second factor, and this contract has no step that asks for it.
    #[error("a second factor is needed")]
    SecondFactorRequired,
    /// The password was right, but an administrator set it, and this contract has no way to change it first.
    #[error("the password has to be changed")]
    PasswordChangeRequired,
    /// Too many passwords wait to be hashed.
    #[error("too many passwords wait to be hashed")]
    Busy,
    /// Too many wrong passwords were tried.
    #[error(transparent)]
    TooMany(TooMany),
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<HashError> for SignInError {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => Self::Busy,
            HashError::Failed => Self::Failed(Failure::internal(&error)),
        }
    }
}

not_admitted!(SignInError);

impl From<DbError> for SignInError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// How often a sign-in is tried where the account changes meanwhile.
pub(super) const TRIES: usize = 2;

/// Signs in where there is no second step: one statement to find the account, one hash, two statements to record the
/// sign-in and open the session. No connection is held while hashing; where the account changed meanwhile, everything is
/// looked at once more.
pub async fn sign_in(
    app: &App,
    policy: &SessionPolicy<'_>,
    identifier: &Identifier,
    password: String,
    client: &Client,
) -> Result<SignedIn, SignInError> {
    for _ in 0..TRIES {
        let known = recognise(app, identifier, &password, client, None).await?;
        if known.has_second_factor() {
            return Err(SignInError::SecondFactorRequired);
        }
        if known.found.temporary_until.is_some() {
            return Err(SignInError::PasswordChangeRequired);
        }
        if let Some(signed_in) = known.open(app, policy, client, Factors::NoneSeen, None).await? {
            return Ok(signed_in);
        }
    }
    Err(SignInError::InvalidCredentials)
}

/// Somebody whose password was right, and who may sign in by that or has to show more.
pub(super) struct Recognised<'a> {
    found: Credentials,
    verdict: Verdict,
    password: &'a str,
}

/// Finds the account and checks the password. Whatever is wrong costs the same work. `device` is what the client presents as
/// identifier of its device, where the contract knows devices.
pub(super) async fn recognise<'a>(
    app: &App,
    identifier: &Identifier,
    password: &'a str,
    client: &Client,
    device: Option<&str>,
) -> Result<Recognised<'a>, SignInError> {
    // Before anybody is looked for: beyond the queue a refusal costs next to nothing.
    if app.passwords.is_busy() {
        return Err(SignInError::Busy);
    }
    let found = find(app, identifier).await?;
    let guess = guess::begin(app, identifier.target(found.as_ref()), client, KnownBy::Device(device)).await?;
    let hash = found.as_ref().and_then(|found| found.password.clone());
    let verdict = match app.passwords.verify(password.to_owned(), hash).await {
        Ok(verdict) => verdict,
        Err(error) => {
            guess.unmade(app).await?;
            return Err(error.into());
        }
    };
    let Some(found) = found else { return Err(SignInError::InvalidCredentials) };
    // Before the old hash is renewed: the time of a second hash would tell that the password of a deactivated account
    // is right.
    let is_over = found.temporary_until.is_some_and(|until| until <= app.clock.now());
    if verdict == Verdict::Wrong || !found.account.is_active || is_over {
        return Err(SignInError::InvalidCredentials);
    }
    guess.right(app, Some(client)).await?;
    if !found.account.verified && !app.settings.accounts.allow_login_not_verified {
        return Err(SignInError::NotVerified);
    }
    Ok(Recognised { found, verdict, password })
}

impl Recognised<'_> {
    /// Whether more than the password is asked for.
    pub(super) fn has_second_factor(&self) -> bool {
        self.found.has_second_factor
    }

    /// Who it is.
    pub(super) fn account(&self) -> &Account {
        &self.found.account
    }

    /// What the owner told.
    pub(super) fn profile(&self) -> Profile {
        self.found.profile.clone().unwrap_or_default()
    }

    /// Opens a session; none where the account changed since it was looked at.
    pub(super) async fn open(
        self,
        app: &App,
        policy: &SessionPolicy<'_>,
        client: &Client,
        factors: Factors,
        device: Option<&Arriving>,
    ) -> Result<Option<SignedIn>, SignInError> {
        let rehashed = match self.verdict {
            Verdict::Right | Verdict::Wrong => None,
            Verdict::RightRehash => Some(app.passwords.hash(self.password.to_owned()).await?),
        };
        let opening = Opening::draw(app, policy, Assurance::OneFactor)?;
        let Credentials { password, account, .. } = self.found;
        let (checked, rehashed) = (password.as_deref(), rehashed.as_deref());
        let action = Action::SignedIn;
        let entry =
            Entry { policy, client, opening: &opening, account: &account, checked, rehashed, factors, device, action };
        match app.db.transaction(async |conn| enter(app, conn, &entry).await).await {
            Ok(entered) => Ok(Some(entered.tell(app, policy, account, opening).await?)),
            Err(NotEntered::Changed) => Ok(None),
            Err(NotEntered::Failed(error)) => Err(error.into()),
        }
    }
}

/// A sign-in that nothing is in the way of any more.
pub(super) struct Entry<'a> {
    pub(super) policy: &'a SessionPolicy<'a>,
    pub(super) client: &'a Client,
    pub(super) opening: &'a Opening,
    pub(super) account: &'a Account,
    /// The hash that the password was checked against.
    pub(super) checked: Option<&'a str>,
    /// A fresh one.
    pub(super) rehashed: Option<&'a str>,
    pub(super) factors: Factors,
    /// The device, where the contract knows devices.
    pub(super) device: Option<&'a Arriving>,
    /// What the record of what was done calls it.
    pub(super) action: Action,
}

/// Why nobody came in.
pub(super) enum NotEntered {
    /// The account is not what it was when it was looked at.
    Changed,
    Failed(Failure),
}

impl From<DbError> for NotEntered {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Failure> for NotEntered {
    fn from(error: Failure) -> Self {
        Self::Failed(error)
    }
}

/// What came of a sign-in in the database.
pub(super) struct Entered {
    pub(super) device: Option<Arrived>,
    now: DateTime<Utc>,
    /// What the owner is told.
    pub(super) notices: Vec<OutboxId>,
}

/// Records the sign-in and opens the session.
pub(super) async fn enter(app: &App, conn: &Connection, entry: &Entry<'_>) -> Result<Entered, NotEntered> {
    let Entry { account, policy, client, .. } = *entry;
    let now = app.clock.now();
    let (checked, rehashed) = (entry.checked, entry.rehashed);
    let address = client.address.map(|address| address.to_string());
    let sign_in = SignIn {
        id: account.id,
        checked,
        rehashed,
        token_version: account.token_version,
        now,
        action: entry.action.name(),
        client_address: address.as_deref(),
    };
    if !credentials::record_sign_in(conn, &sign_in).await.map_err(DbError::from)? {
        return Err(NotEntered::Changed);
    }
    let device = match entry.device {
        Some(device) => Some(device.write(conn, account.id, now).await.map_err(DbError::from)?),
        None => None,
    };
    // The trust that was seen before may have ended meanwhile.
    if entry.factors == Factors::DeviceTrusted && !device.as_ref().is_some_and(|device| device.is_trusted) {
        return Err(NotEntered::Changed);
    }
    let hash = device.as_ref().map(|device| &device.hash[..]);
    let opened = entry.opening.write_on(conn, account.id, policy, client, entry.factors, hash).await;
    if !opened.map_err(DbError::from)? {
        return Err(NotEntered::Changed);
    }
    let notices = match &device {
        Some(device) if device.is_strange => notice::new_device(app, conn, account).await?,
        Some(_) | None => None,
    };
    Ok(Entered { device, now, notices: notices.into_iter().collect() })
}

impl Entered {
    /// Tells of it, after the commit.
    pub(super) async fn tell(
        self,
        app: &App,
        policy: &SessionPolicy<'_>,
        mut account: Account,
        opening: Opening,
    ) -> Result<SignedIn, Failure> {
        for notice in self.notices {
            notice::tell(app, Some(notice)).await;
        }
        let unarchived = std::mem::replace(&mut account.archived, false);
        let previous_sign_in_at = account.last_login_at.replace(self.now);
        let tokens = opening.tokens(&account, policy)?;
        let device = self.device.map(|device| device.id);
        Ok(SignedIn { account, tokens, unarchived, device, previous_sign_in_at })
    }
}

/// Whether nobody gets in before an address is confirmed. An account without one has nothing that could be: somebody opened it
/// through another service.
pub(super) fn waits_for_its_address(app: &App, account: &Account) -> bool {
    account.email.is_some() && !account.verified && !app.settings.accounts.allow_login_not_verified
}

async fn find(app: &App, identifier: &Identifier) -> Result<Option<Credentials>, DbError> {
    app.db
        .read(async |conn| match identifier {
            Identifier::Username(None) | Identifier::Address(None) => Ok(None),
            Identifier::Username(Some(key)) => credentials::by_username(conn, key).await,
            Identifier::Address(Some(key)) => credentials::by_address(conn, key, address_kinds(app)).await,
        })
        .await
}

/// The addresses that somebody may sign in with.
pub(super) fn address_kinds(app: &App) -> &'static [&'static str] {
    if app.settings.accounts.allow_login_with_secondary_email {
        &[email_addresses::PRIMARY, email_addresses::SECONDARY]
    } else {
        &[email_addresses::PRIMARY]
    }
}
