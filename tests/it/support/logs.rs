//! What is logged, caught on its way.

use lychgate::observe::{LogFormat, subscriber};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use tracing_subscriber::fmt::MakeWriter;

/// Collects what is logged.
#[derive(Debug, Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Captured {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()).expect("logs are text")
    }
}

impl io::Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Captured {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// What the service logs while somebody talks to it, on one thread. It is talked to twice.
pub(crate) fn logged(format: LogFormat, talk: impl AsyncFn()) -> String {
    let captured = Captured::default();
    let _guard = tracing::subscriber::set_default(subscriber(format, captured.clone()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    // Tests on other threads may be the first to reach the places that log, just while this subscriber is set: tracing
    // then remembers that nobody listens there. Once they have all been reached, it is asked to look again.
    runtime.block_on(talk());
    tracing::callsite::rebuild_interest_cache();
    captured.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    runtime.block_on(talk());
    captured.text()
}
