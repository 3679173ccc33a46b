//! A client that is close enough to the wire to send what no well-behaved one would.

use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer as it came.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header that must be there once.
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut values = self.headers.iter().filter(|(key, _)| key == name);
        let value = values.next().unwrap_or_else(|| panic!("no header {name} in {self:?}"));
        assert!(values.next().is_none(), "{name} comes twice in {self:?}");
        &value.1
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(key, _)| key == name)
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is UTF-8")
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error} in {}", self.text()))
    }

    /// The message of the only error.
    pub(crate) fn message(&self) -> String {
        let json = self.json();
        let errors = json["errors"].as_array().unwrap_or_else(|| panic!("no errors in {json}"));
        assert_eq!(errors.len(), 1, "{json}");
        errors[0]["message"].as_str().expect("a message").to_owned()
    }
}

/// Sends bytes on a connection of their own, ends the writing side, and reads all that comes back.
pub(crate) async fn exchange(address: SocketAddr, bytes: &[u8]) -> Vec<u8> {
    let stream = TcpStream::connect(address).await.expect("the service accepts");
    let (mut reading, mut writing) = stream.into_split();
    let send = async {
        // The service may answer and stop reading before everything is sent; what counts is the answer.
        let _ = writing.write_all(bytes).await;
        let _ = writing.shutdown().await;
    };
    let mut received = Vec::new();
    let receive = reading.read_to_end(&mut received);
    let (received_all, ()) = tokio::join!(receive, send);
    received_all.expect("the connection is closed, not reset");
    received
}

/// Reads one answer with its length from the front of the bytes.
pub(crate) fn parse(received: &[u8]) -> Option<Answer> {
    let end = received.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&received[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(key, value)| (key.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length: Option<usize> = headers.iter().find(|(key, _)| key == "content-length").and_then(|h| h.1.parse().ok());
    let body = &received[end + 4..];
    let body = body[..length.unwrap_or(body.len()).min(body.len())].to_vec();
    Some(Answer { status, headers, body })
}

/// Sends one request and reads its answer. `head` is the request line and headers without the last empty line.
pub(crate) async fn request(address: SocketAddr, head: &str, body: &[u8]) -> Answer {
    let mut bytes = format!("{head}\r\nHost: {address}\r\nConnection: close\r\n").into_bytes();
    if !body.is_empty() {
        bytes.extend_from_slice(format!("Content-Length: {}\r\n", body.len()).as_bytes());
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body);
    let received = exchange(address, &bytes).await;
    parse(&received).unwrap_or_else(|| panic!("no answer to {head}: {}", received.escape_ascii()))
}

/// A POST of some type.
pub(crate) async fn post(address: SocketAddr, path: &str, content_type: &str, body: &[u8]) -> Answer {
    request(address, &format!("POST {path} HTTP/1.1\r\nContent-Type: {content_type}"), body).await
}

/// A GET.
pub(crate) async fn get(address: SocketAddr, path: &str) -> Answer {
    request(address, &format!("GET {path} HTTP/1.1"), b"").await
}
