//! Identifiers, cursors, keys and parts of lists.

#![no_main]

lychgate_fuzz::target!("ids", 50);
