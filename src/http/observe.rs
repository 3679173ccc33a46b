//! The outermost layer: request id, address of the client, access log, numbers, panics, and the headers that every answer carries.

use super::answer::{self, Answer};
use super::client_address::TrustedProxies;
use super::endpoint::{Endpoint, Names};
use super::metrics::{Metrics, Open, Usual};
use super::received::{Directed, Received};
use super::refusal::Refusal;
use super::request_id::{RequestIds, X_REQUEST_ID};
use super::service::endpoint_refusal;
use crate::observe::{Asked, about, about_at_once};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::{HeaderValue, Method, Request, StatusCode};
use hyper::body::Body;
use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

/// What nginx, too, counts a request as whose client left before the answer.
const CLIENT_LEFT: u16 = 499;

/// What tells one endpoint from another, which proxies are believed, and where requests are counted.
#[derive(Debug)]
pub(super) struct Paths {
    pub(super) names: Names,
    pub(super) proxies: TrustedProxies,
    pub(super) ids: RequestIds,
    pub(super) metrics: Arc<Metrics>,
    /// Where most answers of each contract are counted.
    pub(super) usual: Vec<Usual>,
}

impl Paths {
    fn count(&self, endpoint: Endpoint, status: StatusCode, duration: Duration) {
        if let Endpoint::Graphql(contract) = endpoint
            && status == StatusCode::OK
            && let Some(usual) = self.usual.get(contract.index)
        {
            return usual.request_answered(duration);
        }
        self.metrics.request_answered(endpoint, status, duration);
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

impl<S, B> tower::Service<Request<Received<B>>> for Observe<S>
where
    S: tower::Service<Request<Directed<B>>, Response = Answer, Error = Infallible, Future: Send + 'static>,
{
    type Response = Answer;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Answer, Infallible>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Received<B>>) -> Self::Future {
        let id = self.paths.ids.of(request.headers());
        let endpoint = Endpoint::of(request.uri().path(), &self.paths.names);
        let client = self.paths.proxies.client(request.body().peer, request.headers());
        let request = request.map(|Received { body, .. }| Directed { endpoint, client, body });
        let asked = Arc::new(Asked {
            id: id.clone(),
            method: method(request.method()),
            endpoint: endpoint.label(),
            contract: endpoint.contract(),
            client,
            operation: OnceLock::new(),
        });
        let mut record = Record::new(Arc::clone(&self.paths), endpoint);
        let work = about_at_once(Arc::clone(&asked), || self.inner.call(request));
        let watched = async move {
            let mut answer = match AssertUnwindSafe(work).catch_unwind().await {
                Ok(Ok(answer)) => answer,
                Ok(Err(never)) => match never {},
                Err(_) => {
                    record.paths.metrics.panicked();
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

/// Gives an answer the id of its request. What the layers within have answered themselves gets the other headers of every answer,
/// too.
fn dress(answer: &mut Answer, id: HeaderValue) {
    let headers = answer.headers_mut();
    // A place for it comes with the others.
    if headers.insert(X_REQUEST_ID, id).is_none() {
        answer::dress_always(headers);
    }
}

/// One request in the log and in the numbers, also when its client leaves and its future is dropped.
struct Record {
    paths: Arc<Paths>,
    endpoint: Endpoint,
    begun: Instant,
    _in_flight: Open,
    done: bool,
}

impl Record {
    fn new(paths: Arc<Paths>, endpoint: Endpoint) -> Self {
        let in_flight = paths.metrics.request_begun();
        Self { paths, endpoint, begun: Instant::now(), _in_flight: in_flight, done: false }
    }

    fn answered(&mut self, answer: &Answer) {
        self.write(answer.status(), Body::size_hint(answer.body()).lower());
    }

    fn write(&mut self, status: StatusCode, bytes: u64) {
        self.done = true;
        let duration = self.begun.elapsed();
        self.paths.count(self.endpoint, status, duration);
        let duration_us = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX);
        // As a field, it is a text that need not be put together.
        let message = "answered";
        tracing::info!(target: "lychgate::access", message, status = status.as_u16(), duration_us, bytes);
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
