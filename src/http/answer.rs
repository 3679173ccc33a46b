//! Building answers: status, the headers that the body calls for, and a body that is complete.

use super::media::ResponseType;
use super::refusal::Refusal;
use bytes::Bytes;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, VARY};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use http_body_util::Full;

/// A complete answer.
pub(super) type Answer = Response<Full<Bytes>>;

/// The type of pages and refusals outside GraphQL.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// How many headers most answers have. They are given room once.
const HEADERS_USUAL: usize = 12;

/// How long an answer may be kept.
#[derive(Debug, Clone, Copy)]
pub(super) enum Keep {
    /// Not at all.
    No,
    /// Five minutes, by anyone.
    FiveMinutes,
}

/// An answer with a body of some type.
pub(super) fn answer(status: StatusCode, content_type: &'static str, keep: Keep, body: impl Into<Bytes>) -> Answer {
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.reserve(HEADERS_USUAL);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    let keep = match keep {
        Keep::No => "no-store",
        Keep::FiveMinutes => "public, max-age=300",
    };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

/// A clear text.
pub(super) fn text(status: StatusCode, body: impl Into<Bytes>) -> Answer {
    answer(status, TEXT, Keep::No, body)
}

/// The answer of a GraphQL endpoint. Which type it has depends on `Accept`, and caches are told so.
pub(super) fn graphql(status: StatusCode, kind: ResponseType, body: impl Into<Bytes>) -> Answer {
    let mut response = answer(status, kind.content_type(), Keep::No, body);
    response.headers_mut().insert(VARY, HeaderValue::from_static("accept"));
    response
}

/// A refusal in GraphQL's form.
pub(super) fn refusal(refusal: Refusal, kind: ResponseType) -> Answer {
    let mut response = graphql(refusal.status(), kind, refusal.body());
    allow(response.headers_mut(), refusal.allow());
    if refusal == Refusal::ContentEncoding {
        // RFC 9110, section 12.5.3: says what would have been taken.
        response.headers_mut().insert(http::header::ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    }
    response
}

/// A refusal as a clear text, outside GraphQL.
pub(super) fn refusal_text(refusal: Refusal) -> Answer {
    text(refusal.status(), format!("{}\n", refusal.message()))
}

/// A clear text for a method that an endpoint outside GraphQL does not serve.
pub(super) fn method_not_allowed(methods: &'static str) -> Answer {
    let mut answer = text(StatusCode::METHOD_NOT_ALLOWED, format!("Only these methods are served here: {methods}.\n"));
    allow(answer.headers_mut(), Some(methods));
    answer
}

pub(super) fn allow(headers: &mut HeaderMap, methods: Option<&'static str>) {
    if let Some(methods) = methods {
        headers.insert(ALLOW, HeaderValue::from_static(methods));
    }
}
