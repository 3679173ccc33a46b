//! What of GraphQL is served, and the profile that the defaults come from.

use super::read::{Reader, truth};
use super::settings::{Setting, setting};

/// The part of the table that is read here.
pub(super) const SETTINGS: &[Setting] = &[
    setting(
        "profile",
        "development",
        "What the defaults are for: `development`, or `production`, where `graphql.introspection`, `graphql.suggestions` and \
        `graphql.get` are off unless they are set.",
    ),
    setting(
        "graphql.introspection",
        "",
        "Whether clients may ask for the schema. Where they may not, its text (`/accounts/schema.graphql` and its likes) is not \
        served either. Without it: the profile decides.",
    ),
    setting(
        "graphql.suggestions",
        "",
        "Whether messages about invalid documents name types, fields, arguments and values that the document does not name, \
        such as the type that was expected. Without it: the profile decides.",
    ),
    setting(
        "graphql.get",
        "",
        "Whether GraphQL is served over GET, which puts documents and variables into addresses, and so into the logs of \
        proxies. Without it: the profile decides.",
    ),
];

/// What the defaults are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Profile {
    Development,
    Production,
}

/// Settings of GraphQL.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct GraphqlConfig {
    pub introspection: bool,
    pub suggestions: bool,
    pub get: bool,
}

impl GraphqlConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let profile = reader.required("profile", Profile::Development, |text| match text {
            "development" => Ok(Profile::Development),
            "production" => Ok(Profile::Production),
            other => Err(format!("is `{other}`: must be development or production")),
        });
        let open = profile == Profile::Development;
        Self {
            introspection: reader.required("graphql.introspection", open, truth),
            suggestions: reader.required("graphql.suggestions", open, truth),
            get: reader.required("graphql.get", open, truth),
        }
    }
}
