//! The settings of what mails say, under their documented names; the notices that are ours have names of the same form.

use super::read::{Reader, text};
use super::settings::{Setting, setting, variable};
use crate::mail::{Kind, LetterFiles, TemplateFile};
use std::collections::BTreeMap;

/// The part of the table that is read here.
pub(super) const SETTINGS: &[Setting] = &[
    setting(
        "accounts.email_subject_activation",
        "email/activation_subject.txt",
        "The template of the subject of the mail that confirms the address of a new account, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_subject_activation_resend",
        "email/activation_subject.txt",
        "The template of the subject of the same mail, where it is asked for again, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_subject_secondary_email_activation",
        "email/activation_subject.txt",
        "The template of the subject of the mail that confirms a secondary address, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_subject_password_set",
        "email/password_set_subject.txt",
        "The template of the subject of the mail that lets a first password be set, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_subject_password_reset",
        "email/password_reset_subject.txt",
        "The template of the subject of the mail that lets a password be reset, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_subject_password_changed",
        "email/password_changed_subject.txt",
        "The template of the subject of the notice that the password was changed, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_subject_addresses_changed",
        "email/addresses_changed_subject.txt",
        "The template of the subject of the notice that the addresses were changed, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_template_activation",
        "email/activation_email.html",
        "The template of the mail that confirms the address of a new account, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_template_activation_resend",
        "email/activation_email.html",
        "The template of the same mail, where it is asked for again, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_template_secondary_email_activation",
        "email/activation_email.html",
        "The template of the mail that confirms a secondary address, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_template_password_set",
        "email/password_set_email.html",
        "The template of the mail that lets a first password be set, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_template_password_reset",
        "email/password_reset_email.html",
        "The template of the mail that lets a password be reset, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_template_password_changed",
        "email/password_changed_email.html",
        "The template of the notice that the password was changed, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_template_addresses_changed",
        "email/addresses_changed_email.html",
        "The template of the notice that the addresses were changed, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "accounts.email_template_variables",
        "",
        "What templates may name beside what they may anyway: a table in the file, a JSON object in the environment. See [mail](mail.md).",
    ),
];

/// The part of a table that is about mails, and the keys of their templates: for each its kind, its name in settings and files,
/// and what it is.
macro_rules! templates {
    ($settings:ident, $keys:ident, $part:literal: $($kind:ident $name:literal $what:literal,)*) => {
        pub(super) const $settings: &[Setting] = &[$(
            setting(
                concat!($part, ".email_subject_", $name),
                concat!("email/", $name, "_subject.txt"),
                concat!("The template of the subject of ", $what, ", below `LYCHGATE_MAIL__TEMPLATES`."),
            ),
            setting(
                concat!($part, ".email_template_", $name),
                concat!("email/", $name, "_email.html"),
                concat!("The template of ", $what, ", below `LYCHGATE_MAIL__TEMPLATES`."),
            ),
        )*];

        const $keys: &[Keys] = &[$((
            Kind::$kind,
            concat!($part, ".email_subject_", $name),
            concat!($part, ".email_template_", $name),
        ),)*];
    };
}

templates! { SESSION_SETTINGS, SESSION_KEYS, "session":
    SignInCode "sign_in_code" "the mail with the code that is asked for at sign-in",
    NewDevice "new_device" "the notice that somebody signed in from a new device",
    SecondFactorEnabled "second_factor_enabled" "the notice that codes are asked for at sign-in",
    SecondFactorDisabled "second_factor_disabled" "the notice that codes are no longer asked for",
    RegistrationAttempt "registration_attempt"
        "the notice that somebody tried to register with an address that has an account",
    ActCode "act_code" "the mail with the code that is asked for before an act",
    EmailChange "email_change" "the mail that makes another address the primary one",
    EmailChangeRequested "email_change_requested" "the notice that somebody asked for that",
    EmailChangeTaken "email_change_taken" "the notice that somebody asked to move an account to an address that has one",
    AccountClosed "account_closed" "the notice that the account was closed",
}

templates! { PLATFORM_SETTINGS, PLATFORM_KEYS, "platform":
    RecoveryCodesReplaced "recovery_codes_replaced" "the notice that there are other recovery codes",
    RecoveryCodeUsed "recovery_code_used" "the notice that somebody signed in with a recovery code",
    PasskeyAdded "passkey_added" "the notice that there is another passkey",
    PasskeyRemoved "passkey_removed" "the notice that a passkey was removed",
    SocialAccountOpened "social_account_opened" "the notice that an account was opened through another service",
    SocialAccountLinked "social_account_linked" "the notice that an identity at another service was linked",
    SocialAccountUnlinked "social_account_unlinked" "the notice that one was unlinked",
    OrganizationAdded "organization_added" "the notice that somebody was made a member of an organization",
    OrganizationInvitation "organization_invitation" "the invitation of an address to an organization",
    AdministratorGranted "administrator_granted" "the notice that somebody administers the service",
    ApiKeyCreated "api_key_created" "the notice that there is another API key",
}

/// A kind of mail, and the keys of its templates: subject and HTML part.
type Keys = (Kind, &'static str, &'static str);

const KEYS: &[Keys] = &[
    (Kind::Activation, "accounts.email_subject_activation", "accounts.email_template_activation"),
    (Kind::ActivationResend, "accounts.email_subject_activation_resend", "accounts.email_template_activation_resend"),
    (
        Kind::SecondaryEmailActivation,
        "accounts.email_subject_secondary_email_activation",
        "accounts.email_template_secondary_email_activation",
    ),
    (Kind::PasswordSet, "accounts.email_subject_password_set", "accounts.email_template_password_set"),
    (Kind::PasswordReset, "accounts.email_subject_password_reset", "accounts.email_template_password_reset"),
    (Kind::PasswordChanged, "accounts.email_subject_password_changed", "accounts.email_template_password_changed"),
    (Kind::AddressesChanged, "accounts.email_subject_addresses_changed", "accounts.email_template_addresses_changed"),
];

/// Settings of what mails say.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct LetterConfig {
    pub files: BTreeMap<Kind, LetterFiles>,
    pub variables: serde_json::Map<String, serde_json::Value>,
}

impl LetterConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self { files: files(reader, KEYS), variables: reader.table("accounts.email_template_variables") }
    }
}

/// The templates of the mails of the session contract.
pub(super) fn session_files(reader: &mut Reader) -> BTreeMap<Kind, LetterFiles> {
    files(reader, SESSION_KEYS)
}

/// The templates of the mails of the platform contract.
pub(super) fn platform_files(reader: &mut Reader) -> BTreeMap<Kind, LetterFiles> {
    files(reader, PLATFORM_KEYS)
}

fn files(reader: &mut Reader, keys: &[Keys]) -> BTreeMap<Kind, LetterFiles> {
    let mut file = |key: &'static str| TemplateFile {
        setting: variable(key),
        name: reader.required(key, String::new(), text),
        is_needed: reader.is_set(key),
    };
    keys.iter().map(|(kind, subject, html)| (*kind, LetterFiles { subject: file(subject), html: file(html) })).collect()
}
