//! What of GraphQL over HTTP can be switched off, and what is never served.

use super::client::{get, post, request};
use super::testbed::{Setup, Testbed};

const PATH: &str = "/draft/graphql";

#[tokio::test]
async fn without_get_the_document_has_to_be_posted() {
    let testbed = Testbed::of(Setup { post_only: true, ..Setup::default() }).await;
    let address = testbed.address;
    for accept in ["application/json", "application/graphql-response+json", "*/*"] {
        for query in ["?query=%7B__typename%7D", "?query=mutation%7Bnote%7D", "", "?query=%zz"] {
            let head = format!("GET {PATH}{query} HTTP/1.1\r\nAccept: {accept}");
            let answer = request(address, &head, b"").await;
            assert_eq!((answer.status, answer.header("allow")), (405, "POST"), "{accept} {query}");
            assert_eq!(answer.message(), "GraphQL only supports POST requests.");
        }
    }
    for method in ["PUT", "HEAD", "OPTIONS", "QUERY"] {
        let answer = request(address, &format!("{method} {PATH} HTTP/1.1"), b"").await;
        assert_eq!((answer.status, answer.header("allow")), (405, "POST"), "{method}");
    }
    let answer = post(address, PATH, "application/json", br#"{"query":"{ __typename }"}"#).await;
    assert_eq!(answer.text(), r#"{"data":{"__typename":"Query"}}"#);
    // What is no GraphQL is read as ever.
    assert_eq!(get(address, "/health/live").await.status, 200);
    assert!(get(address, "/").await.text().contains("GraphQL over HTTP, POST\n"));
    let open = Testbed::start().await;
    assert!(get(open.address, "/").await.text().contains("GraphQL over HTTP, POST or GET\n"));
}

#[tokio::test]
async fn several_requests_in_one_body_are_refused_and_none_of_them_runs() {
    let testbed = Testbed::start().await;
    for body in [&br#"[{"query":"mutation { note }"},{"query":"mutation { note }"}]"#[..], b"[]", b" [{}]"] {
        for accept in ["application/json", "application/graphql-response+json"] {
            let head = format!("POST {PATH} HTTP/1.1\r\nContent-Type: application/json\r\nAccept: {accept}");
            let answer = request(testbed.address, &head, body).await;
            assert_eq!(answer.status, 400, "{}", answer.text());
            assert_eq!(answer.message(), "The received data is not a valid JSON query.");
            assert_eq!(answer.json()["errors"][0]["extensions"]["code"], "BATCHING_NOT_SERVED");
        }
    }
    assert_eq!(testbed.inside.notes.load(std::sync::atomic::Ordering::SeqCst), 0);
}
