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

/// The keys of the templates of each kind of mail: subject and HTML part.
const KEYS: [(Kind, &str, &str); 7] = [
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
        let mut file = |key: &'static str| TemplateFile {
            setting: variable(key),
            name: reader.required(key, String::new(), text),
            is_needed: reader.is_set(key),
        };
        let files = KEYS.map(|(kind, subject, html)| (kind, LetterFiles { subject: file(subject), html: file(html) }));
        Self { files: files.into(), variables: reader.table("accounts.email_template_variables") }
    }
}
