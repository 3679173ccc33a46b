//! Building answers: status, the headers that the body calls for, and a body that is complete.

use super::media::ResponseType;
use super::refusal::Refusal;
use super::request_id::X_REQUEST_ID;
use bytes::Bytes;
use http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use http_body_util::Full;
use std::sync::LazyLock;

/// A complete answer.
pub(super) type Answer = Response<Full<Bytes>>;

/// The type of pages and refusals outside GraphQL.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// The headers of most answers outside GraphQL, and of those within it. Answers begin with a copy, which takes half of what it takes to
/// put them together.
static OUTSIDE: LazyLock<HeaderMap> = LazyLock::new(|| usual(TEXT));
static GRAPHQL: LazyLock<HeaderMap> = LazyLock::new(|| {
    let mut headers = usual(ResponseType::Json.content_type());
    // Which type an answer has depends on `Accept`, and caches are told so.
    headers.insert(VARY, HeaderValue::from_static("accept"));
    headers
});

fn usual(content_type: &'static str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    dress_always(&mut headers);
    headers
}

/// Adds the headers that every answer has, where they are missing: nothing may be guessed, framed or followed from it. A page has a
/// policy of its own; anything else is none. The id of the request is only given a place.
pub(super) fn dress_always(headers: &mut HeaderMap) {
    let every = [
        (X_REQUEST_ID, ""),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    ];
    for (name, value) in every {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}

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
    let mut response = of(&OUTSIDE, status, body.into());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    match keep {
        Keep::No => {}
        Keep::FiveMinutes => {
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
        }
    }
    response
}

fn of(headers: &HeaderMap, status: StatusCode, body: Bytes) -> Answer {
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = status;
    *response.headers_mut() = headers.clone();
    response
}

/// A clear text.
pub(super) fn text(status: StatusCode, body: impl Into<Bytes>) -> Answer {
    answer(status, TEXT, Keep::No, body)
}

/// The answer of a GraphQL endpoint.
pub(super) fn graphql(status: StatusCode, kind: ResponseType, body: impl Into<Bytes>) -> Answer {
    let mut response = of(&GRAPHQL, status, body.into());
    if kind != ResponseType::Json {
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind.content_type()));
    }
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
