//! The templates that there are: the operator's files, and the built-in ones where there is no file of that name.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::django::{self, Translated};

/// Below this name lie the built-in templates, which the operator's may extend, or stand in for.
const BUILT_IN: &[(&str, &str)] = &[
    ("lychgate/base.html", include_str!("../templates/base.html")),
    ("lychgate/activation_subject.txt", include_str!("../templates/activation_subject.txt")),
    ("lychgate/activation_email.html", include_str!("../templates/activation_email.html")),
    (
        "lychgate/secondary_email_activation_subject.txt",
        include_str!("../templates/secondary_email_activation_subject.txt"),
    ),
    (
        "lychgate/secondary_email_activation_email.html",
        include_str!("../templates/secondary_email_activation_email.html"),
    ),
    ("lychgate/password_set_subject.txt", include_str!("../templates/password_set_subject.txt")),
    ("lychgate/password_set_email.html", include_str!("../templates/password_set_email.html")),
    ("lychgate/password_reset_subject.txt", include_str!("../templates/password_reset_subject.txt")),
    ("lychgate/password_reset_email.html", include_str!("../templates/password_reset_email.html")),
    ("lychgate/password_changed_subject.txt", include_str!("../templates/password_changed_subject.txt")),
    ("lychgate/password_changed_email.html", include_str!("../templates/password_changed_email.html")),
    ("lychgate/addresses_changed_subject.txt", include_str!("../templates/addresses_changed_subject.txt")),
    ("lychgate/addresses_changed_email.html", include_str!("../templates/addresses_changed_email.html")),
    ("lychgate/sign_in_code_subject.txt", include_str!("../templates/sign_in_code_subject.txt")),
    ("lychgate/sign_in_code_email.html", include_str!("../templates/sign_in_code_email.html")),
    ("lychgate/act_code_subject.txt", include_str!("../templates/act_code_subject.txt")),
    ("lychgate/act_code_email.html", include_str!("../templates/act_code_email.html")),
    ("lychgate/new_device_subject.txt", include_str!("../templates/new_device_subject.txt")),
    ("lychgate/new_device_email.html", include_str!("../templates/new_device_email.html")),
    ("lychgate/second_factor_enabled_subject.txt", include_str!("../templates/second_factor_enabled_subject.txt")),
    ("lychgate/second_factor_enabled_email.html", include_str!("../templates/second_factor_enabled_email.html")),
    ("lychgate/second_factor_disabled_subject.txt", include_str!("../templates/second_factor_disabled_subject.txt")),
    ("lychgate/recovery_codes_replaced_subject.txt", include_str!("../templates/recovery_codes_replaced_subject.txt")),
    ("lychgate/second_factor_disabled_email.html", include_str!("../templates/second_factor_disabled_email.html")),
    ("lychgate/recovery_codes_replaced_email.html", include_str!("../templates/recovery_codes_replaced_email.html")),
    ("lychgate/registration_attempt_subject.txt", include_str!("../templates/registration_attempt_subject.txt")),
    ("lychgate/registration_attempt_email.html", include_str!("../templates/registration_attempt_email.html")),
    ("lychgate/email_change_subject.txt", include_str!("../templates/email_change_subject.txt")),
    ("lychgate/email_change_email.html", include_str!("../templates/email_change_email.html")),
    ("lychgate/email_change_requested_subject.txt", include_str!("../templates/email_change_requested_subject.txt")),
    ("lychgate/email_change_requested_email.html", include_str!("../templates/email_change_requested_email.html")),
    ("lychgate/email_change_taken_subject.txt", include_str!("../templates/email_change_taken_subject.txt")),
    ("lychgate/email_change_taken_email.html", include_str!("../templates/email_change_taken_email.html")),
    ("lychgate/account_closed_subject.txt", include_str!("../templates/account_closed_subject.txt")),
    ("lychgate/account_closed_email.html", include_str!("../templates/account_closed_email.html")),
    ("lychgate/passkey_added_subject.txt", include_str!("../templates/passkey_added_subject.txt")),
    ("lychgate/passkey_added_email.html", include_str!("../templates/passkey_added_email.html")),
    ("lychgate/passkey_removed_subject.txt", include_str!("../templates/passkey_removed_subject.txt")),
    ("lychgate/passkey_removed_email.html", include_str!("../templates/passkey_removed_email.html")),
    ("lychgate/organization_added_subject.txt", include_str!("../templates/organization_added_subject.txt")),
    ("lychgate/organization_added_email.html", include_str!("../templates/organization_added_email.html")),
    ("lychgate/organization_invitation_subject.txt", include_str!("../templates/organization_invitation_subject.txt")),
    ("lychgate/organization_invitation_email.html", include_str!("../templates/organization_invitation_email.html")),
    ("lychgate/administrator_granted_subject.txt", include_str!("../templates/administrator_granted_subject.txt")),
    ("lychgate/administrator_granted_email.html", include_str!("../templates/administrator_granted_email.html")),
    ("lychgate/api_key_created_subject.txt", include_str!("../templates/api_key_created_subject.txt")),
    ("lychgate/api_key_created_email.html", include_str!("../templates/api_key_created_email.html")),
    ("lychgate/social_account_linked_subject.txt", include_str!("../templates/social_account_linked_subject.txt")),
    ("lychgate/social_account_linked_email.html", include_str!("../templates/social_account_linked_email.html")),
    ("lychgate/social_account_unlinked_subject.txt", include_str!("../templates/social_account_unlinked_subject.txt")),
    ("lychgate/social_account_unlinked_email.html", include_str!("../templates/social_account_unlinked_email.html")),
    ("lychgate/social_account_opened_subject.txt", include_str!("../templates/social_account_opened_subject.txt")),
    ("lychgate/social_account_opened_email.html", include_str!("../templates/social_account_opened_email.html")),
    ("lychgate/recovery_code_used_subject.txt", include_str!("../templates/recovery_code_used_subject.txt")),
    ("lychgate/recovery_code_used_email.html", include_str!("../templates/recovery_code_used_email.html")),
];
/// The largest template that is read.
const SIZE_MAX_BYTES: u64 = 256 * 1024;

/// A template that was read.
#[derive(Debug)]
pub(super) struct Source {
    /// What people call it: the file, or the name of a built-in one.
    pub(super) place: String,
    pub(super) is_file: bool,
    pub(super) translated: Translated,
}

/// Reads templates, each once, with all that they name.
#[derive(Debug)]
pub(super) struct Library<'a> {
    directory: Option<&'a Path>,
    read: BTreeMap<String, Source>,
    /// Names that were looked for already.
    tried: BTreeSet<String>,
    /// What is wrong, with file, line and reason.
    pub(super) problems: Vec<String>,
}

impl<'a> Library<'a> {
    /// One of the built-in templates, and of those in a directory.
    pub(super) fn new(directory: Option<&'a Path>) -> Self {
        let mut problems = Vec::new();
        if let Some(directory) = directory
            && !directory.is_dir()
        {
            problems.push(format!("LYCHGATE_MAIL__TEMPLATES is `{}`: there is no such directory", directory.display()));
        }
        Self { directory, read: BTreeMap::new(), tried: BTreeSet::new(), problems }
    }

    /// Reads the template of this name, and whatever it names. Returns whether there is one; where it cannot be used, that
    /// is a problem, and there is one all the same.
    pub(super) fn take(&mut self, name: &str) -> bool {
        if self.read.contains_key(name) || !self.tried.insert(name.to_owned()) {
            return true;
        }
        let (place, is_file, text) = match self.find(name) {
            Ok(Some(found)) => found,
            Ok(None) => {
                self.tried.remove(name);
                return false;
            }
            Err(problem) => {
                self.problems.push(problem);
                return true;
            }
        };
        match django::translate(&text) {
            Ok(translated) => {
                self.take_references(name, &place, &translated);
                self.read.insert(name.to_owned(), Source { place, is_file, translated });
            }
            Err(error) => self.problems.push(format!("{place}:{}: {}", error.line, error.reason)),
        }
        true
    }

    fn take_references(&mut self, name: &str, place: &str, translated: &Translated) {
        for reference in &translated.references {
            let other = &reference.name;
            let reason = if Ending::of(other) != Ending::of(name) {
                format!("`{other}` must end as this one does: what is escaped for HTML and what is not does not mix")
            } else if !self.take(other) {
                format!("there is no template `{other}`")
            } else {
                continue;
            };
            self.problems.push(format!("{place}:{}: {reason}", reference.line));
        }
    }

    /// All that was read, by name.
    pub(super) fn sources(&self) -> &BTreeMap<String, Source> {
        &self.read
    }

    /// Where a template comes from, whether it is a file, and its text.
    fn find(&self, name: &str) -> Result<Option<(String, bool, String)>, String> {
        if let Some(path) = self.path(name)? {
            let place = path.display().to_string();
            let failed = |error: std::io::Error| format!("{place}: cannot be read: {error}");
            match std::fs::metadata(&path) {
                Ok(file) if file.len() > SIZE_MAX_BYTES => {
                    return Err(format!("{place}: has {} bytes, and {SIZE_MAX_BYTES} are the most", file.len()));
                }
                Ok(_) => {
                    let bytes = std::fs::read(&path).map_err(failed)?;
                    let text = String::from_utf8(bytes).map_err(|error| {
                        let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
                        let line = 1 + valid.iter().filter(|byte| **byte == b'\n').count();
                        format!("{place}:{line}: is not UTF-8")
                    })?;
                    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
                    return Ok(Some((place, true, text)));
                }
                Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        let built_in = BUILT_IN.iter().find(|(known, _)| *known == name);
        Ok(built_in.map(|(name, text)| ((*name).to_owned(), false, (*text).to_owned())))
    }

    /// The file of this name, where there is a directory.
    fn path(&self, name: &str) -> Result<Option<PathBuf>, String> {
        let is_inside =
            !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        if !is_inside {
            return Err(format!("`{name}` is no name of a template: it must lie below LYCHGATE_MAIL__TEMPLATES"));
        }
        Ok(self.directory.filter(|directory| directory.is_dir()).map(|directory| directory.join(name)))
    }
}

/// What a template is for, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Html,
    Text,
    Other,
}

impl Ending {
    pub(super) fn of(name: &str) -> Self {
        match Path::new(name).extension().and_then(|extension| extension.to_str()) {
            Some("html" | "htm") => Self::Html,
            Some("txt") => Self::Text,
            Some(_) | None => Self::Other,
        }
    }
}
