//! Cookies: which requests may bring them to a contract, and what an answer sets.
//!
//! A browser adds cookies to whatever any page makes it send, so they count only for requests that a foreign page cannot
//! make it send: a POST of `application/json`, with the `Origin` of this service or of a listed front end. Whatever else
//! comes is answered as if it had brought none, and gets none.

use super::media::RequestType;
use crate::config::SameSite;
use chrono::{DateTime, Utc};
use http::header::{COOKIE, ORIGIN};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method};

/// What a contract keeps in cookies.
#[derive(Debug, Clone)]
pub struct CookieRules {
    /// The cookies that are handed to the contract. No other ever is.
    pub names: Vec<String>,
    /// What browsers are told about each.
    pub attributes: CookieAttributes,
}

/// What browsers are told about a cookie (RFC 6265bis, section 4.1.2). That scripts cannot read it they are told always.
#[derive(Debug, Clone)]
pub struct CookieAttributes {
    /// Whether it is sent by https only.
    pub secure: bool,
    /// The path below which it is sent.
    pub path: String,
    /// The domain whose hosts get it; none for the host of the service alone.
    pub domain: Option<String>,
    /// From which sites it is sent.
    pub same_site: SameSite,
}

/// The cookies that a request brought and may bring. They are not printed.
#[derive(Clone, Default)]
pub struct Cookies(Vec<(String, String)>);

impl Cookies {
    /// The value of a cookie; nothing where it is missing or given twice. One of two was perhaps set by a neighbour under
    /// the same domain, and nobody can tell which.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.0.iter().filter(|(known, _)| known == name);
        let (_, value) = values.next()?;
        values.next().is_none().then_some(value.as_str())
    }
}

impl std::fmt::Debug for Cookies {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Cookies(…)")
    }
}

/// A cookie that an answer sets, or takes away. It is not printed.
#[derive(Clone)]
pub struct SetCookie {
    /// Its name.
    pub name: String,
    /// Its value and its end; none takes it away.
    pub value: Option<(String, DateTime<Utc>)>,
}

impl std::fmt::Debug for SetCookie {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SetCookie").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The cookies of a request that may bring some, else nothing.
pub(super) fn brought(
    parts: &Parts,
    body: &RequestType,
    rules: &CookieRules,
    origins: &[HeaderValue],
) -> Option<Cookies> {
    let is_json = parts.method == Method::POST && *body == RequestType::Json;
    (is_json && has_origin(&parts.headers, origins)).then(|| read(&parts.headers, rules))
}

/// Whether a request comes from one of these origins. One that does not say where it comes from does not: browsers say it
/// with every POST.
pub(super) fn has_origin(headers: &HeaderMap, origins: &[HeaderValue]) -> bool {
    let mut said = headers.get_all(ORIGIN).iter();
    matches!((said.next(), said.next()), (Some(origin), None) if origins.contains(origin))
}

fn read(headers: &HeaderMap, rules: &CookieRules) -> Cookies {
    // Pair by pair: what a neighbour under the same domain keeps in its cookies, in whatever encoding, spoils none of ours.
    let pairs = headers.get_all(COOKIE).iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b';'));
    let texts = pairs.filter_map(|pair| std::str::from_utf8(pair).ok()?.trim().split_once('='));
    let known = texts.filter(|(name, _)| rules.names.iter().any(|known| known == name));
    Cookies(known.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

impl CookieAttributes {
    /// The header `Set-Cookie`, marked so that it is not printed.
    pub(super) fn header(&self, cookie: &SetCookie, now: DateTime<Utc>) -> Option<HeaderValue> {
        let (value, ends_at) = match &cookie.value {
            Some((value, ends_at)) => (value.as_str(), *ends_at),
            None => ("", DateTime::UNIX_EPOCH),
        };
        let lasts_s = (ends_at - now).num_seconds().max(0);
        let ends_at = ends_at.format("%a, %d %b %Y %H:%M:%S GMT");
        let domain = self.domain.as_ref().map(|domain| format!("; Domain={domain}")).unwrap_or_default();
        let secure = if self.secure { "; Secure" } else { "" };
        let same_site = match self.same_site {
            SameSite::Strict => "Strict",
            SameSite::Lax => "Lax",
            SameSite::None => "None",
        };
        let text = format!(
            "{}={value}; Path={}{domain}; Expires={ends_at}; Max-Age={lasts_s}; HttpOnly{secure}; SameSite={same_site}",
            cookie.name, self.path
        );
        let mut header = HeaderValue::try_from(text).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Request;

    const ORIGINS: [HeaderValue; 1] = [HeaderValue::from_static("https://a.example")];

    fn rules() -> CookieRules {
        let attributes = CookieAttributes {
            secure: true,
            path: "/".to_owned(),
            domain: Some("a.example".to_owned()),
            same_site: SameSite::Lax,
        };
        CookieRules { names: vec!["JWT".to_owned()], attributes }
    }

    fn value(headers: &[(&str, &str)]) -> Option<Option<String>> {
        let mut request = Request::post("/").header("content-type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, value.as_bytes());
        }
        let (parts, ()) = request.body(()).unwrap().into_parts();
        brought(&parts, &RequestType::of(&parts.headers), &rules(), &ORIGINS)
            .map(|cookies| cookies.get("JWT").map(str::to_owned))
    }

    #[test]
    fn a_cookie_is_read_by_its_exact_name_and_once() {
        let home = ("origin", "https://a.example");
        for (headers, found) in [
            (&["JWT=x"][..], Some("x")),
            (&["a=1; JWT=x=y;b"], Some("x=y")),
            (&["a=1", "JWT=x"], Some("x")),
            (&["jwt=x"], None),
            (&["XJWT=x; JWT2=x; JWT"], None),
            (&["JWT=x; JWT=x"], None),
            (&["JWT=x", "JWT=y"], None),
            (&["theme=\u{65e5}; JWT=x; \u{65e5}=y"], Some("x")),
            (&["JWT=x; JWT=\u{65e5}"], None),
            (&[], None),
        ] {
            let headers: Vec<_> = headers.iter().map(|text| ("cookie", *text)).chain([home]).collect();
            assert_eq!(value(&headers), Some(found.map(str::to_owned)), "{headers:?}");
        }
    }

    #[test]
    fn only_known_origins_bring_cookies() {
        for origins in [
            &[][..],
            &["null"],
            &["https://b.example"],
            &["https://a.example.b.example"],
            &["https://a.example:443"],
            &["http://a.example"],
            &["https://A.example"],
            &["https://a.example", "https://a.example"],
            &["https://a.example https://b.example"],
        ] {
            let headers: Vec<_> =
                origins.iter().map(|origin| ("origin", *origin)).chain([("cookie", "JWT=x")]).collect();
            assert_eq!(value(&headers), None, "{origins:?}");
        }
    }

    #[test]
    fn a_cookie_is_set_and_taken_away() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let ends_at = now + chrono::TimeDelta::minutes(5);
        let mut cookie = SetCookie { name: "JWT".to_owned(), value: Some(("x.y-z".to_owned(), ends_at)) };
        let header = rules().attributes.header(&cookie, now).unwrap();
        assert_eq!(
            header.to_str().unwrap(),
            "JWT=x.y-z; Path=/; Domain=a.example; Expires=Fri, 15 Jan 2027 08:05:00 GMT; Max-Age=300; HttpOnly; Secure; SameSite=Lax"
        );
        assert!(header.is_sensitive() && !format!("{cookie:?}").contains("x.y"));
        cookie.value = None;
        let header = rules().attributes.header(&cookie, now).unwrap();
        assert_eq!(
            header.to_str().unwrap(),
            "JWT=; Path=/; Domain=a.example; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; HttpOnly; Secure; SameSite=Lax"
        );
    }
}
