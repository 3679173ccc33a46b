//! The service over HTTP: a closed list of endpoints, GraphQL over HTTP, limits, logs and numbers.

mod answer;
mod body;
mod client_address;
mod contract;
mod cookies;
mod cors;
mod cross_site;
mod document_id;
mod endpoint;
mod form;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod fuzzing;
mod graphql;
mod index;
mod json;
mod limits;
mod lingering;
mod link_page;
mod media;
mod metrics;
mod mutations;
mod observe;
mod parameters;
mod parts;
mod received;
mod refusal;
mod request_id;
mod serve;
mod service;
mod standing_page;
mod trusted;
mod unread;
mod within;

pub use contract::{Contract, Ran, RequestContext, RequestErrorStyle};
pub use cookies::{CookieAttributes, CookieRules, Cookies, SetCookie};
pub use cors::NotAnOrigin;
pub use limits::HttpLimits;
pub use link_page::{Fields, LinkPage, LinkToken, Page, Submission};
pub use metrics::{Metrics, Reading};
pub use parts::{HttpError, HttpParts, Readiness};
pub use received::Received;
pub use serve::{HttpService, serve};
pub use service::{Http, metrics_service};
pub use standing_page::StandingPage;
pub use trusted::{TrustedDocuments, is_id_of};
