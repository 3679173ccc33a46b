//! Requests that pages of other sites make a browser send without asking first (Fetch standard, CORS-safelisted requests): forms,
//! pictures, frames, pages fetched ahead. None can be read there, and none brings cookies; but each would count against the
//! network of whoever looks at such a page, and could keep people from signing in. What sends no such headers is no browser.

use super::cookies::has_origin;
use super::media::RequestType;
use http::header::{HOST, ORIGIN};
use http::{HeaderMap, HeaderValue};

/// Whether a POST to a contract is a form of a page of another site. Other kinds of bodies are sent only after a preflight, which
/// such pages do not pass. `named` are the origins of the service and of listed front ends.
pub(super) fn is_foreign_form(body: &RequestType, headers: &HeaderMap, named: &[HeaderValue]) -> bool {
    if matches!(body, RequestType::Json | RequestType::Graphql) {
        return false;
    }
    let is_known = has_origin(headers, named) || is_own(headers);
    !is_known && (headers.contains_key(ORIGIN) || says(headers, "sec-fetch-site", b"cross-site"))
}

/// Whether a page is asked for by one of another site, to be shown in it or fetched ahead. A link that somebody follows cannot be
/// told from one that a script follows.
pub(super) fn is_embedded(headers: &HeaderMap) -> bool {
    let is_foreign = says(headers, "sec-fetch-site", b"cross-site");
    let is_shown_whole = says(headers, "sec-fetch-dest", b"document") || !headers.contains_key("sec-fetch-dest");
    is_foreign && (!is_shown_whole || headers.contains_key("sec-purpose"))
}

/// Whether a page was served by whoever is asked, under whichever name the service is reached.
fn is_own(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).map(HeaderValue::as_bytes);
    let origin = headers.get(ORIGIN).map(HeaderValue::as_bytes).unwrap_or_default();
    let authority = [b"https://".as_slice(), b"http://"].iter().find_map(|scheme| origin.strip_prefix(*scheme));
    authority.is_some() && authority == host && headers.get_all(ORIGIN).iter().count() == 1
}

/// Whether a header has this value (Fetch Metadata, section 2).
fn says(headers: &HeaderMap, name: &str, value: &[u8]) -> bool {
    headers.get(name).is_some_and(|said| said.as_bytes() == value)
}

#[cfg(test)]
mod tests {
    use super::{is_embedded, is_foreign_form};
    use crate::http::media::RequestType;
    use http::{HeaderMap, HeaderName, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        headers
    }

    fn is_foreign(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = headers(pairs);
        is_foreign_form(&RequestType::of(&headers), &headers, &[HeaderValue::from_static("https://a.example")])
    }

    #[test]
    fn forms_are_taken_from_named_origins_the_own_one_and_from_what_is_no_browser() {
        for (kind, origin, refused) in [
            ("application/x-www-form-urlencoded", "https://b.example", true),
            ("multipart/form-data; boundary=x", "https://b.example", true),
            ("text/plain", "null", true),
            ("application/x-www-form-urlencoded", "null", true),
            ("application/x-www-form-urlencoded", "", true),
            ("application/x-www-form-urlencoded", "https://a.example", false),
            ("application/x-www-form-urlencoded", "http://own.example:8080", false),
            ("application/x-www-form-urlencoded", "http://own.example", true),
            ("application/x-www-form-urlencoded", "own.example:8080", true),
            // These come only after a preflight.
            ("application/json", "https://b.example", false),
            ("application/graphql", "https://b.example", false),
        ] {
            let sent = [("content-type", kind), ("origin", origin), ("host", "own.example:8080")];
            assert_eq!(is_foreign(&sent), refused, "{kind} {origin}");
            assert!(!is_foreign(&[("content-type", kind)]));
        }
        assert!(is_foreign(&[("origin", "https://b.example")]));
        assert!(is_foreign(&[("sec-fetch-site", "cross-site")]));
        assert!(!is_foreign(&[("sec-fetch-site", "same-origin")]));
        for second in ["https://a.example", "https://b.example"] {
            assert!(is_foreign(&[("origin", "https://a.example"), ("origin", second)]));
        }
    }

    #[test]
    fn links_are_followed_and_pages_are_neither_embedded_nor_fetched_ahead() {
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
            let ahead = [("sec-fetch-site", site), ("sec-fetch-dest", target), ("sec-purpose", "prefetch;prerender")];
            assert_eq!(is_embedded(&headers(&ahead)), site == "cross-site", "{site} {target}");
        }
        assert!(!is_embedded(&headers(&[])));
    }
}
