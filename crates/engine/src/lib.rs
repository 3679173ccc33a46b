//! The GraphQL runtime under generated schemas: a document is prepared once, its plan runs many times.

mod error;
mod plan;
mod tables;

pub use error::{FieldError, GraphqlError, Location, Path, Segment};
pub use plan::{ArgumentTemplate, Field, OperationKind, Plan, Selection, Selections};
pub use tables::{Cost, FieldTable, ObjectTable, Tables, When};
