//! What is logged, caught on its way.

use lychgate::observe::{LogFormat, subscriber};
use std::sync::{Arc, Mutex, PoisonError};

/// What the service logs while somebody talks to it, on one thread. It is talked to twice.
pub(crate) fn logged(format: LogFormat, talk: impl AsyncFn()) -> String {
    let logged = Arc::new(Mutex::new(String::new()));
    let text = || logged.lock().unwrap_or_else(PoisonError::into_inner);
    let lines = Arc::clone(&logged);
    let write = move |line: &str, _| lines.lock().unwrap_or_else(PoisonError::into_inner).push_str(line);
    let _guard = tracing::subscriber::set_default(subscriber(format, write));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    // Tests on other threads may be the first to reach the places that log, just while this subscriber is set: tracing
    // then remembers that nobody listens there. Once they have all been reached, it is asked to look again.
    runtime.block_on(talk());
    tracing::callsite::rebuild_interest_cache();
    text().clear();
    runtime.block_on(talk());
    text().clone()
}
