//! What of GraphQL is served, and the profile that the defaults come from.

use super::read::{Reader, text, truth};
use super::settings::{Setting, setting};
use std::path::PathBuf;

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
    setting(
        "graphql.trusted_documents",
        "off",
        "Which documents run: `off` for all, `log` for all while those that are not in the file are told to the log by their \
        hash, `enforce` for those in the file alone. See [trusted documents](trusted-documents.md).",
    ),
    setting(
        "graphql.trusted_documents_file",
        "",
        "The file of trusted documents, as build tools of clients write it. Read once, at the start.",
    ),
];

/// What the defaults are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Profile {
    Development,
    Production,
}

/// What trusted documents are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TrustMode {
    /// Nothing: every document runs.
    #[default]
    Off,
    /// Every document runs, and the log is told of those that are not trusted.
    Log,
    /// Only trusted documents run.
    Enforce,
}

/// Settings of GraphQL.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct GraphqlConfig {
    pub introspection: bool,
    pub suggestions: bool,
    pub get: bool,
    pub trusted_documents: TrustMode,
    pub trusted_documents_file: Option<PathBuf>,
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
            trusted_documents: reader.required("graphql.trusted_documents", TrustMode::Off, |text| match text {
                "off" => Ok(TrustMode::Off),
                "log" => Ok(TrustMode::Log),
                "enforce" => Ok(TrustMode::Enforce),
                other => Err(format!("is `{other}`: must be off, log or enforce")),
            }),
            trusted_documents_file: reader.optional("graphql.trusted_documents_file", text).map(PathBuf::from),
        }
    }

    pub(super) fn check(&self, reader: &mut Reader) {
        if self.trusted_documents != TrustMode::Off && self.trusted_documents_file.is_none() {
            reader.refuse("LYCHGATE_GRAPHQL__TRUSTED_DOCUMENTS is set, so LYCHGATE_GRAPHQL__TRUSTED_DOCUMENTS_FILE is needed: the file that a build tool of the client writes");
        }
    }
}
