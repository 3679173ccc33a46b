//! The table `imported_accounts`: what accounts were when they came from a former service, whose links still name them so.

use super::Connection;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Binary, Integer, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

/// Remembers accounts with the names they came under. Those without a primary address never got a link.
pub async fn remember(mut conn: &Connection, ids: &[i32], usernames: &[&str], now: DateTime<Utc>) -> QueryResult<()> {
    diesel::sql_query(
        "insert into imported_accounts (account_id, username, address_key, imported_at)
        select came.id, came.username, email_addresses.address_key, $3
        from unnest($1, $2) as came (id, username)
        join email_addresses on email_addresses.account_id = came.id and email_addresses.kind = 'primary'
        on conflict (username) do update set account_id = excluded.account_id, address_key = excluded.address_key,
            imported_at = excluded.imported_at",
    )
    .bind::<Array<Integer>, _>(ids)
    .bind::<Array<Text>, _>(usernames)
    .bind::<Timestamptz, _>(now)
    .execute(&mut conn)
    .await
    .map(drop)
}

/// A link of a former service.
#[derive(Debug)]
pub struct FormerLink<'a> {
    /// SHA-256 of its token.
    pub token_hash: &'a [u8],
    /// Whom it names.
    pub username: &'a str,
    /// What it is good for, as in `mailed_tokens`.
    pub purpose: &'a str,
    /// The address that it adds to the account, its key first and then as typed; none for other purposes.
    pub adds: Option<(&'a str, &'a str)>,
    /// When it was signed.
    pub signed_at: DateTime<Utc>,
    /// Its end.
    pub expires_at: DateTime<Utc>,
}

/// Takes a link among ours, so that it works as one of ours: once, and not after a newer one. Does nothing where it was
/// taken before, where it was signed after the import, or where the account has another primary address, or was made to
/// sign in again, since: its token version, which begins at 0, is raised by a new password, by an archive and by whatever
/// else ends all sessions.
///
/// The account is locked first, in a statement of its own: what changes it at this moment voids its links, and would not see
/// this one.
pub async fn adopt(mut conn: &Connection, link: &FormerLink<'_>) -> QueryResult<()> {
    diesel::sql_query(
        "select from imported_accounts join accounts on accounts.id = imported_accounts.account_id
        where imported_accounts.username = $1 for update of accounts",
    )
    .bind::<Text, _>(link.username)
    .execute(&mut conn)
    .await?;
    diesel::sql_query(
        "insert into mailed_tokens (token_hash, account_id, purpose, address_key, created_at, expires_at, address)
        select $1, accounts.id, $2, coalesce($6, imported_accounts.address_key), $3, $4, $7
        from imported_accounts
        join accounts on accounts.id = imported_accounts.account_id
        join email_addresses on email_addresses.address_key = imported_accounts.address_key
            and email_addresses.account_id = accounts.id and email_addresses.kind = 'primary'
        where imported_accounts.username = $5 and imported_accounts.imported_at >= $3
            and accounts.token_version = 0 and accounts.is_active
            and not exists (
                select from mailed_tokens newer
                where newer.account_id = accounts.id and newer.purpose = $2 and newer.created_at >= $3
            )
        on conflict do nothing",
    )
    .bind::<Binary, _>(link.token_hash)
    .bind::<Text, _>(link.purpose)
    .bind::<Timestamptz, _>(link.signed_at)
    .bind::<Timestamptz, _>(link.expires_at)
    .bind::<Text, _>(link.username)
    .bind::<Nullable<Text>, _>(link.adds.map(|(key, _)| key))
    .bind::<Nullable<Text>, _>(link.adds.map(|(_, address)| address))
    .execute(&mut conn)
    .await
    .map(drop)
}
