//! Registration: an account, its address, the link that confirms it and, where that is allowed, a first session.

use super::email_address::EmailAddress;
use super::mailed_link::{self, LinkPurpose, LinkSecret};
use super::password_rules::NewPassword;
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
    /// The name to sign in with.
    pub username: Username,
    /// The address; none is allowed.
    pub email: Option<EmailAddress>,
    /// The password, which the rules let pass.
    pub password: NewPassword,
}

/// A new account.
#[derive(Debug)]
pub struct Registered {
    /// The account.
    pub account: Account,
    /// The tokens of its first session, where accounts may sign in before they are confirmed.
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
    /// The activation mail was refused; the account is gone again.
    #[error("the activation mail was refused")]
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
    password_hash: String,
    link: LinkSecret,
    opening: Option<Opening>,
}

/// Registers an account. Nobody is asked first whether name and address are free: the constraints say it, so of any
/// number of registrations at the same time exactly one wins.
pub async fn register(
    app: &App,
    policy: &SessionPolicy<'_>,
    registration: Registration,
    client: &Client,
) -> Result<Registered, RegisterError> {
    let Registration { username, email, password } = registration;
    let draft = Draft {
        uuid: ids::uuid(&*app.random).map_err(Failure::from)?,
        password_hash: app.passwords.hash(password.into_inner()).await?,
        link: LinkSecret::random(app)?,
        opening: app
            .settings
            .accounts
            .allow_login_not_verified
            .then(|| Opening::draw(app, policy, Assurance::OneFactor))
            .transpose()?,
    };
    let (account, letter) = app
        .db
        .transaction(async |conn| write(app, conn, policy, &draft, &username, email.as_ref(), client).await)
        .await?;
    if let Some(letter) = letter
        && app.mail.deliver(letter).await.is_err()
    {
        return undo(app, account).await;
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

async fn write(
    app: &App,
    conn: &Connection,
    policy: &SessionPolicy<'_>,
    draft: &Draft,
    username: &Username,
    email: Option<&EmailAddress>,
    client: &Client,
) -> Result<(Account, Option<OutboxId>), DbError> {
    let new = NewAccount {
        uuid: draft.uuid,
        username: username.as_str(),
        username_key: username.key(),
        password: Some(&draft.password_hash),
        created_at: app.clock.now(),
    };
    let id = accounts::insert(conn, &new).await?;
    let account = new_account(id, &new, email);
    let mut letter = None;
    if let Some(email) = email {
        let row = NewEmailAddress {
            address_key: email.key(),
            account_id: id,
            kind: email_addresses::PRIMARY,
            address: email.as_str(),
        };
        email_addresses::insert(conn, &row).await?;
        if app.settings.accounts.send_activation_email {
            let link = mailed_link::row(app, LinkPurpose::Activation, id, email.key(), &draft.link);
            mailed_tokens::replace(conn, &link).await?;
            let activation = Letter::activation(email.as_str(), &account, draft.link.text());
            letter = Some(app.mail.enqueue(conn, Some(id), &activation).await?);
        }
    }
    if let Some(opening) = &draft.opening {
        opening.write(conn, id, policy, client).await?;
    }
    Ok((account, letter))
}

/// The account as the table holds it now.
fn new_account(id: i32, new: &NewAccount<'_>, email: Option<&EmailAddress>) -> Account {
    Account {
        id,
        uuid: new.uuid,
        username: new.username.to_owned(),
        first_name: String::new(),
        last_name: String::new(),
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
