//! What is mailed, before it is worded: the kind of a mail, its recipient, and what its text needs to know.

mod kind;
mod notices;

pub use kind::Kind;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::crypto::secrets::{OpenFailed, Purpose, SealFailed, Secrets};
use crate::db::accounts::Account;

/// A mail to one recipient. It holds a token, so it is printed without its content.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    to: String,
    content: Content,
    /// What rows of the outbox that an earlier version wrote do not have.
    #[serde(default)]
    person: Person,
}

/// Whom a mail is about, beside the user name: what templates may name. Each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Person {
    /// The primary address of the account, which is not always the recipient.
    pub(super) email: String,
    pub(super) first_name: String,
    pub(super) last_name: String,
}

/// The kinds of mails, and what each tells. The names are stored in the outbox: add, never rename.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Content {
    Activation { username: String, token: String },
    ActivationResend { username: String, token: String },
    PasswordReset { username: String, token: String },
    PasswordSet { username: String, token: String },
    ActivationSecondaryEmail { username: String, token: String },
    AddressesChanged { username: String },
    PasswordChanged { username: String },
    SignInCode { username: String, code: String },
    ActCode { username: String, act: String, code: String },
    NewDevice { username: String },
    SecondFactorEnabled { username: String },
    SecondFactorDisabled { username: String },
    RecoveryCodesReplaced { username: String },
    RegistrationAttempt { username: String },
    EmailChange { username: String, token: String },
    EmailChangeRequested { username: String, address: String },
    EmailChangeTaken { username: String },
    AccountClosed { username: String },
    PasskeyAdded { username: String },
    PasskeyRemoved { username: String },
    OrganizationAdded { username: String, organization: String },
    OrganizationInvitation { organization: String },
    AdministratorGranted { username: String },
    ApiKeyCreated { username: String },
    SocialAccountLinked { username: String },
    SocialAccountUnlinked { username: String },
    SocialAccountOpened { username: String },
    RecoveryCodeUsed { username: String },
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Letter").field("kind", &self.kind()).finish_non_exhaustive()
    }
}

impl Letter {
    fn new(to: &str, account: &Account, content: Content) -> Letter {
        let person = Person {
            email: account.email.clone().unwrap_or_default(),
            first_name: account.first_name.clone(),
            last_name: account.last_name.clone(),
        };
        Letter { to: to.to_owned(), content, person }
    }

    /// The mail that brings an activation link to the address of a new account.
    #[must_use]
    pub fn activation(to: &str, account: &Account, token: &str) -> Letter {
        let (username, token) = (account.username.clone(), token.to_owned());
        Letter::new(to, account, Content::Activation { username, token })
    }

    /// The mail that brings another activation link, which somebody asked for.
    #[must_use]
    pub fn activation_resend(to: &str, account: &Account, token: &str) -> Letter {
        let (username, token) = (account.username.clone(), token.to_owned());
        Letter::new(to, account, Content::ActivationResend { username, token })
    }

    /// The mail that brings a link to reset the password.
    #[must_use]
    pub fn password_reset(to: &str, account: &Account, token: &str) -> Letter {
        let (username, token) = (account.username.clone(), token.to_owned());
        Letter::new(to, account, Content::PasswordReset { username, token })
    }

    /// The mail that brings a link to set the first password of an account.
    #[must_use]
    pub fn password_set(to: &str, account: &Account, token: &str) -> Letter {
        let (username, token) = (account.username.clone(), token.to_owned());
        Letter::new(to, account, Content::PasswordSet { username, token })
    }

    /// The mail that brings a link to confirm a secondary address, to that address.
    #[must_use]
    pub fn activation_secondary_email(to: &str, account: &Account, token: &str) -> Letter {
        let (username, token) = (account.username.clone(), token.to_owned());
        Letter::new(to, account, Content::ActivationSecondaryEmail { username, token })
    }

    /// The mail that tells the owner of an account that its addresses were changed.
    #[must_use]
    pub fn addresses_changed(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::AddressesChanged { username: account.username.clone() })
    }

    /// The mail that tells the owner of an account that its password was changed.
    #[must_use]
    pub fn password_changed(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::PasswordChanged { username: account.username.clone() })
    }

    /// The mail that brings the code that is asked for besides the password.
    #[must_use]
    pub fn sign_in_code(to: &str, account: &Account, code: &str) -> Letter {
        let (username, code) = (account.username.clone(), code.to_owned());
        Letter::new(to, account, Content::SignInCode { username, code })
    }

    /// The mail that brings the code for something that somebody does who is signed in. Templates know the act by its name.
    #[must_use]
    pub fn act_code(to: &str, account: &Account, act: &str, code: &str) -> Letter {
        let (username, act, code) = (account.username.clone(), act.to_owned(), code.to_owned());
        Letter::new(to, account, Content::ActCode { username, act, code })
    }

    /// The mail that tells the owner of an account that somebody signed in from a device that was not known.
    #[must_use]
    pub fn new_device(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::NewDevice { username: account.username.clone() })
    }

    /// The mail that tells the owner of an account that a second factor is asked for from now on.
    #[must_use]
    pub fn second_factor_enabled(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::SecondFactorEnabled { username: account.username.clone() })
    }

    /// The mail that tells the owner of an account that no second factor is asked for any more.
    #[must_use]
    pub fn second_factor_disabled(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::SecondFactorDisabled { username: account.username.clone() })
    }

    /// The mail that tells the owner of an account that there are other recovery codes.
    #[must_use]
    pub fn recovery_codes_replaced(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::RecoveryCodesReplaced { username: account.username.clone() })
    }

    /// The mail that tells the owner of an address that somebody tried to register with it.
    #[must_use]
    pub fn registration_attempt(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::RegistrationAttempt { username: account.username.clone() })
    }

    /// The mail that brings a link to make another address the primary one, to that address.
    #[must_use]
    pub fn email_change(to: &str, account: &Account, token: &str) -> Letter {
        let (username, token) = (account.username.clone(), token.to_owned());
        Letter::new(to, account, Content::EmailChange { username, token })
    }

    /// The mail that tells the owner of an account that somebody asked to move it to another address.
    #[must_use]
    pub fn email_change_requested(to: &str, account: &Account, address: &str) -> Letter {
        let (username, address) = (account.username.clone(), address.to_owned());
        Letter::new(to, account, Content::EmailChangeRequested { username, address })
    }

    /// The mail that tells whoever has an address that somebody asked to move another account there.
    #[must_use]
    pub fn email_change_taken(to: &str, account: &Account) -> Letter {
        Letter::new(to, account, Content::EmailChangeTaken { username: account.username.clone() })
    }

    /// A letter of this kind as there might be one, to nobody.
    pub(super) fn sample(kind: Kind, username: &str, person: Person, token: &str) -> Letter {
        let (username, token) = (username.to_owned(), token.to_owned());
        let content = match kind {
            Kind::Activation => Content::Activation { username, token },
            Kind::ActivationResend => Content::ActivationResend { username, token },
            Kind::SecondaryEmailActivation => Content::ActivationSecondaryEmail { username, token },
            Kind::PasswordSet => Content::PasswordSet { username, token },
            Kind::PasswordReset => Content::PasswordReset { username, token },
            Kind::PasswordChanged => Content::PasswordChanged { username },
            Kind::AddressesChanged => Content::AddressesChanged { username },
            Kind::SignInCode => Content::SignInCode { username, code: token },
            Kind::ActCode => Content::ActCode { username, act: "change_password".to_owned(), code: token },
            Kind::NewDevice => Content::NewDevice { username },
            Kind::SecondFactorEnabled => Content::SecondFactorEnabled { username },
            Kind::SecondFactorDisabled => Content::SecondFactorDisabled { username },
            Kind::RecoveryCodesReplaced => Content::RecoveryCodesReplaced { username },
            Kind::RegistrationAttempt => Content::RegistrationAttempt { username },
            Kind::EmailChange => Content::EmailChange { username, token },
            Kind::EmailChangeRequested => {
                Content::EmailChangeRequested { username, address: "new@example.org".to_owned() }
            }
            Kind::EmailChangeTaken => Content::EmailChangeTaken { username },
            Kind::AccountClosed => Content::AccountClosed { username },
            Kind::PasskeyAdded => Content::PasskeyAdded { username },
            Kind::PasskeyRemoved => Content::PasskeyRemoved { username },
            Kind::OrganizationAdded => Content::OrganizationAdded { username, organization: "Rebels".to_owned() },
            Kind::OrganizationInvitation => Content::OrganizationInvitation { organization: "Rebels".to_owned() },
            Kind::AdministratorGranted => Content::AdministratorGranted { username },
            Kind::ApiKeyCreated => Content::ApiKeyCreated { username },
            Kind::SocialAccountLinked => Content::SocialAccountLinked { username },
            Kind::SocialAccountUnlinked => Content::SocialAccountUnlinked { username },
            Kind::SocialAccountOpened => Content::SocialAccountOpened { username },
            Kind::RecoveryCodeUsed => Content::RecoveryCodeUsed { username },
        };
        Letter { to: String::new(), content, person }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.content {
            Content::Activation { .. } => Kind::Activation,
            Content::ActivationResend { .. } => Kind::ActivationResend,
            Content::ActivationSecondaryEmail { .. } => Kind::SecondaryEmailActivation,
            Content::AddressesChanged { .. } => Kind::AddressesChanged,
            Content::PasswordReset { .. } => Kind::PasswordReset,
            Content::PasswordSet { .. } => Kind::PasswordSet,
            Content::PasswordChanged { .. } => Kind::PasswordChanged,
            Content::SignInCode { .. } => Kind::SignInCode,
            Content::ActCode { .. } => Kind::ActCode,
            Content::NewDevice { .. } => Kind::NewDevice,
            Content::SecondFactorEnabled { .. } => Kind::SecondFactorEnabled,
            Content::SecondFactorDisabled { .. } => Kind::SecondFactorDisabled,
            Content::RecoveryCodesReplaced { .. } => Kind::RecoveryCodesReplaced,
            Content::RegistrationAttempt { .. } => Kind::RegistrationAttempt,
            Content::EmailChange { .. } => Kind::EmailChange,
            Content::EmailChangeRequested { .. } => Kind::EmailChangeRequested,
            Content::EmailChangeTaken { .. } => Kind::EmailChangeTaken,
            Content::AccountClosed { .. } => Kind::AccountClosed,
            Content::PasskeyAdded { .. } => Kind::PasskeyAdded,
            Content::PasskeyRemoved { .. } => Kind::PasskeyRemoved,
            Content::OrganizationAdded { .. } => Kind::OrganizationAdded,
            Content::OrganizationInvitation { .. } => Kind::OrganizationInvitation,
            Content::AdministratorGranted { .. } => Kind::AdministratorGranted,
            Content::ApiKeyCreated { .. } => Kind::ApiKeyCreated,
            Content::SocialAccountLinked { .. } => Kind::SocialAccountLinked,
            Content::SocialAccountUnlinked { .. } => Kind::SocialAccountUnlinked,
            Content::SocialAccountOpened { .. } => Kind::SocialAccountOpened,
            Content::RecoveryCodeUsed { .. } => Kind::RecoveryCodeUsed,
        }
    }

    pub(super) fn to(&self) -> &str {
        &self.to
    }

    pub(super) fn username(&self) -> &str {
        match &self.content {
            Content::Activation { username, .. }
            | Content::ActivationResend { username, .. }
            | Content::ActivationSecondaryEmail { username, .. }
            | Content::PasswordReset { username, .. }
            | Content::PasswordSet { username, .. }
            | Content::AddressesChanged { username }
            | Content::PasswordChanged { username }
            | Content::SignInCode { username, .. }
            | Content::ActCode { username, .. }
            | Content::NewDevice { username }
            | Content::SecondFactorEnabled { username }
            | Content::SecondFactorDisabled { username }
            | Content::RecoveryCodesReplaced { username }
            | Content::RegistrationAttempt { username }
            | Content::EmailChange { username, .. }
            | Content::EmailChangeRequested { username, .. }
            | Content::EmailChangeTaken { username }
            | Content::AccountClosed { username }
            | Content::PasskeyAdded { username }
            | Content::PasskeyRemoved { username }
            | Content::OrganizationAdded { username, .. } => username,
            // Nobody knows how the person is called.
            Content::OrganizationInvitation { .. } => &self.person.email,
            Content::AdministratorGranted { username }
            | Content::ApiKeyCreated { username }
            | Content::SocialAccountLinked { username }
            | Content::SocialAccountUnlinked { username }
            | Content::SocialAccountOpened { username }
            | Content::RecoveryCodeUsed { username } => username,
        }
    }

    /// The secret part of its link, or its code, where it has either.
    pub(super) fn token(&self) -> Option<&str> {
        match &self.content {
            Content::Activation { token, .. }
            | Content::ActivationResend { token, .. }
            | Content::ActivationSecondaryEmail { token, .. }
            | Content::PasswordReset { token, .. }
            | Content::PasswordSet { token, .. }
            | Content::EmailChange { token, .. }
            | Content::SignInCode { code: token, .. }
            | Content::ActCode { code: token, .. } => Some(token),
            Content::AddressesChanged { .. }
            | Content::PasswordChanged { .. }
            | Content::NewDevice { .. }
            | Content::SecondFactorEnabled { .. }
            | Content::SecondFactorDisabled { .. }
            | Content::RecoveryCodesReplaced { .. }
            | Content::RegistrationAttempt { .. }
            | Content::EmailChangeRequested { .. }
            | Content::EmailChangeTaken { .. }
            | Content::AccountClosed { .. }
            | Content::PasskeyAdded { .. }
            | Content::PasskeyRemoved { .. }
            | Content::OrganizationAdded { .. }
            | Content::OrganizationInvitation { .. }
            | Content::AdministratorGranted { .. }
            | Content::ApiKeyCreated { .. }
            | Content::SocialAccountLinked { .. }
            | Content::SocialAccountUnlinked { .. }
            | Content::SocialAccountOpened { .. }
            | Content::RecoveryCodeUsed { .. } => None,
        }
    }

    /// What its code is for, where it is the code for an act.
    pub(super) fn act(&self) -> Option<&str> {
        if let Content::ActCode { act, .. } = &self.content { Some(act) } else { None }
    }

    /// The address that the account is to move to, where it tells of that.
    pub(super) fn new_email(&self) -> Option<&str> {
        if let Content::EmailChangeRequested { address, .. } = &self.content { Some(address) } else { None }
    }

    /// The organization that it is about, where it is about one.
    pub(super) fn organization(&self) -> Option<&str> {
        if let Content::OrganizationAdded { organization, .. } | Content::OrganizationInvitation { organization } =
            &self.content
        {
            Some(organization)
        } else {
            None
        }
    }

    pub(super) fn person(&self) -> &Person {
        &self.person
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

#[cfg(test)]
mod tests {
    use super::{Kind, Letter, Person};

    #[test]
    fn a_letter_that_an_earlier_version_enqueued_is_read() {
        let row = r#"{"to":"joe@example.com","content":{"password_reset":{"username":"joe","token":"0a"}}}"#;
        let letter: Letter = serde_json::from_str(row).unwrap();
        assert_eq!((letter.kind(), letter.username(), letter.token()), (Kind::PasswordReset, "joe", Some("0a")));
        assert_eq!(*letter.person(), Person::default());
    }
}
