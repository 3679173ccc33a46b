//! The service: every request goes to one of the endpoints.

use super::answer::{self, Answer, Keep, TEXT};
use super::client_address::TrustedProxies;
use super::contract::{Contract, X_API_KEY};
use super::cors;
use super::endpoint::{ContractIndex, Endpoint, Names};
use super::graphql;
use super::index;
use super::limits::HttpLimits;
use super::link_page::{self, LinkPage};
use super::media::ResponseType;
use super::metrics::{Metrics, OPENMETRICS, Reading, RootFields};
use super::mutations::Mutations;
use super::observe::{Observe, Paths};
use super::parts::{HttpError, HttpParts, Readiness};
use super::received::{Directed, Received};
use super::refusal::Refusal;
use super::request_id::{RequestIds, X_REQUEST_ID};
use super::standing_page::StandingPage;
use super::trusted::Trusted;
use super::unread::Unread;
use crate::app::{Clock, Random};
use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};
use http::header::{ACCESS_CONTROL_REQUEST_METHOD, AUTHORIZATION, CONTENT_LENGTH, COOKIE};
use http::{HeaderName, HeaderValue, Method, Request, StatusCode};
use http_body_util::Full;
use hyper::body::Body;
use lychgate_engine::CacheUse;
use std::convert::Infallible;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower::ServiceBuilder;
use tower::util::service_fn;
use tower_http::cors::{Cors, CorsLayer};

/// The methods of an endpoint that only tells something.
const READING: &str = "GET, HEAD";

/// The service, to be served any number of times.
#[derive(Debug, Clone)]
pub struct Http {
    state: Arc<State>,
    paths: Arc<Paths>,
    cors: Option<CorsLayer>,
}

pub(super) struct State {
    pub(super) limits: HttpLimits,
    /// The headers of requests that are never printed.
    secret_headers: [HeaderName; 4],
    pub(super) metrics: Arc<Metrics>,
    pub(super) mutations: Mutations,
    pub(super) unread: Unread,
    /// The origins whose requests may bring cookies, and be forms.
    pub(super) origins: Vec<HeaderValue>,
    /// Whether GraphQL is served over GET.
    pub(super) get: bool,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) contracts: Vec<Served>,
    standing_pages: Vec<StandingPage>,
    link_pages: Vec<Arc<dyn LinkPage>>,
    readiness: Arc<dyn Readiness>,
    jwks: Bytes,
    index: Bytes,
}

impl std::fmt::Debug for State {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("State").field("limits", &self.limits).finish_non_exhaustive()
    }
}

/// A contract with what is made for it once.
pub(super) struct Served {
    pub(super) contract: Arc<dyn Contract>,
    pub(super) root_fields: RootFields,
    /// The documents that it trusts.
    pub(super) trusted: Trusted,
    /// None where clients may not ask for the schema.
    sdl: Option<Bytes>,
}

impl Http {
    /// Builds the service.
    ///
    /// # Errors
    /// Where the configuration names an origin that is none, or the machine has no randomness.
    pub fn new(parts: HttpParts, random: &dyn Random) -> Result<Self, HttpError> {
        let HttpParts {
            contracts,
            standing_pages,
            link_pages,
            limits,
            public_origin,
            trusted_proxies,
            cors_origins,
            token_header,
            get,
            trusted_documents,
            jwks,
            readiness,
            clock,
            metrics,
        } = parts;
        let cors = cors::layer(&cors_origins, &token_header)?;
        // Every origin may be let in to read, but none but those that are named to bring cookies.
        let named = cors_origins.iter().filter(|origin| *origin != "*").chain([&public_origin]);
        let origins = named.map(|origin| cors::listed(origin)).collect::<Result<_, _>>()?;
        observe_caches(&metrics, &contracts);
        let names = Names {
            contracts: contracts.iter().map(|contract| contract.tables().contract).collect(),
            standing_pages: standing_pages.iter().map(|page| (page.name, page.path)).collect(),
            link_pages: link_pages.iter().map(|page| (page.name(), page.path().to_owned())).collect(),
        };
        let graphql = |(index, name): (usize, &&'static str)| Endpoint::Graphql(ContractIndex { index, name });
        let usual = names.contracts.iter().enumerate().map(|contract| metrics.usual(graphql(contract))).collect();
        let index = Bytes::from(index::text(&contracts, get, &standing_pages, &link_pages));
        let served = contracts.into_iter().map(|contract| Served {
            root_fields: metrics.root_fields(contract.tables()),
            trusted: Trusted::new(&trusted_documents, contract.tables().contract),
            sdl: is_told(&*contract).then(|| Bytes::from(contract.schema().sdl().to_owned())),
            contract,
        });
        let contracts = served.collect();
        let ids = RequestIds::new(random)?;
        let paths = Arc::new(Paths {
            names,
            proxies: TrustedProxies::new(&trusted_proxies),
            ids,
            metrics: Arc::clone(&metrics),
            usual,
        });
        let jwks = Bytes::from(jwks.to_string());
        let (mutations, unread) = (Mutations::new(), Unread::new(limits.unread_max_bytes));
        let state = State {
            limits,
            secret_headers: [AUTHORIZATION, COOKIE, X_API_KEY, token_header],
            metrics,
            mutations,
            unread,
            origins,
            get,
            clock,
            contracts,
            standing_pages,
            link_pages,
            readiness,
            jwks,
            index,
        };
        Ok(Self { state: Arc::new(state), paths, cors })
    }

    /// The tower service: request id, log, numbers and panics outermost, then CORS, the endpoints.
    pub fn service<B>(
        &self,
    ) -> impl tower::Service<Request<Received<B>>, Response = Answer, Error = Infallible, Future: Send + Unpin + 'static>
    + Clone
    + Send
    + Sync
    + use<B>
    where
        B: Body<Data = Bytes> + Send + 'static,
    {
        let endpoints = Endpoints(Arc::clone(&self.state));
        ServiceBuilder::new().layer_fn(|inner| Observe::new(inner, Arc::clone(&self.paths))).service(Origins {
            cors: self.cors.as_ref().map(|layer| tower::Layer::layer(layer, endpoints.clone())),
            endpoints,
        })
    }

    /// Completes when no mutation runs any more. To be awaited after the last connection has closed: clients that left
    /// early may have left mutations behind.
    pub async fn finished(&self) {
        self.state.mutations.finished().await;
    }
}

/// The service of the metrics listener: `GET /metrics` and nothing else.
pub fn metrics_service<B>(
    metrics: Arc<Metrics>,
) -> impl tower::Service<Request<B>, Response = Answer, Error = Infallible, Future: Send + Unpin + 'static>
+ Clone
+ Send
+ Sync
where
    B: Send + 'static,
{
    service_fn(move |request: Request<B>| {
        let mut answer = match (request.uri().path(), request.method()) {
            ("/metrics", &Method::GET | &Method::HEAD) => match metrics.text() {
                Some(text) => answer::answer(StatusCode::OK, OPENMETRICS, Keep::No, text),
                None => answer::refusal_text(Refusal::Internal),
            },
            ("/metrics", _) => answer::method_not_allowed(READING),
            _ => not_found(),
        };
        // Nothing is told of these requests, so they have no id.
        answer.headers_mut().remove(X_REQUEST_ID);
        std::future::ready(Ok(answer))
    })
}

/// The endpoints behind CORS, where pages of other origins are let in at all.
#[derive(Debug, Clone)]
struct Origins {
    cors: Option<Cors<Endpoints>>,
    endpoints: Endpoints,
}

impl<B: Body<Data = Bytes> + Send + 'static> tower::Service<Request<Directed<B>>> for Origins {
    type Response = Answer;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Answer, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Directed<B>>) -> Self::Future {
        // The layer takes every OPTIONS for a preflight; only one that asks for a method is.
        let is_bare =
            request.method() == Method::OPTIONS && !request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD);
        match &mut self.cors {
            Some(cors) if !is_bare => Box::pin(cors.call(request)),
            _ => self.endpoints.call(request),
        }
    }
}

#[derive(Debug, Clone)]
struct Endpoints(Arc<State>);

impl<B: Body<Data = Bytes> + Send + 'static> tower::Service<Request<Directed<B>>> for Endpoints {
    type Response = Answer;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Answer, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<Directed<B>>) -> Self::Future {
        let state = Arc::clone(&self.0);
        let endpoint = request.body().endpoint;
        if let Some(refusal) = look_over(&mut request, &state.secret_headers, state.limits.head_max_bytes) {
            return Box::pin(ready(Ok(endpoint_refusal(endpoint, refusal))));
        }
        if let Endpoint::Graphql(contract) = endpoint {
            return Box::pin(graphql::handle(state, contract, request).map(Ok));
        }
        Box::pin(async move { Ok(other(&state, request).await) })
    }
}

/// Answers a request to anything but GraphQL.
async fn other<B>(state: &State, request: Request<Directed<B>>) -> Answer
where
    B: Body<Data = Bytes> + Send,
{
    let served = |index: usize| state.contracts.get(index);
    let is_head = request.method() == Method::HEAD;
    let mut page = match (request.body().endpoint, request.method()) {
        (Endpoint::Unknown | Endpoint::Graphql(_), _) => not_found(),
        (Endpoint::Schema(contract), method) => match served(contract.index).and_then(|served| served.sdl.as_ref()) {
            None => not_found(),
            Some(_) if !reads(method) => return answer::method_not_allowed(READING),
            Some(sdl) => answer::answer(StatusCode::OK, TEXT, Keep::FiveMinutes, sdl.clone()),
        },
        (Endpoint::LinkPage(page), _) => match state.link_pages.get(page.index) {
            Some(page) => link_page::handle(state, page, request).await,
            None => not_found(),
        },
        (_, method) if !reads(method) => return answer::method_not_allowed(READING),
        (Endpoint::StandingPage(page), _) => {
            state.standing_pages.get(page.index).map_or_else(not_found, StandingPage::answer)
        }
        (Endpoint::Index, _) => answer::text(StatusCode::OK, state.index.clone()),
        (Endpoint::Live, _) => answer::text(StatusCode::OK, "alive\n"),
        (Endpoint::Ready, _) => readiness(state).await,
        (Endpoint::Jwks, _) => {
            answer::answer(StatusCode::OK, "application/jwk-set+json", Keep::FiveMinutes, state.jwks.clone())
        }
    };
    if is_head {
        let length = Body::size_hint(page.body()).lower();
        page.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
        *page.body_mut() = Full::default();
    }
    page
}

fn reads(method: &Method) -> bool {
    method == Method::GET || method == Method::HEAD
}

/// Whether the schema of a contract is told: what introspection keeps back is not served as a text either.
pub(super) fn is_told(contract: &dyn Contract) -> bool {
    contract.schema().options().introspection
}

/// A refusal in the form of the endpoint: GraphQL's, or a clear text.
pub(super) fn endpoint_refusal(endpoint: Endpoint, refusal: Refusal) -> Answer {
    match endpoint {
        Endpoint::Graphql(_) => answer::refusal(refusal, ResponseType::Json),
        Endpoint::Index
        | Endpoint::Live
        | Endpoint::Ready
        | Endpoint::Jwks
        | Endpoint::Schema(_)
        | Endpoint::StandingPage(_)
        | Endpoint::LinkPage(_)
        | Endpoint::Unknown => answer::refusal_text(refusal),
    }
}

/// Holds the head against the bounds, and marks in it what is secret, so that it is not printed.
fn look_over<B>(request: &mut Request<B>, secret: &[HeaderName], max_bytes: usize) -> Option<Refusal> {
    let uri = request.uri();
    let address = uri.path().len() + uri.query().map_or(0, str::len);
    if address > max_bytes {
        return Some(Refusal::UriTooLong);
    }
    let mut headers = 0;
    for (name, value) in request.headers_mut() {
        headers += name.as_str().len() + value.len();
        if secret.contains(name) {
            value.set_sensitive(true);
        }
    }
    (headers > max_bytes).then_some(Refusal::HeadersTooLarge)
}

async fn readiness(state: &State) -> Answer {
    match tokio::time::timeout(state.limits.ready_timeout, state.readiness.ready()).await {
        Ok(true) => answer::text(StatusCode::OK, "ready\n"),
        Ok(false) | Err(_) => {
            answer::text(StatusCode::SERVICE_UNAVAILABLE, "not ready: the database does not answer\n")
        }
    }
}

pub(super) fn not_found() -> Answer {
    answer::text(StatusCode::NOT_FOUND, "Nothing is served here. GET / names the endpoints.\n")
}

/// How full the caches of prepared documents are and how often they help, by contract.
fn observe_caches(metrics: &Metrics, contracts: &[Arc<dyn Contract>]) {
    let readings = |number: fn(CacheUse) -> u64| {
        let reading = |contract: &Arc<dyn Contract>| {
            let (name, contract) = (contract.tables().contract, Arc::clone(contract));
            Reading::labelled("contract", name, move || number(contract.schema().cache_use()))
        };
        contracts.iter().map(reading).collect()
    };
    let entries = readings(|kept| u64::try_from(kept.entries).unwrap_or(u64::MAX));
    let bytes = readings(|kept| u64::try_from(kept.bytes).unwrap_or(u64::MAX));
    metrics.observe_gauge("prepared_documents", "Documents kept prepared", entries);
    metrics.observe_gauge("prepared_bytes", "What the prepared documents take, estimated", bytes);
    metrics.observe_counter("prepared_hits", "Requests whose document was prepared", readings(|kept| kept.hits));
    metrics.observe_counter(
        "prepared_misses",
        "Requests whose document was not: new, pushed out, or not valid",
        readings(|kept| kept.misses),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_secret_in_a_head_is_not_printed() {
        let mut request = Request::get("/").body(()).unwrap();
        let secret = [AUTHORIZATION, COOKIE, X_API_KEY, HeaderName::from_static("x-token")];
        for name in &secret {
            request.headers_mut().append(name, HeaderValue::from_static("geheim"));
            request.headers_mut().append(name, HeaderValue::from_static("geheim too"));
        }
        request.headers_mut().append("accept", HeaderValue::from_static("text/html"));
        assert_eq!(look_over(&mut request, &secret, 1000), None);
        let printed = format!("{:?}", request.headers());
        assert!(printed.contains("text/html") && !printed.contains("geheim"), "{printed}");
    }
}
