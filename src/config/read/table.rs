//! Settings that are tables: such in the file, JSON objects in the environment.

use super::{Found, Raw, Reader};
use serde_json::{Map, Value};

impl Reader {
    /// The table of a setting; an empty one, where it is not set.
    pub(in crate::config) fn table(&mut self, key: &'static str) -> Map<String, Value> {
        let Some(Found { raw, place }) = self.look_up(key) else { return Map::new() };
        let wrong = match raw {
            Raw::Table(table) => return table,
            Raw::Text(text) if text.is_empty() => return Map::new(),
            Raw::Text(text) => match serde_json::from_str(&text) {
                Ok(table) => return table,
                Err(error) => format!("must be a JSON object such as {{\"name\": \"value\"}}: {error}"),
            },
            Raw::List(_) => "must be a table, not a list".to_owned(),
        };
        self.errors.push(format!("{place} {wrong}"));
        Map::new()
    }

    /// The values of a list of names, which may also be written as a table from names to the type of each: `String`.
    pub(in crate::config) fn names<T>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Vec<T> {
        let place = match self.found.get(key) {
            Some(Found { raw: Raw::Table(_), place }) => place.clone(),
            Some(Found { raw: Raw::Text(text), place }) if text.starts_with('{') => place.clone(),
            Some(_) | None => return self.list(key, parse),
        };
        let table = self.table(key);
        let mut values = Vec::with_capacity(table.len());
        for (name, of) in &table {
            match parse(name) {
                Ok(_) if of != "String" => {
                    self.errors.push(format!("{place} says {of} of `{name}`: it can only be String"))
                }
                Ok(value) => values.push(value),
                Err(reason) => self.errors.push(format!("{place} {reason}")),
            }
        }
        values
    }
}

/// A table of the file. Dates become texts, as they are written.
pub(super) fn of_file(table: toml::Table) -> Map<String, Value> {
    table.into_iter().map(|(name, value)| (name, value_of_file(value))).collect()
}

fn value_of_file(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(truth) => Value::from(truth),
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(items) => Value::from_iter(items.into_iter().map(value_of_file)),
        toml::Value::Table(table) => Value::Object(of_file(table)),
    }
}
