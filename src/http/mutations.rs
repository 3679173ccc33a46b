//! Mutations that run: each to its end, whether or not its client still waits.

use super::refusal::Refusal;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tracing::Instrument;

/// How many mutations run at once; further ones wait.
const MUTATIONS_MAX: u32 = 16 * 1024;

/// The mutations in flight.
#[derive(Debug)]
pub(super) struct Mutations(Arc<Semaphore>);

impl Mutations {
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(MUTATIONS_MAX as usize)))
    }

    /// Runs a mutation in a task of its own, and waits for it as long as a request may take: between its commit and its
    /// mail it must not be dropped, whatever the client does.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        limit: Duration,
        mutation: impl Future<Output = T> + Send + 'static,
    ) -> Result<T, Refusal> {
        // There is no permit only where the semaphore is closed, and it never is.
        let running = Arc::clone(&self.0).acquire_owned().await.ok();
        let work = async move {
            let done = mutation.await;
            drop(running);
            done
        };
        match tokio::time::timeout(limit, tokio::spawn(work.in_current_span())).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(stopped)) => match stopped.try_into_panic() {
                // Told and counted where every panic is.
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => Err(Refusal::Internal),
            },
            Err(_) => Err(Refusal::Timeout),
        }
    }

    /// Completes when none runs.
    pub(super) async fn finished(&self) {
        drop(self.0.acquire_many(MUTATIONS_MAX).await);
    }
}
