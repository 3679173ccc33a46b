//! The table `organizations`: groups of people.

use super::Connection;
use super::fixed::fixed;
use super::schema::{accounts, organization_members, organizations};
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// A group of people.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = organizations, check_for_backend(Pg))]
pub struct Organization {
    /// Its identifier.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When name or description were last changed.
    pub updated_at: DateTime<Utc>,
}

/// A group to be.
#[derive(Debug, Insertable)]
#[diesel(table_name = organizations)]
pub struct NewOrganization<'a> {
    /// Its identifier.
    pub id: Uuid,
    /// Whose it is.
    pub owner_id: i32,
    /// Its name.
    pub name: &'a str,
    /// What it is for.
    pub description: Option<&'a str>,
    /// The present time.
    pub created_at: DateTime<Utc>,
    /// The same.
    pub updated_at: DateTime<Utc>,
}

/// What is to change; none stays as it is.
#[derive(Debug, Clone, Copy, AsChangeset)]
#[diesel(table_name = organizations)]
pub struct OrganizationChange<'a> {
    /// The name.
    pub name: Option<&'a str>,
    /// The description, which may go.
    pub description: Option<Option<&'a str>>,
    /// The present time.
    pub updated_at: DateTime<Utc>,
}

/// Inserts an organization.
pub async fn insert(mut conn: &Connection, new: &NewOrganization<'_>) -> QueryResult<Organization> {
    let insert = diesel::insert_into(organizations::table).values(new);
    insert.returning(Organization::as_returning()).get_result(&mut conn).await
}

/// How many an account owns.
pub async fn count_owned(mut conn: &Connection, owner_id: i32) -> QueryResult<i64> {
    organizations::table.filter(organizations::owner_id.eq(owner_id)).count().get_result(&mut conn).await
}

/// Locks an organization until the transaction ends, so that whoever comes and goes does so one after the other. None where
/// it is gone.
pub async fn lock(mut conn: &Connection, id: Uuid) -> QueryResult<Option<Organization>> {
    let found = organizations::table.find(id).select(Organization::as_select());
    found.for_update().first(&mut conn).await.optional()
}

/// Changes a locked organization.
pub async fn update(mut conn: &Connection, id: Uuid, change: &OrganizationChange<'_>) -> QueryResult<Organization> {
    let update = diesel::update(organizations::table.find(id)).set(change);
    update.returning(Organization::as_returning()).get_result(&mut conn).await
}

/// Deletes an organization with its members and invitations.
pub async fn delete(mut conn: &Connection, id: Uuid) -> QueryResult<()> {
    diesel::delete(organizations::table.find(id)).execute(&mut conn).await.map(drop)
}

/// A part of those that an account belongs to, with its role in each, in the order of joining.
pub async fn of(
    mut conn: &Connection,
    account_id: i32,
    limit: i64,
    offset: i64,
) -> QueryResult<Vec<(Organization, String)>> {
    organization_members::table
        .inner_join(organizations::table)
        .filter(organization_members::account_id.eq(account_id))
        .order((organization_members::joined_at, organization_members::organization_id))
        .limit(limit)
        .offset(offset)
        .select((Organization::as_select(), organization_members::role))
        .load(&mut conn)
        .await
}

/// One that an account belongs to, with its role.
pub async fn find(mut conn: &Connection, account_id: i32, id: Uuid) -> QueryResult<Option<(Organization, String)>> {
    organization_members::table
        .inner_join(organizations::table)
        .filter(organization_members::account_id.eq(account_id))
        .filter(organization_members::organization_id.eq(id))
        .select((Organization::as_select(), organization_members::role))
        .first(&mut conn)
        .await
        .optional()
}

/// Locks all that an account owns until the transaction ends, in the order in which organizations are to be locked.
pub async fn lock_owned(mut conn: &Connection, owner_id: i32) -> QueryResult<Vec<Organization>> {
    let owned = organizations::table.filter(organizations::owner_id.eq(owner_id)).select(Organization::as_select());
    owned.order(organizations::id).for_update().load(&mut conn).await
}

/// Who has administered an organization longest, among those who may sign in; none where nobody does.
pub async fn heir(mut conn: &Connection, id: Uuid) -> QueryResult<Option<i32>> {
    let admins = organization_members::table
        .inner_join(accounts::table)
        .filter(organization_members::organization_id.eq(id))
        .filter(organization_members::role.eq("admin"))
        .filter(accounts::is_active);
    admins
        .order((organization_members::joined_at, organization_members::account_id))
        .select(organization_members::account_id)
        .first(&mut conn)
        .await
        .optional()
}

/// The same of each that an account owns, every account once.
pub async fn heirs_of(mut conn: &Connection, owner_id: i32) -> QueryResult<Vec<i32>> {
    let first = organization_members::table
        .inner_join(organizations::table)
        .inner_join(accounts::table)
        .filter(organizations::owner_id.eq(owner_id))
        .filter(organization_members::role.eq("admin"))
        .filter(accounts::is_active)
        .distinct_on(organization_members::organization_id)
        .order((
            organization_members::organization_id,
            organization_members::joined_at,
            organization_members::account_id,
        ))
        .select(organization_members::account_id);
    let mut heirs: Vec<i32> = first.load(&mut conn).await?;
    heirs.sort_unstable();
    heirs.dedup();
    Ok(heirs)
}

/// Makes a locked organization somebody else's.
pub async fn set_owner(mut conn: &Connection, id: Uuid, owner_id: i32) -> QueryResult<()> {
    let update = diesel::update(organizations::table.find(id)).set(organizations::owner_id.eq(owner_id));
    fixed!(update).execute(&mut conn).await.map(drop)
}
