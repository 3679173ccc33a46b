//! Work that has to be done within some time.

use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use tokio::task::coop::{Unconstrained, unconstrained};
use tokio::time::Sleep;

/// How often work is looked at before a timer is set for it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Looks {
    Once,
    /// Work that most often goes on as soon as it was asked for.
    Twice,
}

/// What comes of some work; nothing where it takes longer than `limit`, counted from when it first has to wait. Much of it never
/// has to, and is spared the timer.
pub(super) async fn within<F: Future>(limit: Duration, looks: Looks, work: F) -> Option<F::Output> {
    let mut work = pin!(work);
    // Not held to the budget of its task, which the work may have used up.
    let mut end = pin!(None::<Unconstrained<Sleep>>);
    let mut looks_again = matches!(looks, Looks::Twice);
    std::future::poll_fn(|cx| {
        if let Poll::Ready(done) = work.as_mut().poll(cx) {
            return Poll::Ready(Some(done));
        }
        if std::mem::take(&mut looks_again) {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if end.is_none() {
            end.set(Some(unconstrained(tokio::time::sleep(limit))));
        }
        end.as_mut().as_pin_mut().map_or(Poll::Pending, |end| end.poll(cx).map(|()| None))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::{Looks, within};
    use std::future::{pending, poll_fn};
    use std::task::Poll;
    use std::time::Duration;

    const LONG: Duration = Duration::from_secs(20);

    #[tokio::test]
    async fn work_that_waits_too_long_ends() {
        for looks in [Looks::Once, Looks::Twice] {
            assert_eq!(within(Duration::from_millis(1), looks, pending::<()>()).await, None);
            assert_eq!(within(LONG, looks, async { 1 }).await, Some(1));
            assert_eq!(within(LONG, looks, async { tokio::task::yield_now().await }).await, Some(()));
        }
    }

    #[tokio::test]
    async fn work_that_never_rests_ends() {
        let restless = async {
            loop {
                tokio::task::coop::consume_budget().await;
            }
        };
        assert_eq!(within(Duration::from_millis(1), Looks::Once, restless).await, None::<()>);
    }

    #[tokio::test]
    async fn work_is_looked_at_twice_though_nothing_wakes_it() {
        let mut looks = 0;
        let work = poll_fn(|_| {
            looks += 1;
            if looks < 2 { Poll::Pending } else { Poll::Ready(looks) }
        });
        assert_eq!(within(LONG, Looks::Twice, work).await, Some(2));
    }
}
