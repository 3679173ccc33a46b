//! What the logs hold, and what they never do.

use super::client::{get, post, request};
use super::testbed::Testbed;
use crate::support::logged;
use lychgate::observe::LogFormat;

/// Sends secrets in every place that a request has. On one thread, so that the subscriber of this test hears all of it.
async fn talk() {
    let testbed = Testbed::start().await;
    let address = testbed.address;
    let good = br#"{"query":"{ authorization }","variables":{"password":"secret-variable"}}"#;
    let head = "POST /draft/graphql?token=secret-address HTTP/1.1\r\nContent-Type: application/json\r\n\
        Authorization: JWT secret-token\r\nCookie: JWT=secret-cookie\r\nX-Request-Id: told-id\r\nX-Other: secret-header";
    assert_eq!(request(address, head, good).await.status, 200);
    let named = br#"{"query":"mutation secretName { secretAlias: note(text: \"secret-literal\") }"}"#;
    assert_eq!(post(address, "/draft/graphql", "application/json", named).await.status, 200);
    for bad in [
        &br#"{"query":"{ secretField }"}"#[..],
        br#"{"query":"secret syntax"}"#,
        br#"{"query":"query($p: Int!) { __typename }","variables":{"p":"secret-coerced"}}"#,
        br#"{"query":"query A { __typename } query B { __typename }","operationName":"secretOperation"}"#,
        b"secret body",
    ] {
        post(address, "/documented/graphql", "application/json", bad).await;
    }
    get(address, "/activate/secret-path?secret-query").await;
    get(address, "/draft/graphql?query=secret-get").await;
    request(address, "SECRETMETHOD /draft/graphql HTTP/1.1", b"").await;
    request(address, "GET /health/live HTTP/1.1\r\nX-Request-Id: secret id", b"").await;
    let crash = post(address, "/draft/graphql", "application/json", br#"{"query":"{ crash }"}"#).await;
    assert_eq!(crash.status, 500);
}

fn assert_told(text: &str, told: &[&str]) {
    for told in told {
        assert!(text.contains(told), "{told} is missing in\n{text}");
    }
    assert!(!text.to_lowercase().contains("secret"), "{text}");
}

#[test]
fn lines_of_text_tell_requests_without_their_secrets() {
    let text = logged(LogFormat::Text, talk);
    assert_told(
        &text,
        &[
            "lychgate::access",
            "id=\"told-id\"",
            "operation=\"query authorization\"",
            "operation=\"mutation note\"",
            "endpoint=\"unknown\"",
            "status=404",
            "status=500",
            "client=127.0.0.1",
            "a defect of the service",
        ],
    );
}

#[test]
fn lines_of_json_tell_requests_without_their_secrets() {
    let text = logged(LogFormat::Json, talk);
    assert_told(&text, &["\"status\":404", "told-id", "mutation note"]);
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        assert!(line["level"].is_string() && line["timestamp"].is_string(), "{line}");
    }
    assert_eq!(text.lines().filter(|line| line.contains("lychgate::access")).count(), 12);
}

#[tokio::test]
async fn secrets_in_a_head_are_not_printed() {
    let testbed = Testbed::start().await;
    let head = "POST /draft/graphql HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: JWT secret-token\r\n\
        Cookie: JWT=secret-cookie\r\nX-Api-Key: secret-key\r\nX-Token: secret-other-token\r\nX-Other: plain";
    let printed = request(testbed.address, head, br#"{"query":"{ printed }"}"#).await.text().to_owned();
    assert!(printed.contains("x-token") && printed.contains("plain") && !printed.contains("secret"), "{printed}");
}
