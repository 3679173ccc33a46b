//! Any bytes to any endpoint: an answer that blames the client, never a defect, a reset or silence.

use super::client::{exchange, get, parse};
use super::testbed::Testbed;
use std::net::SocketAddr;

/// Numbers from a seed, the same in every run (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    fn of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// Pieces of requests and noise, in any order.
    fn bytes(&mut self, pieces_max: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        for _ in 0..self.below(pieces_max) {
            if self.below(3) == 0 {
                bytes.extend((0..self.below(40)).map(|_| u8::try_from(self.next() & 0xff).unwrap()));
            } else {
                bytes.extend_from_slice(self.of::<&[u8]>(PIECES));
            }
        }
        bytes
    }
}

const PIECES: &[&[u8]] = &[
    b"{\"query\":\"",
    b"\"}",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"variables\":",
    b"{\"a\":1e999}",
    b"\\ud800",
    b"\\u0000",
    b"\0",
    b"query A($a: Int = 99999999999999999999) { __typename }",
    b"mutation { __typename }",
    b"{ __schema { types { name } } }",
    b"fragment F on Query { ...F }",
    b"{ ...F }",
    b"__typename",
    b"@skip(if: true)",
    b"\"\"\"",
    b"#",
    b"\xef\xbb\xbf",
    b"\xff",
    b"query=",
    b"&",
    b"%7B",
    b"%",
    b"%zz",
    b"--x\r\n",
    b"Content-Disposition: form-data; name=\"query\"\r\n\r\n",
    b"\r\n",
    b"--x--",
    b"null",
    b"-0",
    b"1E400",
    b"true",
    b",",
    b":",
    b"\xed\xa0\x80",
    b"\"operationName\":",
    b"A",
    b"((((((((((",
];

const TYPES: &[&str] = &[
    "application/json",
    "application/json; charset=utf-8",
    "application/graphql",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=\"",
    "text/plain",
    "a/b; c=\"d",
    "",
    "\u{fffd}",
];

const METHODS: &[&str] = &["POST", "POST", "POST", "GET", "PUT", "HEAD", "OPTIONS", "CONNECT", "X"];

/// Every path with the answer that the bytes deserve: one of the client's making.
async fn throw(address: SocketAddr, paths: &[&str], rounds: usize) {
    let mut numbers = Numbers(2026);
    for round in 0..rounds {
        let path = paths[round % paths.len()];
        let body = numbers.bytes(12);
        let method = *numbers.of(METHODS);
        let query: String = numbers
            .bytes(4)
            .iter()
            .map(|byte| match byte {
                b'!'..=b'~' => char::from(*byte).to_string(),
                other => format!("%{other:02x}"),
            })
            .collect();
        let content_type = *numbers.of(TYPES);
        let accept = String::from_utf8_lossy(&numbers.bytes(3)).replace(['\r', '\n', '\0'], " ");
        let mut request = format!(
            "{method} {path}?{query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {content_type}\r\n\
             Accept: {accept}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        )
        .into_bytes();
        request.extend_from_slice(&body);
        let received = exchange(address, &request).await;
        let answer = parse(&received).unwrap_or_else(|| panic!("no answer to {}", request.escape_ascii()));
        assert!(answer.status < 500, "{} to {}", answer.status, request.escape_ascii());
        // hyper itself answers what is no HTTP, with a status alone.
        let spoken = answer.has("x-request-id");
        if spoken && answer.status >= 400 && method != "HEAD" {
            assert!(!answer.body.is_empty(), "{} says nothing to {}", answer.status, request.escape_ascii());
            if answer.header("content-type").contains("json") {
                assert!(answer.json()["errors"][0]["message"].is_string(), "{}", answer.text());
            }
        }
    }
}

/// Bytes that are no HTTP at all. Closed by an empty line they are answered; before it a request may still follow.
async fn throw_noise(address: SocketAddr, rounds: usize) {
    let mut numbers = Numbers(7);
    for _ in 0..rounds {
        let mut noise = vec![*numbers.of(b"GP{\0\xff ")];
        noise.extend(numbers.bytes(30));
        exchange(address, &noise).await;
        noise.extend_from_slice(b"\r\n\r\n");
        let received = exchange(address, &noise).await;
        let answer = parse(&received).unwrap_or_else(|| panic!("no answer to {}", noise.escape_ascii()));
        assert!((400..500).contains(&answer.status), "{} to {}", answer.status, noise.escape_ascii());
    }
}

/// Bodies that hurt parsers.
fn painful() -> Vec<(&'static str, Vec<u8>)> {
    let json = "application/json";
    let query = |text: &str| serde_json::json!({ "query": text }).to_string().into_bytes();
    vec![
        (json, "[".repeat(60_000).into_bytes()),
        (json, "{\"query\":".repeat(7000).into_bytes()),
        (json, format!("{{\"variables\":{}", "[".repeat(60_000)).into_bytes()),
        (json, format!("{{\"query\":\"{{a}}\",\"variables\":{{\"a\":{}1}}}}", "9".repeat(60_000)).into_bytes()),
        (json, b"{\"query\":\"{__typename}\",\"query\":\"{__typename}\"}".to_vec()),
        (json, query(&"{".repeat(30_000))),
        (json, query(&"[".repeat(30_000))),
        (json, query(&format!("{{ a(b: {}", "[".repeat(14_000)))),
        (json, query(&format!("query({}) {{ __typename }}", "$a: [[[[Int!]!]!]!] = 1,".repeat(500)))),
        (json, query(&"a ".repeat(7000))),
        (json, query("{ __typename \u{0} }")),
        (json, query("\u{feff}{ nope }")),
        ("application/graphql", vec![0xff; 60_000]),
        ("application/graphql", vec![0; 60_000]),
        ("application/x-www-form-urlencoded", vec![b'&'; 60_000]),
        ("application/x-www-form-urlencoded", vec![b'%'; 60_000]),
        ("multipart/form-data; boundary=-", vec![b'-'; 60_000]),
        ("multipart/form-data; boundary=x", "--x\r\n".repeat(12_000).into_bytes()),
    ]
}

/// Each painful body to a GraphQL endpoint; the service answers on.
async fn hurt(address: SocketAddr, path: &str) {
    for (content_type, body) in painful() {
        let answer = super::client::post(address, path, content_type, &body).await;
        let told = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
        let refused = (400..500).contains(&answer.status) || answer.status == 200;
        assert!(refused && answer.json()["errors"][0]["message"].is_string(), "{}: {told}", answer.status);
    }
    assert_eq!(get(address, "/health/live").await.status, 200);
}

/// All of it, for a service that answers GraphQL at the first of the paths.
pub(crate) async fn holds(address: SocketAddr, paths: &[&str]) {
    throw(address, paths, 250 * paths.len()).await;
    throw_noise(address, 500).await;
    hurt(address, paths[0]).await;
    assert_eq!(get(address, "/health/live").await.status, 200);
}

const PATHS: &[&str] = &[
    "/documented/graphql",
    "/draft/graphql",
    "/draft/schema.graphql",
    "/health/live",
    "/health/ready",
    "/.well-known/jwks.json",
    "/",
    "/nothing",
];

#[tokio::test]
async fn any_bytes_get_an_answer_that_blames_the_client() {
    let testbed = Testbed::start().await;
    holds(testbed.address, PATHS).await;
    throw(testbed.metrics_address, &["/metrics", "/"], 300).await;
    let numbers = get(testbed.metrics_address, "/metrics").await;
    assert!(numbers.text().contains("lychgate_http_panics_total 0"), "{}", numbers.text());
}
