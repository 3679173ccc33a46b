//! The HTTP layer from outside: real sockets, real requests, and what no real client sends.

mod abuse;
pub(crate) mod client;
mod client_address;
pub(crate) mod conversation;
mod document_limits;
pub(crate) mod hostile;
mod http2;
mod limits;
mod logs;
mod pages;
mod switches;
mod testbed;
mod trusted;
