//! Documents and variables, prepared for every contract.

#![no_main]

lychgate_fuzz::target!("prepare", 200);
