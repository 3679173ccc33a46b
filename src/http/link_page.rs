//! Pages that mailed links open: what the HTTP layer asks of one, and how it is served.

use super::answer::{self, Answer, Keep};
use super::body;
use super::cross_site;
use super::form;
use super::media::RequestType;
use super::received::Directed;
use super::refusal::Refusal;
use super::service::State;
use super::within::{Looks, within};
use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::header::{CONTENT_SECURITY_POLICY, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode};
use hyper::body::Body;
use percent_encoding::percent_decode_str;
use std::net::IpAddr;
use std::sync::Arc;
use zeroize::Zeroizing;

const HTML: &str = "text/html; charset=utf-8";
const METHODS: &str = "GET, HEAD, POST";
/// When those may come back whom the service could not serve.
const RETRY_AFTER_S: u32 = 5;

/// A page that mailed links open, at its path and a token.
pub trait LinkPage: Send + Sync + 'static {
    /// The name in logs and numbers, which never tell the address.
    fn name(&self) -> &'static str;

    /// What stands before the token in the address. It begins and ends with a slash.
    fn path(&self) -> &str;

    /// What the page is for, in the list of endpoints.
    fn purpose(&self) -> &str;

    /// What a GET shows. It changes nothing: scanners and previews of mails open links before people do.
    fn show<'a>(&'a self, token: &'a LinkToken, client: IpAddr) -> BoxFuture<'a, Page>;

    /// What the form of the page does, a POST to the address of the page. The future is run to its end even when the
    /// client leaves or the request takes too long.
    fn submit(&self, submission: Submission) -> BoxFuture<'_, Page>;
}

/// The secret part of a link as it arrived: any text. It is not printed.
#[derive(Clone)]
pub struct LinkToken(String);

impl LinkToken {
    /// Some programs that handle mail encode more of an address than they have to.
    fn of(text: &str) -> Self {
        Self(percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned))
    }

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
/// at where it came from; `Origin` would not even tell, because browsers send `null` for pages without a referrer.
#[derive(Debug)]
pub struct Submission {
    /// Whose link it is.
    pub token: LinkToken,
    /// What was typed.
    pub fields: Fields,
    /// Where it was sent from.
    pub client: IpAddr,
}

/// The fields of a form, which may hold passwords. They are not printed, and wiped when they go.
pub struct Fields(Vec<(String, Zeroizing<String>)>);

impl Fields {
    /// What was typed into the fields with these names. None where the form has others, or one of them not or twice:
    /// then it is not the form of the page.
    #[must_use]
    pub fn exactly<const N: usize>(mut self, names: [&str; N]) -> Option<[String; N]> {
        if self.0.len() != N {
            return None;
        }
        let mut typed = [const { String::new() }; N];
        for (name, place) in names.into_iter().zip(&mut typed) {
            let at = self.0.iter().position(|(found, _)| found == name)?;
            *place = std::mem::take(&mut *self.0.swap_remove(at).1);
        }
        Some(typed)
    }
}

impl std::fmt::Debug for Fields {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Fields(…)")
    }
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
    /// After how many seconds it is worth coming back, where that is known.
    pub retry_after_s: Option<u32>,
}

/// Answers a request to a page.
pub(super) async fn handle<B>(state: &State, page: &Arc<dyn LinkPage>, request: Request<Directed<B>>) -> Answer
where
    B: Body<Data = Bytes> + Send,
{
    let (parts, Directed { client, body, .. }) = request.into_parts();
    let token = LinkToken::of(parts.uri.path().strip_prefix(page.path()).unwrap_or_default());
    let limit = state.limits.request_timeout;
    if parts.method == Method::GET || parts.method == Method::HEAD {
        if cross_site::is_embedded(&parts.headers) {
            return refused(Refusal::CrossSite);
        }
        let page = within(limit, Looks::Once, page.show(&token, client)).await;
        return page.map_or_else(|| refused(Refusal::Timeout), shown);
    }
    if parts.method != Method::POST {
        return answer::method_not_allowed(METHODS);
    }
    let submission = match body::read(&parts.headers, body, &state.limits).await {
        Ok(body) => fields(&parts.headers, &body).map(|fields| Submission { token, fields, client }),
        Err(refusal) => Err(refusal),
    };
    let sent = match submission {
        Ok(submission) => {
            let page = Arc::clone(page);
            state.mutations.run(limit, Box::pin(async move { page.submit(submission).await })).await
        }
        Err(refusal) => Err(refusal),
    };
    match sent {
        Ok(page) => shown(page),
        Err(refusal) => refused(refusal),
    }
}

/// Reads what browsers send for the forms of our pages, and nothing else. A form without fields may be of any type.
fn fields(headers: &HeaderMap, body: &[u8]) -> Result<Fields, Refusal> {
    let pairs = match RequestType::of(headers) {
        _ if body.is_empty() => Vec::new(),
        RequestType::Form => form::pairs(body)?,
        RequestType::Charset => return Err(Refusal::Charset),
        RequestType::Json
        | RequestType::Graphql
        | RequestType::Multipart(_)
        | RequestType::Unread
        | RequestType::Unknown => return Err(Refusal::FormType),
    };
    Ok(Fields(pairs.into_iter().map(|(name, value)| (name, Zeroizing::new(value))).collect()))
}

/// A page with its policy.
pub(super) fn shown(page: Page) -> Answer {
    let mut answer = answer::answer(page.status, HTML, Keep::No, page.html);
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, page.policy);
    come_back(answer, page.retry_after_s)
}

/// What no person who uses the page is told, so in plain words and without a page.
fn refused(refusal: Refusal) -> Answer {
    come_back(answer::refusal_text(refusal), None)
}

/// Says when to come back, where that is known, or the service could not serve.
fn come_back(mut answer: Answer, known_s: Option<u32>) -> Answer {
    let is_away = answer.status() == StatusCode::SERVICE_UNAVAILABLE;
    if let Some(seconds) = known_s.or_else(|| is_away.then_some(RETRY_AFTER_S)) {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), Zeroizing::new((*value).to_owned()))).collect())
    }

    #[test]
    fn a_form_has_the_fields_that_the_page_asks_for_and_no_other() {
        let typed = |pairs: &[(&str, &str)]| sent(pairs).exactly(["a", "b"]);
        assert_eq!(typed(&[("b", "2"), ("a", "1")]), Some(["1".to_owned(), "2".to_owned()]));
        for pairs in [
            &[][..],
            &[("a", "1")],
            &[("a", "1"), ("a", "1")],
            &[("a", "1"), ("b", "2"), ("c", "3")],
            &[("a", "1"), ("b", "2"), ("b", "2")],
        ] {
            assert_eq!(typed(pairs), None, "{pairs:?}");
        }
        assert_eq!(sent(&[]).exactly([]), Some([]));
        assert_eq!(sent(&[("a", "1")]).exactly([]), None);
    }

    #[test]
    fn neither_tokens_nor_fields_are_printed() {
        let submission =
            Submission { token: LinkToken::of("secret"), fields: sent(&[("secret", "secret")]), client: [0; 4].into() };
        assert_eq!(format!("{submission:?}"), "Submission { token: LinkToken(…), fields: Fields(…), client: 0.0.0.0 }");
    }

    #[test]
    fn tokens_are_read_as_they_were_meant() {
        for (text, meant) in [("a:b-c_d", "a:b-c_d"), ("a%3Ab%3ac", "a:b:c"), ("%ff%3A", "%ff%3A"), ("%", "%")] {
            assert_eq!(LinkToken::of(text).expose(), meant, "{text}");
        }
    }
}
