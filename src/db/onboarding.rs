//! The tables `onboardings` and `onboarding_events`: how far people are through the first steps.

use super::Connection;
use super::fixed::fixed;
use super::schema::{onboarding_events, onboardings};
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// How far somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = onboardings, check_for_backend(Pg))]
pub struct Onboarding {
    /// Whether the first steps are done.
    pub completed: bool,
    /// When they were done for the first time.
    pub completed_at: DateTime<Utc>,
}

/// Something that happened on the way.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = onboarding_events, check_for_backend(Pg))]
pub struct OnboardingEvent {
    /// What.
    pub event: String,
    /// The step that it belongs to.
    pub step_id: Option<String>,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Notes that the first steps are done; the first time stays.
pub async fn complete(mut conn: &Connection, account_id: i32, now: DateTime<Utc>) -> QueryResult<()> {
    let done = (onboardings::account_id.eq(account_id), onboardings::completed.eq(true));
    diesel::insert_into(onboardings::table)
        .values((done, onboardings::completed_at.eq(now)))
        .on_conflict(onboardings::account_id)
        .do_update()
        .set(onboardings::completed.eq(true))
        .execute(&mut conn)
        .await
        .map(drop)
}

/// Notes that they are to be done once more.
pub async fn reset(mut conn: &Connection, account_id: i32) -> QueryResult<()> {
    let own = onboardings::table.find(account_id);
    fixed!(diesel::update(own).set(onboardings::completed.eq(false))).execute(&mut conn).await.map(drop)
}

/// How far an account is; none where the first steps were never done.
pub async fn find(mut conn: &Connection, account_id: i32) -> QueryResult<Option<Onboarding>> {
    onboardings::table.find(account_id).select(Onboarding::as_select()).first(&mut conn).await.optional()
}

/// Appends an event.
pub async fn append(
    mut conn: &Connection,
    account_id: i32,
    event: &str,
    step_id: Option<&str>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let what = (onboarding_events::event.eq(event), onboarding_events::step_id.eq(step_id));
    diesel::insert_into(onboarding_events::table)
        .values((onboarding_events::account_id.eq(account_id), what, onboarding_events::created_at.eq(now)))
        .execute(&mut conn)
        .await
        .map(drop)
}

/// Deletes the oldest events of an account beyond so many.
pub async fn keep_newest(mut conn: &Connection, account_id: i32, count_max: i64) -> QueryResult<()> {
    let own = || onboarding_events::table.filter(onboarding_events::account_id.eq(account_id));
    let beyond: Option<i64> = own()
        .select(onboarding_events::id)
        .order(onboarding_events::id.desc())
        .offset(count_max)
        .first(&mut conn)
        .await
        .optional()?;
    let Some(beyond) = beyond else { return Ok(()) };
    diesel::delete(own().filter(onboarding_events::id.le(beyond))).execute(&mut conn).await.map(drop)
}

/// The events of an account, the oldest first.
pub async fn events(mut conn: &Connection, account_id: i32) -> QueryResult<Vec<OnboardingEvent>> {
    let own = onboarding_events::table.filter(onboarding_events::account_id.eq(account_id));
    own.order(onboarding_events::id).select(OnboardingEvent::as_select()).load(&mut conn).await
}
