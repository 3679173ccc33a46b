//! The file of trusted documents: what docs/trusted-documents.md prints, and what refuses the start.

use crate::http::client::post;
use crate::support::world::World;
use crate::support::{Service, TestDatabase, directory};
use lychgate::app::{SystemClock, SystemRandom};
use lychgate::config::Config;
use lychgate::service::{Foundation, Server};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn file(text: &str) -> PathBuf {
    let path = directory().join("documents.json");
    std::fs::write(&path, text).unwrap();
    path
}

async fn enforcing(text: &str) -> Service {
    let file = file(text).to_str().unwrap().to_owned();
    let mode = ("GRAPHQL__TRUSTED_DOCUMENTS".to_owned(), "enforce".to_owned());
    Service::start(&[mode, ("GRAPHQL__TRUSTED_DOCUMENTS_FILE".to_owned(), file)]).await
}

/// A document of the documentation with its id.
fn printed() -> (String, String) {
    let example = example();
    let manifest: serde_json::Map<String, Value> = serde_json::from_str(&example.manifest).unwrap();
    let (id, text) = manifest.into_iter().next().unwrap();
    (id, text.as_str().unwrap().to_owned())
}

struct Example {
    manifest: String,
    /// Paths, requests and answers.
    requests: Vec<(String, Value, Value)>,
}

fn example() -> Example {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/trusted-documents.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (_, section) = text.split_once("## An example\n").unwrap();
    let mut pieces = section.split("```");
    pieces.next();
    let json = |piece: Option<&str>| piece.unwrap().strip_prefix("json\n").unwrap().to_owned();
    let manifest = json(pieces.next());
    let mut requests = Vec::new();
    while let Some((_, path)) = pieces.next().and_then(|prose| prose.split_once("`POST ")) {
        let path = path.split('`').next().unwrap().to_owned();
        let request = serde_json::from_str(&json(pieces.next())).unwrap();
        pieces.next();
        requests.push((path, request, serde_json::from_str(&json(pieces.next())).unwrap()));
    }
    Example { manifest, requests }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_requests_of_the_documentation_are_answered_as_printed() {
    let Example { manifest, requests } = example();
    let service = enforcing(&manifest).await;
    assert_eq!(requests.len(), 5);
    for (path, request, expected) in requests {
        let answer = post(service.server.address, &path, "application/json", request.to_string().as_bytes()).await;
        assert_eq!(answer.json(), expected, "{request}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_manifest_of_apollo_is_read_as_it_is() {
    let (id, text) = printed();
    let bare = id.strip_prefix("sha256:").unwrap();
    let operation = json!({ "id": bare, "name": "Me", "type": "query", "body": text });
    let manifest = json!({ "format": "apollo-persisted-query-manifest", "version": 1, "operations": [operation] });
    let service = enforcing(&manifest.to_string()).await;
    let body = json!({ "documentId": id }).to_string();
    for (path, status) in [("/accounts/graphql", 200), ("/accounts-relay/graphql", 200), ("/platform/graphql", 400)] {
        let answer = post(service.server.address, path, "application/json", body.as_bytes()).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.text());
    }
}

/// Why a service does not start with this file.
async fn complaint(database: &TestDatabase, profile: &str, file: &Path) -> String {
    let data = directory();
    let settings = [
        ("DATABASE_URL", database.url.as_str()),
        ("LYCHGATE_DATA_DIR", data.to_str().unwrap()),
        ("LYCHGATE_LISTEN", "127.0.0.1:0"),
        ("LYCHGATE_METRICS_LISTEN", "off"),
        ("LYCHGATE_SECRET", "a secret of tests, which is longer than 32 bytes"),
        ("LYCHGATE_PROFILE", profile),
        ("LYCHGATE_GRAPHQL__TRUSTED_DOCUMENTS", "log"),
        ("LYCHGATE_GRAPHQL__TRUSTED_DOCUMENTS_FILE", file.to_str().unwrap()),
    ];
    let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let config = Config::load(settings.into_iter(), None).unwrap();
    let foundation = Foundation::lay(config).await.unwrap();
    let error = Server::start(&foundation, Arc::new(SystemClock), Arc::new(SystemRandom)).await.unwrap_err();
    assert!(error.is_of_settings(), "{error}");
    error.to_string()
}

/// A file of one document under its true name.
fn named(text: &str) -> Value {
    let digest = lychgate::crypto::digest(text.as_bytes());
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ format!("sha256:{hex}"): text })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_does_not_do_refuses_the_start_and_names_the_document() {
    let database = TestDatabase::new().await;
    let told = complaint(&database, "production", Path::new("nowhere.json")).await;
    assert!(told.contains("LYCHGATE_GRAPHQL__TRUSTED_DOCUMENTS_FILE names nowhere.json"), "{told}");
    for text in ["", "[]", "{", r#"{"a":1}"#, r#"{"format":"other","version":1,"operations":[]}"#] {
        let told = complaint(&database, "production", &file(text)).await;
        assert!(told.contains("holds no trusted documents"), "{text}: {told}");
    }
    let (id, text) = printed();
    let md5 = "5d41402abc4b2a76b9719d911017c592";
    for (id, text) in [(id.as_str(), format!("{text} ")), (md5, text.clone()), (&id.to_uppercase(), text)] {
        let told = complaint(&database, "production", &file(&json!({ id: text }).to_string())).await;
        assert!(told.contains(&format!("document {id} in")) && told.contains("not named by its SHA-256"), "{told}");
    }
    let aliases: String = (0..16).map(|at| format!("a{at}: __typename ")).collect();
    let costly: String = (0..6).map(|at| format!("a{at}: __schema {{ __typename }} ")).collect();
    let costly = format!("query ($n: Int) {{ {costly} users(first: $n) {{ __typename }} }}");
    for (document, reason) in [
        ("{ nonsense }", "session: Cannot query field \"nonsense\" on type \"Query\"."),
        ("{ me { username }", "accounts: Syntax Error"),
        ("{ __schema { types { name } } }", "introspection has been disabled"),
        (format!("{{ {aliases}}}").as_str(), "platform: The operation has more than 15 aliases."),
    ] {
        let manifest = named(document);
        let told = complaint(&database, "production", &file(&manifest.to_string())).await;
        let id = manifest.as_object().unwrap().keys().next().unwrap().clone();
        assert!(told.contains(&id) && told.contains(reason), "{document}: {told}");
    }
    let told = complaint(&database, "development", &file(&named(&costly).to_string())).await;
    assert!(told.contains("accounts: The operation costs more than 5000 points."), "{told}");
}
