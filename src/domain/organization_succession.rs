//! What becomes of organizations whose owner leaves for good: they pass to whoever has administered them longest.

use super::notification::{self, News};
use super::organization::{self, Organization, Role};
use crate::app::App;
use crate::db::{Connection, DbError, accounts, organization_members, organizations};
use crate::error::Failure;
use serde_json::json;

/// The accounts that the organizations of an owner may pass to, locked.
#[derive(Debug)]
pub(super) struct Heirs(Vec<i32>);

/// Locks an owner who is about to leave, and those whom the organizations may pass to, all in the order of their keys: so
/// owners who leave at the same time do not wait for each other. To be called before anything else is locked.
pub(super) async fn lock_heirs(conn: &Connection, owner_id: i32) -> Result<Heirs, DbError> {
    let heirs = organizations::heirs_of(conn, owner_id).await?;
    if !heirs.is_empty() {
        let all: Vec<i32> = heirs.iter().copied().chain([owner_id]).collect();
        accounts::lock_all(conn, &all).await?;
    }
    Ok(Heirs(heirs))
}

/// Lets the organizations of an owner who leaves pass on. One that nobody else administers stays as it is, and goes with
/// the account where that is deleted.
pub(super) async fn pass_on(app: &App, conn: &Connection, owner_id: i32, heirs: &Heirs) -> Result<(), Failure> {
    let owned = organizations::lock_owned(conn, owner_id).await.map_err(DbError::from)?;
    for organization in owned {
        let Some(heir) = organizations::heir(conn, organization.id).await.map_err(DbError::from)? else { continue };
        if !heirs.0.contains(&heir) {
            // Somebody came or went at this very moment: trying again helps.
            return Err(Failure::Unavailable);
        }
        organization_members::set_role(conn, organization.id, owner_id, Role::Admin.name())
            .await
            .map_err(DbError::from)?;
        organization_members::set_role(conn, organization.id, heir, Role::Owner.name()).await.map_err(DbError::from)?;
        organizations::set_owner(conn, organization.id, heir).await.map_err(DbError::from)?;
        tell(app, conn, &organization, heir).await?;
    }
    Ok(())
}

async fn tell(app: &App, conn: &Connection, organization: &Organization, heir: i32) -> Result<(), Failure> {
    let message = format!("The owner of the organization \"{}\" left. It is yours now.", organization.name);
    let id = organization::shown_id(organization.id);
    let news = News {
        kind: "organization.owned",
        title: "You own an organization now",
        message: &message,
        data: Some(
            json!({ "organization_id": id, "organization_name": organization.name, "role": Role::Owner.name() }),
        ),
    };
    notification::notify(app, conn, heir, news).await
}
