//! Pages that mailed links open: what the HTTP layer asks of one, and how it is served.

use super::answer::{self, Answer, Keep};
use super::body;
use super::service::State;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::header::CONTENT_SECURITY_POLICY;
use http::{HeaderValue, Method, Request, StatusCode};
use hyper::body::Body;
use std::sync::Arc;

const HTML: &str = "text/html; charset=utf-8";
const METHODS: &str = "GET, HEAD, POST";

/// A page that mailed links open, at its path and a token.
pub trait LinkPage: Send + Sync + 'static {
    /// The name in logs and numbers, which never tell the address.
    fn name(&self) -> &'static str;

    /// What stands before the token in the address. It begins and ends with a slash.
    fn path(&self) -> &str;

    /// What the page is for, in the list of endpoints.
    fn purpose(&self) -> &'static str;

    /// What a GET shows. It changes nothing: scanners and previews of mails open links before people do.
    fn show(&self, token: &LinkToken) -> Page;

    /// What the form of the page does, a POST to the address of the page. The future is run to its end even when the
    /// client leaves or the request takes too long.
    fn submit<'a>(&'a self, submission: &'a Submission) -> BoxFuture<'a, Page>;
}

/// The secret part of a link as it arrived: any text. It is not printed.
#[derive(Clone)]
pub struct LinkToken(String);

impl LinkToken {
    /// The text, for the rules alone.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for LinkToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("LinkToken(…)")
    }
}

/// A form that was sent.
///
/// Nobody is known by a cookie here, so a page of another origin that makes a browser send the form gains nothing:
/// whoever knows the token can send it without anybody's browser. Hence neither a second secret in the form nor a look
/// at where it came from.
#[derive(Debug)]
pub struct Submission {
    /// Whose link it is.
    pub token: LinkToken,
}

/// What a person sees.
#[derive(Debug, Clone)]
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The HTML.
    pub html: Bytes,
    /// What a browser may do with it: its `Content-Security-Policy`.
    pub policy: HeaderValue,
}

/// Answers a request to a page.
pub(super) async fn handle<B>(state: &State, page: &Arc<dyn LinkPage>, request: Request<B>) -> Answer
where
    B: Body<Data = Bytes> + Send,
{
    let (parts, body) = request.into_parts();
    let token = LinkToken(parts.uri.path().strip_prefix(page.path()).unwrap_or_default().to_owned());
    if parts.method == Method::GET || parts.method == Method::HEAD {
        return shown(page.show(&token));
    }
    if parts.method != Method::POST {
        return answer::method_not_allowed(METHODS);
    }
    // The address says all that there is to say. The body is read so that the connection can serve the next request.
    if let Err(refusal) = body::read(&parts.headers, body, &state.limits).await {
        return answer::refusal_text(refusal);
    }
    let (page, submission) = (Arc::clone(page), Submission { token });
    let work = async move { page.submit(&submission).await };
    match state.mutations.run(state.limits.request_timeout, work).await {
        Ok(page) => shown(page),
        Err(refusal) => answer::refusal_text(refusal),
    }
}

fn shown(page: Page) -> Answer {
    let mut answer = answer::answer(page.status, HTML, Keep::No, page.html);
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, page.policy);
    answer
}
