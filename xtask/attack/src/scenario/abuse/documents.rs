//! Documents that just meet the limits of a document, and such that are just beyond one.

/// A document about a limit.
pub(super) struct Document {
    pub(super) limit: &'static str,
    pub(super) path: &'static str,
    pub(super) text: String,
    /// What it is refused with.
    pub(super) code: &'static str,
}

const ACCOUNTS: &str = "/accounts/graphql";
const PLATFORM: &str = "/platform/graphql";

/// The limits, as they are by default. No contract has fields deep enough in each other for the limit of depth: what is
/// deeper is no valid document.
const BYTES: usize = 15_000;
const TOKENS: usize = 1000;
const BRACKETS: usize = 64;
const ALIASES: usize = 15;
const DIRECTIVES: usize = 50;
const ROOT_FIELDS: usize = 20;

/// One for each limit that a document can meet.
pub(super) fn at_each_limit() -> Vec<Document> {
    all(0)
}

/// One for each limit, one beyond it; those that can only be exceeded by more as well.
pub(super) fn beyond_each_limit() -> Vec<Document> {
    let mut documents = all(1);
    let costly = "{ users(first: 10000) { edges { node { username } } } }";
    documents.push(document("cost", ACCOUNTS, costly.to_owned(), "TOO_COSTLY"));
    let deep = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }";
    documents.push(document("introspection", ACCOUNTS, deep.to_owned(), "INTROSPECTION_TOO_DEEP"));
    documents
}

fn document(limit: &'static str, path: &'static str, text: String, code: &'static str) -> Document {
    Document { limit, path, text, code }
}

fn all(more: usize) -> Vec<Document> {
    vec![
        document("bytes", ACCOUNTS, padded(BYTES + more), "DOCUMENT_TOO_LONG"),
        document("tokens", ACCOUNTS, of_tokens(TOKENS + more), "TOO_MANY_TOKENS"),
        document("brackets", ACCOUNTS, nested(BRACKETS + more), "TOO_MANY_NESTED_BRACKETS"),
        document("aliases", ACCOUNTS, with_aliases(ALIASES + more), "TOO_MANY_ALIASES"),
        document("directives", ACCOUNTS, with_directives(DIRECTIVES + more), "TOO_MANY_DIRECTIVES"),
        document("root fields", PLATFORM, with_root_fields(ROOT_FIELDS + more), "TOO_MANY_ROOT_FIELDS"),
    ]
}

fn padded(bytes: usize) -> String {
    let text = "{ me { username } }";
    format!("{text}{}", " ".repeat(bytes - text.len()))
}

/// `{ me { … } }` is five of them.
fn of_tokens(tokens: usize) -> String {
    format!("{{ me {{ {}}} }}", "username ".repeat(tokens - 5))
}

fn nested(brackets: usize) -> String {
    let around = brackets - 2;
    format!("{{ {}me {{ username }}{} }}", "... { ".repeat(around), " }".repeat(around))
}

fn with_aliases(aliases: usize) -> String {
    let fields: String = (0..aliases).map(|number| format!("a{number}: __typename ")).collect();
    format!("{{ {fields}}}")
}

fn with_directives(directives: usize) -> String {
    format!("{{ me {{ {}}} }}", "username @include(if: true) ".repeat(directives))
}

/// Fields with aliases as far as those go, and others.
fn with_root_fields(fields: usize) -> String {
    const OTHERS: [&str; 7] = [
        "__typename",
        "unreadNotificationCount",
        "me { __typename }",
        "sessions { __typename }",
        "organizations { __typename }",
        "apiKeys { __typename }",
        "userPasskeys { __typename }",
    ];
    let aliased: String = (0..ALIASES).map(|number| format!("a{number}: __typename ")).collect();
    format!("{{ {aliased}{} }}", OTHERS[..fields - ALIASES].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_what_they_say() {
        assert_eq!(padded(BYTES + 1).len(), 15_001);
        assert_eq!(of_tokens(1000).replace(['{', '}'], " x ").split_whitespace().count(), 1000);
        assert_eq!(nested(65).matches('{').count(), 65);
    }
}
