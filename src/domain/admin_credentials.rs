//! What administrators do to what others sign in with. Sessions of the person end each time: who stands behind the account may be
//! somebody else than who signed in.

use super::admin_act::{self, AdminError};
use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::email_address::EmailAddress;
use super::guess::{self, Target};
use super::{notice, organization_invitation, password_change};
use crate::app::App;
use crate::crypto::ids;
use crate::db::accounts::{self, Account, Sessions};
use crate::db::email_addresses::{self, NewEmailAddress, PRIMARY};
use crate::db::{
    Connection, DbError, administration, devices, mailed_tokens, one_time_codes, second_factors, sessions,
    sign_in_attempts, temporary_passwords,
};
use crate::error::Failure;
use crate::mail::OutboxId;
use uuid::Uuid;

/// The random bytes of a temporary password, shown as twice as many hexadecimal digits.
const TEMPORARY_PASSWORD_BYTES: usize = 10;

/// A password that is good for changing it. It is shown once.
pub struct TemporaryPassword(String);

impl TemporaryPassword {
    /// The text, for the administrator.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

impl std::fmt::Debug for TemporaryPassword {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("TemporaryPassword(…)")
    }
}

/// Sets a random password, which signs in for a while and only to be changed. The owner is told by mail that the password is
/// another one.
pub async fn reset_password(app: &App, by: &Caller, person: Uuid) -> Result<TemporaryPassword, AdminError> {
    let password = ids::token_of(&*app.random, TEMPORARY_PASSWORD_BYTES).map_err(Failure::from)?;
    let hash = app.passwords.hash(password.clone()).await?;
    let written = app.db.transaction(async |conn| write_password(app, conn, by, person, &hash).await).await;
    notice::tell(app, written?).await;
    Ok(TemporaryPassword(password))
}

async fn write_password(
    app: &App,
    conn: &Connection,
    by: &Caller,
    person: Uuid,
    hash: &str,
) -> Result<Option<OutboxId>, AdminError> {
    admin_act::begin(app, conn, by).await?;
    let account = admin_act::subject(conn, person).await?;
    let now = app.clock.now();
    let expires_at = now + app.settings.platform.temporary_password_lifetime;
    password_change::replace(conn, account.id, hash, now).await.map_err(DbError::from)?;
    temporary_passwords::insert(conn, account.id, now, expires_at).await.map_err(DbError::from)?;
    guess::forget(app, conn, Target::Password(account.id)).await?;
    audit::note(app, conn, Note::to(&account, by, Action::AdminPasswordReset, None)).await?;
    Ok(notice::password_changed(app, conn, &account).await?)
}

/// Makes another address the primary one at once, and a confirmed one. Links and codes that were mailed to the former address
/// are void, and both addresses are told. Where it is so already, nothing happens.
pub async fn change_email(app: &App, by: &Caller, person: Uuid, email: &EmailAddress) -> Result<(), AdminError> {
    let written = app.db.transaction(async |conn| write_email(app, conn, by, person, email).await).await;
    for told in written? {
        notice::tell(app, told).await;
    }
    Ok(())
}

async fn write_email(
    app: &App,
    conn: &Connection,
    by: &Caller,
    person: Uuid,
    email: &EmailAddress,
) -> Result<[Option<OutboxId>; 2], AdminError> {
    admin_act::begin(app, conn, by).await?;
    let before = admin_act::subject(conn, person).await?;
    if before.verified && before.email.as_deref() == Some(email.as_str()) {
        return Ok([None, None]);
    }
    write_address(app, conn, &before, email).await?;
    organization_invitation::take_up(app, conn, before.id, email.key()).await?;
    audit::note(app, conn, Note::to(&before, by, Action::AdminEmailChanged, None)).await?;
    let after = Account { email: Some(email.as_str().to_owned()), verified: true, ..before.clone() };
    let former = notice::addresses_changed(app, conn, &before).await?;
    Ok([former, notice::addresses_changed(app, conn, &after).await?])
}

async fn write_address(app: &App, conn: &Connection, account: &Account, email: &EmailAddress) -> Result<(), DbError> {
    let (id, now) = (account.id, app.clock.now());
    administration::remove_address(conn, id, PRIMARY).await?;
    let row = NewEmailAddress { address_key: email.key(), account_id: id, kind: PRIMARY, address: email.as_str() };
    email_addresses::insert(conn, &row).await?;
    accounts::set_verified(conn, id, Sessions::End).await?;
    sessions::end_all(conn, id, now).await?;
    mailed_tokens::void_all(conn, id, now).await?;
    one_time_codes::void_all(conn, id, now).await?;
    Ok(sign_in_attempts::spend_all(conn, id, now).await?)
}

/// Takes every second factor away, with the recovery codes and the trust in devices. The owner is told by mail. Where there is
/// none, nothing happens.
pub async fn reset_second_factor(app: &App, by: &Caller, person: Uuid) -> Result<(), AdminError> {
    let written = app.db.transaction(async |conn| write_no_factor(app, conn, by, person).await).await;
    notice::tell(app, written?).await;
    Ok(())
}

async fn write_no_factor(
    app: &App,
    conn: &Connection,
    by: &Caller,
    person: Uuid,
) -> Result<Option<OutboxId>, AdminError> {
    admin_act::begin(app, conn, by).await?;
    let account = admin_act::subject(conn, person).await?;
    if !second_factors::remove_all(conn, account.id).await.map_err(DbError::from)? {
        return Ok(None);
    }
    devices::distrust_all(conn, account.id).await.map_err(DbError::from)?;
    guess::forget(app, conn, Target::Code(account.id)).await?;
    sessions::end_all(conn, account.id, app.clock.now()).await.map_err(DbError::from)?;
    audit::note(app, conn, Note::to(&account, by, Action::AdminSecondFactorReset, None)).await?;
    Ok(notice::second_factor_disabled(app, conn, &account).await?)
}
