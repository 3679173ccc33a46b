//! Requests that mean no good, each with a name.

use lychgate_rig::http::post;
use lychgate_rig::numbers::Numbers;
use serde_json::json;

/// One of each kind, and some noise.
pub(super) fn requests(path: &str, numbers: &mut Numbers) -> Vec<(&'static str, Vec<u8>)> {
    let mut all: Vec<_> = bodies().into_iter().map(|(name, body)| (name, post(path, "", &body))).collect();
    all.extend(heads(path));
    all.extend((0..20).map(|_| ("noise", noise(path, numbers))));
    all
}

fn query(document: &str) -> String {
    json!({ "query": document }).to_string()
}

fn bodies() -> Vec<(&'static str, String)> {
    let open = |bracket: &str, count: usize| bracket.repeat(count);
    let nested = |count: usize| format!("{}{}", "[".repeat(count), "]".repeat(count));
    let with = |variable: &str| {
        format!(r#"{{"query":"query ($x: ID!) {{ __typename @include(if: $x) }}","variables":{{"x":{variable}}}}}"#)
    };
    vec![
        ("a fragment cycle", query("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }")),
        ("a fragment of itself", query("{ ...A } fragment A on Query { ...A }")),
        ("fragments that double", doubling()),
        ("10 000 nested lists in variables", with(&nested(10_000))),
        ("30 000 nested lists as the body", nested(30_000)),
        ("30 000 nested objects as the body", open("{\"a\":", 12_000)),
        ("1e400 in variables", with("1e400")),
        ("1e400 in the document", query("{ user(id: 1e400) { __typename } }")),
        ("an endless number", with(&"9".repeat(60_000))),
        ("lone surrogates in variables", with("\"\\ud800\"")),
        ("lone surrogates in the document", query_raw("{ a(b: \\\"\\ud800\\\") }")),
        ("lone surrogates as a key", r#"{"\ud800":1,"query":"{ __typename }"}"#.to_owned()),
        ("repeated keys", r#"{"query":"{ a }","query":"{ b }"}"#.to_owned()),
        ("repeated keys in variables", with(r#"{"a":1,"a":2}"#)),
        ("NUL in variables", with("\"\\u0000\"")),
        ("NUL in the document", query("{ \0 }")),
        ("NUL in the body", "{\"query\":\"{ \0 }\"}".to_owned()),
        ("nested selections", query(&open("{a", 7000))),
        ("nested lists in the document", query(&format!("{{ a(b: {}", open("[", 14_000)))),
        ("nested objects in the document", query(&format!("{{ a(b: {}", open("{c:", 4000)))),
        ("nested types", query(&format!("query ($a: {}", open("[", 14_000)))),
        ("many unknown fields", query(&format!("{{ {} }}", "abcdefgh ".repeat(990)))),
        ("a batch", format!("[{}]", vec![query("{ __typename }"); 500].join(","))),
        ("a body that is too large", " ".repeat(6_000_000)),
        ("an unclosed string", query("{ a(b: \"\"\" ")),
        ("nothing", String::new()),
    ]
}

fn query_raw(text: &str) -> String {
    format!(r#"{{"query":"{text}"}}"#)
}

/// Each fragment spreads the next one twice.
fn doubling() -> String {
    let fragments: String = (0..60)
        .map(|number| format!("fragment F{number} on Query {{ ...F{next} ...F{next} }} ", next = number + 1))
        .collect();
    query(&format!("{{ ...F0 }} {fragments} fragment F60 on Query {{ __typename }}"))
}

fn heads(path: &str) -> Vec<(&'static str, Vec<u8>)> {
    let headers = |headers: &str| format!("GET {path} HTTP/1.1\r\nHost: x\r\n{headers}\r\n").into_bytes();
    vec![
        ("a header of 20 KB", headers(&format!("X-Filler: {}\r\n", "x".repeat(20_000)))),
        ("a header of 1 MB", headers(&format!("X-Filler: {}\r\n", "x".repeat(1_000_000)))),
        ("5 000 headers", headers(&"X-A: b\r\n".repeat(5000))),
        ("an address of 100 KB", format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "x".repeat(100_000)).into_bytes()),
        ("a header of control characters", headers("X-A: \u{1}\r\n")),
        ("two lengths", headers("Content-Length: 1\r\nContent-Length: 2\r\n")),
        ("a length and chunks", headers("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n")),
        ("an endless length", headers("Content-Length: 99999999999999999999999\r\n")),
        ("no HTTP at all", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n".to_vec()),
    ]
}

const PIECES: &[&str] = &[
    "{\"query\":\"",
    "\"}",
    "{",
    "}",
    "[",
    "]",
    "\"variables\":",
    "{\"a\":1e999}",
    "\\ud800",
    "\\u0000",
    "\0",
    "query A($a: Int = 99999999999999999999) { __typename }",
    "mutation { __typename }",
    "{ __schema { types { name } } }",
    "fragment F on Query { ...F }",
    "{ ...F }",
    "@skip(if: true)",
    "#",
    "null",
    "-0",
    "1E400",
    ",",
    ":",
    "\u{fffd}",
    "\"operationName\":",
    "((((((((((",
];

/// Pieces of requests in any order.
fn noise(path: &str, numbers: &mut Numbers) -> Vec<u8> {
    let body: String = (0..numbers.below(12)).map(|_| PIECES[numbers.below(PIECES.len())]).collect();
    post(path, "", &body)
}
