//! The service over HTTP: a closed list of endpoints, GraphQL over HTTP, limits, logs and numbers.

mod answer;
mod body;
mod client_address;
mod contract;
mod cookies;
mod cors;
mod endpoint;
mod form;
mod graphql;
mod index;
mod limits;
mod lingering;
mod link_page;
mod media;
mod metrics;
mod mutations;
mod observe;
mod parameters;
mod refusal;
mod request_id;
mod serve;
mod service;
mod standing_page;
mod unread;

pub use client_address::Client;
pub use contract::{Contract, Ran, RequestContext, RequestErrorStyle};
pub use cookies::{CookieAttributes, CookieRules, Cookies, SetCookie};
pub use cors::NotAnOrigin;
pub use limits::HttpLimits;
pub use link_page::{Fields, LinkPage, LinkToken, Page, Submission};
pub use metrics::{Metrics, Reading};
pub use request_id::RequestId;
pub use serve::{HttpService, Peer, serve};
pub use service::{Http, HttpError, HttpParts, Readiness, metrics_service};
pub use standing_page::StandingPage;
