//! The table `audit_entries`: who did what to whom. Lines are only added.

use super::Connection;
use super::fixed::fixed;
use super::schema::audit_entries;
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text, Timestamptz};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = audit_entries, check_for_backend(Pg))]
pub struct AuditEntry {
    /// Its number.
    pub id: i64,
    /// Who did it; nobody where an operator did.
    pub actor: Option<Uuid>,
    /// Whose account it was done to.
    pub subject: Uuid,
    /// What was done.
    pub action: String,
    /// Why, where it was said.
    pub reason: Option<String>,
    /// Where it was done from, as far as it is known.
    pub client_address: Option<String>,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// A line to be.
#[derive(Debug, Insertable)]
#[diesel(table_name = audit_entries)]
pub struct NewAuditEntry<'a> {
    /// Who did it.
    pub actor: Option<Uuid>,
    /// Whose account it was done to.
    pub subject: Uuid,
    /// What was done.
    pub action: &'a str,
    /// Why.
    pub reason: Option<&'a str>,
    /// Where it was done from.
    pub client_address: Option<&'a str>,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Adds a line.
pub async fn insert(mut conn: &Connection, new: &NewAuditEntry<'_>) -> QueryResult<()> {
    diesel::insert_into(audit_entries::table).values(new).execute(&mut conn).await.map(drop)
}

/// Adds a line of what the owner of an account did to it, where nothing but its key is at hand.
pub async fn insert_own(mut conn: &Connection, account_id: i32, action: &str, now: DateTime<Utc>) -> QueryResult<()> {
    fixed!(
        diesel::sql_query(
            "insert into audit_entries (actor, subject, action, created_at)
            select uuid, uuid, $2, $3 from accounts where id = $1",
        )
        .bind::<Integer, _>(account_id)
        .bind::<Text, _>(action)
        .bind::<Timestamptz, _>(now)
    )
    .execute(&mut conn)
    .await
    .map(drop)
}

/// Lines of one account or of one action, or of all: the newest first.
pub async fn page(
    mut conn: &Connection,
    subject: Option<Uuid>,
    action: Option<&str>,
    limit: i64,
    offset: i64,
) -> QueryResult<Vec<AuditEntry>> {
    let mut lines = audit_entries::table.select(AuditEntry::as_select()).into_boxed();
    if let Some(subject) = subject {
        lines = lines.filter(audit_entries::subject.eq(subject));
    }
    if let Some(action) = action {
        lines = lines.filter(audit_entries::action.eq(action));
    }
    lines.order(audit_entries::id.desc()).limit(limit).offset(offset).load(&mut conn).await
}
