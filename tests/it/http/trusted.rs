//! Trusted documents over HTTP: how they are named, what is refused, and what the log is told.

use super::client::{Answer, get, request};
use super::testbed::{Setup, Testbed};
use crate::support::logged;
use lychgate::config::TrustMode;
use lychgate::http::TrustedDocuments;
use lychgate::observe::LogFormat;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::Ordering;

const GREET: &str = "query Greet($name: String!) { greet(name: $name) }";
const GREET_ID: &str = "sha256:8c51ae48a03f12288eea3c58611913817053ed40d40b2e2f5f7a6ff38e73d841";
const NOTE: &str = "mutation { note }";
const NOTE_ID: &str = "sha256:61075e9b3310fda264c1f82e71b1aba2436a1f741d767418cfa1f014570f38e7";
const PATH: &str = "/draft/graphql";

async fn testbed(mode: TrustMode) -> Testbed {
    let documents = HashMap::from([("draft", vec![GREET.into(), NOTE.into()])]);
    let trusted_documents = TrustedDocuments { mode, documents };
    Testbed::of(Setup { trusted_documents, ..Setup::default() }).await
}

async fn ask(address: SocketAddr, accept: &str, body: &Value) -> Answer {
    let head = format!("POST {PATH} HTTP/1.1\r\nContent-Type: application/json\r\nAccept: {accept}");
    request(address, &head, body.to_string().as_bytes()).await
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

fn code(answer: &Answer) -> (u16, String) {
    let json = answer.json();
    assert!(json.get("data").is_none() && json["errors"].as_array().is_some_and(|errors| errors.len() == 1), "{json}");
    (answer.status, json["errors"][0]["extensions"]["code"].as_str().expect("a code").to_owned())
}

fn refused(code: &str) -> (u16, String) {
    (400, code.to_owned())
}

#[tokio::test]
async fn a_document_is_known_by_its_name() {
    for mode in [TrustMode::Log, TrustMode::Enforce] {
        let testbed = testbed(mode).await;
        let address = testbed.address;
        let variables = json!({ "name": "Leia" });
        let greeted = r#"{"data":{"greet":"Leia"}}"#;
        let apollo = json!({ "persistedQuery": { "version": 1, "sha256Hash": &GREET_ID[7..] } });
        for accept in ["application/json", "application/graphql-response+json"] {
            for body in [
                json!({ "documentId": GREET_ID, "variables": variables }),
                json!({ "documentId": &GREET_ID[7..], "variables": variables, "operationName": "Greet" }),
                json!({ "documentId": GREET_ID, "query": GREET, "variables": variables }),
                json!({ "query": GREET, "variables": variables }),
                json!({ "extensions": apollo, "variables": variables }),
            ] {
                let answer = ask(address, accept, &body).await;
                assert_eq!((answer.status, answer.text()), (200, greeted), "{mode:?} {body}");
                assert!(answer.header("content-type").starts_with(accept));
            }
        }
        let variables = encoded(&variables.to_string());
        for query in [
            format!("documentId={GREET_ID}&variables={variables}"),
            format!("documentId={GREET_ID}&operationName=Greet&variables={variables}"),
            format!("extensions={}&variables={variables}", encoded(&apollo.to_string())),
            format!("query={}&variables={variables}", encoded(GREET)),
        ] {
            let answer = get(address, &format!("{PATH}?{query}")).await;
            assert_eq!((answer.status, answer.text()), (200, greeted), "{mode:?} {query}");
        }
        let answer = get(address, &format!("{PATH}?documentId={NOTE_ID}")).await;
        assert_eq!(
            (answer.status, answer.header("allow")),
            (405, "POST"),
            "mutations are posted however they are named"
        );
        let answer = ask(address, "*/*", &json!({ "documentId": NOTE_ID })).await;
        assert_eq!(answer.text(), r#"{"data":{"note":"noted"}}"#);
        let answer = ask(address, "*/*", &json!({ "documentId": GREET_ID })).await;
        assert!(answer.message().contains("$name"), "variables are as for any document: {}", answer.text());
    }
}

#[tokio::test]
async fn where_they_are_enforced_nothing_else_runs() {
    let testbed = testbed(TrustMode::Enforce).await;
    let address = testbed.address;
    let unknown = format!("sha256:{}", "0".repeat(64));
    for accept in ["application/json", "application/graphql-response+json"] {
        for id in [unknown.as_str(), "x-own:1", "1", &GREET_ID.to_uppercase(), "sha256:"] {
            let answer = ask(address, accept, &json!({ "documentId": id })).await;
            assert_eq!(code(&answer), refused("PERSISTED_DOCUMENT_NOT_FOUND"), "{id}");
            assert!(answer.header("content-type").starts_with(accept));
        }
        for query in ["mutation { note } ", "mutation{note}", "{ __typename }", "{ __schema { types { name } } }", "{"]
        {
            let answer = ask(address, accept, &json!({ "query": query })).await;
            assert_eq!(code(&answer), refused("PERSISTED_DOCUMENT_REQUIRED"), "{query}");
        }
    }
    for body in [
        json!({ "documentId": GREET_ID, "query": "mutation{note}" }),
        json!({ "documentId": 7 }),
        json!({ "documentId": [GREET_ID] }),
        json!({ "extensions": { "persistedQuery": { "sha256Hash": {} } } }),
        json!({}),
    ] {
        assert_eq!(code(&ask(address, "*/*", &body).await), refused("BAD_REQUEST"), "{body}");
    }
    let answer = get(address, &format!("{PATH}?documentId={unknown}")).await;
    assert_eq!(code(&answer), refused("PERSISTED_DOCUMENT_NOT_FOUND"));
    let answer = get(address, &format!("{PATH}?query={}", encoded("{ __typename }"))).await;
    assert_eq!(code(&answer), refused("PERSISTED_DOCUMENT_REQUIRED"));
    let other = "POST /documented/graphql HTTP/1.1\r\nContent-Type: application/json";
    let body = json!({ "documentId": GREET_ID, "variables": { "name": "x" } }).to_string();
    let answer = request(address, other, body.as_bytes()).await;
    assert_eq!(code(&answer), refused("PERSISTED_DOCUMENT_NOT_FOUND"), "each contract has its own");
    assert_eq!(testbed.inside.notes.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn where_they_are_off_names_mean_nothing() {
    let testbed = testbed(TrustMode::Off).await;
    let answer = ask(testbed.address, "*/*", &json!({ "documentId": GREET_ID })).await;
    assert_eq!((answer.status, answer.message().as_str()), (400, "Must provide query string."));
    let answer = ask(testbed.address, "*/*", &json!({ "documentId": 7, "query": "{ __typename }" })).await;
    assert_eq!(answer.status, 200);
}

#[test]
fn the_log_is_told_of_others_by_their_hash_once_and_never_by_their_text() {
    let text = logged(LogFormat::Text, async || {
        let testbed = testbed(TrustMode::Log).await;
        let variables = json!({ "name": "secret-variable" });
        for _ in 0..3 {
            ask(testbed.address, "*/*", &json!({ "query": "{ secretAlias: authorization }" })).await;
            ask(testbed.address, "*/*", &json!({ "query": GREET, "variables": variables })).await;
            ask(testbed.address, "*/*", &json!({ "query": "{ secretNonsense }" })).await;
        }
    });
    let lines: Vec<&str> = text.lines().filter(|line| line.contains("a document that is not trusted runs")).collect();
    let [line] = lines[..] else { panic!("{text}") };
    assert!(
        line.contains("document=\"sha256:c780f2bde30fd5fd105caa58d71743d796722915c0f89af5c9d7f6c88b5b26f7\"")
            && line.contains("untold=0"),
        "{line}"
    );
    assert!(line.contains("contract=\"draft\"") && line.contains("operation=\"query authorization\""), "{line}");
    assert!(!text.contains("secret"), "{text}");
}
