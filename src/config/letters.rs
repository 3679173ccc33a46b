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

/// The part of the table that is about the mails of the session contract.
pub(super) const SESSION_SETTINGS: &[Setting] = &[
    setting(
        "session.email_subject_sign_in_code",
        "email/sign_in_code_subject.txt",
        "The template of the subject of the mail with the code that is asked for at sign-in, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "session.email_subject_new_device",
        "email/new_device_subject.txt",
        "The template of the subject of the notice that somebody signed in from a new device, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "session.email_subject_second_factor_enabled",
        "email/second_factor_enabled_subject.txt",
        "The template of the subject of the notice that codes are asked for at sign-in, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "session.email_subject_second_factor_disabled",
        "email/second_factor_disabled_subject.txt",
        "The template of the subject of the notice that codes are no longer asked for, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "session.email_subject_registration_attempt",
        "email/registration_attempt_subject.txt",
        "The template of the subject of the notice that somebody tried to register with an address that has an account, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "session.email_template_sign_in_code",
        "email/sign_in_code_email.html",
        "The template of the mail with the code that is asked for at sign-in, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "session.email_template_new_device",
        "email/new_device_email.html",
        "The template of the notice that somebody signed in from a new device, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "session.email_template_second_factor_enabled",
        "email/second_factor_enabled_email.html",
        "The template of the notice that codes are asked for at sign-in, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "session.email_template_second_factor_disabled",
        "email/second_factor_disabled_email.html",
        "The template of the notice that codes are no longer asked for, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
    setting(
        "session.email_template_registration_attempt",
        "email/registration_attempt_email.html",
        "The template of the notice that somebody tried to register with an address that has an account, below `LYCHGATE_MAIL__TEMPLATES`.",
    ),
];

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

const SESSION_KEYS: &[Keys] = &[
    (Kind::SignInCode, "session.email_subject_sign_in_code", "session.email_template_sign_in_code"),
    (Kind::NewDevice, "session.email_subject_new_device", "session.email_template_new_device"),
    (
        Kind::SecondFactorEnabled,
        "session.email_subject_second_factor_enabled",
        "session.email_template_second_factor_enabled",
    ),
    (
        Kind::SecondFactorDisabled,
        "session.email_subject_second_factor_disabled",
        "session.email_template_second_factor_disabled",
    ),
    (
        Kind::RegistrationAttempt,
        "session.email_subject_registration_attempt",
        "session.email_template_registration_attempt",
    ),
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

fn files(reader: &mut Reader, keys: &[Keys]) -> BTreeMap<Kind, LetterFiles> {
    let mut file = |key: &'static str| TemplateFile {
        setting: variable(key),
        name: reader.required(key, String::new(), text),
        is_needed: reader.is_set(key),
    };
    keys.iter().map(|(kind, subject, html)| (*kind, LetterFiles { subject: file(subject), html: file(html) })).collect()
}
