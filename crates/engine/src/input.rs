//! How coerced argument values become Rust values, and the bounds that `@constraint` sets them.

use crate::{ArgumentTemplate, Field, FieldError, Id, Variables};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// A type that an argument or an input field can have. Generated for the types of a schema; written by hand for custom
/// scalars. The engine has coerced the values before: a built-in type meets only its own kind of value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a GraphQL argument",
    note = "a custom scalar named by `@rust(type: …)` that stands in an input implements `lychgate_engine::FromValue`"
)]
pub trait FromValue: Sized {
    /// Reads a value.
    ///
    /// # Errors
    /// The value is no text, number or shape of this type. The error is that of the field it was given to.
    fn from_value(value: Value) -> Result<Self, FieldError>;

    /// The value of a place that was left out.
    ///
    /// # Errors
    /// The type has no such value.
    fn from_absent() -> Result<Self, FieldError> {
        Err(invalid("a value is missing"))
    }
}

/// What a client said for a nullable place without a default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Maybe<T> {
    /// Nothing.
    #[default]
    Absent,
    /// `null`.
    Null,
    /// A value.
    Value(T),
}

impl<T> Maybe<T> {
    /// The value, where the difference between nothing and null does not matter.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Absent | Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// As [`Maybe::into_option`], by reference.
    pub fn as_option(&self) -> Option<&T> {
        match self {
            Self::Absent | Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T: FromValue> FromValue for Maybe<T> {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        if value.is_null() { Ok(Self::Null) } else { T::from_value(value).map(Self::Value) }
    }

    fn from_absent() -> Result<Self, FieldError> {
        Ok(Self::Absent)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        if value.is_null() { Ok(None) } else { T::from_value(value).map(Some) }
    }

    fn from_absent() -> Result<Self, FieldError> {
        Ok(None)
    }
}

impl<T: FromValue> FromValue for Box<T> {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        T::from_value(value).map(Self::new)
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        match value {
            Value::Array(items) => items.into_iter().map(T::from_value).collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
                Err(unfit("a list"))
            }
        }
    }
}

impl FromValue for bool {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        value.as_bool().ok_or_else(|| unfit("a Boolean"))
    }
}

impl FromValue for i32 {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        value.as_i64().and_then(|number| Self::try_from(number).ok()).ok_or_else(|| unfit("an Int"))
    }
}

impl FromValue for f64 {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        value.as_f64().ok_or_else(|| unfit("a Float"))
    }
}

impl FromValue for String {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        match value {
            Value::String(text) => Ok(text),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                Err(unfit("a String"))
            }
        }
    }
}

impl FromValue for Id {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        match value {
            Value::String(text) => Ok(Self(text)),
            Value::Number(number) => Ok(Self(number.to_string())),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err(unfit("an ID")),
        }
    }
}

impl FromValue for Value {
    fn from_value(value: Value) -> Result<Self, FieldError> {
        Ok(value)
    }
}

/// The error of a value that is not what the schema says.
pub fn unfit(expected: &str) -> FieldError {
    invalid(format!("the value is not {expected}"))
}

fn invalid(message: impl Into<Cow<'static, str>>) -> FieldError {
    FieldError::with_code(message, "INVALID_INPUT")
}

/// The arguments of one field, about to be read by position; or the members of an input object, by name.
#[derive(Debug)]
pub struct Arguments<'a>(Source<'a>);

enum Source<'a> {
    Field(&'a Field, &'a Variables),
    Object(Map<String, Value>),
}

impl std::fmt::Debug for Source<'_> {
    /// Tells where the values come from only: they may be passwords.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Field(..) => "Field",
            Self::Object(_) => "Object",
        })
    }
}

impl<'a> Arguments<'a> {
    /// The arguments of a field.
    pub fn of(field: &'a Field, variables: &'a Variables) -> Self {
        Self(Source::Field(field, variables))
    }

    /// The members of an input object.
    ///
    /// # Errors
    /// The value is no object.
    pub fn from_object(value: Value) -> Result<Self, FieldError> {
        match value {
            Value::Object(members) => Ok(Self(Source::Object(members))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                Err(unfit("an input object"))
            }
        }
    }

    /// The text that a path leads to, from one of them on; nothing where a part of the path was left out or null, or there is
    /// no text. It stays to be read.
    pub fn text(&self, position: usize, name: &str, below: &[&str]) -> Option<String> {
        let value = match &self.0 {
            Source::Field(field, variables) => field.arguments.get(position)?.resolve(variables).ok()??,
            Source::Object(members) => members.get(name)?.clone(),
        };
        below.iter().try_fold(&value, |value, name| value.get(name))?.as_str().map(str::to_owned)
    }

    /// Reads one of them. `position` is its place among the arguments of the field, `name` its name in the SDL.
    ///
    /// # Errors
    /// The value does not fit, or it is missing or null where it must not be. The message names the place.
    pub fn take<T: FromValue>(&mut self, position: usize, name: &str) -> Result<T, FieldError> {
        let value = match &mut self.0 {
            Source::Field(field, variables) => match field.arguments.get(position) {
                Some(template) => template.resolve(variables),
                None => Ok(None),
            },
            Source::Object(members) => Ok(members.remove(name)),
        };
        value.and_then(|value| value.map_or_else(T::from_absent, T::from_value)).map_err(|error| FieldError {
            message: format!("{name}: {}", error.message).into(),
            extensions: error.extensions,
        })
    }
}

impl ArgumentTemplate {
    /// The value of the argument in this run; `None` where it is absent.
    ///
    /// # Errors
    /// A variable is null or absent where the argument must not be null.
    pub fn resolve(&self, variables: &Variables) -> Result<Option<Value>, FieldError> {
        match self {
            Self::Absent => Ok(None),
            Self::Value(value) => Ok(Some(value.clone())),
            Self::Variable { index, default, non_null } => {
                let value = variables.get(*index).or(default.as_ref());
                if *non_null && value.is_none_or(Value::is_null) {
                    return Err(invalid("the value must not be null"));
                }
                Ok(value.cloned())
            }
            Self::List(items) => items
                .iter()
                .map(|item| item.resolve(variables).map(|value| value.unwrap_or(Value::Null)))
                .collect::<Result<_, _>>()
                .map(|items| Some(Value::Array(items))),
            Self::Object(members) => members
                .iter()
                .filter_map(|(name, member)| match member.resolve(variables) {
                    Ok(value) => value.map(|value| Ok((name.to_string(), value))),
                    Err(error) => Some(Err(error)),
                })
                .collect::<Result<_, _>>()
                .map(|members| Some(Value::Object(members))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Arguments, FromValue, Maybe};
    use crate::{ArgumentTemplate, Id, Variables};
    use serde_json::{Value, json};

    fn variable(index: u16) -> ArgumentTemplate {
        ArgumentTemplate::Variable { index, default: None, non_null: false }
    }

    #[test]
    fn templates_take_the_values_of_this_run() {
        let variables = Variables(Box::new([Some(json!(7)), Some(Value::Null), None]));
        let list = ArgumentTemplate::List(Box::new([variable(0), variable(1), variable(2)]));
        assert_eq!(list.resolve(&variables), Ok(Some(json!([7, null, null]))));
        let object = ["a", "b", "c"].into_iter().zip(0..).map(|(name, index)| (name.into(), variable(index))).collect();
        assert_eq!(ArgumentTemplate::Object(object).resolve(&variables), Ok(Some(json!({ "a": 7, "b": null }))));
        assert_eq!(ArgumentTemplate::Absent.resolve(&variables), Ok(None));
        assert_eq!(variable(9).resolve(&variables), Ok(None));
    }

    #[test]
    fn a_default_stands_in_for_an_absent_variable_and_null_is_refused_where_it_must_not_be() {
        let variables = Variables(Box::new([Some(Value::Null), None]));
        let template = |index, default| ArgumentTemplate::Variable { index, default, non_null: true };
        assert_eq!(template(1, Some(json!(5))).resolve(&variables), Ok(Some(json!(5))));
        for refused in [template(0, Some(json!(5))), template(1, None)] {
            assert_eq!(refused.resolve(&variables).unwrap_err().extensions["code"], "INVALID_INPUT");
        }
    }

    #[test]
    fn values_of_another_kind_are_refused_with_the_name_of_the_place() {
        let mut members =
            Arguments::from_object(json!({ "a": "1", "b": 1.5, "c": 3_000_000_000_i64, "d": 4 })).unwrap();
        assert_eq!(members.take::<i32>(0, "a").unwrap_err().message, "a: the value is not an Int");
        assert_eq!(members.take::<Vec<i32>>(0, "b").unwrap_err().message, "b: the value is not a list");
        assert!(members.take::<i32>(0, "c").is_err());
        assert_eq!(members.take::<Id>(0, "d"), Ok(Id("4".to_owned())));
        assert_eq!(members.take::<bool>(0, "e").unwrap_err().message, "e: a value is missing");
        assert_eq!(members.take::<Maybe<bool>>(0, "e"), Ok(Maybe::Absent));
        assert_eq!(Option::<bool>::from_value(Value::Null), Ok(None));
    }
}
