//! The bounds of the HTTP layer: sizes, times, connections, and how the service stops.

use super::client::{exchange, get, parse, post, request};
use super::testbed::Testbed;
use lychgate::http::HttpLimits;
use std::net::SocketAddr;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const PATH: &str = "/draft/graphql";
/// Short enough for a test, long enough for a busy machine to send a few bytes in.
const SHORT: Duration = Duration::from_millis(300);

fn limits() -> HttpLimits {
    HttpLimits::default()
}

/// Sends the beginning of a request and keeps the connection open for writing; reads until the service closes it.
async fn begin_only(address: SocketAddr, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).await.expect("the service accepts");
    stream.write_all(bytes).await.expect("the service reads");
    let mut received = Vec::new();
    stream.read_to_end(&mut received).await.expect("the connection is closed, not reset");
    received
}

/// A request whose client reads the answer later, or never.
async fn send(address: SocketAddr, query: &str) -> TcpStream {
    let body = serde_json::json!({ "query": query }).to_string();
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(address).await.expect("the service accepts");
    stream.write_all(head.as_bytes()).await.expect("the service reads");
    stream
}

#[tokio::test]
async fn a_body_may_be_64_kib_and_no_longer() {
    let testbed = Testbed::start().await;
    let padded = |length: usize| {
        let query = r#"{"query":"{ __typename }"}"#;
        format!("{query}{}", " ".repeat(length - query.len())).into_bytes()
    };
    let most = post(testbed.address, PATH, "application/json", &padded(65_536)).await;
    assert_eq!(most.status, 200, "{}", most.text());
    for length in [65_537, 1_000_000, 6_000_000] {
        let more = post(testbed.address, PATH, "application/json", &padded(length)).await;
        assert_eq!((more.status, more.message().as_str()), (413, "The request body is too large."), "{length}");
    }
    // Without a length told beforehand.
    let mut chunked = format!(
        "POST {PATH} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Transfer-Encoding: chunked\r\n\r\n"
    )
    .into_bytes();
    for _ in 0..100 {
        chunked.extend_from_slice(b"400\r\n");
        chunked.extend_from_slice(&[b' '; 1024]);
        chunked.extend_from_slice(b"\r\n");
    }
    chunked.extend_from_slice(b"0\r\n\r\n");
    let answer = parse(&exchange(testbed.address, &chunked).await).expect("an answer");
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn a_client_that_reads_only_after_it_has_sent_all_finds_its_answer() {
    let testbed = Testbed::start().await;
    let body = vec![b' '; 6_000_000];
    let head = format!("POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n", body.len());
    let mut stream = TcpStream::connect(testbed.address).await.expect("the service accepts");
    stream.write_all(head.as_bytes()).await.expect("the head is taken");
    stream.write_all(&body).await.expect("the body is taken, though nobody wants it");
    let mut received = Vec::new();
    stream.read_to_end(&mut received).await.expect("the connection is closed, not reset");
    assert_eq!(parse(&received).expect("an answer").status, 413);
}

#[tokio::test]
async fn a_body_that_breaks_off_or_lies_about_its_chunks_is_refused() {
    let testbed = Testbed::start().await;
    let head = format!("POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n");
    for rest in ["Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nzz\r\n{"] {
        let answer = parse(&exchange(testbed.address, format!("{head}{rest}").as_bytes()).await).expect("an answer");
        assert_eq!((answer.status, answer.message().as_str()), (400, "The request body could not be read."), "{rest}");
    }
}

#[tokio::test]
async fn heads_and_addresses_have_their_bounds() {
    let testbed = Testbed::start().await;
    let filled = |path: &str, length: usize| format!("GET {path} HTTP/1.1\r\nX-Filler: {}", "x".repeat(length));
    assert_eq!(request(testbed.address, &filled("/", 15_000), b"").await.status, 200);
    let page = request(testbed.address, &filled("/", 20_000), b"").await;
    assert_eq!((page.status, page.text()), (431, "The request headers are too large.\n"));
    let answer = request(testbed.address, &filled(PATH, 100_000), b"").await;
    assert_eq!((answer.status, answer.message().as_str()), (431, "The request headers are too large."));
    // Beyond what is buffered at all, hyper answers with the status alone.
    assert_eq!(request(testbed.address, &filled(PATH, 1_000_000), b"").await.status, 431);
    let many = "X-A: b\r\n".repeat(2000);
    assert_eq!(request(testbed.address, &format!("GET / HTTP/1.1\r\n{}", many.trim_end()), b"").await.status, 431);
    let answer = get(testbed.address, &format!("{PATH}?query={}", "x".repeat(20_000))).await;
    assert_eq!(answer.status, 414);
    assert!(answer.message().contains("POST"));
    assert_eq!(get(testbed.address, &format!("/{}", "x".repeat(100_000))).await.status, 414);
}

#[tokio::test]
async fn a_body_that_trickles_is_answered_with_408() {
    let testbed = Testbed::with(HttpLimits { body_timeout: SHORT, ..limits() }, &[]).await;
    let head =
        format!("POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{{");
    let answer = parse(&begin_only(testbed.address, head.as_bytes()).await).expect("an answer");
    assert_eq!((answer.status, answer.message().as_str()), (408, "The request body did not arrive in time."));
}

#[tokio::test]
async fn a_connection_that_asks_nothing_is_closed() {
    let testbed = Testbed::with(HttpLimits { head_timeout: SHORT, ..limits() }, &[]).await;
    // Nothing at all, a head that trickles, the beginning of HTTP/2, and HTTP/2 without a request.
    let settings = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";
    for beginning in [&b""[..], b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n", b"PRI * HTTP/2", settings] {
        let received = begin_only(testbed.address, beginning).await;
        assert!(parse(&received).is_none(), "{}", received.escape_ascii());
    }
    // Between two requests.
    let received = begin_only(testbed.address, b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").await;
    assert_eq!(parse(&received).expect("an answer").status, 200);
}

#[tokio::test]
async fn a_connection_whose_answers_nobody_reads_is_closed() {
    let testbed = Testbed::with(HttpLimits { head_timeout: SHORT, ..limits() }, &[]).await;
    let mut stream = TcpStream::connect(testbed.address).await.expect("the service accepts");
    // Bodies that the endpoint does not look at, so that the next head is read while an answer waits to be sent.
    let many = "GET /health/live HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx".repeat(100);
    let written = async { while stream.write_all(many.as_bytes()).await.is_ok() {} };
    tokio::time::timeout(Duration::from_secs(20), written).await.expect("the connection ends");
}

#[tokio::test]
async fn an_operation_may_take_longer_than_a_head() {
    let testbed = Testbed::with(HttpLimits { head_timeout: SHORT, ..limits() }, &[]).await;
    let mut asking = send(testbed.address, "{ wait }").await;
    testbed.inside.waiting.notified().await;
    // As long as it takes to close connections that ask nothing.
    for _ in 0..3 {
        begin_only(testbed.address, b"").await;
    }
    testbed.inside.go_on.notify_one();
    let mut answer = [0; 12];
    asking.read_exact(&mut answer).await.expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 200");
}

#[tokio::test]
async fn an_operation_that_takes_too_long_is_answered_with_503() {
    let testbed = Testbed::with(HttpLimits { request_timeout: SHORT, ..limits() }, &[]).await;
    let answer = post(testbed.address, PATH, "application/json", br#"{"query":"{ wait }"}"#).await;
    assert_eq!((answer.status, answer.message().as_str()), (503, "The request took too long."));
    assert_eq!(answer.json()["errors"][0]["extensions"]["code"], "TIMEOUT");
}

#[tokio::test]
async fn a_mutation_that_takes_too_long_is_answered_and_goes_on() {
    let testbed = Testbed::with(HttpLimits { request_timeout: SHORT, ..limits() }, &[]).await;
    let answer = post(testbed.address, PATH, "application/json", br#"{"query":"mutation { slowNote }"}"#).await;
    assert_eq!(answer.status, 503);
    testbed.inside.go_on.notify_one();
    testbed.inside.noted.notified().await;
    assert_eq!(testbed.inside.notes.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn connections_beyond_the_bound_wait_for_a_place() {
    let testbed = Testbed::with(HttpLimits { connections_max: 1, ..limits() }, &[]).await;
    let mut first = send(testbed.address, "{ wait }").await;
    testbed.inside.waiting.notified().await;
    let second = send(testbed.address, "{ __typename }").await;
    let numbers = get(testbed.metrics_address, "/metrics").await;
    assert!(numbers.text().contains("lychgate_http_connections_total 1"), "{}", numbers.text());
    assert!(second.try_read(&mut [0]).is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock));
    testbed.inside.go_on.notify_one();
    let mut answer = [0; 12];
    first.read_exact(&mut answer).await.expect("an answer");
    drop(first);
    second.readable().await.expect("the second client is served");
}

#[tokio::test]
async fn stopping_lets_requests_in_flight_finish_and_takes_no_new_ones() {
    let testbed = Testbed::start().await;
    let (address, inside) = (testbed.address, std::sync::Arc::clone(&testbed.inside));
    let mut asking = send(address, "{ wait }").await;
    let mut idle = TcpStream::connect(address).await.expect("the service accepts");
    idle.write_all(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").await.expect("the service reads");
    let mut first = [0; 12];
    idle.read_exact(&mut first).await.expect("an answer");
    inside.waiting.notified().await;
    let serving = testbed.stop();
    // The idle connection is closed at once; by then no new one is taken.
    let mut rest = Vec::new();
    idle.read_to_end(&mut rest).await.expect("the idle connection is closed");
    assert!(rest.ends_with(b"alive\n"), "{}", rest.escape_ascii());
    assert!(TcpStream::connect(address).await.is_err());
    assert!(!serving.is_finished());
    inside.go_on.notify_one();
    let mut received = Vec::new();
    asking.read_to_end(&mut received).await.expect("an answer");
    assert_eq!(parse(&received).expect("an answer").text(), r#"{"data":{"wait":"waited"}}"#);
    assert_eq!(serving.await.expect("the service ends"), 0);
}

#[tokio::test]
async fn stopping_cuts_off_what_does_not_finish() {
    let testbed = Testbed::with(HttpLimits { drain_timeout: SHORT, ..limits() }, &[]).await;
    let _stuck = send(testbed.address, "{ wait }").await;
    testbed.inside.waiting.notified().await;
    assert_eq!(testbed.stop().await.expect("the service ends"), 1);
}

#[tokio::test]
async fn a_connection_serves_many_requests_and_pipelined_ones_in_order() {
    let testbed = Testbed::start().await;
    let mut bytes = "GET /health/live HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\r\n\r\n".repeat(50).into_bytes();
    bytes.extend_from_slice(b"GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    let received = exchange(testbed.address, &bytes).await;
    let received = String::from_utf8(received).expect("text");
    let statuses: Vec<_> = received.match_indices("HTTP/1.1 ").map(|(at, _)| &received[at + 9..at + 12]).collect();
    assert_eq!(statuses[..50], ["200"; 50]);
    assert_eq!(statuses[50..], ["404"]);
}
