//! Requests that pages of other sites make a browser send without asking first (Fetch standard, CORS-safelisted requests): forms,
//! pictures, frames. None can be read there, and none brings cookies; but each would count against the network of whoever
//! looks at such a page, and could keep people from signing in. What sends no such headers is no browser.

use super::cookies::has_origin;
use super::media::RequestType;
use http::{HeaderMap, HeaderValue};

/// The site that a request comes from, as browsers say it (Fetch Metadata, section 2.3).
const SITE: &str = "sec-fetch-site";
/// What the answer is for (Fetch Metadata, section 2.1).
const DESTINATION: &str = "sec-fetch-dest";

/// The origins whose pages may send GraphQL as forms.
#[derive(Debug, Clone)]
pub(super) struct KnownOrigins {
    /// Those that are named. They may bring cookies, too.
    pub(super) named: Vec<HeaderValue>,
    /// Whether every page may read what is answered, and so may ask for it by JSON, too.
    pub(super) is_open: bool,
}

impl KnownOrigins {
    /// Whether a POST to a contract is a form of a page that may not send it. Other kinds of bodies are sent only after a
    /// preflight, which such pages do not pass.
    pub(super) fn refuse(&self, headers: &HeaderMap) -> bool {
        let is_asked_first = matches!(RequestType::of(headers), RequestType::Json | RequestType::Graphql);
        let says_origin = headers.contains_key(http::header::ORIGIN);
        !self.is_open && !is_asked_first && says_origin && !has_origin(headers, &self.named)
    }
}

/// Whether a page is asked for to be shown within one of another site, as a picture or in a frame. A link that somebody follows
/// is asked for as a document.
pub(super) fn is_embedded(headers: &HeaderMap) -> bool {
    says(headers, SITE, |site| site == b"cross-site") && says(headers, DESTINATION, |target| target != b"document")
}

/// Whether the form of a page was sent by another page. `Origin` would not tell: browsers send `null` for pages without a referrer.
pub(super) fn is_foreign_form(headers: &HeaderMap) -> bool {
    says(headers, SITE, |site| site != b"same-origin" && site != b"none")
}

/// Whether a header is there, and is so.
fn says(headers: &HeaderMap, name: &str, is_so: impl Fn(&[u8]) -> bool) -> bool {
    headers.get(name).is_some_and(|value| is_so(value.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{KnownOrigins, is_embedded, is_foreign_form};
    use http::{HeaderMap, HeaderName, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn forms_are_taken_from_named_origins_and_from_what_is_no_browser() {
        let origins = |is_open| KnownOrigins { named: vec![HeaderValue::from_static("https://a.example")], is_open };
        for (kind, origin, refused) in [
            ("application/x-www-form-urlencoded", "https://b.example", true),
            ("multipart/form-data; boundary=x", "https://b.example", true),
            ("text/plain", "null", true),
            ("application/x-www-form-urlencoded", "null", true),
            ("application/x-www-form-urlencoded", "https://a.example", false),
            // These come only after a preflight.
            ("application/json", "https://b.example", false),
            ("application/graphql", "https://b.example", false),
        ] {
            let sent = headers(&[("content-type", kind), ("origin", origin)]);
            assert_eq!(origins(false).refuse(&sent), refused, "{kind} {origin}");
            assert!(!origins(true).refuse(&sent));
            assert!(!origins(false).refuse(&headers(&[("content-type", kind)])));
        }
        assert!(origins(false).refuse(&headers(&[("origin", "https://b.example")])));
        let twice = headers(&[("origin", "https://a.example"), ("origin", "https://b.example")]);
        assert!(origins(false).refuse(&twice));
    }

    #[test]
    fn links_are_followed_and_pages_are_not_embedded() {
        for (site, target, embedded) in [
            ("cross-site", "document", false),
            ("cross-site", "image", true),
            ("cross-site", "iframe", true),
            ("cross-site", "empty", true),
            ("same-origin", "empty", false),
            ("none", "document", false),
        ] {
            let sent = headers(&[("sec-fetch-site", site), ("sec-fetch-dest", target)]);
            assert_eq!(is_embedded(&sent), embedded, "{site} {target}");
        }
        assert!(!is_embedded(&headers(&[])));
    }

    #[test]
    fn a_form_is_sent_by_its_own_page() {
        for (site, foreign) in [("same-origin", false), ("none", false), ("same-site", true), ("cross-site", true)] {
            assert_eq!(is_foreign_form(&headers(&[("sec-fetch-site", site)])), foreign, "{site}");
        }
        assert!(!is_foreign_form(&headers(&[])));
    }
}
