//! The GraphQL runtime under generated schemas: a document is prepared once, its plan runs many times.

mod constraint;
mod error;
mod executor;
mod input;
mod out;
mod plan;
mod relay;
mod tables;
mod write;

pub use constraint::{Bounded, Bounds, Violation, invalid_input};
pub use error::{FieldError, GraphqlError, Location, Path, Segment};
pub use executor::{AccessRule, Completed, Executor, Propagate, Variables, complete, complete_with};
pub use input::{Arguments, FromValue, Maybe, unfit};
pub use out::{Mark, NotFinite, Out};
pub use plan::{ArgumentTemplate, Field, OperationKind, Plan, Selection, Selections};
pub use relay::{Relayed, relay_input};
pub use tables::{Cost, FieldTable, ObjectTable, Tables, When};
pub use write::{Id, Members, MembersWith, Write, WriteWith, write_object, write_object_boxed, write_object_with};
