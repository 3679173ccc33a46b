//! What is mailed, before it is worded: the kind of a mail, its recipient, and what its text needs to know.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::crypto::secrets::{OpenFailed, Purpose, SealFailed, Secrets};

/// A mail to one recipient. It holds a token, so it is printed without its content.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    to: String,
    content: Content,
}

/// The kinds of mails, and what each tells. The names are stored in the outbox: add, never rename.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Content {
    /// The link that confirms the address of an account.
    Activation { username: String, token: String },
    /// The link that lets a new password be set instead of a forgotten one.
    PasswordReset { username: String, token: String },
    /// The link that lets a first password be set.
    PasswordSet { username: String, token: String },
    /// The link that confirms an address which is to become the secondary one.
    ActivationSecondaryEmail { username: String, token: String },
    /// The notice that the addresses of the account were changed.
    AddressesChanged { username: String },
    /// The notice that the password was changed.
    PasswordChanged { username: String },
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Letter").field("kind", &self.kind()).finish_non_exhaustive()
    }
}

impl Letter {
    /// The mail that brings an activation link to the address of a new account.
    #[must_use]
    pub fn activation(to: &str, username: &str, token: &str) -> Letter {
        let content = Content::Activation { username: username.to_owned(), token: token.to_owned() };
        Letter { to: to.to_owned(), content }
    }

    /// The mail that brings a link to reset the password.
    #[must_use]
    pub fn password_reset(to: &str, username: &str, token: &str) -> Letter {
        let content = Content::PasswordReset { username: username.to_owned(), token: token.to_owned() };
        Letter { to: to.to_owned(), content }
    }

    /// The mail that brings a link to set the first password of an account.
    #[must_use]
    pub fn password_set(to: &str, username: &str, token: &str) -> Letter {
        let content = Content::PasswordSet { username: username.to_owned(), token: token.to_owned() };
        Letter { to: to.to_owned(), content }
    }

    /// The mail that brings a link to confirm a secondary address, to that address.
    #[must_use]
    pub fn activation_secondary_email(to: &str, username: &str, token: &str) -> Letter {
        let content = Content::ActivationSecondaryEmail { username: username.to_owned(), token: token.to_owned() };
        Letter { to: to.to_owned(), content }
    }

    /// The mail that tells the owner of an account that its addresses were changed.
    #[must_use]
    pub fn addresses_changed(to: &str, username: &str) -> Letter {
        Letter { to: to.to_owned(), content: Content::AddressesChanged { username: username.to_owned() } }
    }

    /// The mail that tells the owner of an account that its password was changed.
    #[must_use]
    pub fn password_changed(to: &str, username: &str) -> Letter {
        Letter { to: to.to_owned(), content: Content::PasswordChanged { username: username.to_owned() } }
    }

    /// The name of its kind, for the outbox and the log.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.content {
            Content::Activation { .. } => "activation",
            Content::ActivationSecondaryEmail { .. } => "activation_secondary_email",
            Content::AddressesChanged { .. } => "addresses_changed",
            Content::PasswordReset { .. } => "password_reset",
            Content::PasswordSet { .. } => "password_set",
            Content::PasswordChanged { .. } => "password_changed",
        }
    }

    pub(super) fn to(&self) -> &str {
        &self.to
    }

    pub(super) fn content(&self) -> &Content {
        &self.content
    }

    /// Encrypts it for the row of the outbox with this id.
    ///
    /// # Errors
    /// Where the source of randomness fails.
    pub(super) fn seal(&self, secrets: &Secrets, row: Uuid) -> Result<Vec<u8>, SealFailed> {
        let plain = Zeroizing::new(serde_json::to_vec(self).map_err(|_| SealFailed::Cipher)?);
        secrets.seal(Purpose::Outbox, &plain, row.as_bytes())
    }

    /// Reads the payload of the row of the outbox with this id.
    ///
    /// # Errors
    /// Where it was not sealed by this service for this row.
    pub(super) fn open(secrets: &Secrets, row: Uuid, payload: &[u8]) -> Result<Letter, OpenFailed> {
        let plain = secrets.open(Purpose::Outbox, payload, row.as_bytes())?;
        serde_json::from_slice(&plain).map_err(|_| OpenFailed)
    }
}
