//! Requests over HTTP: their head, and their body in every form.

#![no_main]

lychgate_fuzz::target!("request", 50);
