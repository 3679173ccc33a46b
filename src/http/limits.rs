//! What the HTTP layer bounds: sizes, times and numbers, with the defaults of the service.

use std::time::Duration;

/// The bounds of the HTTP layer.
#[derive(Debug, Clone, Copy)]
pub struct HttpLimits {
    /// The largest request body in bytes.
    pub body_max_bytes: usize,
    /// The largest request head in bytes: names and values of the headers together. The address has the same bound.
    pub head_max_bytes: usize,
    /// How long a request head may take to arrive; also how long a connection may be silent between two requests.
    pub head_timeout: Duration,
    /// How long a request body may take to arrive, all of it.
    pub body_timeout: Duration,
    /// How long an operation may take. A mutation that takes longer is answered, not broken off.
    pub request_timeout: Duration,
    /// How long the database may take to answer whether the service is ready.
    pub ready_timeout: Duration,
    /// How many connections are served at once; further ones wait to be accepted.
    pub connections_max: usize,
    /// How many requests of one HTTP/2 connection run at once.
    pub streams_max: u32,
    /// How many bytes of large answers may wait for their clients at once, those of all connections together. Beyond
    /// that, queries with large answers are refused.
    pub unread_max_bytes: usize,
    /// How long requests in flight may take to finish when the service stops.
    pub drain_timeout: Duration,
}

impl Default for HttpLimits {
    fn default() -> Self {
        Self {
            body_max_bytes: 64 * 1024,
            head_max_bytes: 16 * 1024,
            head_timeout: Duration::from_secs(30),
            body_timeout: Duration::from_secs(10),
            request_timeout: Duration::from_secs(30),
            ready_timeout: Duration::from_secs(2),
            connections_max: 4096,
            streams_max: 128,
            unread_max_bytes: 64 * 1024 * 1024,
            drain_timeout: Duration::from_secs(20),
        }
    }
}
