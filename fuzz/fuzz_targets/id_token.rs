//! Published keys and identity tokens.

#![no_main]

lychgate_fuzz::target!("id_token", 50);
