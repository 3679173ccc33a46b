//! From what the rules know to what the SDL shows.

use super::node_id;
use crate::api::scalars::DateTime;
use crate::app::App;
use crate::crypto::jwt::{AccessClaims, DocumentedClaims};
use crate::domain::Account;
use crate::generated::accounts::types;
use lychgate_engine::{Completed, Field, Out, Path, Write};

/// The account as a `UserNode`.
pub(super) fn user_node(account: Account) -> types::UserNode {
    types::UserNode {
        id: node_id::user(account.id),
        last_login: account.last_login_at.map(DateTime),
        username: account.username,
        first_name: account.first_name,
        last_name: account.last_name,
        email: account.email.unwrap_or_default(),
        is_staff: account.is_staff,
        is_active: account.is_active,
        date_joined: DateTime(account.created_at),
        pk: Some(account.id),
        archived: Some(account.archived),
        verified: Some(account.verified),
        secondary_email: account.secondary_email,
    }
}

/// What an access token says, as clients are shown it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenPayload(DocumentedClaims);

impl Write for TokenPayload {
    fn write(&self, _field: &Field, _path: &Path<'_>, out: &mut Out) -> Completed {
        out.json(&self.0);
        Ok(())
    }
}

/// The documented claims of an access token, and no others.
pub(super) fn payload(app: &App, claims: AccessClaims) -> TokenPayload {
    TokenPayload(app.accounts_tokens.documented(claims))
}

/// Seconds since 1970 as the contract's `Int`, which ends in 2038; a later time is shown as that end.
pub(super) fn unix_seconds(time: chrono::DateTime<chrono::Utc>) -> i32 {
    i32::try_from(time.timestamp()).unwrap_or(i32::MAX)
}
