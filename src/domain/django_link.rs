//! Links that a former Django service mailed: they keep working after the move, for as long as they would have.

use super::mailed_link;
use crate::app::App;
use crate::crypto::django;
use crate::db::imported_accounts::{self, FormerLink};
use crate::db::{Connection, DbError};
use std::time::Duration;

/// Takes the token of a link among ours where the setting DJANGO_SECRET_KEY says that it was signed for this purpose, which
/// is called in Django as in our table. To be said in the transaction that then looks the token up like any other, and
/// that undoes it where the link is not used.
pub(super) async fn adopt(
    app: &App,
    conn: &Connection,
    token: &str,
    purpose: &'static str,
    lifetime: Duration,
) -> Result<(), DbError> {
    let Some(secret_key) = &app.settings.accounts.django_secret_key else { return Ok(()) };
    let signed = django::read(token, secret_key.expose()).filter(|signed| signed.action == purpose);
    let Some(signed) = signed else { return Ok(()) };
    let link = FormerLink {
        token_hash: &mailed_link::hash(token),
        username: &signed.username,
        purpose,
        signed_at: signed.signed_at,
        expires_at: signed.signed_at + lifetime,
    };
    Ok(imported_accounts::adopt(conn, &link).await?)
}
