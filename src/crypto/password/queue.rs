//! The bounded queue in front of the hashing threads, and what a thread does with an entry.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;
use zeroize::Zeroizing;

use super::encoding::Hasher;
use super::{HashError, Verdict};

/// One piece of work, with the place its answer goes to.
pub(super) enum Work {
    Hash { password: Zeroizing<String>, answer: oneshot::Sender<Result<String, HashError>> },
    Verify { password: Zeroizing<String>, encoded: Option<String>, answer: oneshot::Sender<Result<Verdict, HashError>> },
}

impl Work {
    /// Whether nobody waits for the answer any more: the request was dropped.
    fn is_abandoned(&self) -> bool {
        match self {
            Work::Hash { answer, .. } => answer.is_closed(),
            Work::Verify { answer, .. } => answer.is_closed(),
        }
    }
}

/// The queue. Its bound counts the work that somebody still waits for: abandoned work makes room.
#[derive(Debug)]
pub(super) struct Queue {
    entries: Mutex<Entries>,
    /// Rung for new work and on closing.
    bell: Condvar,
    places: usize,
    running: AtomicUsize,
    refused: AtomicU64,
}

struct Entries {
    waiting: VecDeque<Work>,
    closed: bool,
}

impl std::fmt::Debug for Entries {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entries").field("waiting", &self.waiting.len()).field("closed", &self.closed).finish()
    }
}

impl Queue {
    pub(super) fn new(places: usize) -> Queue {
        Queue {
            entries: Mutex::new(Entries { waiting: VecDeque::with_capacity(places.min(1024)), closed: false }),
            bell: Condvar::new(),
            places,
            running: AtomicUsize::new(0),
            refused: AtomicU64::new(0),
        }
    }

    /// Puts work in, or refuses it at once.
    pub(super) fn push(&self, work: Work) -> Result<(), HashError> {
        let mut entries = self.entries();
        if self.refuses(&mut entries) {
            return Err(HashError::Busy);
        }
        entries.waiting.push_back(work);
        drop(entries);
        self.bell.notify_one();
        Ok(())
    }

    /// Whether all places are taken. Counted as refused: whoever asks refuses at once.
    pub(super) fn is_full(&self) -> bool {
        self.refuses(&mut self.entries())
    }

    /// Whether there is no place, even without abandoned work; then somebody is refused.
    fn refuses(&self, entries: &mut Entries) -> bool {
        if entries.waiting.len() >= self.places {
            entries.waiting.retain(|work| !work.is_abandoned());
        }
        let is_full = entries.waiting.len() >= self.places;
        if is_full {
            self.refused.fetch_add(1, Ordering::Relaxed);
        }
        is_full
    }

    /// What a thread does until the queue is closed. A panic in one piece of work fails that piece only: its answer is
    /// dropped, which the waiting side reads as a failure.
    pub(super) fn work(&self, hasher: &Hasher) {
        while let Some(work) = self.take() {
            if catch_unwind(AssertUnwindSafe(|| run(work, hasher))).is_err() {
                tracing::error!("hashing a password panicked");
            }
            self.running.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// The next piece that somebody waits for; none once the queue is closed.
    fn take(&self) -> Option<Work> {
        let mut entries = self.entries();
        loop {
            if entries.closed {
                entries.waiting.clear();
                return None;
            }
            match entries.waiting.pop_front() {
                Some(work) if work.is_abandoned() => drop(work),
                Some(work) => {
                    self.running.fetch_add(1, Ordering::Relaxed);
                    return Some(work);
                }
                None => entries = self.bell.wait(entries).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    pub(super) fn close(&self) {
        self.entries().closed = true;
        self.bell.notify_all();
    }

    pub(super) fn waiting(&self) -> usize {
        self.entries().waiting.iter().filter(|work| !work.is_abandoned()).count()
    }

    pub(super) fn running(&self) -> usize {
        self.running.load(Ordering::Relaxed)
    }

    pub(super) fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    /// A panic while the lock is held leaves the list itself whole, so poison is passed over.
    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An answer that nobody takes any more is dropped: the request went away meanwhile.
fn run(work: Work, hasher: &Hasher) {
    match work {
        Work::Hash { password, answer } => {
            let _ = answer.send(hasher.hash(&password));
        }
        Work::Verify { password, encoded, answer } => {
            let _ = answer.send(hasher.verify(&password, encoded.as_deref()));
        }
    }
}
