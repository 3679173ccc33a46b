//! What the HTTP layer asks of a contract.

use super::cookies::{CookieRules, Cookies, SetCookie};
use futures_util::future::BoxFuture;
use http::{HeaderMap, HeaderName, HeaderValue};
use lychgate_engine::{Prepared, Response, Schema, Tables};
use std::net::IpAddr;
use std::sync::Arc;

/// The dialect in which the accounts contract tells errors.
pub(super) const X_ACCOUNTS_DIALECT: HeaderName = HeaderName::from_static("x-accounts-dialect");

/// The API key of a program, where the contract takes one.
pub(super) const X_API_KEY: HeaderName = HeaderName::from_static("x-api-key");

/// One contract in one flavour, as it is served at `/<name>/graphql`.
pub trait Contract: Send + Sync + 'static {
    /// The generated tables; their contract's name is the first part of the path.
    fn tables(&self) -> &'static Tables;

    /// The schema that documents are prepared with.
    fn schema(&self) -> &Schema;

    /// The status of request errors for clients that accept only `application/json`.
    fn request_errors(&self) -> RequestErrorStyle;

    /// What it keeps in cookies. Nothing: none are handed to it, and none are set.
    fn cookies(&self) -> Option<&CookieRules>;

    /// Runs a prepared operation. The future of a mutation is run to its end even when the client leaves or the request
    /// takes too long; that of a query is dropped. How many mutations run at once is bounded; what is done here before there is
    /// a future is not.
    fn run(self: Arc<Self>, prepared: Prepared, context: RequestContext) -> BoxFuture<'static, Ran>;
}

/// What an operation answers.
#[derive(Debug)]
pub struct Ran {
    /// The answer.
    pub response: Response,
    /// The cookies that it sets. They are dropped where the request may have none.
    pub cookies: Vec<SetCookie>,
    /// After how many seconds something in it may be tried again that was tried too often.
    pub retry_after_s: Option<u32>,
}

impl From<Response> for Ran {
    fn from(response: Response) -> Self {
        Self { response, cookies: Vec::new(), retry_after_s: None }
    }
}

/// How a contract answers documents that do not parse or validate, under `application/json`.
/// Under `application/graphql-response+json` that is 400 for every contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestErrorStyle {
    /// 200, as the GraphQL-over-HTTP draft recommends.
    Ok,
    /// 400, as accounts.md section 1.4 documents.
    BadRequest,
}

/// What an operation may know of the request that asked for it.
#[derive(Debug, Clone)]
pub struct RequestContext {
    /// The address of the client, behind the proxies that are trusted.
    pub client: IpAddr,
    /// The headers, without `Cookie`: a form on a foreign page can send a mutation but never in anyone's name. Headers
    /// that hold secrets are marked sensitive and print as such.
    pub headers: HeaderMap,
    /// The cookies that the contract asks for, where it asks for any and the request may bring them.
    pub cookies: Option<Cookies>,
}

impl RequestContext {
    /// The `X-Accounts-Dialect` header; nothing where it is missing or given twice.
    pub fn accounts_dialect(&self) -> Option<&HeaderValue> {
        self.only(&X_ACCOUNTS_DIALECT)
    }

    /// The `x-api-key` header; nothing where it is missing or given twice.
    pub fn api_key(&self) -> Option<&HeaderValue> {
        self.only(&X_API_KEY)
    }

    /// A header; nothing where it is missing or given twice.
    pub fn only(&self, name: &HeaderName) -> Option<&HeaderValue> {
        let mut values = self.headers.get_all(name).iter();
        values.next().filter(|_| values.next().is_none())
    }

    /// What the client calls itself, at most 256 bytes of printable ASCII.
    pub fn user_agent(&self) -> Option<&str> {
        let text = self.headers.get(http::header::USER_AGENT)?.to_str().ok()?;
        Some(text.get(..256).unwrap_or(text))
    }
}
