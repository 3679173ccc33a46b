//! Signing in with an identity at another service.

use super::super::audit::Action;
use super::super::device_sign_in::{Outcome, SignedIn};
use super::super::notice;
use super::super::second_step::{self, NoCode};
use super::super::session::{Client, Factors, Opening, SessionPolicy};
use super::super::sign_in::{self, Entry, NotEntered};
use super::settle::{self, Draft, NotSettled, Settled};
use super::{Identity, ProofError, Provider, prove};
use crate::app::App;
use crate::crypto::jwt::Assurance;
use crate::db::credentials::{self, Credentials};
use crate::db::{DbError, social_identities};
use crate::domain::limits;
use crate::error::Failure;

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum SocialSignInError {
    /// Nothing is proved about anybody.
    #[error(transparent)]
    Unproven(#[from] ProofError),
    /// The account with the address has another identity of the same service.
    #[error("the account is linked to another identity of the service")]
    AlreadyLinked,
    /// The address of the account has to be confirmed first, and the service does not vouch for it.
    #[error("the account is not verified")]
    NotVerified,
    /// The account is deactivated, or changes all the time.
    #[error("the account cannot be signed in to")]
    NotSignedIn,
    /// A second factor is asked for, and no code was mailed.
    #[error(transparent)]
    NoCode(#[from] NoCode),
}

impl From<Failure> for SocialSignInError {
    fn from(error: Failure) -> Self {
        Self::Unproven(error.into())
    }
}

/// How often it is tried where others do the same at the same time.
const TRIES: usize = 4;

/// Signs in whoever the service vouches for, and opens an account where there is none. A second factor is asked for as after a
/// password, and an address has to be confirmed as for that.
///
/// # Errors
/// [`SocialSignInError`]; nobody is signed in then.
pub async fn sign_in(
    app: &App,
    policy: &SessionPolicy<'_>,
    provider: Provider,
    token: &str,
    client: &Client,
) -> Result<Outcome, SocialSignInError> {
    let identity = prove(app, provider, token).await?;
    let Settled { account_id, notice } = settled(app, &identity).await?;
    notice::tell(app, notice).await;
    for _ in 0..TRIES {
        let found = app.db.read(async |conn| credentials::find(conn, account_id).await).await;
        let found = found.map_err(Failure::from)?.filter(|found| found.account.is_active);
        let found = found.ok_or(SocialSignInError::NotSignedIn)?;
        if sign_in::waits_for_its_address(app, &found.account) {
            return Err(SocialSignInError::NotVerified);
        }
        if found.has_second_factor {
            match second_step::begin(app, policy, &found.account, None, client).await? {
                // Whoever takes an account over after this voids what waits there; who did so before took the identity away.
                Some(waiting) if is_still_of(app, &identity, account_id).await? => {
                    return Ok(Outcome::CodeMailed(waiting));
                }
                Some(_) => return Err(SocialSignInError::NotSignedIn),
                None => continue,
            }
        }
        if let Some(signed_in) = enter(app, policy, &identity, found, client).await? {
            return Ok(Outcome::SignedIn(Box::new(signed_in)));
        }
    }
    Err(SocialSignInError::NotSignedIn)
}

/// Whether an identity belongs to an account.
async fn is_still_of(app: &App, identity: &Identity, account_id: i32) -> Result<bool, DbError> {
    let (provider, subject) = (identity.provider.name(), &identity.subject);
    let owner = app.db.read(async |conn| social_identities::owner(conn, provider, subject).await).await?;
    Ok(owner == Some(account_id))
}

async fn settled(app: &App, identity: &Identity) -> Result<Settled, SocialSignInError> {
    let draft = Draft::draw(app)?;
    for _ in 0..TRIES {
        match app.db.transaction(async |conn| settle::settle(app, conn, identity, &draft).await).await {
            Ok(settled) => return Ok(settled),
            Err(NotSettled::Again) => {}
            Err(NotSettled::Unproven(error)) => return Err(error.into()),
            Err(NotSettled::AlreadyLinked) => return Err(SocialSignInError::AlreadyLinked),
            Err(NotSettled::Deactivated) => return Err(SocialSignInError::NotSignedIn),
        }
    }
    Err(Failure::Unavailable.into())
}

/// Opens a session; none where the account changed since it was looked at, or the identity is not its own any more.
async fn enter(
    app: &App,
    policy: &SessionPolicy<'_>,
    identity: &Identity,
    found: Credentials,
    client: &Client,
) -> Result<Option<SignedIn>, SocialSignInError> {
    let opening = Opening::draw(app, policy, Assurance::OneFactor)?;
    let Credentials { account, password, profile, has_second_factor, temporary_until: _ } = found;
    let entry = Entry {
        policy,
        client,
        opening: &opening,
        account: &account,
        checked: password.as_deref(),
        rehashed: None,
        factors: Factors::NoneSeen,
        device: None,
        action: Action::SignedInThroughService,
    };
    let entered = app.db.transaction(async |conn| {
        let entered = sign_in::enter(app, conn, &entry).await?;
        // The account is locked by now. Somebody else may have taken it over, and a stranger's identity away.
        let owner = social_identities::owner(conn, identity.provider.name(), &identity.subject).await;
        if owner.map_err(DbError::from)? == Some(entry.account.id) { Ok(entered) } else { Err(NotEntered::Changed) }
    });
    match entered.await {
        Ok(entered) => {
            limits::take_off(app, client).await?;
            let signed_in = entered.tell(app, policy, account, opening).await?;
            Ok(Some(SignedIn::of(signed_in, profile.unwrap_or_default(), has_second_factor)))
        }
        Err(NotEntered::Changed) => Ok(None),
        Err(NotEntered::Failed(error)) => Err(error.into()),
    }
}

impl From<DbError> for SocialSignInError {
    fn from(error: DbError) -> Self {
        Failure::from(error).into()
    }
}
