//! The contracts: each resolver translates in, makes one call into the rules, and translates out.

pub mod accounts;
pub mod scalars;
