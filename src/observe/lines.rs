//! The writer of log lines. A line is written together with those that come within a moment of it, because a service that
//! answers ten thousand requests a second would else spend a tenth of its time on writing one after the other.
//!
//! What warns is written at once, and with it all that came before. Nothing is dropped: where lines come faster than they can be
//! written, those who log wait.

use std::io::{self, ErrorKind, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tracing::Level;

/// How long a line waits for others.
const WAITS: Duration = Duration::from_millis(10);
/// How long a reader is given that has no room.
const PAUSE: Duration = Duration::from_millis(1);
/// How many bytes wait at most.
const WAITING_MAX: usize = 64 * 1024;

/// Gathers lines, and has them written.
#[derive(Debug)]
pub(super) struct Lines<W>(Arc<Shared<W>>);

impl<W> Clone for Lines<W> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

#[derive(Debug)]
struct Shared<W> {
    waiting: Mutex<Vec<u8>>,
    begun: Condvar,
    // Locked before `waiting`, so that lines are written in the order in which they came.
    out: Mutex<Out<W>>,
}

#[derive(Debug)]
struct Out<W> {
    writer: W,
    /// Where the next lines will wait; empty between writes.
    spare: Vec<u8>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<W: Write + Send + 'static> Lines<W> {
    /// Starts the thread that writes.
    ///
    /// # Errors
    /// Where there can be none.
    pub(super) fn to(writer: W) -> io::Result<Self> {
        let out = Mutex::new(Out { writer, spare: Vec::new() });
        let shared = Shared { waiting: Mutex::default(), begun: Condvar::new(), out };
        let lines = Self(Arc::new(shared));
        let worker = lines.clone();
        std::thread::Builder::new().name("log".to_owned()).spawn(move || worker.work())?;
        Ok(lines)
    }

    fn work(&self) {
        loop {
            let waiting = self.0.begun.wait_while(locked(&self.0.waiting), |waiting| waiting.is_empty());
            drop(waiting);
            std::thread::sleep(WAITS);
            self.flush();
        }
    }
}

impl<W: Write> Lines<W> {
    /// Writes all that waits. Whoever reads the log may be gone: then there is nobody to tell.
    pub(super) fn flush(&self) {
        let mut out = locked(&self.0.out);
        let Out { writer, spare: lines } = &mut *out;
        std::mem::swap(lines, &mut locked(&self.0.waiting));
        let mut left = lines.as_slice();
        while !left.is_empty() {
            left = match writer.write(left) {
                Ok(0) => break,
                Ok(count) => left.get(count..).unwrap_or_default(),
                Err(error) if error.kind() == ErrorKind::Interrupted => left,
                // Somebody else has told a terminal or a pipe that it shall not be waited for.
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    std::thread::sleep(PAUSE);
                    left
                }
                Err(_) => break,
            };
        }
        let _nobody_reads = writer.flush();
        lines.clear();
        lines.shrink_to(2 * WAITING_MAX);
    }

    /// Takes a line. One that warns is written before this returns.
    pub(super) fn add(&self, line: &str, level: Level) {
        let mut waiting = locked(&self.0.waiting);
        let is_first = waiting.is_empty();
        waiting.extend_from_slice(line.as_bytes());
        let is_full = waiting.len() >= WAITING_MAX;
        drop(waiting);
        if level <= Level::WARN || is_full {
            self.flush();
        } else if is_first {
            self.0.begun.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, WAITING_MAX};
    use std::io::{self, Write};
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::time::Duration;
    use tracing::Level;

    /// Hands on what is written, write by write.
    struct Written(Sender<Vec<u8>>);

    impl Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let _sent = self.0.send(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn lines() -> (Lines<Written>, Receiver<Vec<u8>>) {
        let (sender, written) = channel();
        (Lines::to(Written(sender)).unwrap(), written)
    }

    fn next(written: &Receiver<Vec<u8>>) -> String {
        let bytes = written.recv_timeout(Duration::from_secs(20)).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn lines_are_written_without_being_asked_for() {
        let (lines, written) = lines();
        lines.add("one\n", Level::INFO);
        assert_eq!(next(&written), "one\n");
    }

    #[test]
    fn what_warns_is_written_at_once_and_after_what_came_before() {
        let (lines, written) = lines();
        for level in [Level::WARN, Level::ERROR] {
            lines.add("one\n", Level::INFO);
            lines.add("two\n", level);
            let all: Vec<u8> = written.try_iter().flatten().collect();
            assert_eq!(all, b"one\ntwo\n");
        }
    }

    /// Has room for three bytes every other time.
    struct Full(Sender<Vec<u8>>, bool);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            let some = &bytes[..bytes.len().min(3)];
            let _sent = self.0.send(some.to_vec());
            Ok(some.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_without_room_is_waited_for() {
        let (sender, written) = channel();
        let lines = Lines::to(Full(sender, false)).unwrap();
        lines.add("one\ntwo\nthree\n", Level::WARN);
        let all: Vec<u8> = written.try_iter().flatten().collect();
        assert_eq!(all, b"one\ntwo\nthree\n");
    }

    #[test]
    fn what_waits_is_bounded() {
        let (lines, written) = lines();
        for _ in 0..WAITING_MAX {
            lines.add("0123456789\n", Level::INFO);
        }
        lines.flush();
        let (mut bytes, mut longest) = (0, 0);
        while let Ok(some) = written.try_recv() {
            bytes += some.len();
            longest = longest.max(some.len());
        }
        assert_eq!(bytes, 11 * WAITING_MAX);
        assert!(longest < WAITING_MAX + 11, "{longest}");
    }
}
