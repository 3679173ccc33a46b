//! Links that are mailed: each works once, and not after a newer one.

use crate::app::App;
use crate::crypto::ids;
use crate::crypto::secrets::digest;
use crate::db::mailed_tokens::{self, MailedToken};
use crate::db::{Connection, DbError, accounts};
use crate::error::Failure;
use crate::mail::OutboxId;
use std::time::Duration;

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

/// What is kept of a token that somebody presents.
pub(super) fn hash(token: &str) -> [u8; 32] {
    digest(token.as_bytes())
}

/// What a link is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkPurpose {
    /// Confirming the primary address.
    Activation,
    /// Confirming an address that is to become the secondary one.
    ActivationSecondaryEmail,
    /// Setting a new password instead of a forgotten one.
    PasswordReset,
    /// Setting a first password.
    PasswordSet,
    /// Making another address the primary one.
    EmailChange,
}

impl LinkPurpose {
    /// Its name in the table.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Activation => mailed_tokens::ACTIVATION,
            Self::ActivationSecondaryEmail => mailed_tokens::ACTIVATION_SECONDARY_EMAIL,
            Self::PasswordReset => mailed_tokens::PASSWORD_RESET,
            Self::PasswordSet => mailed_tokens::PASSWORD_SET,
            Self::EmailChange => mailed_tokens::EMAIL_CHANGE,
        }
    }

    /// The purpose with this name; none has any other.
    pub(super) fn named(name: &str) -> Option<Self> {
        let all = [
            Self::Activation,
            Self::ActivationSecondaryEmail,
            Self::PasswordReset,
            Self::PasswordSet,
            Self::EmailChange,
        ];
        all.into_iter().find(|purpose| purpose.name() == name)
    }

    /// How long it works.
    pub(super) fn lifetime(self, app: &App) -> Duration {
        let settings = &app.settings.accounts;
        match self {
            Self::Activation | Self::EmailChange => settings.expiration_activation_token,
            Self::ActivationSecondaryEmail => settings.expiration_secondary_email_activation_token,
            Self::PasswordReset => settings.expiration_password_reset_token,
            Self::PasswordSet => settings.expiration_password_set_token,
        }
    }
}

/// The row of a link that proves the address with this key.
pub(super) fn row(
    app: &App,
    purpose: LinkPurpose,
    account_id: i32,
    address_key: &str,
    secret: &LinkSecret,
) -> MailedToken {
    let now = app.clock.now();
    MailedToken {
        token_hash: secret.hash().to_vec(),
        account_id,
        purpose: purpose.name().to_owned(),
        address_key: address_key.to_owned(),
        created_at: now,
        expires_at: now + purpose.lifetime(app),
        used_at: None,
        superseded_by: None,
        address: None,
        drops_password: false,
    }
}

/// Why a link is not on its way.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotMailed {
    /// The mail was refused; an earlier link counts again.
    #[error("the mail with the link was refused")]
    Refused,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Delivers the mail of a link after the commit; a link whose mail is refused is withdrawn.
pub(super) async fn deliver(app: &App, letter: OutboxId, secret: &LinkSecret) -> Result<(), NotMailed> {
    if app.mail.deliver(letter).await.is_ok() {
        return Ok(());
    }
    app.db.transaction(async |conn| withdraw(conn, secret).await).await.map_err(Failure::from)?;
    Err(NotMailed::Refused)
}

/// In turn with other mails to the same account, one of which may have voided this link already.
pub(super) async fn withdraw(conn: &Connection, secret: &LinkSecret) -> Result<(), DbError> {
    let hash = secret.hash();
    if let Some(link) = mailed_tokens::find(conn, &hash).await? {
        accounts::lock(conn, link.account_id).await?;
        mailed_tokens::withdraw(conn, &hash).await?;
    }
    Ok(())
}

/// Why a link is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Useless {
    /// Never issued, for something else, used, or superseded by a newer link.
    #[error("the link is not valid")]
    Invalid,
    /// Its time has passed.
    #[error("the link has expired")]
    Expired,
}

/// Checks that a link is in time and for this purpose. Whether it was used is checked by whatever uses it. As documented,
/// time comes first, and counts for what the link is used for: one that is too old for that has expired, whatever it was
/// made for.
pub(super) fn check(app: &App, link: &MailedToken, purpose: LinkPurpose) -> Result<(), Useless> {
    let now = app.clock.now();
    if link.expires_at <= now {
        Err(Useless::Expired)
    } else if link.purpose == purpose.name() {
        Ok(())
    } else if link.created_at + purpose.lifetime(app) <= now {
        Err(Useless::Expired)
    } else {
        Err(Useless::Invalid)
    }
}
