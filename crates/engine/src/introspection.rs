//! `__schema` and `__type`, answered by apollo-compiler and written member by member at their place.

use crate::{Completed, Field, FieldError, Out, Path, Prepared, Propagate, Schema};
use apollo_compiler::introspection::partial_execute;
use apollo_compiler::response::serde_json_bytes::ByteString;
use apollo_compiler::response::{JsonMap, JsonValue};
use apollo_compiler::validation::Valid;

/// The introspection fields of one operation, answered; nothing where it has none.
#[derive(Debug, Default)]
pub(crate) struct Introspected {
    data: Option<JsonMap>,
    failure: Option<String>,
}

impl Introspected {
    /// Answers the introspection fields of an operation.
    pub(crate) fn of(schema: &Schema, prepared: &Prepared) -> Self {
        let asks = prepared.plan().root.fields.iter().any(|field| field.index == Field::INTROSPECTION);
        let operation = prepared.document.operations.get(prepared.operation);
        let Some(entry) = operation.filter(|_| asks) else {
            return Self::default();
        };
        let names = entry.definition.variables.iter().map(|definition| ByteString::from(definition.name.as_str()));
        let values = names.zip(&prepared.variables.0);
        let values = values.filter_map(|(name, value)| Some((name, JsonValue::from(value.clone()?)))).collect();
        let index = &schema.index;
        let document = &prepared.document.executable;
        let values = Valid::assume_valid(values);
        match partial_execute(&index.types, &index.implementers, document, &entry.definition, &values) {
            Ok(answer) => {
                Self { data: answer.data, failure: answer.errors.into_iter().next().map(|error| error.message) }
            }
            Err(error) => Self { data: None, failure: Some(error.message().to_string()) },
        }
    }

    /// Writes one of the fields with its key.
    pub(crate) fn write(&self, field: &Field, out: &mut Out) -> Completed {
        out.key(field);
        let answer = self.data.as_ref().and_then(|data| data.get(&*field.response_key)).map(serde_json::to_string);
        if let Some(Ok(json)) = answer {
            out.raw(&json);
            return Ok(());
        }
        let reason = self.failure.clone().unwrap_or_else(|| "introspection gave no answer".to_owned());
        out.fail(FieldError::new(reason), field, &Path::root(&field.response_key));
        Err(Propagate)
    }
}
