//! Mutations that run: each to its end, whether or not its client still waits.

use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many mutations run at once; further ones wait.
const MUTATIONS_MAX: u32 = 16 * 1024;

/// The mutations in flight.
#[derive(Debug)]
pub(super) struct Mutations(Arc<Semaphore>);

impl Mutations {
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(MUTATIONS_MAX as usize)))
    }

    /// Counts a mutation until the permit is dropped. There is no permit only where the semaphore is closed, and it
    /// never is.
    pub(super) async fn begin(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.0).acquire_owned().await.ok()
    }

    /// Completes when none runs.
    pub(super) async fn finished(&self) {
        drop(self.0.acquire_many(MUTATIONS_MAX).await);
    }
}
