//! The HTTP client of the tests: plain HTTP/1.1 to a service in this process or beside it.

use super::secrets;
use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::{Client as Pool, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use std::net::IpAddr;

/// A client of one origin. Clones share their connections.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    origin: String,
    pool: Pool<HttpConnector, Full<Bytes>>,
}

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// The status code.
    pub(crate) status: StatusCode,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The body.
    pub(crate) body: Bytes,
}

impl Answer {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Result<Value, String> {
        serde_json::from_slice(&self.body).map_err(|error| {
            format!("{}: the body is no JSON ({error}): {}", self.status, String::from_utf8_lossy(&self.body))
        })
    }
}

impl Client {
    /// A client of an origin, as in `http://127.0.0.1:8080`.
    pub(crate) fn new(origin: impl Into<String>) -> Client {
        Client { origin: origin.into(), pool: Pool::builder(TokioExecutor::new()).build_http() }
    }

    /// A client that comes from this address of the machine.
    pub(crate) fn from_address(origin: impl Into<String>, address: IpAddr) -> Client {
        let mut connector = HttpConnector::new();
        connector.set_local_address(Some(address));
        Client { origin: origin.into(), pool: Pool::builder(TokioExecutor::new()).build(connector) }
    }

    /// Sends a request whose URI is a path.
    pub(crate) async fn send(&self, request: Request<Full<Bytes>>) -> Result<Answer, String> {
        let (mut parts, body) = request.into_parts();
        let uri = format!("{}{}", self.origin, parts.uri);
        parts.uri = uri.parse().map_err(|error| format!("{uri} is no URI: {error}"))?;
        let response = self.pool.request(Request::from_parts(parts, body)).await;
        let (parts, body) = response.map_err(|error| format!("{uri} cannot be reached: {error:?}"))?.into_parts();
        let body = body.collect().await.map_err(|error| format!("the answer of {uri} broke off: {error}"))?.to_bytes();
        secrets::answered(&self.origin, &body);
        Ok(Answer { status: parts.status, headers: parts.headers, body })
    }

    /// Posts JSON to a path, with more headers.
    pub(crate) async fn post(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Result<Answer, String> {
        secrets::said(&self.origin, body);
        let mut request =
            Request::post(path).header("content-type", "application/json").header("accept", "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(Bytes::from(body.to_string())));
        self.send(request.map_err(|error| error.to_string())?).await
    }

    /// Posts a GraphQL request.
    pub(crate) async fn graphql(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        query: &str,
        variables: &Value,
    ) -> Result<Answer, String> {
        self.post(path, headers, &json!({ "query": query, "variables": variables })).await
    }
}
