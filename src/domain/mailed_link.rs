//! Links that are mailed: each works once, and not after a newer one.

use crate::app::App;
use crate::crypto::ids;
use crate::crypto::secrets::digest;
use crate::db::mailed_tokens::{self, MailedToken};
use crate::error::Failure;

/// The secret part of a link: 160 bits.
#[derive(Clone)]
pub(super) struct LinkSecret(String);

impl LinkSecret {
    /// A new one.
    pub(super) fn random(app: &App) -> Result<Self, Failure> {
        Ok(Self(ids::token(&*app.random)?))
    }

    /// What is kept of it.
    pub(super) fn hash(&self) -> [u8; 32] {
        hash(&self.0)
    }

    /// The last part of the link.
    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

/// Whether a token can have been mailed: its form, not its history. A link that was cut off on its way has another.
pub fn is_whole(token: &str) -> bool {
    ids::is_token(token)
}

/// What is kept of a token that somebody presents.
pub(super) fn hash(token: &str) -> [u8; 32] {
    digest(token.as_bytes())
}

/// The row of an activation link for the primary address of an account.
pub(super) fn activation(app: &App, account_id: i32, address_key: &str, secret: &LinkSecret) -> MailedToken {
    let now = app.clock.now();
    MailedToken {
        token_hash: secret.hash().to_vec(),
        account_id,
        purpose: mailed_tokens::ACTIVATION.to_owned(),
        address_key: address_key.to_owned(),
        created_at: now,
        expires_at: now + app.settings.accounts.expiration_activation_token,
        used_at: None,
        superseded_by: None,
    }
}
