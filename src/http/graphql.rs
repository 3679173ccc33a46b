//! A GraphQL request over HTTP, from its head to its answer.

use super::answer::{self, Answer};
use super::body;
use super::contract::{Ran, RequestContext, RequestErrorStyle};
use super::cookies::{self, CookieRules, Cookies, SetCookie};
use super::cross_site;
use super::endpoint::{ContractIndex, Endpoint};
use super::media::{RequestType, ResponseType, negotiate};
use super::parameters::Parameters;
use super::received::Directed;
use super::refusal::Refusal;
use super::service::{Served, State, not_found};
use super::within::{Looks, within};
use crate::observe;
use bytes::Bytes;
use http::header::{COOKIE, RETRY_AFTER, SET_COOKIE};
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode};
use hyper::body::Body;
use lychgate_engine::{OperationKind, Prepared, RequestError, Response};
use std::net::IpAddr;
use std::sync::Arc;

/// Answers a request to `/<contract>/graphql`.
pub(super) fn handle<B>(
    state: Arc<State>,
    index: ContractIndex,
    request: Request<Directed<B>>,
) -> impl Future<Output = Answer> + Send
where
    B: Body<Data = Bytes> + Send,
{
    // Taken apart before there is a future, which would hold the request and its parts.
    let (parts, Directed { client, body, .. }) = request.into_parts();
    async move {
        let Some(served) = state.contracts.get(index.index) else { return not_found() };
        let negotiated = negotiate(&parts.headers);
        let kind = negotiated.unwrap_or(ResponseType::Json);
        if parts.method != Method::POST && !(state.get && parts.method == Method::GET) {
            return answer::refusal(if state.get { Refusal::Method } else { Refusal::PostOnly }, kind);
        }
        if negotiated.is_err() {
            return answer::refusal(Refusal::NotAcceptable, kind);
        }
        let body_type = RequestType::of(&parts.headers);
        if parts.method == Method::POST && cross_site::is_foreign_form(&body_type, &parts.headers, &state.origins) {
            return answer::refusal(Refusal::CrossSite, kind);
        }
        let parameters = if parts.method == Method::GET {
            Parameters::from_address(parts.uri.query())
        } else {
            let body = body::read(&parts.headers, body, &state.limits).await;
            body.and_then(|body| Parameters::from_body(&body_type, &body))
        };
        let prepared = match parameters.map_err(NotRun::from).and_then(|asked| prepare(served, &parts.method, asked)) {
            Ok(prepared) => prepared,
            Err(NotRun::Refused(refusal)) => return answer::refusal(refusal, kind),
            Err(NotRun::Wrong(error)) => {
                state.metrics.request_error(Endpoint::Graphql(index));
                return request_error(served.contract.request_errors(), kind, &error);
            }
        };
        let operation = prepared.kind();
        let rules = served.contract.cookies();
        let cookies = rules.and_then(|rules| cookies::brought(&parts, &body_type, rules, &state.origins));
        let rules = rules.filter(|_| cookies.is_some());
        let running = Arc::clone(&served.contract).run(prepared, context(parts.headers, client, cookies));
        let limit = state.limits.request_timeout;
        let ran = match operation {
            OperationKind::Query => within(limit, Looks::Once, running).await.ok_or(Refusal::Timeout),
            OperationKind::Mutation => state.mutations.run(limit, running).await,
        };
        match ran {
            Ok(Ran { response, cookies, retry_after_s }) => {
                let mut answer = answered(&state, operation, kind, response);
                if let Some(seconds) = retry_after_s {
                    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
                }
                set_cookies(&state, rules, &cookies, &mut answer);
                answer
            }
            Err(refusal) => answer::refusal(refusal, kind),
        }
    }
}

/// Why an operation does not run.
enum NotRun {
    Refused(Refusal),
    Wrong(RequestError),
}

impl From<Refusal> for NotRun {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<RequestError> for NotRun {
    fn from(error: RequestError) -> Self {
        Self::Wrong(error)
    }
}

/// The operation that a request asks for. What is going to run is told to the log and counted.
fn prepare(served: &Served, method: &Method, mut parameters: Parameters) -> Result<Prepared, NotRun> {
    let variables = std::mem::take(&mut parameters.variables);
    let document = served.trusted.choose(&parameters)?;
    let schema = served.contract.schema();
    let prepared = schema.prepare(document.text, parameters.operation_name.as_deref(), variables)?;
    if prepared.kind() == OperationKind::Mutation && *method == Method::GET {
        return Err(NotRun::Refused(Refusal::MutationOverGet));
    }
    observe::operation(served.root_fields.count(prepared.kind(), &prepared.plan().root.fields));
    served.trusted.tell(&document);
    Ok(prepared)
}

/// Sets cookies, where the request may have some.
fn set_cookies(state: &State, rules: Option<&CookieRules>, cookies: &[SetCookie], answer: &mut Answer) {
    let Some(rules) = rules else { return };
    let now = state.clock.now();
    for cookie in cookies {
        match rules.attributes.header(cookie, now) {
            Some(header) => drop(answer.headers_mut().append(SET_COOKIE, header)),
            None => tracing::error!(?cookie, "a cookie cannot be written"),
        }
    }
}

/// The answer of an operation that ran. What a mutation did is told in any case.
fn answered(state: &State, operation: OperationKind, kind: ResponseType, response: Response) -> Answer {
    match (state.unread.count(response.body), operation) {
        (Ok(body), _) => answer::graphql(StatusCode::OK, kind, body),
        (Err(body), OperationKind::Mutation) => answer::graphql(StatusCode::OK, kind, body),
        (Err(_), OperationKind::Query) => answer::refusal(Refusal::Unread, kind),
    }
}

fn context(mut headers: HeaderMap, client: IpAddr, cookies: Option<Cookies>) -> RequestContext {
    headers.remove(COOKIE);
    RequestContext { client, headers, cookies }
}

/// The status of a document that will not run.
fn request_error(style: RequestErrorStyle, kind: ResponseType, error: &RequestError) -> Answer {
    let status = match (kind, style) {
        (ResponseType::Json, RequestErrorStyle::Ok) => StatusCode::OK,
        (ResponseType::Json, RequestErrorStyle::BadRequest) | (ResponseType::GraphqlResponse, _) => {
            StatusCode::BAD_REQUEST
        }
    };
    answer::graphql(status, kind, error.response().body)
}
