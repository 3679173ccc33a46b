//! HTTP/1.1 as far as it is needed here: one connection that is kept, requests as bytes, and what became of them.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpSocket, TcpStream};

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// When to come back, in seconds.
    pub retry_after: Option<u64>,
    /// What it says.
    pub body: Vec<u8>,
}

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// Nobody listens.
    NoConnection,
    /// The connection ended before the answer was there.
    Cut,
    /// Nothing came for longer than a request may take.
    Silence,
}

/// A connection that is opened when it is needed.
#[derive(Debug)]
pub struct Wire {
    address: SocketAddr,
    /// The address of this machine that it comes from, where that matters.
    source: Option<Ipv4Addr>,
    stream: Option<BufReader<TcpStream>>,
}

impl Wire {
    /// One to this address, which is not opened yet.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, source: None, stream: None }
    }

    /// Comes from this address of the machine: loopback has many.
    pub fn from(source: Ipv4Addr, address: SocketAddr) -> Self {
        Self { source: Some(source), ..Self::new(address) }
    }

    /// Talks to another address from now on.
    pub fn turn_to(&mut self, address: SocketAddr) {
        if self.address != address {
            (self.address, self.stream) = (address, None);
        }
    }

    async fn connect(&self) -> std::io::Result<TcpStream> {
        let Some(source) = self.source else { return TcpStream::connect(self.address).await };
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from((source, 0)))?;
        socket.connect(self.address).await
    }

    /// Sends a request and waits for its answer. Without one the connection is given up.
    pub async fn exchange(&mut self, request: &[u8], patience: Duration) -> Result<Answer, Missing> {
        let exchanged = tokio::time::timeout(patience, self.converse(request)).await;
        let exchanged = exchanged.unwrap_or(Err(Missing::Silence));
        if exchanged.is_err() {
            self.stream = None;
        }
        exchanged
    }

    async fn converse(&mut self, request: &[u8]) -> Result<Answer, Missing> {
        let stream = match &mut self.stream {
            Some(stream) => stream,
            None => {
                let stream = self.connect().await.map_err(|_| Missing::NoConnection)?;
                stream.set_nodelay(true).map_err(|_| Missing::NoConnection)?;
                self.stream.insert(BufReader::new(stream))
            }
        };
        stream.get_mut().write_all(request).await.map_err(|_| Missing::Cut)?;
        let (answer, is_last) = read(stream).await.map_err(|_| Missing::Cut)?;
        if is_last {
            self.stream = None;
        }
        Ok(answer)
    }
}

/// Reads an answer, and whether it is the last of its connection.
pub async fn read(stream: &mut BufReader<TcpStream>) -> std::io::Result<(Answer, bool)> {
    let mut line = String::new();
    let mut head = async |line: &mut String| {
        line.clear();
        match stream.read_line(line).await? {
            0 => Err(std::io::Error::from(std::io::ErrorKind::UnexpectedEof)),
            _ => Ok(()),
        }
    };
    head(&mut line).await?;
    let status = line.split(' ').nth(1).and_then(|text| text.parse().ok());
    let status = status.ok_or(std::io::ErrorKind::InvalidData)?;
    let (mut length, mut retry_after, mut is_last) = (None, None, false);
    loop {
        head(&mut line).await?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse::<usize>().ok();
        } else if name.eq_ignore_ascii_case("retry-after") {
            retry_after = value.trim().parse().ok();
        } else if name.eq_ignore_ascii_case("connection") {
            is_last = value.trim().eq_ignore_ascii_case("close");
        }
    }
    let mut body = Vec::new();
    match length {
        Some(length) => {
            body.resize(length, 0);
            stream.read_exact(&mut body).await?;
        }
        None => {
            stream.read_to_end(&mut body).await?;
            is_last = true;
        }
    }
    Ok((Answer { status, retry_after, body }, is_last))
}

/// A POST of JSON.
pub fn post(path: &str, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{headers}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
