//! The production profile: what it keeps back, at every contract.

use crate::http::client::{Answer, get, post};
use crate::support::Service;
use crate::support::world::World;
use apollo_compiler::Schema;
use apollo_compiler::ast::Type;
use apollo_compiler::schema::ExtendedType;
use serde_json::Value;
use std::collections::BTreeSet;
use std::net::SocketAddr;

const CONTRACTS: [&str; 4] = ["accounts", "accounts-relay", "session", "platform"];

async fn service(settings: &[(&str, &str)]) -> Service {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    Service::start(&settings.iter().map(owned).collect::<Vec<_>>()).await
}

async fn ask(address: SocketAddr, contract: &str, document: &str) -> Answer {
    let body = serde_json::json!({ "query": document }).to_string();
    post(address, &format!("/{contract}/graphql"), "application/json", body.as_bytes()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_tells_nobody_the_schema_and_serves_no_get() {
    let service = service(&[("PROFILE", "production")]).await;
    let address = service.server.address;
    for contract in CONTRACTS {
        for document in ["{ __schema { types { name } } }", "{ __type(name: \"Query\") { fields { name } } }"] {
            let answer = ask(address, contract, document).await.json();
            assert_eq!(answer["errors"][0]["extensions"]["code"], "INTROSPECTION_DISABLED", "{answer}");
            assert!(answer.get("data").is_none());
        }
        let answer = ask(address, contract, "{ __typename }").await;
        assert_eq!(answer.text(), r#"{"data":{"__typename":"Query"}}"#);
        assert_eq!(get(address, &format!("/{contract}/schema.graphql")).await.status, 404);
        let answer = get(address, &format!("/{contract}/graphql?query=%7B__typename%7D")).await;
        assert_eq!((answer.status, answer.header("allow")), (405, "POST"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_set_wins_over_the_profile() {
    let on = ["INTROSPECTION", "SUGGESTIONS", "GET"].map(|name| format!("GRAPHQL__{name}"));
    let mut settings = vec![("PROFILE", "production")];
    settings.extend(on.iter().map(|name| (name.as_str(), "true")));
    let open = service(&settings).await;
    let answer = get(open.server.address, "/session/graphql?query=%7B__schema%7Bkind%7D%7D").await;
    assert_eq!(answer.message(), "Cannot query field \"kind\" on type \"__Schema\".");
    let closed = service(&[("GRAPHQL__SUGGESTIONS", "false"), ("GRAPHQL__GET", "false")]).await;
    let answer = ask(closed.server.address, "session", "{ __schema { kind } }").await;
    assert_eq!(answer.message(), "There is no such field.");
    assert_eq!(get(closed.server.address, "/session/graphql?query=%7B__typename%7D").await.status, 405);
}

/// The sentences that stand for messages with names. Their words are no names, though some fields are called like them.
const SENTENCES: &[&str] = &[
    "There is no such field.",
    "There is no such argument.",
    "A required argument is missing.",
    "The field must have a selection of subfields.",
    "The field must not have a selection.",
    "The fragment can never apply here.",
    "The value does not fit its place.",
    "The variable does not fit its place.",
];

/// How messages begin that repeat what the document says.
const OPENINGS: &[&str] = &["Unknown type ", "Unknown fragment ", "Unknown directive ", "Variable "];

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').collect()
}

/// All names of a schema that are not of the language.
fn names(types: &Schema) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for ty in types.types.values().filter(|ty| !ty.name().starts_with("__")) {
        names.insert(ty.name().as_str());
        let fields = match ty {
            ExtendedType::Object(object) => &object.fields,
            ExtendedType::Interface(interface) => &interface.fields,
            ExtendedType::InputObject(input) => {
                names.extend(input.fields.keys().map(|name| name.as_str()));
                continue;
            }
            ExtendedType::Enum(values) => {
                names.extend(values.values.keys().map(|name| name.as_str()));
                continue;
            }
            ExtendedType::Scalar(_) | ExtendedType::Union(_) => continue,
        };
        names.extend(fields.keys().map(|name| name.as_str()));
        names.extend(fields.values().flat_map(|field| &field.arguments).map(|argument| argument.name.as_str()));
    }
    names
}

/// Invalid documents for each root field: each of what can be wrong with it and with each of its arguments.
fn invalid(types: &Schema) -> Vec<String> {
    let mut documents: Vec<String> =
        ["{ nonsense }", "{ ... on Nonsense { a } }", "{ ...Nonsense }", "{ __typename { a } }", "{ __typename @no }"]
            .map(str::to_owned)
            .into();
    for root in ["Query", "Mutation"] {
        let word = root.to_lowercase();
        for (name, field) in types.get_object(root).into_iter().flat_map(|object| &object.fields) {
            for rest in ["", " { nonsense }", "(nonsense: 1)", "(nonsense: 1) { __typename { a } ... on Query { a } }"]
            {
                documents.push(format!("{word} {{ {name}{rest} }}"));
            }
            for argument in &field.arguments {
                let is_list = matches!(&*argument.ty, Type::List(_) | Type::NonNullList(_));
                for value in ["{ nonsense: 1 }", "NONSENSE", "[[1.5]]", "null", "{}"] {
                    let value = if is_list { format!("[{value}]") } else { value.to_owned() };
                    documents.push(format!("{word} {{ {name}({}: {value}) }}", argument.name));
                }
                documents.push(format!("{word} ($v: [[Boolean]]) {{ {name}({}: $v) }}", argument.name));
            }
        }
    }
    documents
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_message_names_what_the_document_does_not() {
    let open = service(&[]).await;
    let closed = service(&[("PROFILE", "production")]).await;
    for contract in CONTRACTS {
        let sdl = get(open.server.address, &format!("/{contract}/schema.graphql")).await;
        let types = Schema::parse(sdl.text(), "served.graphql").unwrap();
        let (names, mut refused) = (names(&types), 0);
        for document in invalid(&types) {
            let answer = ask(closed.server.address, contract, &document).await.json();
            if answer["errors"][0]["extensions"]["code"] != "GRAPHQL_VALIDATION_FAILED" {
                // An empty object or null may be all that is asked for.
                continue;
            }
            refused += 1;
            let written = words(&document);
            for error in answer["errors"].as_array().unwrap() {
                assert!(error["locations"].is_array(), "{document}: {error}");
                let message = error["message"].as_str().unwrap();
                let rest = OPENINGS.iter().find_map(|opening| message.strip_prefix(opening)).unwrap_or(message);
                let leaked = words(rest).into_iter().find(|word| names.contains(word) && !written.contains(word));
                assert!(SENTENCES.contains(&message) || leaked.is_none(), "{document}: {leaked:?} in {message}");
            }
        }
        assert!(refused > 50, "{contract}: {refused}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_variable_makes_a_message_name_more() {
    let service = service(&[("PROFILE", "production")]).await;
    let query = "mutation ($c: LoginCredentials!) { login(credentials: $c) { status } }";
    for variables in [r#"{"c":{}}"#, r#"{"c":{"nonsense":1}}"#, r#"{"c":7}"#] {
        let variables: Value = serde_json::from_str(variables).unwrap();
        let body = serde_json::json!({ "query": query, "variables": variables }).to_string();
        let answer = post(service.server.address, "/session/graphql", "application/json", body.as_bytes()).await;
        assert_eq!(answer.message(), "Variable \"$c\" got an invalid value.");
    }
}
