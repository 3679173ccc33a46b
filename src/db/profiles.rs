//! The table `profiles`: what people tell of themselves, and which terms they accepted. Who told nothing has no row.

use super::Connection;
use super::schema::{accounts, profiles, second_factors};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// What somebody told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = profiles, check_for_backend(Pg))]
#[expect(missing_docs, reason = "the names say it")]
pub struct Profile {
    pub date_of_birth: Option<NaiveDate>,
    pub phone_number: Option<String>,
    pub address1: Option<String>,
    pub address2: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub zip_code: Option<String>,
    pub country: Option<String>,
    pub industry: Option<String>,
    pub job_title: Option<String>,
    pub opt_in_marketing: Option<bool>,
    /// Whether a second factor is asked for once a device only.
    pub two_factor_per_device: Option<bool>,
    /// The terms that were accepted last.
    pub tnc_id: Option<String>,
}

/// The profile of an account that has none yet.
#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = profiles)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NewProfile<'a> {
    pub account_id: i32,
    pub date_of_birth: Option<NaiveDate>,
    pub phone_number: Option<&'a str>,
    pub address1: Option<&'a str>,
    pub address2: Option<&'a str>,
    pub city: Option<&'a str>,
    pub state: Option<&'a str>,
    pub zip_code: Option<&'a str>,
    pub country: Option<&'a str>,
    pub industry: Option<&'a str>,
    pub job_title: Option<&'a str>,
    pub opt_in_marketing: Option<bool>,
    /// The terms that are accepted with it.
    pub tnc_id: Option<&'a str>,
    /// When they are, where they are.
    pub tnc_accepted_at: Option<DateTime<Utc>>,
}

/// Inserts a profile.
pub async fn insert(mut conn: &Connection, new: &NewProfile<'_>) -> QueryResult<()> {
    diesel::insert_into(profiles::table).values(new).execute(&mut conn).await.map(drop)
}

/// The profile of an account, where it has one, and whether the account has a second factor. None where it is gone.
pub async fn of(mut conn: &Connection, account_id: i32) -> QueryResult<Option<(Option<Profile>, bool)>> {
    let factors = second_factors::table.filter(second_factors::account_id.eq(accounts::id));
    accounts::table
        .left_join(profiles::table)
        .filter(accounts::id.eq(account_id))
        .select((Option::<Profile>::as_select(), diesel::dsl::exists(factors)))
        .first(&mut conn)
        .await
        .optional()
}

/// Writes what somebody told, all but the accepted terms. The account must be locked.
pub async fn write(mut conn: &Connection, account_id: i32, profile: &Profile) -> QueryResult<()> {
    let told = (
        profiles::date_of_birth.eq(profile.date_of_birth),
        profiles::phone_number.eq(&profile.phone_number),
        profiles::address1.eq(&profile.address1),
        profiles::address2.eq(&profile.address2),
        profiles::city.eq(&profile.city),
        profiles::state.eq(&profile.state),
        profiles::zip_code.eq(&profile.zip_code),
        profiles::country.eq(&profile.country),
        profiles::industry.eq(&profile.industry),
        profiles::job_title.eq(&profile.job_title),
        profiles::opt_in_marketing.eq(profile.opt_in_marketing),
        profiles::two_factor_per_device.eq(profile.two_factor_per_device),
    );
    diesel::insert_into(profiles::table)
        .values((profiles::account_id.eq(account_id), told))
        .on_conflict(profiles::account_id)
        .do_update()
        .set(told)
        .execute(&mut conn)
        .await
        .map(drop)
}

/// The terms that the account accepted last.
pub async fn accepted_terms(mut conn: &Connection, account_id: i32) -> QueryResult<Option<String>> {
    let terms = profiles::table.find(account_id).select(profiles::tnc_id).first(&mut conn).await.optional()?;
    Ok(terms.flatten())
}

/// Notes that the account accepted terms.
pub async fn accept_terms(mut conn: &Connection, account_id: i32, tnc_id: &str, now: DateTime<Utc>) -> QueryResult<()> {
    let accepted = (profiles::tnc_id.eq(tnc_id), profiles::tnc_accepted_at.eq(now));
    diesel::insert_into(profiles::table)
        .values((profiles::account_id.eq(account_id), accepted))
        .on_conflict(profiles::account_id)
        .do_update()
        .set(accepted)
        .execute(&mut conn)
        .await
        .map(drop)
}

/// Whether the account asks for its second factor once a device only.
pub async fn asks_once_a_device(mut conn: &Connection, account_id: i32) -> QueryResult<bool> {
    let switch = profiles::table.find(account_id).select(profiles::two_factor_per_device);
    let switch: Option<Option<bool>> = switch.first(&mut conn).await.optional()?;
    Ok(switch.flatten().unwrap_or_default())
}
