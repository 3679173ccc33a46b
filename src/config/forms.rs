//! The settings that decide which parts of the accounts contract are served, under their documented names.

use super::read::Reader;
use super::settings::{Setting, setting, variable};

/// The part of the table that is read here.
pub(super) const SETTINGS: &[Setting] = &[setting(
    LOGIN_ALLOWED_FIELDS.key,
    "email, username",
    "By what people sign in: `email`, `username` or both. `tokenAuth` has no other arguments beside the password; its message about wrong arguments names them in this order.",
)];

/// A list of names, each of which serves or hides a part of the schema.
#[derive(Debug, Clone, Copy)]
struct Names {
    key: &'static str,
    known: &'static [&'static str],
}

const LOGIN_ALLOWED_FIELDS: Names = Names { key: "accounts.login_allowed_fields", known: &["email", "username"] };

/// Settings of the parts that are served.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct FormsConfig {
    pub login_allowed_fields: Vec<&'static str>,
}

impl FormsConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self { login_allowed_fields: LOGIN_ALLOWED_FIELDS.read_some(reader) }
    }

    /// Whether a list names a member; nothing where there is no such list, or where it can never name that.
    pub fn names(&self, setting: &str, member: &str) -> Option<bool> {
        let (names, list) = match setting {
            "LOGIN_ALLOWED_FIELDS" => (LOGIN_ALLOWED_FIELDS, &self.login_allowed_fields),
            _ => return None,
        };
        names.known.contains(&member).then(|| list.contains(&member))
    }
}

impl Names {
    fn read(self, reader: &mut Reader) -> Vec<&'static str> {
        let Self { key, known } = self;
        let parse = |text: &str| match known.iter().find(|name| **name == text) {
            Some(name) => Ok(*name),
            None => Err(format!("names `{text}`: it takes {}", known.join(", "))),
        };
        let names = reader.list(key, parse);
        if let Some(twice) =
            names.iter().enumerate().find(|(place, name)| names.iter().take(*place).any(|it| it == *name))
        {
            reader.refuse(format!("{} names `{}` twice", variable(key), twice.1));
        }
        names
    }

    /// Reads a list that needs a name.
    fn read_some(self, reader: &mut Reader) -> Vec<&'static str> {
        let before = reader.errors();
        let names = self.read(reader);
        if names.is_empty() && reader.errors() == before {
            reader.refuse(format!("{} names nothing: it takes {}", variable(self.key), self.known.join(", ")));
        }
        names
    }
}
