//! The table `organization_invitations`: addresses whose owners are to become members.

use super::Connection;
use super::fixed::fixed;
use super::schema::organization_invitations;
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamptz};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = organization_invitations, check_for_backend(Pg))]
pub struct Invitation {
    /// Where.
    pub organization_id: Uuid,
    /// The address, case folded.
    pub address_key: String,
    /// The address, as typed.
    pub address: String,
    /// As what.
    pub role: String,
    /// When it was mailed.
    pub created_at: DateTime<Utc>,
    /// Until when it can be taken up.
    pub expires_at: DateTime<Utc>,
}

/// Waits until nobody else invites an address or confirms it, until the transaction ends.
pub async fn lock_address(mut conn: &Connection, address_key: &str) -> QueryResult<()> {
    // A number of our own among the advisory locks of the database, mixed with the address.
    let lock = diesel::sql_query("select pg_advisory_xact_lock(hashtextextended($1, 8101830173))");
    fixed!(lock.bind::<Text, _>(address_key)).execute(&mut conn).await.map(drop)
}

/// Inserts an invitation.
pub async fn insert(mut conn: &Connection, new: &Invitation) -> QueryResult<()> {
    diesel::insert_into(organization_invitations::table).values(new).execute(&mut conn).await.map(drop)
}

/// Takes back the invitation of an address that was made at the given time.
pub async fn withdraw(
    mut conn: &Connection,
    organization: Uuid,
    address_key: &str,
    created_at: DateTime<Utc>,
) -> QueryResult<()> {
    let found = organization_invitations::table
        .find((organization, address_key))
        .filter(organization_invitations::created_at.eq(created_at));
    diesel::delete(found).execute(&mut conn).await.map(drop)
}

/// The organizations that any of these addresses is invited to, each with the address, in the order in which organizations
/// are to be locked.
pub async fn of_addresses(mut conn: &Connection, address_keys: &[&str]) -> QueryResult<Vec<(Uuid, String)>> {
    let invited = (organization_invitations::organization_id, organization_invitations::address_key);
    organization_invitations::table
        .filter(organization_invitations::address_key.eq_any(address_keys))
        .order(invited)
        .select(invited)
        .load(&mut conn)
        .await
}

/// Removes the invitation of an address, and hands it back; none where there is none.
pub async fn take(mut conn: &Connection, organization: Uuid, address_key: &str) -> QueryResult<Option<Invitation>> {
    diesel::delete(organization_invitations::table.find((organization, address_key)))
        .returning(Invitation::as_returning())
        .get_result(&mut conn)
        .await
        .optional()
}

/// Those of any of these organizations that can still be taken up, the oldest first.
pub async fn open_of(
    mut conn: &Connection,
    organizations: &[Uuid],
    now: DateTime<Utc>,
) -> QueryResult<Vec<Invitation>> {
    organization_invitations::table
        .filter(organization_invitations::organization_id.eq_any(organizations))
        .filter(organization_invitations::expires_at.gt(now))
        .order((organization_invitations::created_at, organization_invitations::address_key))
        .select(Invitation::as_select())
        .load(&mut conn)
        .await
}

/// How many of an organization can still be taken up.
pub async fn count_open(mut conn: &Connection, organization: Uuid, now: DateTime<Utc>) -> QueryResult<i64> {
    let own = organization_invitations::table.filter(organization_invitations::organization_id.eq(organization));
    own.filter(organization_invitations::expires_at.gt(now)).count().get_result(&mut conn).await
}

/// Deletes at most so many that could be taken up until before the given time. Returns how many went.
pub async fn delete_expired(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    // One that is being taken up, or whose organization goes, can be deleted another time.
    let delete = diesel::sql_query(
        "delete from organization_invitations where (organization_id, address_key) in (
            select organization_id, address_key from organization_invitations
            where expires_at < $1 limit $2 for update skip locked)",
    );
    fixed!(delete.bind::<Timestamptz, _>(before).bind::<BigInt, _>(count_max)).execute(&mut conn).await
}
