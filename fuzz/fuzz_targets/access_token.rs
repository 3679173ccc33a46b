//! Access tokens.

#![no_main]

lychgate_fuzz::target!("access_token", 50);
