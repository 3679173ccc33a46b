//! The integration tests of the engine: the specification case by case, limits, hostile documents, properties.

mod support;

mod limits;
mod properties;
mod schema;
mod spec;
mod stack;
mod traps;
