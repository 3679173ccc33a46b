//! The contracts: each resolver translates in, makes one call into the rules, and translates out.

pub mod accounts;
mod bearer;
mod failure;
mod limits;
pub mod platform;
pub mod scalars;
pub mod session;
