//! What is sent to hurt, a row for each kind, to every contract: each is refused as the client's fault, or cut off; the service
//! goes on, and its memory stays what it was.

use super::client::{Answer, exchange, get, parse, request};
use super::testbed::Testbed;
use crate::support::world::World;
use crate::support::{Service, TestDatabase, directory};
use lychgate::http::HttpLimits;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const CONTRACTS: [&str; 4] = ["accounts", "accounts-relay", "session", "platform"];
const BY_NAME: &str = "query ($v: String!) { __type(name: $v) { name } }";

fn nested(open: &str, inner: &str, close: &str, depth: usize) -> String {
    format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
}

/// Documents that no schema of ours takes, with variables.
fn documents() -> Vec<(String, Value)> {
    let mut rows: Vec<(String, Value)> = [
        "{ ...A } fragment A on Query { ...A }",
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ... { ...C } } fragment C on Query { __typename ...A }",
        "{ __schema { types { ...A } } } fragment A on __Type { ofType { ...B } } fragment B on __Type { ofType { ...A } }",
        "{ __typename } fragment A on Query { ...A }",
        "{ __type(name: 1e400) { name } }",
        "{ __type(name: -1e-99999999999) { name } }",
        r#"{ __type(name: "\ud800") { name } }"#,
        r#"{ __type(name: "\udc00\ud800") { name } }"#,
        r#"{ __type(name: "\u{110000}") { name } }"#,
        r#"{ __type(name: "\u{d800}") { name } }"#,
        r#"{ __type(name: "\u12") { name } }"#,
        r#"{ __type(name: "\x00") { name } }"#,
        "{ __type(name: \"a\nb\") { name } }",
        "{ __type(name: \"a) { name } }",
        "{ __type(name: \"\"\"a) { name } }",
        "{ __typename \u{0} }",
        "\u{0}",
        "{ __typename } \u{2028}",
    ]
    .into_iter()
    .map(|text| (text.to_owned(), Value::Null))
    .collect();
    for depth in [60, 70, 2000] {
        let (lists, objects) = (nested("[", "1", "]", depth), nested("{a: ", "1", "}", depth));
        let ty = nested("[", "Int", "]", depth);
        rows.extend(
            [
                "{".repeat(depth),
                "[".repeat(depth),
                nested("{ a ", "", "}", depth),
                nested("{ ... ", "{ __typename nonsense }", "}", depth),
                format!("{{ __type(name: {lists}) {{ name }} }}"),
                format!("{{ __type(name: {objects}) {{ name }} }}"),
                format!("query ($v: {ty}) {{ __type(name: $v) {{ name }} }}"),
                format!("query ($v: Int = {lists}) {{ __type(name: $v) {{ name }} }}"),
                format!("{{ __typename @include(if: {lists}) }}"),
                format!("{{ __typename {} }}", "@include(if: true) ".repeat(depth)),
            ]
            .map(|text| (text, Value::Null)),
        );
    }
    let long = "9".repeat(2000);
    rows.push((format!("{{ __type(name: {long}) {{ name }} }}"), Value::Null));
    let deep = |open: &str, close: &str| serde_json::from_str::<Value>(&nested(open, "1", close, 100)).unwrap();
    for value in [deep("[", "]"), deep("{\"a\":", "}"), json!(1e308), json!([[], []]), Value::Null] {
        rows.push((BY_NAME.to_owned(), json!({ "v": value })));
    }
    rows
}

/// Bodies that are no request.
fn bodies() -> Vec<Vec<u8>> {
    let good = r#""query":"{ __typename }""#;
    let with = |name: &str, value: &str| format!("{{{good},\"{name}\":{value}}}").into_bytes();
    let (lists, objects) = (nested("[", "1", "]", 10_000), nested("{\"a\":", "1", "}", 8000));
    let mut rows = Vec::new();
    for name in ["variables", "extensions", "operationName", "other"] {
        rows.push(with(name, &format!("{{\"a\":{lists}}}")));
        rows.push(with(name, &objects));
        rows.push(with(name, "{\"a\":1e400}"));
        rows.push(with(name, "{\"a\":-1E+400}"));
        rows.push(with(name, "{\"a\":\"\\ud800\"}"));
        rows.push(with(name, "{\"\\udc00\":1}"));
        rows.push(with(name, "{\"a\":1,\"a\":2}"));
        rows.push(with(name, "{\"b\":[{\"a\":1,\"a\":1}]}"));
        rows.push(with(name, "{\"a\":\"\0\"}"));
        rows.push(with(name, "{\"a\":NaN}"));
        rows.push(with(name, &format!("{{\"a\":{}", "[".repeat(60_000))));
    }
    rows.push(format!("{{{good},{good}}}").into_bytes());
    rows.push(format!("{{{good}}}\0").into_bytes());
    rows.push(format!("\u{feff}{{{good}}}").into_bytes());
    rows.push(b"{\"query\":\"\\ud800\"}".to_vec());
    rows.push(b"{\"query\":\"{ __typename \xff}\"}".to_vec());
    rows.push(vec![0; 60_000]);
    rows
}

/// Whole requests that are none, or too much of one; the first line and headers are those of a POST to a path.
fn requests(path: &str) -> Vec<Vec<u8>> {
    let json = "Content-Type: application/json\r\n";
    let chunked = |head: &str, rest: &str| {
        let begin = format!("POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{json}{head}");
        format!("{begin}Transfer-Encoding: chunked\r\n\r\n{rest}").into_bytes()
    };
    let plain = |head: &str| {
        format!("POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{json}{head}\r\n\r\n{{}}").into_bytes()
    };
    let get = |path: &str| format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").into_bytes();
    vec![
        plain(&format!("X-Long: {}", "x".repeat(1_000_000))),
        plain(&format!("{}: x", "X".repeat(100_000))),
        plain(&format!("{}Content-Length: 2", "X-Many: y\r\n".repeat(500))),
        plain(&format!("{}Content-Length: 2", "A: b\r\n".repeat(5000))),
        plain("Content-Length: 2\r\nContent-Length: 20"),
        plain("Content-Length: -2"),
        plain("Content-Length: 99999999999999999999999"),
        plain("Content-Length: 1000000000"),
        plain("Transfer-Encoding: gzip"),
        plain("X-Nul: a\0b\r\nContent-Length: 2"),
        plain(": nameless\r\nContent-Length: 2"),
        get(&format!("{path}?query={}", "x".repeat(20_000))),
        get(&format!("{path}?{}", "a&".repeat(100_000))),
        get(&format!("{path}/{}", "x".repeat(1_000_000))),
        chunked("", &format!("2;{}\r\n{{}}\r\n0\r\n\r\n", "x".repeat(1_000_000))),
        chunked("", &format!("2;a=\"{}\"\r\n{{}}\r\n0\r\n\r\n", "x".repeat(100_000))),
        chunked("", &format!("{}0\r\n\r\n", format!("1;{}\r\n \r\n", "x".repeat(1000)).repeat(1000))),
        chunked("", "FFFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n"),
        chunked("", "-1\r\n{}\r\n0\r\n\r\n"),
        chunked("", "7FFFFFFFFFFFFFFF\r\n{}"),
        chunked("", &format!("2\r\n{{}}\r\n0\r\n{}\r\n", "X-Trailer: y\r\n".repeat(100_000))),
        chunked("", &format!("2\r\n{{}}\r\n0\r\nX: {}\r\n\r\n", "y".repeat(1_000_000))),
        chunked("", &" \r\n".repeat(50_000)),
    ]
}

async fn post(address: SocketAddr, path: &str, accept: &str, body: &[u8]) -> Answer {
    let head = format!("POST {path} HTTP/1.1\r\nContent-Type: application/json\r\nAccept: {accept}");
    request(address, &head, body).await
}

/// The beginning of what was sent, for people.
fn begin(sent: &[u8]) -> String {
    sent.get(..200).unwrap_or(sent).escape_ascii().to_string()
}

/// Every row to one contract.
async fn throw(address: SocketAddr, contract: &str) {
    let path = format!("/{contract}/graphql");
    let mut complaints = Vec::new();
    let mut refused = |answer: &Answer, told: &[u8]| {
        let json = answer.json();
        if answer.status != 400 || json.get("data").is_some() || !json["errors"][0]["message"].is_string() {
            complaints.push(format!("{}: {json} to {}", answer.status, begin(told)));
        }
    };
    for (query, variables) in documents() {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let answer = post(address, &path, "application/graphql-response+json", body.as_bytes()).await;
        refused(&answer, body.as_bytes());
    }
    for body in bodies() {
        let answer = post(address, &path, "application/json", &body).await;
        refused(&answer, &body);
    }
    for request in requests(&path) {
        // Where nothing can be answered the connection is cut.
        let answer = parse(&exchange(address, &request).await);
        if let Some(answer) = answer.filter(|answer| !(400..500).contains(&answer.status)) {
            complaints.push(format!("{} to {}", answer.status, begin(&request)));
        }
    }
    assert!(complaints.is_empty(), "{contract}\n{}", complaints.join("\n"));
    let answer = post(address, &path, "application/json", br#"{"query":"{ __typename }"}"#).await;
    assert_eq!(answer.text(), r#"{"data":{"__typename":"Query"}}"#, "it goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_row_is_refused_at_each_contract() {
    let service = Service::start(&[]).await;
    for contract in CONTRACTS {
        throw(service.server.address, contract).await;
    }
    let numbers = get(service.server.metrics_address.unwrap(), "/metrics").await;
    assert!(numbers.text().contains("lychgate_http_panics_total 0"), "{}", numbers.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strings_may_hold_any_character_where_their_type_does() {
    let service = Service::start(&[]).await;
    for contract in CONTRACTS {
        let path = format!("/{contract}/graphql");
        for body in [
            json!({ "query": r#"{ __type(name: "\u0000 \ud83d\ude00 \u{1F600}") { name } }"# }),
            json!({ "query": "{ __type(name: \"\0 😀\") { name } }" }),
            json!({ "query": BY_NAME, "variables": { "v": "\0 😀" } }),
            json!({ "query": BY_NAME, "variables": { "v": "x", "unknown": { "\0": [[[]]] } } }),
        ] {
            let answer = post(service.server.address, &path, "application/json", body.to_string().as_bytes()).await;
            assert_eq!((answer.status, answer.text()), (200, r#"{"data":{"__type":null}}"#), "{body}");
        }
    }
}

/// The program, serving.
struct Serving {
    process: Child,
    address: SocketAddr,
}

impl Serving {
    fn on(database_url: &str) -> Self {
        let directory = directory();
        let mut command = Command::new(env!("CARGO_BIN_EXE_lychgate"));
        command.env_clear().current_dir(&directory).env("LYCHGATE_DATA_DIR", directory.join("data"));
        command.env("DATABASE_URL", database_url).env("LYCHGATE_SECRET", "a secret of the tests, nobody else has it");
        command.env("LYCHGATE_LISTEN", "127.0.0.1:0").env("LYCHGATE_METRICS_LISTEN", "off");
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
        let health =
            lines.find_map(|line| line.split_once("http://")?.1.strip_suffix("/health/ready").map(str::to_owned));
        Self { process, address: health.expect("it says where it answers").parse().unwrap() }
    }

    /// What it holds in memory, in KiB.
    fn resident_kib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn memory_stays_what_it_was() {
    const MORE_MAX_KIB: u64 = 24 << 10;
    let database = TestDatabase::new().await;
    let serving = Serving::on(&database.url);
    // The first rounds fill what is kept for good: threads, buffers, caches.
    for _ in 0..2 {
        throw(serving.address, "platform").await;
    }
    let before = serving.resident_kib();
    for _ in 0..6 {
        throw(serving.address, "platform").await;
    }
    let after = serving.resident_kib();
    assert!(after < before + MORE_MAX_KIB, "{before} KiB became {after}");
}

/// Sends the beginning of a request and then a byte now and then, until the service has had enough.
async fn trickle(address: SocketAddr, begin: &str, byte: &[u8]) -> (Vec<u8>, Duration) {
    let (mut reading, mut writing) = TcpStream::connect(address).await.expect("the service accepts").into_split();
    let begun = Instant::now();
    writing.write_all(begin.as_bytes()).await.expect("the service reads");
    let sending = tokio::spawn({
        let byte = byte.to_vec();
        async move {
            let mut pace = tokio::time::interval(Duration::from_millis(20));
            while writing.write_all(&byte).await.is_ok() {
                pace.tick().await;
            }
        }
    });
    let mut received = Vec::new();
    // A reset is how some of these end.
    let _ = reading.read_to_end(&mut received).await;
    sending.abort();
    (received, begun.elapsed())
}

#[tokio::test]
async fn a_client_that_sends_a_byte_now_and_then_is_cut_off_in_time() {
    let short = Duration::from_millis(300);
    let limits = HttpLimits { body_timeout: short, head_timeout: short, ..HttpLimits::default() };
    let testbed = Testbed::with(limits, &[]).await;
    let head = "POST /draft/graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n";
    for (begin, byte, status) in [
        (format!("{head}Content-Length: 60000\r\n\r\n"), " ", Some(408)),
        (format!("{head}Transfer-Encoding: chunked\r\n\r\n"), "1\r\n \r\n", Some(408)),
        (format!("{head}Transfer-Encoding: chunked\r\n\r\n1;"), "x", Some(408)),
        (format!("{head}X-Slow: "), "x", None),
        (head.to_owned(), "X: y\r\n", None),
        ("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nX-Slow: ".to_owned(), "x", Some(200)),
        (String::new(), "G", None),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(), "\0", None),
    ] {
        let (received, took) = trickle(testbed.address, &begin, byte.as_bytes()).await;
        assert_eq!(parse(&received).map(|answer| answer.status), status, "{begin}: {}", received.escape_ascii());
        // Far more than it takes, and far less than such a client could go on for.
        assert!(took < Duration::from_secs(10), "{begin}: {took:?}");
    }
    assert_eq!(get(testbed.address, "/health/live").await.status, 200);
}
