//! lychgate.
fn main() {}
