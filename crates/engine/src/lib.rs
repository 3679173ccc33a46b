//! The GraphQL runtime under generated schemas: a document is prepared once, its plan runs many times.

mod cache;
mod catalog;
mod constraint;
mod cost;
mod discreet;
mod document;
mod echoes;
mod error;
mod executor;
mod grammar;
mod input;
mod inspect;
mod introspection;
mod limits;
mod lines;
mod literal;
mod measure;
mod out;
mod plan;
mod planner;
mod prune;
mod relay;
mod request;
mod rules;
mod run;
mod schema;
mod tables;
mod tokens;
mod variables;
mod write;

pub use cache::CacheUse;
pub use constraint::{Bounded, Bounds, Violation, invalid_input};
pub use error::{FieldError, GraphqlError, Location, Path, Segment};
pub use executor::{
    AccessRule, Completed, Counter, Executor, LimitRule, Propagate, Variables, complete, complete_with,
};
pub use input::{Arguments, FromValue, Maybe, unfit};
pub use limits::{CacheBounds, Exceeded, LimitKind, Limits, Options};
pub use out::{Mark, NotFinite, Out};
pub use plan::{ArgumentTemplate, Field, OperationKind, Plan, Selection, Selections};
pub use relay::{Relayed, relay_input, relayed, relayed_option};
pub use request::{Prepared, RequestError};
pub use run::Response;
pub use schema::{Schema, SchemaError};
pub use serde_json::Value;
pub use tables::{Condition, Cost, FieldTable, ObjectTable, Required, Tables, When};
pub use write::{Id, Members, MembersWith, Write, WriteWith, write_object, write_object_boxed, write_object_with};
