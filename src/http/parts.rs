//! What the HTTP layer is made of: its parts, and why they may not fit.

use super::contract::Contract;
use super::cors::NotAnOrigin;
use super::limits::HttpLimits;
use super::link_page::LinkPage;
use super::metrics::Metrics;
use super::standing_page::StandingPage;
use super::trusted::TrustedDocuments;
use crate::app::{Clock, RandomFailed};
use futures_util::future::BoxFuture;
use http::HeaderName;
use ipnet::IpNet;
use std::sync::Arc;

/// Says whether the service can do its work.
pub trait Readiness: Send + Sync + 'static {
    /// Asks what the service stands on: the database.
    fn ready(&self) -> BoxFuture<'_, bool>;
}

/// What the service is made of.
pub struct HttpParts {
    /// The contracts, each at `/<name>/graphql`.
    pub contracts: Vec<Arc<dyn Contract>>,
    /// The pages that are the same for everybody.
    pub standing_pages: Vec<StandingPage>,
    /// The pages that mailed links open.
    pub link_pages: Vec<Arc<dyn LinkPage>>,
    /// The bounds.
    pub limits: HttpLimits,
    /// The origin that people reach the service by.
    pub public_origin: String,
    /// The proxies whose word on the address of a client counts.
    pub trusted_proxies: Vec<IpNet>,
    /// The origins whose pages may read answers.
    pub cors_origins: Vec<String>,
    /// The header that holds access tokens: it is never printed, and pages of other origins may send it.
    pub token_header: HeaderName,
    /// Whether GraphQL is served over GET.
    pub get: bool,
    /// The documents that contracts trust.
    pub trusted_documents: TrustedDocuments,
    /// The public keys of access tokens (RFC 7517).
    pub jwks: serde_json::Value,
    /// Asked by `/health/ready`.
    pub readiness: Arc<dyn Readiness>,
    /// The time, for the ends of cookies.
    pub clock: Arc<dyn Clock>,
    /// Where requests are counted.
    pub metrics: Arc<Metrics>,
}

impl std::fmt::Debug for HttpParts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("HttpParts").field("limits", &self.limits).finish_non_exhaustive()
    }
}

/// Why the service cannot be built.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// A CORS origin is none.
    #[error(transparent)]
    Origin(#[from] NotAnOrigin),
    /// No randomness for request ids.
    #[error(transparent)]
    Random(#[from] RandomFailed),
}
