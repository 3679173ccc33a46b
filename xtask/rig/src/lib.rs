//! What attacks and benchmarks stand on, and none of what they judge: a directory that goes with them, a PostgreSQL and a mail
//! server of their own, services started from a binary, and clients that speak to them over loopback.

pub mod client;
pub mod cluster;
pub mod http;
pub mod instance;
pub mod mail;
pub mod numbers;
pub mod place;
pub mod steady;
pub mod trouble;
