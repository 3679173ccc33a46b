//! The table `organization_members`: who belongs to which organization.

use super::Connection;
use super::fixed::fixed;
use super::schema::{accounts_with_addresses, organization_members};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// A membership to be.
#[derive(Debug, Insertable)]
#[diesel(table_name = organization_members)]
pub struct NewMember<'a> {
    /// Where.
    pub organization_id: Uuid,
    /// Who.
    pub account_id: i32,
    /// As what.
    pub role: &'a str,
    /// The present time.
    pub joined_at: DateTime<Utc>,
}

/// Somebody who belongs to an organization.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Member {
    /// Where.
    pub organization: Uuid,
    /// Who.
    pub person: Uuid,
    /// The primary address.
    pub email: Option<String>,
    /// As what.
    pub role: String,
    /// Since when.
    pub joined_at: DateTime<Utc>,
}

/// Inserts a membership unless there is one. Returns whether it did.
pub async fn insert_if_none(mut conn: &Connection, new: &NewMember<'_>) -> QueryResult<bool> {
    let insert = diesel::insert_into(organization_members::table).values(new).on_conflict_do_nothing();
    Ok(insert.execute(&mut conn).await? == 1)
}

/// The role of an account in an organization; none where it does not belong to it.
pub async fn role(mut conn: &Connection, organization: Uuid, account_id: i32) -> QueryResult<Option<String>> {
    let found = organization_members::table.find((organization, account_id));
    found.select(organization_members::role).first(&mut conn).await.optional()
}

/// Makes somebody who belongs to an organization something else in it.
pub async fn set_role(mut conn: &Connection, organization: Uuid, account_id: i32, role: &str) -> QueryResult<()> {
    let found = organization_members::table.find((organization, account_id));
    fixed!(diesel::update(found).set(organization_members::role.eq(role))).execute(&mut conn).await.map(drop)
}

/// Ends a membership.
pub async fn delete(mut conn: &Connection, organization: Uuid, account_id: i32) -> QueryResult<()> {
    let found = organization_members::table.find((organization, account_id));
    diesel::delete(found).execute(&mut conn).await.map(drop)
}

/// How many belong to an organization.
pub async fn count(mut conn: &Connection, organization: Uuid) -> QueryResult<i64> {
    let members = organization_members::table.filter(organization_members::organization_id.eq(organization));
    members.count().get_result(&mut conn).await
}

/// All who belong to any of these organizations, in the order of joining.
pub async fn of(mut conn: &Connection, organizations: &[Uuid]) -> QueryResult<Vec<Member>> {
    organization_members::table
        .inner_join(accounts_with_addresses::table)
        .filter(organization_members::organization_id.eq_any(organizations))
        .order((organization_members::joined_at, organization_members::account_id))
        .select((
            organization_members::organization_id,
            accounts_with_addresses::uuid,
            accounts_with_addresses::email,
            organization_members::role,
            organization_members::joined_at,
        ))
        .load(&mut conn)
        .await
}
