//! Every default limit of a document at every contract: one at the limit is served, one beyond it is refused before it runs.

use super::client::{Answer, get, post};
use crate::support::Service;
use crate::support::world::World;
use std::net::SocketAddr;

/// A limit: the code of the refusal, a document at the limit, and one beyond it.
struct Row {
    code: &'static str,
    at: String,
    beyond: String,
}

fn row(code: &'static str, document: impl Fn(usize) -> String, limit: usize) -> Row {
    Row { code, at: document(limit), beyond: document(limit + 1) }
}

/// What holds for any schema.
fn rows() -> Vec<Row> {
    let aliases = |number: usize| (0..number).map(|at| format!("a{at}: __typename ")).collect::<String>();
    let nested = |depth: usize| format!("{{ {}a{} }}", "a { ".repeat(depth - 1), " }".repeat(depth - 1));
    let directives = |number: usize| format!("{{ {}}}", "__typename @include(if: true) ".repeat(number));
    // An introspection field costs a thousand points.
    let costly = |thousands: usize| {
        format!("{{ {}}}", (0..thousands).map(|at| format!("a{at}: __schema {{ __typename }} ")).collect::<String>())
    };
    vec![
        row("DOCUMENT_TOO_LONG", |bytes| format!("{:<bytes$}", "{ __typename }"), 15_000),
        row("TOO_MANY_TOKENS", |tokens| format!("{{ {}}}", "__typename ".repeat(tokens - 2)), 1000),
        row("TOO_MANY_ALIASES", |number| format!("{{ {}}}", aliases(number)), 15),
        row("TOO_MANY_DIRECTIVES", directives, 50),
        row("TOO_COSTLY", costly, 5),
        row("TOO_DEEP", nested, 8),
    ]
}

/// Twenty fields at the root, and one more. With fifteen aliases and what every schema has, six are left to the contract.
fn root_fields(contract: &str) -> Row {
    let aliases: String = (0..15).map(|at| format!("a{at}: __typename ")).collect();
    let every = "__typename __schema { __typename } __type(name: \"Query\") { __typename }";
    let (begin, fields) = match contract {
        "accounts" | "accounts-relay" => {
            let id = if contract == "accounts" { "1" } else { "\"1\"" };
            let user = format!("user(id: {id}) {{ __typename }}");
            (format!("{{ {aliases} {every}"), ["me { __typename }".to_owned(), user, "users { __typename }".to_owned()])
        }
        "session" => {
            let more = "__typename logout { __typename } enable2Fa { __typename } newToken(refreshToken: \"x\") { __typename }";
            let twice = |field: &str| format!("{field}(sessionId: \"x\", email: \"a@b.co\") {{ __typename }}");
            let last = "confirm2Fa(code: \"0\", sessionId: \"x\", email: \"a@b.co\") { __typename }".to_owned();
            (format!("mutation {{ {aliases} {more}"), [twice("resend2Fa"), String::new(), last])
        }
        _ => {
            let some = ["me { __typename }", "sessions { __typename }", "unreadNotificationCount"].map(str::to_owned);
            (format!("{{ {aliases} {every}"), some)
        }
    };
    let [first, second, last] = fields;
    let code = "TOO_MANY_ROOT_FIELDS";
    Row { code, at: format!("{begin} {first} {second} }}"), beyond: format!("{begin} {first} {second} {last} }}") }
}

async fn ask(address: SocketAddr, contract: &str, document: &str) -> Answer {
    let body = serde_json::json!({ "query": document }).to_string();
    post(address, &format!("/{contract}/graphql"), "application/json", body.as_bytes()).await
}

/// How many root fields of a contract have run.
async fn ran(metrics: SocketAddr, contract: &str) -> u64 {
    let numbers = get(metrics, "/metrics").await;
    let begin = format!("lychgate_graphql_root_fields_total{{contract=\"{contract}\"");
    let counts = numbers.text().lines().filter(|line| line.starts_with(&begin));
    counts.map(|line| line.rsplit(' ').next().unwrap().parse::<u64>().unwrap()).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_limit_holds_at_each_contract() {
    let service = Service::start(&[]).await;
    let (address, metrics) = (service.server.address, service.server.metrics_address.unwrap());
    for contract in ["accounts", "accounts-relay", "session", "platform"] {
        for Row { code, at, beyond } in rows().into_iter().chain([root_fields(contract)]) {
            let answer = ask(address, contract, &at).await.json();
            // No schema has eight fields that stand in each other: what is at that limit is found to be no document of it.
            let expected = if code == "TOO_DEEP" { "GRAPHQL_VALIDATION_FAILED" } else { "" };
            if expected.is_empty() {
                assert!(answer["data"].is_object() || code == "TOO_MANY_ROOT_FIELDS", "{contract} {code}: {answer}");
            }
            let codes = answer["errors"].as_array().into_iter().flatten().map(|error| &error["extensions"]["code"]);
            assert!(codes.clone().all(|said| said != code), "{contract} {code}: {answer}");
            assert!(expected.is_empty() || codes.clone().any(|said| said == expected), "{contract} {code}: {answer}");
            let before = ran(metrics, contract).await;
            let answer = ask(address, contract, &beyond).await.json();
            assert_eq!(answer["errors"][0]["extensions"]["code"], code, "{contract}: {answer}");
            assert!(answer.get("data").is_none() && answer["errors"].as_array().unwrap().len() == 1, "{answer}");
            assert_eq!(ran(metrics, contract).await, before, "{contract} {code}: something ran");
        }
    }
    assert!(ran(metrics, "session").await > 0, "the fields at the limit did run");
}
