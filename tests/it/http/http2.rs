//! HTTP/2 on the same port, without TLS and with prior knowledge (RFC 9113, section 3.3).

use super::client::get;
use super::testbed::Testbed;
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::client::conn::http2::{Builder, SendRequest, handshake};
use hyper_util::rt::{TokioExecutor, TokioIo};
use lychgate::http::HttpLimits;
use std::net::SocketAddr;
use std::sync::atomic::Ordering;
use tokio::net::TcpStream;

async fn connect(address: SocketAddr) -> SendRequest<Full<Bytes>> {
    let stream = TcpStream::connect(address).await.expect("the service accepts");
    let (sender, connection) = handshake(TokioExecutor::new(), TokioIo::new(stream)).await.expect("HTTP/2 is spoken");
    tokio::spawn(connection);
    sender
}

/// A client that takes a body in pieces of this size, and none before it is asked to read.
async fn connect_in_pieces(address: SocketAddr, piece_bytes: u32) -> SendRequest<Full<Bytes>> {
    let stream = TcpStream::connect(address).await.expect("the service accepts");
    let mut builder = Builder::new(TokioExecutor::new());
    builder.initial_stream_window_size(piece_bytes);
    let (sender, connection) = builder.handshake(TokioIo::new(stream)).await.expect("HTTP/2 is spoken");
    tokio::spawn(connection);
    sender
}

fn ask(query: &str) -> Request<Full<Bytes>> {
    let body = serde_json::json!({ "query": query }).to_string();
    Request::post("http://lychgate/draft/graphql")
        .header("content-type", "application/json")
        .body(Full::from(body))
        .expect("a request")
}

async fn text(response: Response<Incoming>) -> String {
    let body = response.into_body().collect().await.expect("a body").to_bytes();
    String::from_utf8(body.to_vec()).expect("text")
}

#[tokio::test]
async fn requests_of_one_connection_run_at_the_same_time() {
    let testbed = Testbed::start().await;
    let mut sender = connect(testbed.address).await;
    let slow = sender.send_request(ask("{ wait }"));
    let quick = sender.send_request(ask("{ __typename }"));
    let slow = tokio::spawn(slow);
    testbed.inside.waiting.notified().await;
    let quick = quick.await.expect("an answer");
    assert_eq!((quick.status(), text(quick).await.as_str()), (StatusCode::OK, r#"{"data":{"__typename":"Query"}}"#));
    assert!(!slow.is_finished());
    testbed.inside.go_on.notify_one();
    let slow = slow.await.expect("no panic").expect("an answer");
    assert_eq!(text(slow).await, r#"{"data":{"wait":"waited"}}"#);
}

#[tokio::test]
async fn sizes_are_bounded_as_in_http_1() {
    let testbed = Testbed::start().await;
    let mut sender = connect(testbed.address).await;
    let big = Request::post("http://lychgate/draft/graphql")
        .header("content-type", "application/json")
        .body(Full::from(vec![b' '; 100_000]))
        .expect("a request");
    let answer = sender.send_request(big).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let filled = Request::get("http://lychgate/")
        .header("x-filler", "x".repeat(17_000))
        .body(Full::default())
        .expect("a request");
    let answer = sender.send_request(filled).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    assert_eq!(text(answer).await, "The request headers are too large.\n");
    // The connection goes on.
    let answer = sender.send_request(ask("{ __typename }")).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_mutation_runs_to_its_end_though_its_client_has_left() {
    let testbed = Testbed::start().await;
    let mut sender = connect(testbed.address).await;
    let asking = tokio::spawn(sender.send_request(ask("mutation { slowNote }")));
    testbed.inside.waiting.notified().await;
    asking.abort();
    assert!(asking.await.expect_err("it was waiting").is_cancelled());
    let left = r#"lychgate_http_requests_total{endpoint="graphql",contract="draft",status="499"} 1"#;
    while !get(testbed.metrics_address, "/metrics").await.text().contains(left) {
        tokio::task::yield_now().await;
    }
    assert_eq!(testbed.inside.notes.load(Ordering::SeqCst), 0);
    testbed.inside.go_on.notify_one();
    testbed.http.finished().await;
    assert_eq!(testbed.inside.notes.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn stopping_lets_requests_in_flight_finish() {
    let testbed = Testbed::with(HttpLimits::default(), &[]).await;
    let mut sender = connect(testbed.address).await;
    let asking = tokio::spawn(sender.send_request(ask("{ wait }")));
    testbed.inside.waiting.notified().await;
    let inside = std::sync::Arc::clone(&testbed.inside);
    let serving = testbed.stop();
    inside.go_on.notify_one();
    let answer = asking.await.expect("no panic").expect("an answer");
    assert_eq!(text(answer).await, r#"{"data":{"wait":"waited"}}"#);
    drop(sender);
    assert_eq!(serving.await.expect("the service ends"), 0);
}

#[tokio::test]
async fn large_answers_that_nobody_reads_are_bounded() {
    let limits = HttpLimits { unread_max_bytes: 20_000, ..HttpLimits::default() };
    let testbed = Testbed::with(limits, &[]).await;
    let (mut lazy, mut other) = (connect_in_pieces(testbed.address, 1000).await, connect(testbed.address).await);
    let large = format!("{{ greet(name: \"{}\") }}", "x".repeat(12_000));
    let unread = lazy.send_request(ask(&large)).await.expect("an answer");
    assert_eq!(unread.status(), StatusCode::OK);
    for sender in [&mut lazy, &mut other] {
        let refused = sender.send_request(ask(&large)).await.expect("an answer");
        assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(text(refused).await.contains(r#""code":"BUSY""#));
        let small = sender.send_request(ask("{ __typename }")).await.expect("an answer");
        assert_eq!(small.status(), StatusCode::OK);
    }
    assert_eq!(text(unread).await.len(), r#"{"data":{"greet":""}}"#.len() + 12_000);
    // The last piece may still be on its way out.
    while other.send_request(ask(&large)).await.expect("an answer").status() != StatusCode::OK {
        tokio::task::yield_now().await;
    }
}
