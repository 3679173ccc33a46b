//! What goes with a request from layer to layer, in the place of its body: what one of them has found out is not looked for again by
//! those behind it.

use super::endpoint::Endpoint;
use std::net::IpAddr;

/// The body of a request as a connection hands it over.
#[derive(Debug)]
pub struct Received<B> {
    /// Who is at the other end of the connection: the client, or a proxy before it.
    pub(super) peer: IpAddr,
    pub(super) body: B,
}

/// The body of a request of which is known where it goes.
#[derive(Debug)]
pub(super) struct Directed<B> {
    pub(super) endpoint: Endpoint,
    /// The address of the client.
    pub(super) client: IpAddr,
    pub(super) body: B,
}
