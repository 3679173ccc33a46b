//! The settings of registration, under their documented names.

use super::read::{Reader, truth};
use super::settings::{Setting, setting, variable};

/// The part of the table that is read here.
pub(super) const SETTINGS: &[Setting] = &[
    setting(
        REQUIRED,
        "email, username",
        "What `register` has to be given: any of `email`, `username`, `first_name` and `last_name`, as a list, or as a table that says `String` of each. Without `username` one is made up.",
    ),
    setting(OPTIONAL, "", "What `register` may be given besides, in the same notation."),
    setting(
        PASSWORDLESS,
        "false",
        "Whether `register` takes no password: the account has none, and nobody is signed in, until one is set by a mailed link.",
    ),
    setting(
        SEND_PASSWORD_SET,
        "false",
        "Whether `register` without a password mails the link that sets the first one; else `sendPasswordResetEmail` does, once the address is confirmed.",
    ),
];

const REQUIRED: &str = "accounts.register_mutation_fields";
const OPTIONAL: &str = "accounts.register_mutation_fields_optional";
const PASSWORDLESS: &str = "accounts.allow_passwordless_registration";
const SEND_PASSWORD_SET: &str = "accounts.send_password_set_email";

/// Settings of registration.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct RegistrationConfig {
    pub fields: Vec<Column>,
    pub optional_fields: Vec<Column>,
    pub passwordless: bool,
    pub send_password_set_email: bool,
}

/// What a registration may tell beside a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are called what they are")]
pub enum Column {
    Email,
    Username,
    FirstName,
    LastName,
}

impl Column {
    const ALL: [Self; 4] = [Self::Email, Self::Username, Self::FirstName, Self::LastName];

    /// Its name in settings.
    fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Username => "username",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    fn parse(name: &str) -> Result<Self, String> {
        Self::named(name).ok_or_else(|| format!("names `{name}`: there are {}", Self::ALL.map(Self::name).join(", ")))
    }
}

impl RegistrationConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            fields: reader.names(REQUIRED, Column::parse),
            optional_fields: reader.names(OPTIONAL, Column::parse),
            passwordless: reader.required(PASSWORDLESS, false, truth),
            send_password_set_email: reader.required(SEND_PASSWORD_SET, false, truth),
        }
    }

    /// What must hold between these settings.
    pub(super) fn check(&self, reader: &mut Reader) {
        let all: Vec<Column> = self.fields.iter().chain(&self.optional_fields).copied().collect();
        for column in Column::ALL {
            if all.iter().filter(|named| **named == column).count() > 1 {
                let (name, required, optional) = (column.name(), variable(REQUIRED), variable(OPTIONAL));
                reader.refuse(format!(
                    "`{name}` stands twice in {required} and {optional}: it is either required or not"
                ));
            }
        }
        if self.passwordless && !all.contains(&Column::Email) {
            let (passwordless, required) = (variable(PASSWORDLESS), variable(REQUIRED));
            reader.refuse(format!(
                "{passwordless} needs `email` in {required}: without a password and an address nobody ever signs in"
            ));
        }
        if self.send_password_set_email && !self.passwordless {
            let (send, passwordless) = (variable(SEND_PASSWORD_SET), variable(PASSWORDLESS));
            reader.refuse(format!("{send} needs {passwordless}: who registers with a password has one"));
        }
    }

    /// Whether a list, called as in the SDL, names a column of this name; none where there is no such list or column.
    pub fn names(&self, list: &str, column: &str) -> Option<bool> {
        let list = match list {
            "REGISTER_MUTATION_FIELDS" => &self.fields,
            "REGISTER_MUTATION_FIELDS_OPTIONAL" => &self.optional_fields,
            _ => return None,
        };
        Column::named(column).map(|column| list.contains(&column))
    }
}

#[cfg(test)]
mod tests {
    use super::Column::{Email, FirstName, LastName, Username};
    use crate::config::{Config, ConfigErrors};

    fn load(environment: &[(&str, &str)], file: Option<&str>) -> Result<Config, ConfigErrors> {
        Config::load(environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())), file)
    }

    /// The only error of an environment.
    fn error(environment: &[(&str, &str)]) -> String {
        let ConfigErrors(errors) = load(environment, None).unwrap_err();
        assert_eq!(errors.len(), 1, "{errors:?}");
        errors.concat()
    }

    const REGISTER: &str = "LYCHGATE_ACCOUNTS__REGISTER_MUTATION_FIELDS";
    const REGISTER_OPTIONAL: &str = "LYCHGATE_ACCOUNTS__REGISTER_MUTATION_FIELDS_OPTIONAL";
    const PASSWORDLESS: &str = "LYCHGATE_ACCOUNTS__ALLOW_PASSWORDLESS_REGISTRATION";

    #[test]
    fn registration_asks_for_columns_that_there_are() {
        let fields = |environment: &[(&str, &str)], file| {
            let registration = load(environment, file).unwrap().accounts.registration;
            (registration.fields, registration.optional_fields)
        };
        assert_eq!(fields(&[], None), (vec![Email, Username], vec![]));
        let chosen = [(REGISTER, "email, first_name"), (REGISTER_OPTIONAL, "last_name,username")];
        assert_eq!(fields(&chosen, None), (vec![Email, FirstName], vec![LastName, Username]));
        let objects = [(REGISTER, r#"{"username": "String", "last_name": "String"}"#), (REGISTER_OPTIONAL, "")];
        assert_eq!(fields(&objects, None), (vec![Username, LastName], vec![]));
        let file = "[accounts]\nregister_mutation_fields = ['username']\n[accounts.register_mutation_fields_optional]\nemail = 'String'";
        assert_eq!(fields(&[], Some(file)), (vec![Username], vec![Email]));

        for (environment, told) in [
            (
                &[(REGISTER, "email, phone")][..],
                "REGISTER_MUTATION_FIELDS names `phone`: there are email, username, first_name, last_name",
            ),
            (&[(REGISTER, "firstName")], "names `firstName`: there are"),
            (&[(REGISTER, r#"{"email": "Int"}"#)], "says \"Int\" of `email`: it can only be String"),
            (&[(REGISTER, r#"{"age": "Int"}"#)], "names `age`: there are"),
            (&[(REGISTER, "{")], "must be a JSON object"),
            (&[(REGISTER_OPTIONAL, "email")], "`email` stands twice in"),
            (&[(REGISTER, "email, email")], "`email` stands twice in"),
        ] {
            let wrong = error(environment);
            assert!(wrong.contains(told), "{wrong}");
        }
    }

    #[test]
    fn registration_without_a_password_needs_an_address() {
        let send = "LYCHGATE_ACCOUNTS__SEND_PASSWORD_SET_EMAIL";
        assert!(
            load(&[(PASSWORDLESS, "true"), (send, "true")], None)
                .unwrap()
                .accounts
                .registration
                .send_password_set_email
        );
        let optional = [(PASSWORDLESS, "true"), (REGISTER, "username"), (REGISTER_OPTIONAL, "email")];
        assert!(load(&optional, None).unwrap().accounts.registration.passwordless);
        assert!(error(&[(PASSWORDLESS, "true"), (REGISTER, "username")]).contains("nobody ever signs in"));
        assert!(error(&[(send, "true")]).contains("who registers with a password has one"));
    }
}
