//! The request that lines are about. It goes with the work that is done for it, whichever thread does that, and costs a line
//! nothing until it is written: a span would be written, kept and looked up for each request.

use http::HeaderValue;
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

tokio::task_local! {
    static PRESENT: Arc<Asked>;
}

/// What is told of a request. Neither path nor query string is: they may hold links out of mails, and variables.
#[derive(Debug)]
pub struct Asked {
    /// Its id.
    pub id: HeaderValue,
    /// The method, of those that there are.
    pub method: &'static str,
    /// The endpoint.
    pub endpoint: &'static str,
    /// The contract; empty where it is for none.
    pub contract: &'static str,
    /// Where the client is.
    pub client: IpAddr,
    /// The kind of the operation and the names of its root fields, once the document is known.
    pub operation: OnceLock<Arc<str>>,
}

impl Asked {
    pub(super) fn id(&self) -> &str {
        self.id.to_str().unwrap_or_default()
    }

    pub(super) fn operation(&self) -> Option<&str> {
        self.operation.get().map(|operation| &**operation)
    }
}

/// Work for a request: lines that it writes are about that.
pub fn about<F: Future>(asked: Arc<Asked>, work: F) -> impl Future<Output = F::Output> {
    PRESENT.scope(asked, work)
}

/// The same for work that is done at once.
pub fn about_at_once<T>(asked: Arc<Asked>, work: impl FnOnce() -> T) -> T {
    PRESENT.sync_scope(asked, work)
}

/// The request that is worked for; none outside of one.
#[must_use]
pub fn present() -> Option<Arc<Asked>> {
    PRESENT.try_with(Arc::clone).ok()
}

/// Tells of the request that is worked for what it asks: the kind of the operation and the names of its root fields. Once.
pub fn operation(operation: Arc<str>) {
    let _outside_or_told = PRESENT.try_with(|asked| asked.operation.set(operation));
}

/// Hands on the request that is worked for, if there is one.
pub(super) fn with_present<T>(then: impl FnOnce(&Asked) -> T) -> Option<T> {
    PRESENT.try_with(|asked| then(asked)).ok()
}
