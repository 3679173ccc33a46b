//! The settings that decide which parts of the accounts contract are served, under their documented names.

use super::read::Reader;
use super::settings::{Setting, setting, variable};

/// The part of the table that is read here.
pub(super) const SETTINGS: &[Setting] = &[
    setting(
        LOGIN_ALLOWED_FIELDS.key,
        "email, username",
        "By what people sign in: `email`, `username` or both. `tokenAuth` has no other arguments beside the password; its message about wrong arguments names them in this order.",
    ),
    setting(
        UPDATE_MUTATION_FIELDS.key,
        "first_name, last_name",
        "The arguments of `updateAccount`, by the names of Django's columns: any of `first_name`, `last_name`, `username`, `email`. Django's `{\"first_name\": \"String\"}` is `first_name`. Another address needs a sign-in not older than ten minutes, counts at once, and leaves the account unconfirmed until the link that is mailed to it is followed (see `SEND_ACTIVATION_EMAIL`).",
    ),
    setting(
        USER_NODE_EXCLUDE_FIELDS.key,
        "password, is_superuser",
        "The fields that `UserNode` does not have, by the names of Django's columns: any of `last_login`, `username`, `first_name`, `last_name`, `email`, `is_staff`, `is_active`, `date_joined`, `pk`, `archived`, `verified`, `secondary_email`. `password` and `is_superuser` may be named and are never served. What is hidden is not filtered by either, unless the next setting is set and names it. In the file, `[]` hides nothing.",
    ),
    setting(
        USER_NODE_FILTER_FIELDS.key,
        "email.exact, username.exact, username.icontains, username.istartswith, is_active.exact, status__archived.exact, status__verified.exact, status__secondary_email.exact",
        "The filters of `users`: these or some of them, each a column and, behind a dot, its lookup. Django's `{\"username\": [\"exact\", \"icontains\"]}` is `username.exact, username.icontains`. Where this is not set, the filters of columns that the setting before hides are not served. Where it is set, what it names is served: whoever may ask for `users` can find out by a filter what a hidden column holds. In the file, `[]` leaves no filter.",
    ),
];

/// A list of names, each of which serves or hides a part of the schema.
#[derive(Debug, Clone, Copy)]
struct Names {
    key: &'static str,
    known: &'static [&'static str],
}

const LOGIN_ALLOWED_FIELDS: Names = Names { key: "accounts.login_allowed_fields", known: &["email", "username"] };

const UPDATE_MUTATION_FIELDS: Names =
    Names { key: "accounts.update_mutation_fields", known: &["first_name", "last_name", "username", "email"] };

const USER_NODE_EXCLUDE_FIELDS: Names = Names {
    key: "accounts.user_node_exclude_fields",
    known: &[
        "last_login",
        "username",
        "first_name",
        "last_name",
        "email",
        "is_staff",
        "is_active",
        "date_joined",
        "pk",
        "archived",
        "verified",
        "secondary_email",
        "password",
        "is_superuser",
    ],
};

const USER_NODE_FILTER_FIELDS: Names = Names {
    key: "accounts.user_node_filter_fields",
    known: &[
        "email.exact",
        "username.exact",
        "username.icontains",
        "username.istartswith",
        "is_active.exact",
        "status__archived.exact",
        "status__verified.exact",
        "status__secondary_email.exact",
    ],
};

/// Settings of the parts that are served.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct FormsConfig {
    pub login_allowed_fields: Vec<&'static str>,
    pub update_mutation_fields: Vec<&'static str>,
    pub user_node_exclude_fields: Vec<&'static str>,
    pub user_node_filter_fields: Vec<&'static str>,
}

impl FormsConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let hidden = USER_NODE_EXCLUDE_FIELDS.read(reader);
        let mut filters = USER_NODE_FILTER_FIELDS.read(reader);
        // A filter tells what a column holds to whoever guesses: of a hidden one only somebody's choice serves it.
        if !reader.is_set(USER_NODE_FILTER_FIELDS.key) {
            filters.retain(|filter| !hidden.contains(&column(filter)));
        }
        Self {
            login_allowed_fields: LOGIN_ALLOWED_FIELDS.read_some(reader),
            update_mutation_fields: UPDATE_MUTATION_FIELDS.read_some(reader),
            user_node_exclude_fields: hidden,
            user_node_filter_fields: filters,
        }
    }

    /// Whether a list names a member; nothing where there is no such list, or where it can never name that.
    pub fn names(&self, setting: &str, member: &str) -> Option<bool> {
        let (names, list) = match setting {
            "LOGIN_ALLOWED_FIELDS" => (LOGIN_ALLOWED_FIELDS, &self.login_allowed_fields),
            "UPDATE_MUTATION_FIELDS" => (UPDATE_MUTATION_FIELDS, &self.update_mutation_fields),
            "USER_NODE_EXCLUDE_FIELDS" => (USER_NODE_EXCLUDE_FIELDS, &self.user_node_exclude_fields),
            "USER_NODE_FILTER_FIELDS" => (USER_NODE_FILTER_FIELDS, &self.user_node_filter_fields),
            _ => return None,
        };
        names.known.contains(&member).then(|| list.contains(&member))
    }
}

/// The column that a filter looks at, by its name among the fields that can be hidden.
fn column(filter: &str) -> &str {
    let path = filter.split_once('.').map_or(filter, |(path, _)| path);
    path.strip_prefix("status__").unwrap_or(path)
}

impl Names {
    fn read(self, reader: &mut Reader) -> Vec<&'static str> {
        let Self { key, known } = self;
        let parse = |text: &str| match known.iter().find(|name| **name == text) {
            Some(name) => Ok(*name),
            None if key == USER_NODE_EXCLUDE_FIELDS.key && text == "id" => {
                Err("names `id`, which cannot be hidden: clients find an account again by it, and `Node` promises it"
                    .to_owned())
            }
            None if key == USER_NODE_FILTER_FIELDS.key => {
                Err(format!("names `{text}`, which is none of the documented filters: {}", known.join(", ")))
            }
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
