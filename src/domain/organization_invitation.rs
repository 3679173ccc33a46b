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

/// An address that an account has confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Confirmed<'a> {
    /// The address, case folded.
    pub(super) address_key: &'a str,
    /// Whose it is.
    pub(super) account_id: i32,
}

/// Lets an account take up the invitations of an address that is confirmed for it, in the transaction that confirms it. The
/// account has to be locked. An invitation that has expired is gone.
///
/// # Errors
/// Where the database or the source of randomness fails.
pub async fn take_up(app: &App, conn: &Connection, account_id: i32, address_key: &str) -> Result<(), Failure> {
    take_up_each(app, conn, &mut [Confirmed { address_key, account_id }]).await
}

/// The same for all addresses of an account that are confirmed. Who cannot sign in belongs nowhere anew.
///
/// # Errors
/// Where the database or the source of randomness fails.
pub async fn take_up_all(app: &App, conn: &Connection, account: &Account) -> Result<(), Failure> {
    if !account.is_active {
        return Ok(());
    }
    let addresses = [account.email.as_deref().filter(|_| account.verified), account.secondary_email.as_deref()];
    let keys: Vec<_> = addresses.into_iter().flatten().filter_map(EmailAddress::lookup_key).collect();
    let confirmed = keys.iter().map(|address_key| Confirmed { address_key, account_id: account.id });
    take_up_each(app, conn, &mut confirmed.collect::<Vec<_>>()).await
}

/// The same for many accounts that are new: all addresses are locked before the first organization, and in one order.
///
/// # Errors
/// Where the database or the source of randomness fails.
pub(super) async fn take_up_each(app: &App, conn: &Connection, confirmed: &mut [Confirmed<'_>]) -> Result<(), Failure> {
    confirmed.sort_unstable();
    for Confirmed { address_key, .. } in &*confirmed {
        // Whoever invites the address at this moment sees the confirmed one, or is seen here.
        organization_invitations::lock_address(conn, address_key).await.map_err(DbError::from)?;
    }
    let keys: Vec<&str> = confirmed.iter().map(|one| one.address_key).collect();
    let invited = organization_invitations::of_addresses(conn, &keys).await.map_err(DbError::from)?;
    for (id, key) in invited {
        let Some(organization) = organizations::lock(conn, id).await.map_err(DbError::from)? else { continue };
        let taken = organization_invitations::take(conn, id, &key).await.map_err(DbError::from)?;
        let Ok(found) = confirmed.binary_search_by(|one| one.address_key.cmp(&key)) else { continue };
        if let Some(invitation) = taken.filter(|invitation| app.clock.now() < invitation.expires_at) {
            join(app, conn, &organization, confirmed[found].account_id, &invitation.role).await?;
        }
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
