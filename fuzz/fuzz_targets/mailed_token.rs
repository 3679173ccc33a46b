//! Tokens of mailed links, ours and those of Django.

#![no_main]

lychgate_fuzz::target!("mailed_token", 50);
