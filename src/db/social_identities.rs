//! The tables `social_identities`, `used_identity_proofs` and `social_nonces`: who is who at other services.

use super::Connection;
use super::schema::{social_identities, social_nonces, used_identity_proofs};
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// An identity at another service that belongs to an account.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = social_identities, check_for_backend(Pg))]
pub struct SocialIdentity {
    /// The service.
    pub provider: String,
    /// Whom it calls so.
    pub subject: String,
    /// The account.
    pub account_id: i32,
    /// Since when.
    pub linked_at: DateTime<Utc>,
}

/// Links an identity, unless it is anybody's or the account has another one of the same service. Returns whether it did; who
/// links the same one at the same time is waited for.
pub async fn insert_if_free(mut conn: &Connection, new: &SocialIdentity) -> QueryResult<bool> {
    let insert = diesel::insert_into(social_identities::table).values(new);
    Ok(insert.on_conflict_do_nothing().execute(&mut conn).await? == 1)
}

/// Whose an identity is.
pub async fn owner(mut conn: &Connection, provider: &str, subject: &str) -> QueryResult<Option<i32>> {
    let found = social_identities::table.find((provider, subject)).select(social_identities::account_id);
    found.first(&mut conn).await.optional()
}

/// The identities of an account, in the order of the alphabet.
pub async fn of(mut conn: &Connection, account_id: i32) -> QueryResult<Vec<SocialIdentity>> {
    social_identities::table
        .filter(social_identities::account_id.eq(account_id))
        .select(SocialIdentity::as_select())
        .order(social_identities::provider)
        .load(&mut conn)
        .await
}

/// Unlinks the identity of a service. Returns whether there was one.
pub async fn remove(mut conn: &Connection, account_id: i32, provider: &str) -> QueryResult<bool> {
    let linked = social_identities::table
        .filter(social_identities::account_id.eq(account_id))
        .filter(social_identities::provider.eq(provider));
    Ok(diesel::delete(linked).execute(&mut conn).await? == 1)
}

/// Notes that something proved an identity. Returns false where it did before: of any number of uses at once one is the first.
pub async fn use_proof(mut conn: &Connection, proof_hash: &[u8], expires_at: DateTime<Utc>) -> QueryResult<bool> {
    let insert = diesel::insert_into(used_identity_proofs::table)
        .values((used_identity_proofs::proof_hash.eq(proof_hash), used_identity_proofs::expires_at.eq(expires_at)));
    Ok(insert.on_conflict_do_nothing().execute(&mut conn).await? == 1)
}

/// Keeps a nonce.
pub async fn insert_nonce(mut conn: &Connection, nonce_hash: &[u8], expires_at: DateTime<Utc>) -> QueryResult<()> {
    let row = (social_nonces::nonce_hash.eq(nonce_hash), social_nonces::expires_at.eq(expires_at));
    diesel::insert_into(social_nonces::table).values(row).execute(&mut conn).await.map(drop)
}

/// Uses a nonce up. Returns false where there is none, or not any more.
pub async fn use_nonce(mut conn: &Connection, nonce_hash: &[u8], now: DateTime<Utc>) -> QueryResult<bool> {
    let live = social_nonces::table.find(nonce_hash).filter(social_nonces::expires_at.gt(now));
    Ok(diesel::delete(live).execute(&mut conn).await? == 1)
}

/// Deletes at most so many proofs and so many nonces whose time passed before the given time. Returns how many went of the kind of
/// which more did.
pub async fn delete_expired(mut conn: &Connection, before: DateTime<Utc>, count_max: i64) -> QueryResult<usize> {
    let over = used_identity_proofs::table.filter(used_identity_proofs::expires_at.lt(before));
    let expired: Vec<Vec<u8>> = over.select(used_identity_proofs::proof_hash).limit(count_max).load(&mut conn).await?;
    let these = used_identity_proofs::table.filter(used_identity_proofs::proof_hash.eq_any(expired));
    let proofs = diesel::delete(these).execute(&mut conn).await?;
    let over = social_nonces::table.filter(social_nonces::expires_at.lt(before));
    let expired: Vec<Vec<u8>> = over.select(social_nonces::nonce_hash).limit(count_max).load(&mut conn).await?;
    let these = social_nonces::table.filter(social_nonces::nonce_hash.eq_any(expired));
    Ok(proofs.max(diesel::delete(these).execute(&mut conn).await?))
}
