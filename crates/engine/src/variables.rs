//! The values of variables as a request gives them, coerced to their types (GraphQL specification, section 6.1.2).

use crate::inspect::{inspect, shorten};
use crate::literal::is_one_of;
use crate::{Segment, Variables, discreet};
use apollo_compiler::ast::{InputValueDefinition, Type, Value as Literal, VariableDefinition};
use apollo_compiler::schema::{Component, ExtendedType, InputObjectType, Schema as TypeSystem};
use apollo_compiler::{Name, Node};
use serde_json::{Map, Value};

/// One variable whose value does not fit.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misfit {
    /// The position of the definition.
    pub(crate) index: usize,
    /// The sentence for people.
    pub(crate) message: String,
}

/// How misfits are told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told {
    /// How many.
    pub(crate) errors_max: usize,
    /// Whether with names of the schema that the document does not hold.
    pub(crate) names: bool,
}

/// Coerces what was given for the variables of an operation. `defaults` are their coerced defaults.
///
/// # Errors
/// Every value that does not fit, as many as are told.
pub(crate) fn coerce(
    types: &TypeSystem,
    definitions: &[Node<VariableDefinition>],
    defaults: &[Option<Value>],
    mut given: Map<String, Value>,
    told: Told,
) -> Result<Variables, Vec<Misfit>> {
    if definitions.is_empty() {
        return Ok(Variables::default());
    }
    let mut misfits = Vec::new();
    let mut values = Vec::with_capacity(definitions.len());
    for (index, definition) in definitions.iter().enumerate() {
        let (name, ty) = (definition.name.as_str(), &*definition.ty);
        let value = match given.get_mut(name).map(Value::take) {
            Some(Value::Null) if ty.is_non_null() => {
                let message = format!("Variable \"${name}\" of non-null type \"{ty}\" must not be null.");
                misfits.push(Misfit { index, message });
                None
            }
            Some(value) => {
                let mut coercion = Coercion { types, name, index, path: Vec::new(), misfits: &mut misfits, told };
                Some(coercion.value(ty, value))
            }
            None => match defaults.get(index).cloned().flatten() {
                Some(default) => Some(default),
                None if ty.is_non_null() => {
                    let message = format!("Variable \"${name}\" of required type \"{ty}\" was not provided.");
                    misfits.push(Misfit { index, message });
                    None
                }
                None => None,
            },
        };
        values.push(value);
    }
    misfits.truncate(told.errors_max);
    if misfits.is_empty() { Ok(Variables(values.into())) } else { Err(misfits) }
}

struct Coercion<'a> {
    types: &'a TypeSystem,
    name: &'a str,
    index: usize,
    path: Vec<Segment<'a>>,
    misfits: &'a mut Vec<Misfit>,
    told: Told,
}

impl<'a> Coercion<'a> {
    fn fail(&mut self, value: &Value, reason: &str) -> Value {
        if !self.told.names {
            // One for each variable: how many members do not fit would tell how many there are.
            if self.misfits.last().is_none_or(|last| last.index != self.index) {
                self.misfits.push(Misfit { index: self.index, message: discreet::variable(self.name) });
            }
        } else if self.misfits.len() < self.told.errors_max {
            let mut message = format!("Variable \"${}\" got invalid value {}", self.name, inspect(value));
            if !self.path.is_empty() {
                message.push_str(&format!(" at \"{}{}\"", self.name, Steps(&self.path)));
            }
            message.push_str(&format!("; {reason}"));
            self.misfits.push(Misfit { index: self.index, message });
        }
        Value::Null
    }

    fn value(&mut self, ty: &'a Type, value: Value) -> Value {
        if value.is_null() {
            if ty.is_non_null() {
                return self.fail(&value, &format!("Expected non-nullable type \"{ty}\" not to be null."));
            }
            return Value::Null;
        }
        match ty {
            Type::List(item) | Type::NonNullList(item) => self.list(item, value),
            Type::Named(name) | Type::NonNullNamed(name) => self.named(name, value),
        }
    }

    fn list(&mut self, item: &'a Type, value: Value) -> Value {
        let items = match value {
            Value::Array(items) => items,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
                return Value::Array(vec![self.value(item, value)]);
            }
        };
        let coerce = |(position, value)| {
            self.path.push(Segment::Index(position));
            let value = self.value(item, value);
            self.path.pop();
            value
        };
        Value::Array(items.into_iter().enumerate().map(coerce).collect())
    }

    fn named(&mut self, name: &'a str, value: Value) -> Value {
        match self.types.types.get(name) {
            Some(ExtendedType::Scalar(scalar)) if !scalar.is_built_in() => value,
            Some(ExtendedType::Scalar(_)) => match (name, &value) {
                ("ID" | "String", Value::String(_)) | ("Boolean", Value::Bool(_)) => value,
                _ => built_in(name, &value).unwrap_or_else(|reason| self.fail(&value, &reason)),
            },
            Some(ExtendedType::Enum(values)) => match &value {
                Value::String(chosen) if values.values.contains_key(chosen.as_str()) => value,
                Value::String(chosen) => {
                    let chosen = shorten(chosen);
                    self.fail(&value, &format!("Value \"{chosen}\" does not exist in \"{name}\" enum."))
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                    let shown = inspect(&value);
                    self.fail(&value, &format!("Enum \"{name}\" cannot represent non-string value: {shown}."))
                }
            },
            Some(ExtendedType::InputObject(input)) => match value {
                Value::Object(members) => self.object(input, members),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                    self.fail(&value, &format!("Expected type \"{name}\" to be an object."))
                }
            },
            Some(ExtendedType::Object(_) | ExtendedType::Interface(_) | ExtendedType::Union(_)) | None => {
                self.fail(&value, &format!("\"{name}\" is no input type."))
            }
        }
    }

    fn object(&mut self, input: &'a InputObjectType, mut members: Map<String, Value>) -> Value {
        // Members go where they are coerced; what is wrong with the object is told of the whole.
        let whole = (!is_sound(input, &members)).then(|| Value::Object(members.clone()));
        let mut coerced = Map::new();
        for (name, field) in &input.fields {
            if let Some(member) = members.get_mut(name.as_str()).map(Value::take) {
                self.path.push(Segment::Key(name.as_str().into()));
                let value = self.value(&field.ty, member);
                self.path.pop();
                coerced.insert(name.to_string(), value);
            } else if let Some(default) = &field.default_value {
                coerced.insert(name.to_string(), self.default(field, default));
            } else if let Some(whole) = whole.as_ref().filter(|_| field.ty.is_non_null()) {
                let reason = format!("Field \"{name}\" of required type \"{}\" was not provided.", field.ty);
                self.fail(whole, &reason);
            }
        }
        if let Some(whole @ Value::Object(members)) = &whole {
            self.unsound(input, members, whole);
        }
        Value::Object(coerced)
    }

    /// Tells of members that nobody knows, and where there has to be exactly one.
    fn unsound(&mut self, input: &'a InputObjectType, members: &Map<String, Value>, whole: &Value) {
        for name in members.keys().filter(|name| !input.fields.contains_key(name.as_str())) {
            let reason = format!("Field \"{}\" is not defined by type \"{}\".", shorten(name), input.name);
            self.fail(whole, &reason);
        }
        if is_one_of(input) {
            self.one_of(input, members, whole);
        }
    }

    /// `Schema::new` has coerced every default, so this one fits.
    fn default(&self, field: &InputValueDefinition, default: &Node<Literal>) -> Value {
        crate::literal::constant(self.types, &field.ty, default).unwrap_or(Value::Null)
    }

    fn one_of(&mut self, input: &'a InputObjectType, members: &Map<String, Value>, whole: &Value) {
        let mut known = input.fields.keys().filter_map(|name| Some((name, members.get(name.as_str())?)));
        match (known.next(), known.next()) {
            (Some((name, value)), None) => {
                if value.is_null() {
                    self.path.push(Segment::Key(name.as_str().into()));
                    self.fail(value, &format!("Field \"{name}\" must be non-null."));
                    self.path.pop();
                }
            }
            _ => {
                self.fail(whole, &format!("Exactly one key must be specified for OneOf type \"{}\".", input.name));
            }
        }
    }
}

/// Whether an object has no member too many and none too few, and need not have exactly one.
fn is_sound(input: &InputObjectType, members: &Map<String, Value>) -> bool {
    let is_there = |(name, field): (&Name, &Component<InputValueDefinition>)| {
        members.contains_key(name.as_str()) || field.default_value.is_some() || !field.ty.is_non_null()
    };
    !is_one_of(input)
        && members.keys().all(|name| input.fields.contains_key(name.as_str()))
        && input.fields.iter().all(is_there)
}

/// The steps of a path as graphql-js writes them: `.key[0]`.
struct Steps<'a>(&'a [Segment<'a>]);

impl std::fmt::Display for Steps<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|step| match step {
            Segment::Key(key) => write!(formatter, ".{key}"),
            Segment::Index(index) => write!(formatter, "[{index}]"),
        })
    }
}

/// The greatest float below which every integer is exact, 2^53.
const EXACT_INTEGERS_MAX: f64 = 9_007_199_254_740_992.0;

/// The number as an integer, where it is one: `1.0` is.
fn integer(value: &Value) -> Option<i64> {
    let whole = |float: f64| float.fract() == 0.0 && float.abs() <= EXACT_INTEGERS_MAX;
    #[expect(clippy::cast_possible_truncation, reason = "the float is whole and within 2^53")]
    value.as_i64().or_else(|| value.as_f64().filter(|float| whole(*float)).map(|float| float as i64))
}

fn built_in(name: &str, value: &Value) -> Result<Value, String> {
    match (name, value) {
        ("Int", Value::Number(number)) => match integer(value).map(i32::try_from) {
            Some(Ok(small)) => Ok(Value::from(small)),
            None if number.as_f64().is_some_and(|float| float.fract() != 0.0) => {
                Err(format!("Int cannot represent non-integer value: {number}"))
            }
            Some(Err(_)) | None => Err(format!("Int cannot represent non 32-bit signed integer value: {number}")),
        },
        ("Float", Value::Number(number)) => number
            .as_f64()
            .map(Value::from)
            .ok_or_else(|| format!("Float cannot represent non numeric value: {number}")),
        ("ID", Value::Number(number)) => integer(value)
            .map(|number| Value::from(number.to_string()))
            .or_else(|| number.as_u64().map(|number| Value::from(number.to_string())))
            .ok_or_else(|| format!("ID cannot represent value: {number}")),
        ("Int", other) => Err(format!("Int cannot represent non-integer value: {}", inspect(other))),
        ("Float", other) => Err(format!("Float cannot represent non numeric value: {}", inspect(other))),
        ("String", other) => Err(format!("String cannot represent a non string value: {}", inspect(other))),
        ("Boolean", other) => Err(format!("Boolean cannot represent a non boolean value: {}", inspect(other))),
        ("ID", other) => Err(format!("ID cannot represent value: {}", inspect(other))),
        (name, _) => Err(format!("\"{name}\" is no built-in scalar.")),
    }
}
