//! Registration that does not tell whether an address is free: whoever has it already is told by mail instead.

use super::email_address::EmailAddress;
use super::mailed_link::{self, LinkPurpose, LinkSecret};
use super::password_rules::NewPassword;
use super::person_name::PersonName;
use super::profile_input::{Country, DateOfBirth, Line, PhoneNumber, ProfileInput};
use super::register;
use super::terms::Accepted;
use super::username::Username;
use crate::app::App;
use crate::crypto::ids;
use crate::crypto::password::HashError;
use crate::db::accounts::{self, Account, NewAccount};
use crate::db::email_addresses::{self, NewEmailAddress};
use crate::db::profiles::{self, NewProfile};
use crate::db::{Connection, DbError, mailed_tokens};
use crate::error::Failure;
use crate::mail::{Letter, OutboxId};

/// Who wants an account. Every part is valid in itself.
#[derive(Debug)]
pub struct Newcomer {
    /// The address.
    pub email: EmailAddress,
    /// The password, which the rules let pass.
    pub password: NewPassword,
    /// The given name.
    pub first_name: PersonName,
    /// The family name.
    pub last_name: PersonName,
    /// The name to sign in with; where there is none, one is made up.
    pub username: Option<Username>,
    /// What else is told.
    pub profile: ProfileInput,
    /// The terms, where they are accepted already.
    pub terms: Option<Accepted>,
}

/// Why nobody is registered, and nobody was told.
#[derive(Debug, thiserror::Error)]
pub enum NewcomerError {
    /// The name is taken, in whatever case.
    #[error("the user name is taken")]
    UsernameTaken,
    /// The mail was refused; where there was a new account, it is gone again.
    #[error("a mail was refused")]
    MailRefused,
    /// Too many passwords wait to be hashed.
    #[error("too many passwords wait to be hashed")]
    Busy,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<HashError> for NewcomerError {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => Self::Busy,
            HashError::Failed => Self::Failed(Failure::internal(&error)),
        }
    }
}

/// How often it is tried where the owner of the address goes away meanwhile.
const TRIES: usize = 3;

/// Registers an account, or tells the owner of the address by mail that somebody tried to. Both are the same work and answer
/// alike: a hash, the same number of statements, one mail. Where activation mails are switched off, nobody is mailed anything.
///
/// The name is looked at before the address, so that it is told as taken whatever the address is. Constraints decide both.
///
/// # Errors
/// The same whether or not the address is free.
pub async fn register(app: &App, newcomer: Newcomer) -> Result<(), NewcomerError> {
    let Newcomer { email, password, first_name, last_name, username, profile, terms } = newcomer;
    let username = match username {
        Some(username) => username,
        None => Username::random(&*app.random).map_err(Failure::from)?,
    };
    let hash = app.passwords.hash(password.into_inner()).await?;
    let entry = Entry {
        account: NewAccount {
            uuid: ids::uuid(&*app.random).map_err(Failure::from)?,
            username: username.as_str(),
            username_key: username.key(),
            first_name: first_name.as_str(),
            last_name: last_name.as_str(),
            password: Some(&hash),
            created_at: app.clock.now(),
        },
        email: &email,
        profile: &profile,
        terms: terms.as_ref(),
        activation: LinkSecret::random(app)?,
    };
    for _ in 0..TRIES {
        match app.db.transaction(async |conn| write(app, conn, &entry).await).await {
            Ok(Written { account_id, letter: Some(letter) }) => return deliver(app, account_id, letter).await,
            Ok(Written { letter: None, .. }) | Err(NotWritten::TakenInSilence) => return Ok(()),
            Err(NotWritten::OwnerGone) => {}
            Err(NotWritten::Failed(error)) => return Err(error.into()),
        }
    }
    Err(Failure::Unavailable.into())
}

/// All that is written of a newcomer, drawn before the transaction.
struct Entry<'a> {
    account: NewAccount<'a>,
    email: &'a EmailAddress,
    profile: &'a ProfileInput,
    terms: Option<&'a Accepted>,
    activation: LinkSecret,
}

/// What the transaction leaves behind.
struct Written {
    /// The new account, which is gone again where the address is taken.
    account_id: i32,
    /// The mail: with the link that confirms the address, or to its owner.
    letter: Option<OutboxId>,
}

/// Why the transaction leaves nothing behind.
enum NotWritten {
    /// The address is taken, and no mails go out.
    TakenInSilence,
    /// The address was taken, and is not any more.
    OwnerGone,
    Failed(DbError),
}

impl From<DbError> for NotWritten {
    fn from(error: DbError) -> Self {
        Self::Failed(error)
    }
}

impl From<DbError> for NewcomerError {
    fn from(error: DbError) -> Self {
        if error.is_conflict_with(accounts::USERNAME_TAKEN) { Self::UsernameTaken } else { Self::Failed(error.into()) }
    }
}

async fn write(app: &App, conn: &Connection, entry: &Entry<'_>) -> Result<Written, NotWritten> {
    let account_id = accounts::insert(conn, &entry.account).await.map_err(DbError::from)?;
    profiles::insert(conn, &entry.profile(account_id)).await.map_err(DbError::from)?;
    let (address_key, address) = (entry.email.key(), entry.email.as_str());
    let row = NewEmailAddress { address_key, account_id, kind: email_addresses::PRIMARY, address };
    let is_free = email_addresses::insert_if_free(conn, &row).await.map_err(DbError::from)?;
    let letter = match (is_free, app.settings.accounts.send_activation_email) {
        (true, true) => Some(invite(app, conn, account_id, entry).await?),
        (true, false) => None,
        (false, true) => {
            accounts::delete(conn, account_id).await.map_err(DbError::from)?;
            Some(tell_owner(app, conn, entry.email).await?)
        }
        (false, false) => return Err(NotWritten::TakenInSilence),
    };
    Ok(Written { account_id, letter })
}

/// Enqueues the mail that confirms the address.
async fn invite(app: &App, conn: &Connection, account_id: i32, entry: &Entry<'_>) -> Result<OutboxId, DbError> {
    let account = register::new_account(account_id, &entry.account, Some(entry.email));
    let link = mailed_link::row(app, LinkPurpose::Activation, account_id, entry.email.key(), &entry.activation);
    mailed_tokens::replace(conn, &link).await?;
    let letter = Letter::activation(entry.email.as_str(), &account, entry.activation.text());
    app.mail.enqueue(conn, Some(account_id), &letter).await
}

/// Enqueues the mail to the owner of the address, as the account has it, not as it was typed.
async fn tell_owner(app: &App, conn: &Connection, email: &EmailAddress) -> Result<OutboxId, NotWritten> {
    let owner = accounts::by_address(conn, email.key()).await.map_err(DbError::from)?.ok_or(NotWritten::OwnerGone)?;
    let letter = Letter::registration_attempt(address_of(&owner, email), &owner);
    match app.mail.enqueue(conn, Some(owner.id), &letter).await {
        // The mail hangs on an account that went away after it was found.
        Err(DbError::Conflict { .. }) => Err(NotWritten::OwnerGone),
        enqueued => Ok(enqueued?),
    }
}

/// How an account writes the address.
fn address_of<'a>(owner: &'a Account, email: &'a EmailAddress) -> &'a str {
    let addresses = [owner.email.as_deref(), owner.secondary_email.as_deref()].into_iter().flatten();
    let is_named = |held: &&str| EmailAddress::lookup_key(held).as_deref() == Some(email.key());
    addresses.into_iter().find(is_named).unwrap_or(email.as_str())
}

/// Delivers the mail. Where it is refused, the account goes again, unless somebody asked for another mail meanwhile and
/// followed its link; where there is none, that is asked all the same.
async fn deliver(app: &App, account_id: i32, letter: OutboxId) -> Result<(), NewcomerError> {
    if app.mail.deliver(letter).await.is_ok() {
        return Ok(());
    }
    app.db.write(async |conn| accounts::delete_unverified(conn, account_id).await).await?;
    Err(NewcomerError::MailRefused)
}

impl Entry<'_> {
    fn profile(&self, account_id: i32) -> NewProfile<'_> {
        let told = self.profile;
        NewProfile {
            account_id,
            date_of_birth: told.date_of_birth.map(DateOfBirth::day),
            phone_number: told.phone_number.as_ref().map(PhoneNumber::as_str),
            address1: told.address1.as_ref().map(Line::as_str),
            address2: told.address2.as_ref().map(Line::as_str),
            city: told.city.as_ref().map(Line::as_str),
            state: told.state.as_ref().map(Line::as_str),
            zip_code: told.zip_code.as_ref().map(Line::as_str),
            country: told.country.as_ref().map(Country::as_str),
            industry: told.industry.as_ref().map(Line::as_str),
            job_title: told.job_title.as_ref().map(Line::as_str),
            opt_in_marketing: told.opt_in_marketing,
            tnc_id: self.terms.map(Accepted::as_str),
            tnc_accepted_at: self.terms.map(|_| self.account.created_at),
        }
    }
}
