//! Changing the password: every session ends, and whoever changed it is signed in anew.

use super::audit::{self, Action, Note};
use super::authenticate::Caller;
use super::notice;
use super::password_proof::{self, ProofError};
use super::password_rules::{About, NewPassword, NewPasswordErrors, PasswordError};
use super::session::{Client, Opening, SessionPolicy, SessionTokens};
use crate::app::App;
use crate::crypto::jwt::Assurance;
use crate::db::{Connection, DbError, QueryResult, accounts, devices, live_sessions, mailed_tokens, sessions};
use chrono::{DateTime, Utc};

/// Why the password stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// The old password was not proved.
    #[error(transparent)]
    Unproven(#[from] ProofError),
    /// The new password does not do.
    #[error(transparent)]
    Refused(#[from] NewPasswordErrors),
}

/// What a caller types who changes the password.
pub struct Typed {
    /// The old password.
    pub old: String,
    /// The new one, twice.
    pub new: [String; 2],
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Typed(…)")
    }
}

/// Sets a new password for a caller who knows the old one. All sessions and mailed links of the account end; the tokens are
/// those of a new session. The owner is told by mail.
pub async fn change_password(
    app: &App,
    policy: &SessionPolicy<'_>,
    caller: &Caller,
    typed: Typed,
    client: &Client,
) -> Result<SessionTokens, ChangeError> {
    let proven = password_proof::prove(app, caller, typed.old).await?;
    let [first, second] = typed.new;
    let password = NewPassword::parse(first, second, &About::of(&caller.account))?;
    let hash = app.passwords.hash(password.into_inner()).await.map_err(ProofError::from)?;
    let opening = Opening::draw(app, policy, Assurance::OneFactor).map_err(ProofError::from)?;
    let now = app.clock.now();
    let told = app
        .db
        .transaction(async |conn| {
            let id = proven.lock(conn).await?;
            replace(conn, id, &hash, now).await.map_err(DbError::from)?;
            opening.write(conn, id, policy, client).await.map_err(DbError::from)?;
            audit::note(app, conn, Note::by(caller, Action::PasswordChanged)).await?;
            Ok::<_, ProofError>(notice::password_changed(app, conn, &caller.account).await?)
        })
        .await?;
    notice::tell(app, told).await;
    let mut account = caller.account.clone();
    account.token_version += 1;
    Ok(opening.tokens(&account, policy).map_err(ProofError::from)?)
}

/// Why the password of somebody who goes on in the same session stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum ReplaceError {
    /// The old password was not proved.
    #[error(transparent)]
    Unproven(#[from] ProofError),
    /// The new password does not do.
    #[error("the new password was refused")]
    Weak(Vec<PasswordError>),
    /// The new password is the old one.
    #[error("the new password is the old one")]
    Unchanged,
}

/// Sets a new password for a caller who knows the old one, and goes on in the same session: its refresh token gives the next
/// access token. All other sessions and all mailed links of the account end. The owner is told by mail.
pub async fn replace_password(app: &App, caller: &Caller, old: String, new: String) -> Result<(), ReplaceError> {
    let is_unchanged = old == new;
    let proven = password_proof::prove(app, caller, old).await?;
    let password = NewPassword::single(new, &About::of(&caller.account)).map_err(ReplaceError::Weak)?;
    if is_unchanged {
        return Err(ReplaceError::Unchanged);
    }
    let hash = app.passwords.hash(password.into_inner()).await.map_err(ProofError::from)?;
    let (session, now) = (caller.session, app.clock.now());
    let told = app
        .db
        .transaction(async |conn| {
            let id = proven.lock(conn).await?;
            void(conn, id, &hash, now).await.map_err(DbError::from)?;
            live_sessions::end_others(conn, id, session, now).await.map_err(DbError::from)?;
            audit::note(app, conn, Note::by(caller, Action::PasswordChanged)).await?;
            Ok::<_, ProofError>(notice::password_changed(app, conn, &caller.account).await?)
        })
        .await?;
    notice::tell(app, told).await;
    Ok(())
}

/// Replaces the password of a locked account; what the old one opened ends.
pub(super) async fn replace(conn: &Connection, account_id: i32, hash: &str, now: DateTime<Utc>) -> QueryResult<()> {
    void(conn, account_id, hash, now).await?;
    sessions::end_all(conn, account_id, now).await
}

/// The same, but for the sessions.
async fn void(conn: &Connection, account_id: i32, hash: &str, now: DateTime<Utc>) -> QueryResult<()> {
    accounts::set_password(conn, account_id, hash).await?;
    // Who knew the old one may have been signed in on a device that is not asked for a code.
    devices::distrust_all(conn, account_id).await?;
    mailed_tokens::void_all(conn, account_id, now).await
}
