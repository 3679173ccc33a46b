//! What the logs hold, and what they never do.

use super::client::{get, post, request};
use super::testbed::Testbed;
use lychgate::observe::{LogFormat, subscriber};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use tracing_subscriber::fmt::MakeWriter;

/// Collects what is logged.
#[derive(Debug, Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Captured {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()).expect("logs are text")
    }
}

impl io::Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Captured {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

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

fn logged(format: LogFormat) -> String {
    let captured = Captured::default();
    let _guard = tracing::subscriber::set_default(subscriber(format, captured.clone()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    // Tests on other threads may be the first to reach the places that log, just while this subscriber is set: tracing
    // then remembers that nobody listens there. Once they have all been reached, it is asked to look again.
    runtime.block_on(talk());
    tracing::callsite::rebuild_interest_cache();
    captured.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    runtime.block_on(talk());
    captured.text()
}

fn assert_told(text: &str, told: &[&str]) {
    for told in told {
        assert!(text.contains(told), "{told} is missing in\n{text}");
    }
    assert!(!text.to_lowercase().contains("secret"), "{text}");
}

#[test]
fn lines_of_text_tell_requests_without_their_secrets() {
    let text = logged(LogFormat::Text);
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
    let text = logged(LogFormat::Json);
    assert_told(&text, &["\"status\":404", "told-id", "mutation note"]);
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        assert!(line["level"].is_string() && line["timestamp"].is_string(), "{line}");
    }
    assert_eq!(text.lines().filter(|line| line.contains("lychgate::access")).count(), 12);
}
