//! Tokens and where they live: cookies and who may use them, refreshing with and without refresh tokens, headers, keys.

mod cookies;
mod front_end;
mod headers;
mod intruders;
mod keys;
mod refreshing;
