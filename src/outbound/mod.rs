//! Requests of ours to other services: short, bounded, encrypted, and to no other address than the one that is set.

mod key_sets;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Request, Uri};
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use key_sets::KeySets;
use rustls::{ClientConfig, RootCertStore};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// How long a request may take, connecting included.
const DEADLINE: Duration = Duration::from_secs(5);
/// The largest answer that is read.
const ANSWER_MAX_BYTES: usize = 256 * 1024;

/// Why there is no answer. What was sent is no part of it.
#[derive(Debug, thiserror::Error)]
pub enum OutboundError {
    /// Neither encrypted nor on this machine.
    #[error("{0} is not asked: https, or http to this machine")]
    Address(String),
    /// Nobody answered, or not in time, or too much.
    #[error("{host} did not answer: {cause}")]
    Away {
        /// Who was asked.
        host: String,
        /// What happened.
        cause: String,
    },
}

/// An answer, whatever its status is. Redirects are answers as well: nobody follows them.
#[derive(Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The body.
    pub body: Bytes,
    /// How long it may be kept, where it says so.
    pub max_age: Option<Duration>,
}

impl Answer {
    /// Whether it was answered as asked.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// How the service shows who it is.
#[derive(Clone, Copy)]
pub enum Credentials<'a> {
    /// Not at all.
    None,
    /// An access token.
    Bearer(&'a str),
    /// A name and a password.
    Basic(&'a str, &'a str),
}

impl std::fmt::Debug for Credentials<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Credentials(…)")
    }
}

type Pool = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// The way to other services.
#[derive(Debug, Default)]
pub struct Outbound {
    pool: OnceLock<Result<Pool, String>>,
    /// The public keys that they publish.
    pub key_sets: KeySets,
}

/// Whether an address may be asked: encrypted, or on this machine.
#[must_use]
pub fn is_allowed(uri: &Uri) -> bool {
    let Some(host) = uri.host() else { return false };
    let is_bare = uri.authority().is_some_and(|authority| !authority.as_str().contains('@'));
    let is_here = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    is_bare && (uri.scheme_str() == Some("https") || uri.scheme_str() == Some("http") && is_here)
}

impl Outbound {
    /// Asks for what lies at an address.
    ///
    /// # Errors
    /// Where there is no answer.
    pub async fn get(&self, url: &str, credentials: Credentials<'_>) -> Result<Answer, OutboundError> {
        self.send(url, Request::get(url), credentials, Bytes::new()).await
    }

    /// Sends a form.
    ///
    /// # Errors
    /// Where there is no answer.
    pub async fn post_form(
        &self,
        url: &str,
        credentials: Credentials<'_>,
        fields: &[(&str, &str)],
    ) -> Result<Answer, OutboundError> {
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(url).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(url, request, credentials, Bytes::from(form)).await
    }

    async fn send(
        &self,
        url: &str,
        request: http::request::Builder,
        credentials: Credentials<'_>,
        body: Bytes,
    ) -> Result<Answer, OutboundError> {
        let uri = url.parse::<Uri>().ok().filter(is_allowed);
        let uri = uri.ok_or_else(|| OutboundError::Address(url.to_owned()))?;
        let host = uri.host().unwrap_or_default().to_owned();
        let away = |cause: String| OutboundError::Away { host: host.clone(), cause };
        let mut request = request.header(ACCEPT, "application/json");
        let authorization = match credentials {
            Credentials::None => None,
            Credentials::Bearer(token) => Some(format!("Bearer {token}")),
            Credentials::Basic(name, password) => {
                Some(format!("Basic {}", STANDARD.encode(format!("{name}:{password}"))))
            }
        };
        if let Some(text) = authorization {
            let value = HeaderValue::from_str(&text).map_err(|_| away("no such header".to_owned()))?;
            request = request.header(AUTHORIZATION, value);
        }
        let request = request.body(Full::new(body)).map_err(|error| away(error.to_string()))?;
        let pool = self.pool.get_or_init(pool).as_ref().map_err(|cause| away(cause.clone()))?;
        let answer = tokio::time::timeout(DEADLINE, exchange(pool, request)).await;
        answer.unwrap_or_else(|_| Err("it took too long".to_owned())).map_err(away)
    }
}

async fn exchange(pool: &Pool, request: Request<Full<Bytes>>) -> Result<Answer, String> {
    let response = pool.request(request).await.map_err(|error| error.to_string())?;
    let (parts, body) = response.into_parts();
    let body = Limited::new(body, ANSWER_MAX_BYTES).collect().await.map_err(|error| error.to_string())?;
    Ok(Answer { status: parts.status.as_u16(), body: body.to_bytes(), max_age: max_age(&parts.headers) })
}

fn max_age(headers: &HeaderMap) -> Option<Duration> {
    let directives = headers.get_all(CACHE_CONTROL).iter().filter_map(|value| value.to_str().ok());
    let mut directives = directives.flat_map(|value| value.split(',')).map(str::trim);
    let seconds = directives.find_map(|directive| directive.strip_prefix("max-age="))?;
    seconds.parse().ok().map(Duration::from_secs)
}

/// Made when it is needed first: reading the authorities of a machine takes a moment.
fn pool() -> Result<Pool, String> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = builder.map_err(|error| error.to_string())?.with_root_certificates(roots).with_no_client_auth();
    let mut http = HttpConnector::new();
    http.enforce_http(false);
    http.set_connect_timeout(Some(DEADLINE));
    let connector = HttpsConnectorBuilder::new().with_tls_config(config).https_or_http().enable_http1();
    Ok(Client::builder(TokioExecutor::new()).build(connector.wrap_connector(http)))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn others_are_asked_encrypted_only() {
        for url in ["https://example.com/keys", "http://127.0.0.1:1/", "http://localhost:8/x", "http://[::1]:9/"] {
            assert!(is_allowed(&url.parse().unwrap()), "{url}");
        }
        for url in
            ["http://example.com/", "http://127.0.0.1.example.com/", "ftp://localhost/", "/x", "https://a@b.com/"]
        {
            assert!(!is_allowed(&url.parse().unwrap()), "{url}");
        }
    }
}
