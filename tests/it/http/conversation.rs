//! What the GraphQL-over-HTTP draft and accounts.md, section 1.4, promise, request by request. The checks need an address
//! and a path only, and documents that every contract can answer, so that they hold for the real contracts too.

use super::client::{Answer, get, post, request};
use super::testbed::Testbed;
use std::net::SocketAddr;

const JSON: &str = "application/json";
const GRAPHQL_RESPONSE: &str = "application/graphql-response+json";

/// The status of request errors under `application/json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Documented,
    Draft,
}

async fn post_accepting(address: SocketAddr, path: &str, accept: &str, body: &str) -> Answer {
    let head = format!("POST {path} HTTP/1.1\r\nContent-Type: application/json\r\nAccept: {accept}");
    request(address, &head, body.as_bytes()).await
}

/// Whatever asks well is answered, in every documented form.
async fn answers(address: SocketAddr, path: &str) {
    let good = br#"{"query":"{ __typename }"}"#;
    let multipart = b"--x\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\n{ __typename }\r\n--x--\r\n";
    let named =
        br#"{"query":"query A { __typename } query B { __typename }","operationName":"B","variables":"{}","id":"1"}"#;
    for (content_type, body) in [
        ("application/json", &good[..]),
        ("application/json; charset=utf-8", good),
        ("application/json", named),
        ("application/graphql", b"{ __typename }"),
        ("application/x-www-form-urlencoded", b"query=%7B+__typename+%7D&variables=%7B%7D&operationName="),
        ("multipart/form-data; boundary=x", multipart),
        ("application/json", br#"{"query":"mutation { __typename }"}"#),
    ] {
        let answer = post(address, path, content_type, body).await;
        assert_eq!(answer.status, 200, "{content_type}: {}", answer.text());
        assert_eq!(answer.header("content-type"), JSON);
        assert!(answer.json()["data"]["__typename"].is_string(), "{}", answer.text());
        assert!(answer.json().get("errors").is_none(), "{}", answer.text());
    }
    for (accept, content_type) in [
        ("*/*", JSON),
        ("application/json", JSON),
        ("application/graphql-response+json", "application/graphql-response+json; charset=utf-8"),
        (
            "application/graphql-response+json, application/json;q=0.9",
            "application/graphql-response+json; charset=utf-8",
        ),
    ] {
        let answer = post_accepting(address, path, accept, r#"{"query":"{ __typename }"}"#).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, content_type), "{accept}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let answer = get(address, &format!("{path}?query=%7B__typename%7D&variables=%7B%7D")).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, JSON));
    // One operation whose errors are those of a request under each media type.
    let variables =
        r#"{"query":"query($name: String!) { __type(name: $name) { name } }","variables":{"name":"Query"}}"#;
    let answer = post(address, path, JSON, variables.as_bytes()).await;
    assert_eq!(answer.text(), r#"{"data":{"__type":{"name":"Query"}}}"#);
}

/// What cannot be read is refused with 400 and the documented message, whichever media type is accepted.
async fn refuses_what_is_no_request(address: SocketAddr, path: &str) {
    const NO_QUERY: &str = "Must provide query string.";
    const BAD_JSON: &str = "POST body sent invalid JSON.";
    for (content_type, body, message) in [
        (JSON, &b"{"[..], BAD_JSON),
        (JSON, b"", BAD_JSON),
        (JSON, b"\xff\xfe", BAD_JSON),
        (JSON, br#"{"query":"\udead"}"#, BAD_JSON),
        (JSON, b"[]", "The received data is not a valid JSON query."),
        (JSON, br#"[{"query":"{ __typename }"}]"#, "The received data is not a valid JSON query."),
        (JSON, b"{}", NO_QUERY),
        (JSON, br#"{"query":1}"#, NO_QUERY),
        (JSON, br#"{"query":"{ __typename }","variables":"{"}"#, "Variables are invalid JSON."),
        (JSON, br#"{"query":"{ __typename }","variables":[]}"#, "Variables are invalid JSON."),
        ("text/plain", br#"{"query":"{ __typename }"}"#, NO_QUERY),
        ("text/plain;charset=UTF-8", br#"{"query":"{ __typename }"}"#, NO_QUERY),
        ("application/x-www-form-urlencoded", b"query=", NO_QUERY),
        ("application/x-www-form-urlencoded", b"query=%7B__typename%7D&variables=x", "Variables are invalid JSON."),
        ("application/graphql", b"", NO_QUERY),
    ] {
        for accept in [JSON, GRAPHQL_RESPONSE] {
            let head = format!("POST {path} HTTP/1.1\r\nContent-Type: {content_type}\r\nAccept: {accept}");
            let answer = request(address, &head, body).await;
            assert_eq!(answer.status, 400, "{content_type} {}: {}", body.escape_ascii(), answer.text());
            assert_eq!(answer.message(), message, "{content_type} {}", body.escape_ascii());
            assert!(answer.json().get("data").is_none());
            assert!(answer.header("content-type").starts_with(accept));
        }
    }
    let answer = request(address, &format!("POST {path} HTTP/1.1"), br#"{"query":"{ __typename }"}"#).await;
    assert_eq!((answer.status, answer.message().as_str()), (400, NO_QUERY));
    for query in ["", "?", "?query=", "?other=1"] {
        let answer = get(address, &format!("{path}{query}")).await;
        assert_eq!((answer.status, answer.message().as_str()), (400, NO_QUERY), "{query}");
    }
    for (query, message) in [
        ("?query=%7B__typename%7D&variables=%7B", "Variables are invalid JSON."),
        ("?query=%zz", "The form is not well encoded."),
        ("?query=%ff", "The request is not valid UTF-8."),
        ("?query=%7B__typename%7D&query=x", "A parameter is given more than once."),
    ] {
        let answer = get(address, &format!("{path}{query}")).await;
        assert_eq!((answer.status, answer.message().as_str()), (400, message), "{query}");
    }
}

/// Documents that will not run: the status depends on the media type and on the contract.
async fn refuses_documents(address: SocketAddr, path: &str, style: Style) {
    let several = r#"{"query":"query A { __typename } query B { __typename }"}"#;
    for body in [
        r#"{"query":"{"}"#,
        r#"{"query":"{ thereIsNoSuchField }"}"#,
        r#"{"query":"query($id: ID!) { __typename }","variables":{"id":null}}"#,
        several,
        r#"{"query":"query A { __typename }","operationName":"B"}"#,
        r#"{"query":"subscription { a }"}"#,
        r#"{"query":"\u0000"}"#,
        r##"{"query":"#"}"##,
    ] {
        let legacy = if style == Style::Documented { 400 } else { 200 };
        for (accept, status) in [(JSON, legacy), (GRAPHQL_RESPONSE, 400)] {
            let answer = post_accepting(address, path, accept, body).await;
            assert_eq!(answer.status, status, "{accept} {body}: {}", answer.text());
            let json = answer.json();
            assert!(json.get("data").is_none() && json["errors"][0]["message"].is_string(), "{body}: {json}");
        }
    }
    let answer = post(address, path, JSON, several.as_bytes()).await;
    assert_eq!(answer.message(), "Must provide operation name if query contains multiple operations.");
}

/// Verbs, encodings and media types that are not served.
async fn refuses_other_ways(address: SocketAddr, path: &str) {
    for (accept, kind) in [(JSON, JSON), (GRAPHQL_RESPONSE, GRAPHQL_RESPONSE), ("*/*", JSON)] {
        let head = format!("GET {path}?query=mutation%7B__typename%7D HTTP/1.1\r\nAccept: {accept}");
        let answer = request(address, &head, b"").await;
        assert_eq!((answer.status, answer.header("allow")), (405, "POST"));
        assert_eq!(answer.message(), "Can only perform a mutation operation from a POST request.");
        assert!(answer.header("content-type").starts_with(kind));
    }
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        let answer = request(address, &format!("{method} {path} HTTP/1.1"), b"").await;
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, POST"), "{method}");
        assert_eq!(answer.message(), "GraphQL only supports GET and POST requests.", "{method}");
        assert_eq!(answer.header("content-type"), JSON);
    }
    let good = br#"{"query":"{ __typename }"}"#;
    for (headers, status) in [
        ("Content-Type: application/json\r\nContent-Encoding: gzip", 415),
        ("Content-Type: application/json\r\nContent-Encoding: nonsense", 415),
        ("Content-Type: application/json\r\nContent-Encoding: identity", 200),
        ("Content-Type: application/json; charset=utf-16", 415),
        ("Content-Type: image/png", 415),
        ("Content-Type: \u{ff}", 415),
        ("Content-Type: multipart/form-data", 415),
        ("Content-Type: application/json\r\nAccept: text/html", 406),
        ("Content-Type: application/json\r\nAccept: ;;;q=,,\u{1}", 400),
        ("Content-Type: application/json\r\nAccept: ;;;q=,,", 406),
        ("Content-Type: application/json\r\nAccept: text/html, */*;q=0.1", 200),
    ] {
        let answer = request(address, &format!("POST {path} HTTP/1.1\r\n{headers}"), good).await;
        assert_eq!(answer.status, status, "{headers}: {}", answer.text());
        if status == 415 || status == 406 {
            assert!(!answer.message().is_empty());
        }
    }
}

/// All of it.
pub(crate) async fn holds(address: SocketAddr, path: &str, style: Style) {
    answers(address, path).await;
    refuses_what_is_no_request(address, path).await;
    refuses_documents(address, path, style).await;
    refuses_other_ways(address, path).await;
}

#[tokio::test]
async fn requests_in_every_documented_form_are_answered() {
    let testbed = Testbed::start().await;
    holds(testbed.address, "/documented/graphql", Style::Documented).await;
    holds(testbed.address, "/draft/graphql", Style::Draft).await;
}

#[tokio::test]
async fn a_form_may_send_a_mutation_and_no_cookie_reaches_the_contract() {
    let testbed = Testbed::start().await;
    let form = "application/x-www-form-urlencoded";
    let answer = post(testbed.address, "/draft/graphql", form, b"query=mutation%7Bnote%7D").await;
    assert_eq!(answer.text(), r#"{"data":{"note":"noted"}}"#);
    // But that of another site's page does not: it would count against whoever looks at that page.
    let head = format!("POST /draft/graphql HTTP/1.1\r\nContent-Type: {form}\r\nOrigin: https://evil.example");
    let answer = request(testbed.address, &head, b"query=mutation%7Bnote%7D").await;
    assert_eq!((answer.status, answer.json()["errors"][0]["extensions"]["code"].as_str()), (403, Some("CROSS_SITE")));
    let head =
        "POST /draft/graphql HTTP/1.1\r\nContent-Type: application/json\r\nCookie: JWT=x\r\nAuthorization: JWT y";
    let answer = request(testbed.address, head, br#"{"query":"{ cookie authorization }"}"#).await;
    assert_eq!(answer.text(), r#"{"data":{"cookie":"none","authorization":"JWT y"}}"#);
}
