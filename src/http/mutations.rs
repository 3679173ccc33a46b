//! Mutations that run: each to its end, whether or not its client still waits.

use super::refusal::Refusal;
use super::within::{Looks, within};
use crate::observe::{about, present};
use futures_util::future::BoxFuture;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::runtime::Handle;
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

    /// Runs a mutation, and waits for it as long as a request may take: between its commit and its mail it must not be
    /// dropped, whatever the client does.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        limit: Duration,
        mutation: BoxFuture<'static, T>,
    ) -> Result<T, Refusal> {
        // There is no permit only where the semaphore is closed, and it never is.
        let permit = Arc::clone(&self.0).acquire_owned().await.ok();
        within(limit, Looks::Once, ToItsEnd(Some(Running { mutation, _permit: permit }))).await.ok_or(Refusal::Timeout)
    }

    /// Completes when none runs.
    pub(super) async fn finished(&self) {
        drop(self.0.acquire_many(MUTATIONS_MAX).await);
    }
}

/// A mutation that counts as one in flight until it is done.
struct Running<T> {
    mutation: BoxFuture<'static, T>,
    _permit: Option<OwnedSemaphorePermit>,
}

impl<T> Future for Running<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        self.mutation.as_mut().poll(cx)
    }
}

/// Work that goes on in a task of its own once nobody waits for it any more. Until then it needs none, which would cost it
/// the way to another thread and back.
struct ToItsEnd<T: Send + 'static>(Option<Running<T>>);

impl<T: Send + 'static> Future for ToItsEnd<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        // Work that panics is not put back.
        let Some(mut work) = self.0.take() else { return Poll::Pending };
        let polled = Pin::new(&mut work).poll(cx);
        if polled.is_pending() {
            self.0 = Some(work);
        }
        polled
    }
}

impl<T: Send + 'static> Drop for ToItsEnd<T> {
    fn drop(&mut self) {
        // Where the threads are gone there is nobody to run it.
        if let Some(work) = self.0.take()
            && let Ok(runtime) = Handle::try_current()
        {
            drop(match present() {
                Some(asked) => runtime.spawn(about(asked, work)),
                None => runtime.spawn(work),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Mutations;
    use crate::http::refusal::Refusal;
    use futures_util::FutureExt;
    use futures_util::future::BoxFuture;
    use std::panic::AssertUnwindSafe;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;
    use tokio::sync::Notify;

    const LONG: Duration = Duration::from_secs(20);

    /// One that waits until it is told to go on, and counts itself when it is done.
    fn waiting(go_on: &Arc<Notify>, done: &Arc<AtomicUsize>) -> BoxFuture<'static, &'static str> {
        let (go_on, done) = (Arc::clone(go_on), Arc::clone(done));
        Box::pin(async move {
            go_on.notified().await;
            done.fetch_add(1, Ordering::SeqCst);
            "done"
        })
    }

    #[tokio::test]
    async fn one_that_is_waited_for_answers() {
        let (mutations, go_on, done) = (Mutations::new(), Arc::default(), Arc::default());
        let work = waiting(&go_on, &done);
        go_on.notify_one();
        assert_eq!(mutations.run(LONG, work).await, Ok("done"));
        mutations.finished().await;
    }

    #[tokio::test]
    async fn one_that_nobody_waits_for_any_more_goes_on() {
        let (mutations, go_on, done) = (Mutations::new(), Arc::default(), Arc::<AtomicUsize>::default());
        let mut run = Box::pin(mutations.run(LONG, waiting(&go_on, &done)));
        assert!(run.as_mut().now_or_never().is_none());
        drop(run);
        assert!(mutations.finished().now_or_never().is_none());
        go_on.notify_one();
        mutations.finished().await;
        assert_eq!(done.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn one_that_takes_too_long_goes_on() {
        let (mutations, go_on, done) = (Mutations::new(), Arc::default(), Arc::<AtomicUsize>::default());
        let run = mutations.run(Duration::from_millis(1), waiting(&go_on, &done));
        assert_eq!(run.await, Err(Refusal::Timeout));
        go_on.notify_one();
        mutations.finished().await;
        assert_eq!(done.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn one_that_panics_ends_there() {
        let mutations = Mutations::new();
        let run = mutations.run(LONG, Box::pin(async { std::panic::resume_unwind(Box::new("a defect")) }));
        let ended: Result<Result<(), _>, _> = AssertUnwindSafe(run).catch_unwind().await;
        assert!(ended.is_err());
        mutations.finished().await;
    }
}
