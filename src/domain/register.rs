//! Registration: an account, its address, the links that confirm it and set its password and, where that is allowed, a
//! first session.

use super::email_address::EmailAddress;
use super::mailed_link::{self, LinkPurpose, LinkSecret};
use super::password_rules::NewPassword;
use super::person_name::PersonName;
use super::session::{Client, Opening, SessionPolicy, SessionTokens};
use super::username::Username;
use crate::app::App;
use crate::crypto::ids;
use crate::crypto::jwt::Assurance;
use crate::crypto::password::HashError;
use crate::db::accounts::{self, Account, NewAccount};
use crate::db::email_addresses::{self, NewEmailAddress};
use crate::db::{Connection, DbError, mailed_tokens};
use crate::error::Failure;
use crate::mail::{Letter, OutboxId};
use uuid::Uuid;

/// Who wants an account. Every part is valid in itself.
#[derive(Debug)]
pub struct Registration {
    /// The name to sign in with; where there is none, one is made up.
    pub username: Option<Username>,
    /// The address; none is allowed.
    pub email: Option<EmailAddress>,
    /// The given name.
    pub first_name: Option<PersonName>,
    /// The family name.
    pub last_name: Option<PersonName>,
    /// The password, which the rules let pass; without one nobody is signed in, and a link can be mailed that sets it.
    pub password: Option<NewPassword>,
}

/// A new account.
#[derive(Debug)]
pub struct Registered {
    /// The account.
    pub account: Account,
    /// The tokens of its first session, where accounts may sign in before they are confirmed, and this one has a password.
    pub tokens: Option<SessionTokens>,
}

/// Why there is no new account.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The name is taken, in whatever case.
    #[error("the user name is taken")]
    UsernameTaken,
    /// The address is somebody's primary or secondary one.
    #[error("the address is taken")]
    AddressTaken,
    /// The activation mail, or that with the link that sets the password, was refused; the account is gone again.
    #[error("a mail was refused")]
    MailRefused,
    /// Too many passwords wait to be hashed.
    #[error("too many passwords wait to be hashed")]
    Busy,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<HashError> for RegisterError {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => Self::Busy,
            HashError::Failed => Self::Failed(Failure::internal(&error)),
        }
    }
}

impl From<DbError> for RegisterError {
    fn from(error: DbError) -> Self {
        match &error {
            DbError::Conflict { constraint } if constraint == accounts::USERNAME_TAKEN => Self::UsernameTaken,
            DbError::Conflict { constraint } if constraint == email_addresses::ADDRESS_TAKEN => Self::AddressTaken,
            DbError::Conflict { .. } | DbError::Unavailable(_) | DbError::Internal(_) => Self::Failed(error.into()),
        }
    }
}

/// What is drawn before the transaction: randomness, the hash, the session.
struct Draft {
    uuid: Uuid,
    username: Username,
    password_hash: Option<String>,
    activation: LinkSecret,
    password_set: LinkSecret,
    opening: Option<Opening>,
}

impl Draft {
    async fn draw(
        app: &App,
        policy: &SessionPolicy<'_>,
        username: Option<Username>,
        password: Option<NewPassword>,
    ) -> Result<Self, RegisterError> {
        let may_sign_in = password.is_some() && app.settings.accounts.allow_login_not_verified;
        Ok(Self {
            uuid: ids::uuid(&*app.random).map_err(Failure::from)?,
            username: match username {
                Some(username) => username,
                None => Username::random(&*app.random).map_err(Failure::from)?,
            },
            password_hash: match password {
                Some(password) => Some(app.passwords.hash(password.into_inner()).await?),
                None => None,
            },
            activation: LinkSecret::random(app)?,
            password_set: LinkSecret::random(app)?,
            opening: may_sign_in.then(|| Opening::draw(app, policy, Assurance::OneFactor)).transpose()?,
        })
    }
}

/// Registers an account. Nobody is asked first whether name and address are free: the constraints say it, so of any
/// number of registrations at the same time exactly one wins.
pub async fn register(
    app: &App,
    policy: &SessionPolicy<'_>,
    registration: Registration,
    client: &Client,
) -> Result<Registered, RegisterError> {
    let Registration { username, email, first_name, last_name, password } = registration;
    let draft = Draft::draw(app, policy, username, password).await?;
    let new = NewAccount {
        uuid: draft.uuid,
        username: draft.username.as_str(),
        username_key: draft.username.key(),
        first_name: first_name.as_ref().map_or("", PersonName::as_str),
        last_name: last_name.as_ref().map_or("", PersonName::as_str),
        password: draft.password_hash.as_deref(),
        created_at: app.clock.now(),
    };
    let (account, letters) = app
        .db
        .transaction(async |conn| {
            let account = write(conn, &new, email.as_ref()).await?;
            let letters = enqueue(app, conn, &draft, &account, email.as_ref()).await?;
            if let Some(opening) = &draft.opening {
                opening.write(conn, account.id, policy, client).await?;
            }
            Ok::<_, DbError>((account, letters))
        })
        .await?;
    for letter in letters {
        if app.mail.deliver(letter).await.is_err() {
            return undo(app, account).await;
        }
    }
    let tokens = draft.opening.map(|opening| opening.tokens(&account, policy)).transpose()?;
    Ok(Registered { account, tokens })
}

/// Whether the name is taken, for a form that is refused anyway and then tells everything at once. Registering never
/// asks this: there the constraint decides.
///
/// # Errors
/// Where the database fails.
pub async fn is_username_taken(app: &App, username: &Username) -> Result<bool, Failure> {
    Ok(app.db.read(async |conn| accounts::has_username(conn, username.key()).await).await?)
}

/// Takes a registration back whose mail was refused. Where somebody asked for another mail meanwhile and followed its
/// link, the account is theirs and stays; the session of the registration ended with that.
async fn undo(app: &App, account: Account) -> Result<Registered, RegisterError> {
    let deleted = app.db.write(async |conn| accounts::delete_unverified(conn, account.id).await).await?;
    if deleted {
        return Err(RegisterError::MailRefused);
    }
    Ok(Registered { account: Account { verified: true, ..account }, tokens: None })
}

async fn write(conn: &Connection, new: &NewAccount<'_>, email: Option<&EmailAddress>) -> Result<Account, DbError> {
    let id = accounts::insert(conn, new).await?;
    if let Some(email) = email {
        let row = NewEmailAddress {
            address_key: email.key(),
            account_id: id,
            kind: email_addresses::PRIMARY,
            address: email.as_str(),
        };
        email_addresses::insert(conn, &row).await?;
    }
    Ok(new_account(id, new, email))
}

/// Enqueues the mails of a registration with their links, in the order in which they are delivered.
async fn enqueue(
    app: &App,
    conn: &Connection,
    draft: &Draft,
    account: &Account,
    email: Option<&EmailAddress>,
) -> Result<Vec<OutboxId>, DbError> {
    let mut letters = Vec::new();
    let Some(email) = email else { return Ok(letters) };
    let settings = &app.settings.accounts;
    if settings.send_activation_email {
        let link = mailed_link::row(app, LinkPurpose::Activation, account.id, email.key(), &draft.activation);
        mailed_tokens::replace(conn, &link).await?;
        let letter = Letter::activation(email.as_str(), account, draft.activation.text());
        letters.push(app.mail.enqueue(conn, Some(account.id), &letter).await?);
    }
    if draft.password_hash.is_none() && settings.registration.send_password_set_email {
        let link = mailed_link::row(app, LinkPurpose::PasswordSet, account.id, email.key(), &draft.password_set);
        mailed_tokens::replace(conn, &link).await?;
        let letter = Letter::password_set(email.as_str(), account, draft.password_set.text());
        letters.push(app.mail.enqueue(conn, Some(account.id), &letter).await?);
    }
    Ok(letters)
}

/// The account as the table holds it now.
pub(super) fn new_account(id: i32, new: &NewAccount<'_>, email: Option<&EmailAddress>) -> Account {
    Account {
        id,
        uuid: new.uuid,
        username: new.username.to_owned(),
        first_name: new.first_name.to_owned(),
        last_name: new.last_name.to_owned(),
        is_active: true,
        is_staff: false,
        verified: false,
        archived: false,
        token_version: 0,
        last_login_at: None,
        created_at: new.created_at,
        email: email.map(|email| email.as_str().to_owned()),
        secondary_email: None,
    }
}
