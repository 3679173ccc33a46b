//! Tokens and where they live: headers and keys.

mod front_end;
mod headers;
mod keys;
