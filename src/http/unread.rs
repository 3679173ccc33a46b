//! Answers that their clients have not taken yet: the large ones are bounded, all together.

use bytes::Bytes;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What the bound is counted in.
const UNIT_BYTES: usize = 1024;
/// Answers up to this size are not counted: the numbers of connections and of their requests bound them.
const SMALL_MAX_BYTES: usize = 4 * UNIT_BYTES;

/// The room for large answers. A client that asks for much on many HTTP/2 streams and reads none of it would else fill
/// the memory with answers, each many times the size of its question.
#[derive(Debug)]
pub(super) struct Unread(Arc<Semaphore>);

impl Unread {
    pub(super) fn new(max_bytes: usize) -> Self {
        Self(Arc::new(Semaphore::new((max_bytes / UNIT_BYTES).min(Semaphore::MAX_PERMITS))))
    }

    /// The body, counted until it is written out or its connection ends; the body as it was where there is no room.
    pub(super) fn count(&self, body: Vec<u8>) -> Result<Bytes, Vec<u8>> {
        if body.len() <= SMALL_MAX_BYTES {
            return Ok(Bytes::from(body));
        }
        let units = u32::try_from(body.len().div_ceil(UNIT_BYTES)).unwrap_or(u32::MAX);
        match Arc::clone(&self.0).try_acquire_many_owned(units) {
            Ok(room) => Ok(Bytes::from_owner(Counted { body, _room: room })),
            Err(_) => Err(body),
        }
    }
}

struct Counted {
    body: Vec<u8>,
    _room: OwnedSemaphorePermit,
}

impl AsRef<[u8]> for Counted {
    fn as_ref(&self) -> &[u8] {
        &self.body
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_again_when_the_last_piece_is_gone() {
        let unread = Unread::new(10 * UNIT_BYTES);
        let large = || vec![b'x'; 6 * UNIT_BYTES];
        let first = unread.count(large()).expect("there is room");
        let piece = first.slice(9..10);
        drop(first);
        assert_eq!(unread.count(large()).expect_err("there is none").len(), 6 * UNIT_BYTES);
        assert!(unread.count(vec![b'x'; SMALL_MAX_BYTES]).is_ok());
        drop(piece);
        assert!(unread.count(large()).is_ok());
    }
}
