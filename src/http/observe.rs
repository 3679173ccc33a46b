//! The outermost layer: request id, address of the client, access log, numbers, panics, and the headers that every answer carries.

use super::answer::Answer;
use super::client_address::TrustedProxies;
use super::endpoint::{Endpoint, Names};
use super::metrics::{Metrics, Open};
use super::refusal::Refusal;
use super::request_id::{RequestIds, X_REQUEST_ID};
use super::serve::Peer;
use super::service::endpoint_refusal;
use crate::observe::{Asked, about, about_at_once};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderValue, Method, Request, StatusCode, Uri};
use hyper::body::Body;
use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Instant;

/// What nginx, too, counts a request as whose client left before the answer.
const CLIENT_LEFT: u16 = 499;

/// What tells one endpoint from another, which proxies are believed, and where requests are counted.
#[derive(Debug)]
pub(super) struct Paths {
    pub(super) names: Names,
    pub(super) proxies: TrustedProxies,
    pub(super) ids: RequestIds,
    pub(super) metrics: Arc<Metrics>,
}

impl Paths {
    pub(super) fn endpoint(&self, uri: &Uri) -> Endpoint {
        Endpoint::of(uri.path(), &self.names)
    }
}

/// Watches over the inner service.
#[derive(Debug, Clone)]
pub(super) struct Observe<S> {
    inner: S,
    paths: Arc<Paths>,
}

impl<S> Observe<S> {
    pub(super) fn new(inner: S, paths: Arc<Paths>) -> Self {
        Self { inner, paths }
    }
}

impl<S, B> tower::Service<Request<B>> for Observe<S>
where
    S: tower::Service<Request<B>, Response = Answer, Error = Infallible, Future: Send + 'static>,
{
    type Response = Answer;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Answer, Infallible>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let id = self.paths.ids.of(request.headers());
        let endpoint = self.paths.endpoint(request.uri());
        let peer = request.extensions().get::<Peer>().map(|peer| peer.0.ip());
        let client = peer.map(|peer| self.paths.proxies.client(peer, request.headers()));
        let asked = Arc::new(Asked {
            id: id.clone(),
            method: method(request.method()),
            endpoint: endpoint.label(),
            contract: endpoint.contract(),
            client: client.map(|client| client.0),
            operation: OnceLock::new(),
        });
        client.map(|client| request.extensions_mut().insert(client));
        let mut record = Record::new(Arc::clone(&self.paths.metrics), endpoint);
        let work = about_at_once(Arc::clone(&asked), || self.inner.call(request));
        let watched = async move {
            let mut answer = match AssertUnwindSafe(work).catch_unwind().await {
                Ok(Ok(answer)) => answer,
                Ok(Err(never)) => match never {},
                Err(_) => {
                    record.metrics.panicked();
                    tracing::error!("the request ended in a defect of the service");
                    endpoint_refusal(endpoint, Refusal::Internal)
                }
            };
            dress(&mut answer, id);
            record.answered(&answer);
            Ok(answer)
        };
        Box::pin(about(asked, watched))
    }
}

/// The method in the log: a client may make up its own, of any length.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// The headers of every answer: nothing may be guessed, framed or followed from it. A page has a policy of its own;
/// anything else is none.
fn dress(answer: &mut Answer, id: HeaderValue) {
    let headers = answer.headers_mut();
    headers.insert(X_REQUEST_ID, id);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    let no_page = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(no_page);
}

/// One request in the log and in the numbers, also when its client leaves and its future is dropped.
struct Record {
    metrics: Arc<Metrics>,
    endpoint: Endpoint,
    begun: Instant,
    _in_flight: Open,
    done: bool,
}

impl Record {
    fn new(metrics: Arc<Metrics>, endpoint: Endpoint) -> Self {
        let in_flight = metrics.request_begun();
        Self { metrics, endpoint, begun: Instant::now(), _in_flight: in_flight, done: false }
    }

    fn answered(&mut self, answer: &Answer) {
        self.write(answer.status(), Body::size_hint(answer.body()).lower());
    }

    fn write(&mut self, status: StatusCode, bytes: u64) {
        self.done = true;
        let duration = self.begun.elapsed();
        self.metrics.request_answered(self.endpoint, status, duration);
        let duration_us = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX);
        tracing::info!(target: "lychgate::access", status = status.as_u16(), duration_us, bytes, "answered");
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        if !self.done
            && let Ok(status) = StatusCode::from_u16(CLIENT_LEFT)
        {
            self.write(status, 0);
        }
    }
}
