//! Invitations to organizations: whoever confirms the address that was invited becomes a member.

use super::email_address::EmailAddress;
use super::notification::{self, News};
use super::organization::{self, Organization};
use crate::app::App;
use crate::db::accounts::Account;
use crate::db::organization_members::{self, NewMember};
use crate::db::{Connection, DbError, organization_invitations, organizations};
use crate::error::Failure;
use serde_json::json;

/// Lets an account take up the invitations of an address that is confirmed for it, in the transaction that confirms it. The
/// account has to be locked. An invitation that has expired is gone.
///
/// # Errors
/// Where the database or the source of randomness fails.
pub async fn take_up(app: &App, conn: &Connection, account_id: i32, address_key: &str) -> Result<(), Failure> {
    // Whoever invites the address at this moment sees the confirmed one, or is seen here.
    organization_invitations::lock_address(conn, address_key).await.map_err(DbError::from)?;
    let invited = organization_invitations::organizations(conn, address_key).await.map_err(DbError::from)?;
    for id in invited {
        let Some(organization) = organizations::lock(conn, id).await.map_err(DbError::from)? else { continue };
        let taken = organization_invitations::take(conn, id, address_key).await.map_err(DbError::from)?;
        if let Some(invitation) = taken.filter(|invitation| app.clock.now() < invitation.expires_at) {
            join(app, conn, &organization, account_id, &invitation.role).await?;
        }
    }
    Ok(())
}

/// The same for all addresses of an account that are confirmed.
///
/// # Errors
/// Where the database or the source of randomness fails.
pub async fn take_up_all(app: &App, conn: &Connection, account: &Account) -> Result<(), Failure> {
    let confirmed = [account.email.as_deref().filter(|_| account.verified), account.secondary_email.as_deref()];
    for key in confirmed.into_iter().flatten().filter_map(EmailAddress::lookup_key) {
        take_up(app, conn, account.id, &key).await?;
    }
    Ok(())
}

/// Makes an account a member of a locked organization, and tells its owner; both rows have to be locked. Returns false where
/// it is one already.
pub(super) async fn join(
    app: &App,
    conn: &Connection,
    organization: &Organization,
    account_id: i32,
    role: &str,
) -> Result<bool, Failure> {
    let member = NewMember { organization_id: organization.id, account_id, role, joined_at: app.clock.now() };
    if !organization_members::insert_if_none(conn, &member).await.map_err(DbError::from)? {
        return Ok(false);
    }
    let message = format!("You belong to the organization \"{}\" now.", organization.name);
    let news = News {
        kind: "organization.added",
        title: "You were added to an organization",
        message: &message,
        data: Some(
            json!({ "organization_id": organization::shown_id(organization.id), "organization_name": organization.name, "role": role }),
        ),
    };
    notification::notify(app, conn, account_id, news).await?;
    Ok(true)
}
