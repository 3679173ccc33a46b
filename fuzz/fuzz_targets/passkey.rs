//! Credentials of authenticators.

#![no_main]

lychgate_fuzz::target!("passkey", 50);
