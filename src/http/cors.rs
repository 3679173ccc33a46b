//! Which pages of other origins may read answers: those that the configuration lists, none by default.

use super::contract::{X_ACCOUNTS_DIALECT, X_API_KEY};
use super::request_id::X_REQUEST_ID;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderName, HeaderValue, Method, Uri};
use std::time::Duration;
use tower_http::cors::{AllowOrigin, Any, CorsLayer};

/// An origin in the configuration that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not an origin: write it as scheme, host and port, for example https://app.example.com, or a lone *")]
pub struct NotAnOrigin(pub String);

/// The layer for a list of origins; nothing for an empty list. Listed origins may send credentials, `*` lets every
/// origin read answers but never with credentials. Both may send the header that holds access tokens.
pub(super) fn layer(origins: &[String], token_header: &HeaderName) -> Result<Option<CorsLayer>, NotAnOrigin> {
    if origins.is_empty() {
        return Ok(None);
    }
    let mut allowed = vec![ACCEPT, AUTHORIZATION, CONTENT_TYPE, X_REQUEST_ID, X_ACCOUNTS_DIALECT, X_API_KEY];
    if !allowed.contains(token_header) {
        allowed.push(token_header.clone());
    }
    let layer = CorsLayer::new()
        .allow_methods([Method::GET, Method::POST])
        .allow_headers(allowed)
        .expose_headers([X_REQUEST_ID, RETRY_AFTER])
        .max_age(Duration::from_secs(3600));
    if origins == ["*"] {
        return Ok(Some(layer.allow_origin(Any)));
    }
    let listed: Result<Vec<_>, _> = origins.iter().map(|origin| listed(origin)).collect();
    Ok(Some(layer.allow_origin(AllowOrigin::list(listed?)).allow_credentials(true)))
}

/// Browsers send an origin in one spelling: lower case, no path, no slash at the end.
pub(super) fn listed(origin: &str) -> Result<HeaderValue, NotAnOrigin> {
    let wrong = || NotAnOrigin(origin.to_owned());
    let uri: Uri = origin.parse().map_err(|_| wrong())?;
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return Err(wrong()) };
    let canonical = format!("{scheme}://{authority}");
    if canonical != origin || origin.bytes().any(|byte| byte.is_ascii_uppercase() || byte == b'@' || byte == b'*') {
        return Err(wrong());
    }
    HeaderValue::try_from(canonical).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_origins_are_taken() {
        for (origins, taken) in [
            (&["https://app.example.com"][..], true),
            (&["http://localhost:3000", "https://b.example"], true),
            (&["*"], true),
            (&["https://app.example.com/"], false),
            (&["https://App.example.com"], false),
            (&["app.example.com"], false),
            (&["https://user@app.example.com"], false),
            (&["https://*.example.com"], false),
            (&["*", "https://app.example.com"], false),
            (&[""], false),
        ] {
            let origins: Vec<_> = origins.iter().map(|origin| (*origin).to_owned()).collect();
            assert_eq!(layer(&origins, &AUTHORIZATION).is_ok(), taken, "{origins:?}");
        }
        assert!(matches!(layer(&[], &AUTHORIZATION), Ok(None)));
    }
}
