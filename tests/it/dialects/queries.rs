//! Queries that ask for something that cannot be, and what each dialect makes of them.

use super::scenes::{Case, Scene, Told, query};
use serde_json::{Value, json};

const TOO_MANY: &str = "Requesting 101 records on the `users` connection exceeds the `first` limit of 100 records.";
const BOTH: &str = "You can't provide a `before` value at the same time as an `offset` value to properly paginate \
     the `users` connection.";
const NEGATIVE: &str = "Negative indexing is not supported.";

fn at_top(text: &str) -> Told {
    Told::AtTop(json!({ "message": text, "extensions": { "code": "INVALID_INPUT" } }))
}

fn user(told: Option<&str>) -> [Told; 3] {
    let nobody = Told::Nothing(Value::Null);
    [nobody.clone(), nobody.clone(), told.map_or(nobody, at_top)]
}

fn unreadable(id: &str) -> [Told; 3] {
    user(Some(&format!(
        "Unable to parse global ID \"{id}\". Make sure it is a base64 encoded string in the format: \"TypeName:id\". \
         Exception message: Invalid Global ID"
    )))
}

/// Identifiers, in the order of the comments: a key that is no number, none, and one that no account can have.
fn identifiers(no_number: [Told; 3], no_key: [Told; 3]) -> Vec<Case> {
    vec![
        query("user", r#"id: "bad""#, unreadable("bad")),
        query("user", r#"id: """#, unreadable("")),
        // UserNode, :1
        query("user", r#"id: "VXNlck5vZGU=""#, unreadable("VXNlck5vZGU=")),
        query("user", r#"id: "OjE=""#, unreadable("OjE=")),
        // GroupNode:1, Query:1
        query("user", r#"id: "R3JvdXBOb2RlOjE=""#, user(Some("Relay Node \"GroupNode\" not found in schema"))),
        query("user", r#"id: "UXVlcnk6MQ==""#, user(Some("Must receive a UserNode id."))),
        // UserNode:five, UserNode:, UserNode:99999999999
        query("user", r#"id: "VXNlck5vZGU6Zml2ZQ==""#, no_number),
        query("user", r#"id: "VXNlck5vZGU6""#, no_key),
        query("user", r#"id: "VXNlck5vZGU6OTk5OTk5OTk5OTk=""#, user(None)),
    ]
}

/// Each argument, and which of two that are wrong is told.
fn windows(told: fn(Told, Told) -> [Told; 3]) -> Vec<Case> {
    let same = |text: &str| told(at_top(text), at_top(text));
    let number = |name: &str| {
        let fork = format!("Argument '{name}' must be a non-negative integer.");
        told(at_top(NEGATIVE), at_top(&fork))
    };
    vec![
        query("users", "first: -1", number("first")),
        query("users", "last: -1", number("last")),
        query("users", "offset: -1", same(NEGATIVE)),
        query("users", "first: -1, last: -1", number("first")),
        query("users", "first: -1, offset: -1", same(NEGATIVE)),
        query("users", "first: 101", same(TOO_MANY)),
        query("users", "first: 101, last: -1, offset: -1", same(TOO_MANY)),
        query("users", r#"offset: 0, before: "x""#, same(BOTH)),
        query("users", r#"offset: 0, before: "x", first: -1"#, same(BOTH)),
    ]
}

fn documented_under(mut cases: Vec<Case>, name: &str, heading: &'static str) -> Vec<Case> {
    let found = cases.iter_mut().find(|case| case.name == name).unwrap();
    found.documented_under = Some(heading);
    cases
}

/// One of the staff asks.
pub(super) fn by_somebody_who_sees_others() -> Scene {
    let no_number = |key: &str| user(Some(&format!("Field 'id' expected a number but got '{key}'.")));
    let identifiers = identifiers(no_number("five"), no_number(""));
    let identifiers = documented_under(identifiers, r#"user(id: "bad")"#, "An identifier that names no account");
    let windows = windows(|default, fork| [default.clone(), default, fork]);
    let windows = documented_under(windows, "users(first: -1)", "A negative number of accounts");
    let cases = identifiers.into_iter().chain(windows).map(|case| case.by("luke")).collect();
    Scene { steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" belongs to the staff"], cases }
}

/// Somebody asks who is shown nobody.
pub(super) fn by_somebody_who_does_not() -> Scene {
    let windows = windows(|_, fork| {
        let empty = Told::Nothing(json!({ "__typename": "UserNodeConnection" }));
        [empty.clone(), empty, fork]
    });
    Scene { steps: &[], cases: identifiers(user(None), user(None)).into_iter().chain(windows).collect() }
}
