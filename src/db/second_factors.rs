//! The table `second_factors`: what is asked for at sign-in besides the password, whichever contract enabled it.

use super::Connection;
use super::fixed::fixed;
use super::schema::second_factors;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Integer, Text, Timestamptz};
use diesel_async::RunQueryDsl;

/// The kind of a code that is mailed to the primary address.
pub const MAIL: &str = "mail";
/// The kind of a code that an authenticator app shows. Where it is on, nothing is mailed.
pub const AUTHENTICATOR: &str = "authenticator";

/// Enables a factor; where it is enabled already, nothing changes. The account must be locked: a sign-in that did not see it
/// yet opens no session then. Returns whether it was enabled now.
pub async fn enable(mut conn: &Connection, account_id: i32, kind: &str, now: DateTime<Utc>) -> QueryResult<bool> {
    diesel::insert_into(second_factors::table)
        .values((
            second_factors::account_id.eq(account_id),
            second_factors::kind.eq(kind),
            second_factors::enabled_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(&mut conn)
        .await
        .map(|rows| rows == 1)
}

/// Enables a factor of many accounts that have none.
pub async fn enable_all(mut conn: &Connection, account_ids: &[i32], kind: &str, now: DateTime<Utc>) -> QueryResult<()> {
    fixed!(
        diesel::sql_query("insert into second_factors (account_id, kind, enabled_at) select unnest($1), $2, $3")
            .bind::<Array<Integer>, _>(account_ids)
            .bind::<Text, _>(kind)
            .bind::<Timestamptz, _>(now)
    )
    .execute(&mut conn)
    .await
    .map(drop)
}

/// Removes all factors of an account, with the authenticator and the recovery codes. Returns whether there was one.
pub async fn remove_all(mut conn: &Connection, account_id: i32) -> QueryResult<bool> {
    let rows = fixed!(
        diesel::sql_query(
            "with apps as (delete from authenticators where account_id = $1),
            codes as (delete from recovery_codes where account_id = $1)
            delete from second_factors where account_id = $1",
        )
        .bind::<Integer, _>(account_id)
    )
    .execute(&mut conn)
    .await?;
    Ok(rows > 0)
}

/// The same with the passkeys, the identities at other services and the API keys: for accounts that may be a stranger's. Who takes such an
/// account over must find nothing that the stranger can still come in with.
pub async fn remove_all_of_stranger(conn: &Connection, account_id: i32) -> QueryResult<()> {
    remove_other_ways_in(conn, account_id).await?;
    remove_all(conn, account_id).await.map(drop)
}

/// Removes what opens an account instead of its password: passkeys, identities at other services, and API keys. Factors that are
/// asked for besides stay.
pub async fn remove_other_ways_in(mut conn: &Connection, account_id: i32) -> QueryResult<()> {
    fixed!(
        diesel::sql_query(
            "with identities as (delete from social_identities where account_id = $1),
            keys as (delete from api_keys where account_id = $1)
            delete from passkeys where account_id = $1",
        )
        .bind::<Integer, _>(account_id)
    )
    .execute(&mut conn)
    .await
    .map(drop)
}

/// The kinds of the factors of an account, in the order of the alphabet.
pub async fn of(mut conn: &Connection, account_id: i32) -> QueryResult<Vec<String>> {
    second_factors::table
        .filter(second_factors::account_id.eq(account_id))
        .select(second_factors::kind)
        .order(second_factors::kind)
        .load(&mut conn)
        .await
}
