//! The tables `authenticators` and `recovery_codes`: apps that show codes, and what replaces one that is lost.

use super::Connection;
use super::fixed::fixed;
use super::schema::{authenticators, recovery_codes};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::dsl::sql;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Timestamptz};
use diesel_async::RunQueryDsl;

/// How many wrong codes are looked at in [`FAILURES_WITHIN`], for acts within sessions. Sign-ins count for themselves.
const FAILURES_MAX: i16 = 5;
const FAILURES_WITHIN: TimeDelta = TimeDelta::minutes(10);

/// An app.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = authenticators, check_for_backend(Pg))]
pub struct Authenticator {
    /// Its secret, encrypted.
    pub secret_sealed: Vec<u8>,
    /// When a code of it was right for the first time.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// The last step that a code was taken of.
    pub last_step: i64,
    failures: i16,
    failing_since: Option<DateTime<Utc>>,
}

impl Authenticator {
    /// Whether wrong codes are still counted together with one that is shown now. Those of a clock that went ahead and was put
    /// back are not counted for longer than others.
    fn fails_at(&self, now: DateTime<Utc>) -> bool {
        self.failing_since.is_some_and(|since| (now - since).abs() < FAILURES_WITHIN)
    }

    /// Until when no more codes are looked at, where too many wrong ones were shown a moment ago.
    #[must_use]
    pub fn barred_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let is_barred = self.failures >= FAILURES_MAX && self.fails_at(now);
        self.failing_since.filter(|_| is_barred).map(|since| since + FAILURES_WITHIN)
    }
}

/// The app of an account, locked until the transaction ends.
pub async fn lock(mut conn: &Connection, account_id: i32) -> QueryResult<Option<Authenticator>> {
    let found = authenticators::table.find(account_id).select(Authenticator::as_select());
    found.for_update().first(&mut conn).await.optional()
}

/// Keeps a secret that is not confirmed yet, in place of an earlier one that was not either.
pub async fn propose(
    mut conn: &Connection,
    account_id: i32,
    secret_sealed: &[u8],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let secret = (
        authenticators::secret_sealed.eq(secret_sealed),
        authenticators::created_at.eq(now),
        authenticators::last_step.eq(0),
        authenticators::failures.eq(0),
    );
    diesel::insert_into(authenticators::table)
        .values((authenticators::account_id.eq(account_id), secret))
        .on_conflict(authenticators::account_id)
        .do_update()
        .set(secret)
        .execute(&mut conn)
        .await
        .map(drop)
}

/// Notes that a code of a step was right; the first one confirms the app.
pub async fn take_step(mut conn: &Connection, account_id: i32, step: i64, now: DateTime<Utc>) -> QueryResult<()> {
    fixed!(
        diesel::update(authenticators::table.find(account_id)).set((
            authenticators::last_step.eq(step),
            authenticators::failures.eq(0),
            authenticators::confirmed_at
                .eq(sql::<Nullable<Timestamptz>>("coalesce(confirmed_at, ").bind::<Timestamptz, _>(now).sql(")")),
        ))
    )
    .execute(&mut conn)
    .await
    .map(drop)
}

/// Notes a wrong code.
pub async fn fail(
    mut conn: &Connection,
    account_id: i32,
    found: &Authenticator,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let goes_on = found.failures > 0 && found.fails_at(now);
    let (failures, since) = if goes_on { (found.failures + 1, found.failing_since) } else { (1, Some(now)) };
    fixed!(
        diesel::update(authenticators::table.find(account_id))
            .set((authenticators::failures.eq(failures), authenticators::failing_since.eq(since)))
    )
    .execute(&mut conn)
    .await
    .map(drop)
}

/// Replaces the recovery codes of an account.
pub async fn replace_recovery_codes(
    mut conn: &Connection,
    account_id: i32,
    code_macs: &[Vec<u8>],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::account_id.eq(account_id))).execute(&mut conn).await?;
    let rows: Vec<_> = code_macs
        .iter()
        .map(|mac| {
            (
                recovery_codes::account_id.eq(account_id),
                recovery_codes::code_mac.eq(mac),
                recovery_codes::created_at.eq(now),
            )
        })
        .collect();
    diesel::insert_into(recovery_codes::table).values(rows).execute(&mut conn).await.map(drop)
}

/// Uses a recovery code, given as the authentication codes that it may have. Of any number of uses at once one succeeds.
pub async fn use_recovery_code(
    mut conn: &Connection,
    account_id: i32,
    code_macs: &[Vec<u8>],
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let unused = recovery_codes::table
        .filter(recovery_codes::account_id.eq(account_id))
        .filter(recovery_codes::code_mac.eq_any(code_macs))
        .filter(recovery_codes::used_at.is_null());
    let rows = fixed!(diesel::update(unused).set(recovery_codes::used_at.eq(now))).execute(&mut conn).await?;
    Ok(rows == 1)
}
