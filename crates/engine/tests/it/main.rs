//! The integration tests of the engine: the specification case by case, limits, hostile documents, properties.

// `cfg(test)` holds for all of this binary; written out it tells clippy that the helpers are test code too.
#[cfg(test)]
mod discreet;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod order;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod spec;
#[cfg(test)]
mod stack;
#[cfg(test)]
mod support;
#[cfg(test)]
mod traps;
