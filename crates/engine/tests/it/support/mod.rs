//! What the tests share: a schema served over JSON data, and the cases of the specification.

pub(crate) mod cases;
pub(crate) mod data;
pub(crate) mod tables;

use data::DataExecutor;
use lychgate_engine::{CacheBounds, Options, RequestError, Schema, Tables};
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// The schema of the specification cases.
pub(crate) const SDL: &str = include_str!("../../spec/schema.graphql");

/// Its tables.
pub(crate) static TABLES: LazyLock<&'static Tables> = LazyLock::new(|| tables::of(SDL, &[], &[]));

/// The schema with these options.
pub(crate) fn schema(options: Options) -> Schema {
    Schema::new(&TABLES, &|_| Some(true), options).expect("the schema of the tests is valid")
}

/// Options without a cache.
pub(crate) fn uncached(options: Options) -> Options {
    Options { cache: CacheBounds { entries: 0, bytes: 0 }, ..options }
}

/// Prepares and runs one request over the data of the cases; the answer as text.
pub(crate) async fn answer(
    schema: &Schema,
    query: &str,
    operation: Option<&str>,
    variables: &Map<String, Value>,
) -> Result<String, RequestError> {
    let prepared = schema.prepare(query, operation, variables.clone())?;
    let response = schema.run(&prepared, &DataExecutor::new()).await;
    Ok(String::from_utf8(response.body).expect("answers are UTF-8"))
}

/// The values of an object literal in a test.
pub(crate) fn object(value: Value) -> Map<String, Value> {
    let Value::Object(members) = value else {
        panic!("{value} is no object");
    };
    members
}
