//! Stored password hashes.

#![no_main]

lychgate_fuzz::target!("password_hash", 50);
