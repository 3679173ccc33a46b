//! A socket that closes gently: an answer written before the whole request was read is not lost to a reset.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Sleep;

/// How much of an unwanted request is read and dropped after the answer.
const DISCARD_MAX_BYTES: usize = 8 * 1024 * 1024;
/// How long the client may take to notice that the answer is complete.
const DISCARD_TIMEOUT: Duration = Duration::from_secs(2);

/// Up to this size a head and its body are copied into one piece, which takes the system less than to gather them.
const JOINED_MAX_BYTES: usize = 2 * 1024;

/// Wraps a stream so that shutting it down first ends the writing side, then reads until the client has closed too.
/// Closing a TCP socket with unread bytes resets the connection, and a reset may overtake the answer.
#[derive(Debug)]
pub(super) struct Lingering<T> {
    inner: T,
    haste: Arc<Haste>,
    closing: Option<Closing>,
    joined: Joined,
}

/// Room for what is written in one piece. It is not printed: there may be tokens in it.
#[derive(Default)]
struct Joined(Vec<u8>);

impl std::fmt::Debug for Joined {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Joined")
    }
}

/// Says that there is no time to linger: the service stops.
#[derive(Debug, Default)]
pub(super) struct Haste(AtomicBool);

impl Haste {
    /// From now on sockets close at once.
    pub(super) fn begin(&self) {
        self.0.store(true, Ordering::Release);
    }

    fn has_begun(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

#[derive(Debug)]
struct Closing {
    left_bytes: usize,
    deadline: Pin<Box<Sleep>>,
}

impl<T> Lingering<T> {
    pub(super) fn new(inner: T, haste: Arc<Haste>) -> Self {
        Self { inner, haste, closing: None, joined: Joined::default() }
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Lingering<T> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, buf)
    }
}

impl<T: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Lingering<T> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let Self { inner, joined, .. } = &mut *self;
        if bufs.len() < 2 || bufs.iter().map(|part| part.len()).sum::<usize>() > JOINED_MAX_BYTES {
            return Pin::new(inner).poll_write_vectored(cx, bufs);
        }
        bufs.iter().for_each(|part| joined.0.extend_from_slice(part));
        let written = Pin::new(inner).poll_write(cx, &joined.0);
        // Where it was not written, or not whole, it is handed over again.
        joined.0.clear();
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.closing.is_none() {
            ready!(Pin::new(&mut this.inner).poll_shutdown(cx))?;
        }
        if this.haste.has_begun() {
            return Poll::Ready(Ok(()));
        }
        let closing = this.closing.get_or_insert_with(|| Closing {
            left_bytes: DISCARD_MAX_BYTES,
            deadline: Box::pin(tokio::time::sleep(DISCARD_TIMEOUT)),
        });
        let mut space = [0; 4096];
        while closing.left_bytes > 0 && closing.deadline.as_mut().poll(cx).is_pending() {
            let mut buffer = ReadBuf::new(&mut space);
            match ready!(Pin::new(&mut this.inner).poll_read(cx, &mut buffer)) {
                Ok(()) if !buffer.filled().is_empty() => {
                    closing.left_bytes = closing.left_bytes.saturating_sub(buffer.filled().len());
                }
                // The client has closed, one way or the other: nothing can be lost any more.
                Ok(()) | Err(_) => break,
            }
        }
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::IoSlice;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    /// Writes these parts as hyper does, where there is room for so many bytes at a time: what was not taken is handed over again.
    async fn arrives(parts: &[&[u8]], room: usize) -> Vec<u8> {
        let (near, mut far) = tokio::io::duplex(room);
        let mut stream = Lingering::new(near, Arc::default());
        let all: Vec<u8> = parts.concat();
        let reading = tokio::spawn(async move {
            let mut read = Vec::new();
            far.read_to_end(&mut read).await.unwrap();
            read
        });
        let mut slices: Vec<IoSlice<'_>> = parts.iter().map(|part| IoSlice::new(part)).collect();
        let (mut left, mut done) = (&mut slices[..], 0);
        while done < all.len() {
            let written = stream.write_vectored(left).await.unwrap();
            done += written;
            IoSlice::advance_slices(&mut left, written);
        }
        stream.inner.shutdown().await.unwrap();
        reading.await.unwrap()
    }

    #[tokio::test]
    async fn parts_arrive_whole_whether_or_not_they_are_joined() {
        let large = vec![b'x'; JOINED_MAX_BYTES];
        for parts in [&[&b"head"[..], b"body", b""][..], &[b"alone"], &[b"head", &large], &[&large, b""], &[b"a", b""]]
        {
            for room in [1, 3, 64 * 1024] {
                assert_eq!(arrives(parts, room).await, parts.concat(), "{room}");
            }
        }
    }

    #[tokio::test]
    async fn what_was_joined_is_neither_kept_nor_printed() {
        let (near, _far) = tokio::io::duplex(64);
        let mut stream = Lingering::new(near, Arc::default());
        let parts = [IoSlice::new(b"secret"), IoSlice::new(b" token")];
        assert_eq!(stream.write_vectored(&parts).await.unwrap(), 12);
        assert!(stream.joined.0.is_empty() && !format!("{stream:?}").contains("115"));
    }
}
