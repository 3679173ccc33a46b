//! Links that a former Django service mailed: they keep working after the move, for as long as they would have.

use super::email_address::EmailAddress;
use super::mailed_link;
use crate::app::App;
use crate::crypto::django::{self, Signed};
use crate::db::imported_accounts::{self, FormerLink};
use crate::db::{Connection, DbError, mailed_tokens};
use std::time::Duration;

/// What the token of such a link says; none where it is none, or where no key is set to tell.
pub(super) fn read(app: &App, token: &str) -> Option<Signed> {
    django::read(token, app.settings.accounts.django_secret_key.as_ref()?.expose())
}

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
    let Some(signed) = read(app, token).filter(|signed| signed.action == purpose) else { return Ok(()) };
    let adds = match (purpose == mailed_tokens::ACTIVATION_SECONDARY_EMAIL, signed.secondary_email.as_deref()) {
        (false, _) => None,
        (true, typed) => match typed.map(EmailAddress::parse) {
            Some(Ok(address)) => Some(address),
            // By the rules of today it is none that an account can have.
            Some(Err(_)) | None => return Ok(()),
        },
    };
    let link = FormerLink {
        token_hash: &mailed_link::hash(token),
        username: &signed.username,
        purpose,
        adds: adds.as_ref().map(|address| (address.key(), address.as_str())),
        signed_at: signed.signed_at,
        expires_at: signed.signed_at + lifetime,
    };
    Ok(imported_accounts::adopt(conn, &link).await?)
}
