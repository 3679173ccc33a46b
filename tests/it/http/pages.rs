//! The endpoints beside GraphQL, and what every answer carries.

use super::client::{Answer, get, post, request};
use super::testbed::Testbed;
use lychgate::http::HttpLimits;
use std::sync::atomic::Ordering;

#[tokio::test]
async fn every_page_answers_get_and_head_and_nothing_else() {
    let testbed = Testbed::start().await;
    for (path, content_type, holds) in [
        ("/", "text/plain; charset=utf-8", "/draft/graphql"),
        ("/health/live", "text/plain; charset=utf-8", "alive"),
        ("/health/ready", "text/plain; charset=utf-8", "ready"),
        ("/.well-known/jwks.json", "application/jwk-set+json", r#"{"keys":[]}"#),
        ("/draft/schema.graphql", "text/plain; charset=utf-8", "type Query {"),
    ] {
        let page = get(testbed.address, path).await;
        assert_eq!((page.status, page.header("content-type")), (200, content_type), "{path}");
        assert!(page.text().contains(holds), "{path}: {}", page.text());
        let head = request(testbed.address, &format!("HEAD {path} HTTP/1.1"), b"").await;
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        assert_eq!(head.header("content-length"), page.header("content-length"), "{path}");
        for method in ["POST", "DELETE", "OPTIONS"] {
            let refused = request(testbed.address, &format!("{method} {path} HTTP/1.1"), b"").await;
            assert_eq!((refused.status, refused.header("allow")), (405, "GET, HEAD"), "{method} {path}");
        }
    }
    for path in ["/nothing", "/draft", "/draft/graphql/x", "/metrics", "/%00", "//", "/accounts/graphql"] {
        let page = get(testbed.address, path).await;
        assert_eq!((page.status, page.header("content-type")), (404, "text/plain; charset=utf-8"), "{path}");
        assert!(!page.text().is_empty());
    }
}

#[tokio::test]
async fn readiness_is_the_readiness_of_the_database() {
    let testbed = Testbed::start().await;
    testbed.database.0.store(false, Ordering::SeqCst);
    let page = get(testbed.address, "/health/ready").await;
    assert_eq!(page.status, 503);
    assert_eq!(get(testbed.address, "/health/live").await.status, 200);
    testbed.database.0.store(true, Ordering::SeqCst);
    assert_eq!(get(testbed.address, "/health/ready").await.status, 200);
}

fn assert_dressed(answer: &Answer) {
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    assert!(answer.header("content-security-policy").contains("default-src 'none'"));
    assert!(!answer.header("x-request-id").is_empty());
}

#[tokio::test]
async fn every_answer_carries_a_request_id_and_the_headers_of_safety() {
    let testbed = Testbed::start().await;
    for path in ["/", "/nothing", "/health/live", "/draft/graphql", "/draft/graphql?query=%7Bcrash%7D"] {
        assert_dressed(&get(testbed.address, path).await);
    }
    let named = request(testbed.address, "GET / HTTP/1.1\r\nX-Request-Id: abc-1", b"").await;
    assert_eq!(named.header("x-request-id"), "abc-1");
    let long = "x".repeat(200);
    for bad in ["a b", "a\"b", "\u{e9}", long.as_str()] {
        let answer = request(testbed.address, &format!("GET / HTTP/1.1\r\nX-Request-Id: {bad}"), b"").await;
        assert_ne!(answer.header("x-request-id"), bad);
        assert!(!answer.header("x-request-id").is_empty());
    }
}

#[tokio::test]
async fn a_defect_is_answered_with_500_in_the_form_of_the_endpoint_and_counted() {
    let testbed = Testbed::start().await;
    for query in [&br#"{"query":"{ crash }"}"#[..], br#"{"query":"mutation { crashNote }"}"#] {
        let answer = post(testbed.address, "/documented/graphql", "application/json", query).await;
        assert_eq!((answer.status, answer.header("content-type")), (500, "application/json"));
        assert_eq!(answer.message(), "Internal error.");
        assert_dressed(&answer);
    }
    let numbers = get(testbed.metrics_address, "/metrics").await;
    assert!(numbers.text().contains("lychgate_http_panics_total 2"), "{}", numbers.text());
}

#[tokio::test]
async fn numbers_are_told_on_their_own_listener_with_names_of_the_schema_only() {
    let testbed = Testbed::start().await;
    let body = br#"{"query":"{ aliasOfMine: authorization }"}"#;
    assert_eq!(post(testbed.address, "/draft/graphql", "application/json", body).await.status, 200);
    assert_eq!(post(testbed.address, "/draft/graphql", "application/json", b"{").await.status, 400);
    let bad = br#"{"query":"{ nonsenseField }"}"#;
    assert_eq!(post(testbed.address, "/documented/graphql", "application/json", bad).await.status, 400);
    assert_eq!(get(testbed.address, "/secret-path").await.status, 404);
    let numbers = get(testbed.metrics_address, "/metrics").await;
    assert!(numbers.header("content-type").starts_with("application/openmetrics-text"));
    assert!(numbers.header("x-content-type-options") == "nosniff" && !numbers.has("x-request-id"));
    for line in [
        r#"lychgate_http_requests_total{endpoint="graphql",contract="draft",status="200"} 1"#,
        r#"lychgate_http_requests_total{endpoint="graphql",contract="draft",status="400"} 1"#,
        r#"lychgate_http_requests_total{endpoint="unknown",contract="",status="404"} 1"#,
        r#"lychgate_http_request_duration_seconds_count{endpoint="graphql",contract="draft"} 2"#,
        r#"lychgate_graphql_root_fields_total{contract="draft",operation="query",field="authorization"} 1"#,
        r#"lychgate_graphql_root_fields_total{contract="draft",operation="mutation",field="note"} 0"#,
        r#"lychgate_graphql_request_errors_total{endpoint="graphql",contract="documented"} 1"#,
        r#"lychgate_prepared_documents{contract="draft"} 1"#,
        r#"lychgate_prepared_hits_total{contract="draft"} 0"#,
        r#"lychgate_prepared_misses_total{contract="draft"} 1"#,
        r#"lychgate_prepared_hits_total{contract="documented"} 0"#,
        r#"lychgate_prepared_misses_total{contract="documented"} 1"#,
        "lychgate_http_requests_in_flight 0",
        "lychgate_http_connections_total 4",
    ] {
        assert!(numbers.text().lines().any(|found| found == line), "{line} is missing in\n{}", numbers.text());
    }
    for absent in ["aliasOfMine", "nonsenseField", "secret-path"] {
        assert!(!numbers.text().contains(absent), "{absent} is told");
    }
    assert_eq!(get(testbed.metrics_address, "/").await.status, 404);
    assert_eq!(post(testbed.metrics_address, "/metrics", "text/plain", b"x").await.status, 405);
}

const PREFLIGHT: &str = "OPTIONS /draft/graphql HTTP/1.1\r\nAccess-Control-Request-Method: POST\r\n\
    Access-Control-Request-Headers: authorization,content-type";

#[tokio::test]
async fn no_other_origin_is_let_in_unless_it_is_listed() {
    let closed = Testbed::start().await;
    let answer = request(closed.address, &format!("{PREFLIGHT}\r\nOrigin: https://app.example"), b"").await;
    assert_eq!(answer.status, 405);
    assert!(!answer.has("access-control-allow-origin"));

    let open = Testbed::with(HttpLimits::default(), &["https://app.example", "http://localhost:3000"]).await;
    let answer = request(open.address, &format!("{PREFLIGHT}\r\nOrigin: https://app.example"), b"").await;
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, "https://app.example"));
    assert_eq!(answer.header("access-control-allow-credentials"), "true");
    for header in ["authorization", "x-api-key"] {
        assert!(answer.header("access-control-allow-headers").contains(header));
    }
    assert_dressed(&answer);
    let head = "GET /draft/graphql?query=%7B__typename%7D HTTP/1.1\r\nOrigin: http://localhost:3000";
    let answer = request(open.address, head, b"").await;
    assert_eq!(answer.header("access-control-allow-origin"), "http://localhost:3000");
    assert_eq!(answer.header("access-control-expose-headers"), "x-request-id,retry-after");
    let answer = request(open.address, &format!("{PREFLIGHT}\r\nOrigin: https://evil.example"), b"").await;
    assert!(!answer.has("access-control-allow-origin"));
    let answer = request(open.address, "OPTIONS /draft/graphql HTTP/1.1", b"").await;
    assert_eq!(answer.message(), "GraphQL only supports GET and POST requests.");

    let any = Testbed::with(HttpLimits::default(), &["*"]).await;
    let answer = request(any.address, &format!("{PREFLIGHT}\r\nOrigin: https://evil.example"), b"").await;
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(!answer.has("access-control-allow-credentials"));
}
