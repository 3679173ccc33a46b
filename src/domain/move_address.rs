//! Another primary address for an account, which is unconfirmed until the link that is mailed there is followed.

use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::email_address::EmailAddress;
use super::mailed_link::{self, LinkPurpose, LinkSecret};
use super::notice;
use super::step_up::RECENT;
use super::update_account::UpdateError;
use super::username::Username;
use crate::app::App;
use crate::db::accounts::{self, Account, Profile};
use crate::db::{Connection, DbError, email_addresses, mailed_tokens};
use crate::error::Failure;
use crate::mail::{Letter, OutboxId};

/// Moves the account of the caller to another address, and changes what else is to change with it. The link is written and
/// mailed first, so that nothing has to be undone where its mail is refused; then everything changes at once, and the
/// former address is told. Of any number of accounts that move to one address at the same time one gets it.
pub(super) async fn move_address(
    app: &App,
    caller: &Caller,
    profile: &Profile<'_>,
    email: &EmailAddress,
) -> Result<(), UpdateError> {
    if !caller.has_proved_within(RECENT, app.clock.now()) {
        return Err(UpdateError::SignInTooOld);
    }
    let mut link = None;
    if app.settings.accounts.send_activation_email {
        let secret = LinkSecret::random(app)?;
        let letter =
            app.db.transaction(async |conn| write_link(app, conn, caller, profile, email, &secret).await).await?;
        mailed_link::deliver(app, letter, &secret).await?;
        link = Some(secret);
    }
    let moved =
        app.db.transaction(async |conn| write_address(app, conn, caller, profile, email, link.as_ref()).await).await;
    match (moved, link) {
        (Ok(told), _) => notice::tell(app, told).await,
        (Err(error), None) => return Err(error),
        (Err(error), Some(link)) => {
            app.db.transaction(async |conn| mailed_link::withdraw(conn, &link).await).await?;
            return Err(error);
        }
    }
    Ok(())
}

/// Nothing is mailed where it is plain already that the account will not change. What is free now may be taken when it
/// changes: the constraints decide.
async fn write_link(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    profile: &Profile<'_>,
    email: &EmailAddress,
    secret: &LinkSecret,
) -> Result<OutboxId, UpdateError> {
    let account = &caller.account;
    if !accounts::lock_unchanged(conn, account.id, account.token_version).await.map_err(DbError::from)? {
        return Err(UpdateError::SessionEnded);
    }
    if let Some(key) = profile.username_key
        && Username::lookup_key(&account.username).as_deref() != Some(key)
        && accounts::has_username(conn, key).await.map_err(DbError::from)?
    {
        return Err(UpdateError::UsernameTaken);
    }
    if email_addresses::is_taken(conn, email.key()).await.map_err(DbError::from)? {
        return Err(UpdateError::AddressTaken);
    }
    let row = mailed_link::row(app, LinkPurpose::Activation, account.id, email.key(), secret);
    mailed_tokens::replace(conn, &row).await.map_err(DbError::from)?;
    let letter = Letter::activation_resend(email.as_str(), &moved(account, profile, email), secret.text());
    Ok(app.mail.enqueue(conn, Some(account.id), &letter).await?)
}

/// The account as it will be.
fn moved(account: &Account, profile: &Profile<'_>, email: &EmailAddress) -> Account {
    let or = |new: Option<&str>, old: &str| new.unwrap_or(old).to_owned();
    Account {
        username: or(profile.username, &account.username),
        first_name: or(profile.first_name, &account.first_name),
        last_name: or(profile.last_name, &account.last_name),
        email: Some(email.as_str().to_owned()),
        verified: false,
        ..account.clone()
    }
}

async fn write_address(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    profile: &Profile<'_>,
    email: &EmailAddress,
    link: Option<&LinkSecret>,
) -> Result<Option<OutboxId>, UpdateError> {
    let (account, now) = (&caller.account, app.clock.now());
    let profile = Profile { verified: Some(false), ..*profile };
    let holds = accounts::set_profile(conn, account.id, account.token_version, &profile).await;
    if !holds.map_err(DbError::from)? {
        return Err(UpdateError::SessionEnded);
    }
    let former = account.email.as_deref().and_then(EmailAddress::lookup_key);
    let is_moved =
        email_addresses::move_primary(conn, account.id, former.as_deref(), email.key(), email.as_str()).await;
    let is_moved = is_moved.map_err(DbError::from)?;
    let is_current = match link {
        Some(link) => mailed_tokens::void_others(conn, account.id, &link.hash(), now).await,
        None => mailed_tokens::void_all(conn, account.id, now).await.map(|()| true),
    };
    // Somebody moved the same account meanwhile, or let its addresses change places: this comes too late.
    if !is_moved || !is_current.map_err(DbError::from)? {
        return Err(Failure::Unavailable.into());
    }
    audit::note(app, conn, Note::by(caller, Action::AddressesChanged)).await?;
    Ok(notice::addresses_changed(app, conn, account).await?)
}
