//! Request ids: taken from the client where they are well formed, made here otherwise.

use crate::app::{Random, RandomFailed};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::sync::atomic::{AtomicU64, Ordering};

/// The header that carries the id in and out.
pub(super) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest id that is taken over.
const LENGTH_MAX: usize = 128;

/// The id of a request that could be given none.
const UNNAMED: HeaderValue = HeaderValue::from_static("unnamed");

/// The id that a client gave its request: 1 to 128 characters of `A-Z a-z 0-9 - _ . : / + =`, safe in logs and headers.
fn from_client(headers: &HeaderMap) -> Option<HeaderValue> {
    let mut values = headers.get_all(X_REQUEST_ID).iter();
    let value = values.next()?;
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:/+=".contains(byte);
    let fits = (1..=LENGTH_MAX).contains(&value.len()) && value.as_bytes().iter().all(plain);
    (fits && values.next().is_none()).then(|| value.clone())
}

/// Where ids of our own come from: a random start for each process, and a count.
#[derive(Debug)]
pub(super) struct RequestIds {
    start: String,
    count: AtomicU64,
}

impl RequestIds {
    pub(super) fn new(random: &dyn Random) -> Result<Self, RandomFailed> {
        let mut start = [0; 8];
        random.fill(&mut start)?;
        Ok(Self { start: format!("{:016x}-", u64::from_be_bytes(start)), count: AtomicU64::new(0) })
    }

    /// The id of a request: its own, or a new one.
    pub(super) fn of(&self, headers: &HeaderMap) -> HeaderValue {
        from_client(headers).unwrap_or_else(|| {
            let count = self.count.fetch_add(1, Ordering::Relaxed);
            let id = [&self.start, itoa::Buffer::new().format(count)].concat();
            // Letters, digits and a dash are always a value.
            HeaderValue::try_from(id).unwrap_or(UNNAMED)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::SystemRandom;

    #[test]
    fn an_id_is_taken_over_only_when_it_is_short_and_plain() {
        let ids = RequestIds::new(&SystemRandom).unwrap();
        let long = "x".repeat(129);
        for (sent, taken) in [
            ("0af7651916cd43dd8448eb211c80319c", true),
            ("Root=1-67891233:abc/+._", true),
            ("", false),
            ("two words", false),
            ("a\"b", false),
            (long.as_str(), false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(X_REQUEST_ID, HeaderValue::from_str(sent).unwrap());
            assert_eq!(ids.of(&headers) == sent, taken, "{sent}");
            headers.append(X_REQUEST_ID, HeaderValue::from_static("second"));
            assert_ne!(ids.of(&headers), sent);
        }
    }

    #[test]
    fn ids_of_our_own_differ() {
        let ids = RequestIds::new(&SystemRandom).unwrap();
        let none = HeaderMap::new();
        assert_ne!(ids.of(&none), ids.of(&none));
        assert_ne!(ids.of(&none), RequestIds::new(&SystemRandom).unwrap().of(&none));
    }
}
