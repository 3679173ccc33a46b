//! The table `mailed_tokens`: links that were mailed, by the hash of their token.

use super::Connection;
use super::credentials::Credentials;
use super::fixed::fixed;
use super::schema::{accounts_with_addresses, mailed_tokens, profiles};
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// The purpose of a link that confirms the primary address.
pub const ACTIVATION: &str = "activation";
/// The purpose of a link that confirms an address which is to become the secondary one.
pub const ACTIVATION_SECONDARY_EMAIL: &str = "activation_secondary_email";
/// The purpose of a link that sets a new password instead of a forgotten one.
pub const PASSWORD_RESET: &str = "password_reset";
/// The purpose of a link that sets a first password.
pub const PASSWORD_SET: &str = "password_set";
/// The purpose of a link that makes another address the primary one.
pub const EMAIL_CHANGE: &str = "email_change";

/// A link.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = mailed_tokens, check_for_backend(Pg))]
pub struct MailedToken {
    /// SHA-256 of the token.
    pub token_hash: Vec<u8>,
    /// Whom it was mailed to.
    pub account_id: i32,
    /// What it is good for.
    pub purpose: String,
    /// The address that it proves.
    pub address_key: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Its end.
    pub expires_at: DateTime<Utc>,
    /// When it was used.
    pub used_at: Option<DateTime<Utc>>,
    /// The newer link that voids it.
    pub superseded_by: Option<Vec<u8>>,
    /// The address that it gives the account, as typed; none for purposes that give none.
    pub address: Option<String>,
    /// Whether it drops the password of an account that nobody confirmed before; false for other purposes than activation.
    pub drops_password: bool,
}

/// Inserts a link; those of the same account and purpose end with it, and what they would have dropped it drops: a stranger
/// who asks for another link does not take that away. The account must be locked.
pub async fn replace(mut conn: &Connection, new: &MailedToken) -> QueryResult<()> {
    let usable = mailed_tokens::table
        .filter(mailed_tokens::account_id.eq(new.account_id))
        .filter(mailed_tokens::purpose.eq(&new.purpose))
        .filter(mailed_tokens::used_at.is_null())
        .filter(mailed_tokens::superseded_by.is_null());
    let superseded: Vec<bool> = fixed!(
        diesel::update(usable)
            .set(mailed_tokens::superseded_by.eq(&new.token_hash))
            .returning(mailed_tokens::drops_password)
    )
    .get_results(&mut conn)
    .await?;
    let drops_password = new.drops_password || superseded.contains(&true);
    diesel::insert_into(mailed_tokens::table)
        .values(&MailedToken { drops_password, ..new.clone() })
        .execute(&mut conn)
        .await
        .map(drop)
}

/// Withdraws a link whose mail was refused; the one that it voided counts again, unless a newer link voids that one too.
/// The account must be locked.
pub async fn withdraw(mut conn: &Connection, token_hash: &[u8]) -> QueryResult<()> {
    let newer = mailed_tokens::table
        .find(token_hash)
        .select(mailed_tokens::superseded_by)
        .first::<Option<Vec<u8>>>(&mut conn)
        .await;
    if let Some(newer) = newer.optional()?.flatten() {
        let voided = mailed_tokens::table.filter(mailed_tokens::superseded_by.eq(token_hash));
        fixed!(diesel::update(voided).set(mailed_tokens::superseded_by.eq(newer))).execute(&mut conn).await?;
    }
    diesel::delete(mailed_tokens::table.find(token_hash)).execute(&mut conn).await.map(drop)
}

/// Finds a link.
pub async fn find(mut conn: &Connection, token_hash: &[u8]) -> QueryResult<Option<MailedToken>> {
    mailed_tokens::table.find(token_hash).select(MailedToken::as_select()).first(&mut conn).await.optional()
}

/// Finds a link and the account that it was mailed to.
pub async fn find_with_account(
    mut conn: &Connection,
    token_hash: &[u8],
) -> QueryResult<Option<(MailedToken, Credentials)>> {
    mailed_tokens::table
        .inner_join(accounts_with_addresses::table.left_join(profiles::table))
        .filter(mailed_tokens::token_hash.eq(token_hash))
        .select((MailedToken::as_select(), Credentials::as_select()))
        .first(&mut conn)
        .await
        .optional()
}

/// Voids all links of an account: also those that would count again if a newer one were withdrawn.
pub async fn void_all(mut conn: &Connection, account_id: i32, now: DateTime<Utc>) -> QueryResult<()> {
    let unused =
        mailed_tokens::table.filter(mailed_tokens::account_id.eq(account_id)).filter(mailed_tokens::used_at.is_null());
    fixed!(diesel::update(unused).set(mailed_tokens::used_at.eq(now))).execute(&mut conn).await.map(drop)
}

/// Voids the links of an account to other addresses.
pub async fn void_email_changes(mut conn: &Connection, account_id: i32, now: DateTime<Utc>) -> QueryResult<()> {
    let unused = mailed_tokens::table
        .filter(mailed_tokens::account_id.eq(account_id))
        .filter(mailed_tokens::purpose.eq(EMAIL_CHANGE))
        .filter(mailed_tokens::used_at.is_null());
    fixed!(diesel::update(unused).set(mailed_tokens::used_at.eq(now))).execute(&mut conn).await.map(drop)
}

/// Voids all links of an account but one. Returns false, and changes nothing, where that one does not count any more.
pub async fn void_others(
    mut conn: &Connection,
    account_id: i32,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let usable = mailed_tokens::table
        .find(token_hash)
        .filter(mailed_tokens::used_at.is_null())
        .filter(mailed_tokens::superseded_by.is_null());
    if !diesel::select(diesel::dsl::exists(usable)).get_result(&mut conn).await? {
        return Ok(false);
    }
    let others = mailed_tokens::table
        .filter(mailed_tokens::account_id.eq(account_id))
        .filter(mailed_tokens::used_at.is_null())
        .filter(mailed_tokens::token_hash.ne(token_hash));
    fixed!(diesel::update(others).set(mailed_tokens::used_at.eq(now))).execute(&mut conn).await?;
    Ok(true)
}

/// Marks a link as used. Returns false where it had been used, or a newer one was mailed, meanwhile.
pub async fn mark_used(mut conn: &Connection, token_hash: &[u8], now: DateTime<Utc>) -> QueryResult<bool> {
    let usable = mailed_tokens::table
        .find(token_hash)
        .filter(mailed_tokens::used_at.is_null())
        .filter(mailed_tokens::superseded_by.is_null());
    let rows = fixed!(diesel::update(usable).set(mailed_tokens::used_at.eq(now))).execute(&mut conn).await?;
    Ok(rows == 1)
}

/// Deletes at most so many links whose time passed before the given time. Returns how many went.
pub async fn delete_expired(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    let over = mailed_tokens::table.filter(mailed_tokens::expires_at.lt(before));
    let expired: Vec<Vec<u8>> = over.select(mailed_tokens::token_hash).limit(count_max).load(&mut conn).await?;
    // A link that outlives the one that voids it stays void; and there could be another usable one.
    let outliving = mailed_tokens::table
        .filter(mailed_tokens::superseded_by.eq_any(&expired))
        .filter(mailed_tokens::used_at.is_null());
    fixed!(diesel::update(outliving).set(mailed_tokens::used_at.eq(before))).execute(&mut conn).await?;
    diesel::delete(mailed_tokens::table.filter(mailed_tokens::token_hash.eq_any(expired))).execute(&mut conn).await
}
