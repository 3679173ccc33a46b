//! What people type: addresses and names.

#![no_main]

lychgate_fuzz::target!("typed", 50);
