//! Whether a documented answer fits the fields that its request selects: keys, nullability, lists, scalars, error paths.

use super::placeholder::Matcher;
use apollo_compiler::ast::Type;
use apollo_compiler::executable::{Field, Operation, Selection, SelectionSet};
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Name, Schema};
use serde_json::{Map, Value};

/// One place where an answer does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Where, as in `data.register.errors`.
    pub at: String,
    /// What is wrong, as the rest of a sentence about that place.
    pub what: String,
}

/// Holds an answer against the one operation of its document. An empty list says that it fits.
#[must_use]
pub fn misfits(schema: &Valid<Schema>, document: &Valid<ExecutableDocument>, answer: &Value) -> Vec<Misfit> {
    let mut fitting = Fitting { schema, document, found: Vec::new() };
    match document.operations.get(None) {
        Ok(operation) => fitting.answer(operation, answer),
        Err(_) => fitting.tell("", "an example has exactly one operation"),
    }
    fitting.found
}

struct Fitting<'a> {
    schema: &'a Valid<Schema>,
    document: &'a Valid<ExecutableDocument>,
    found: Vec<Misfit>,
}

/// A response key and the fields that are merged under it.
struct Merged<'a> {
    key: &'a Name,
    fields: Vec<&'a Field>,
    /// Whether `@skip` or `@include` may leave it out.
    conditional: bool,
}

impl<'a> Fitting<'a> {
    fn tell(&mut self, at: &str, what: impl Into<String>) {
        self.found.push(Misfit { at: at.to_owned(), what: what.into() });
    }

    fn answer(&mut self, operation: &'a Operation, answer: &Value) {
        let Value::Object(answer) = answer else { return self.tell("", "an answer is a JSON object") };
        for key in answer.keys().filter(|key| *key != "data" && *key != "errors") {
            self.tell(key, "an answer has `data` and, after an error, `errors`");
        }
        match (answer.get("data"), answer.get("errors")) {
            (None, _) => self.tell("data", "is missing"),
            (Some(Value::Null), None) => self.tell("data", "is null although there is no error"),
            (Some(Value::Null), Some(_)) => {}
            (Some(data), _) => self.selections("data", &operation.selection_set.ty, &[&operation.selection_set], data),
        }
        if let Some(errors) = answer.get("errors") {
            self.errors(errors, answer.get("data").unwrap_or(&Value::Null));
        }
    }

    fn errors(&mut self, errors: &Value, data: &Value) {
        let Some(errors) = errors.as_array().filter(|errors| !errors.is_empty()) else {
            return self.tell("errors", "is a list with at least one error");
        };
        for (index, error) in errors.iter().enumerate() {
            let at = format!("errors[{index}]");
            if !error.get("message").is_some_and(Value::is_string) {
                self.tell(&at, "has no text `message`");
            }
            match error.get("path").and_then(Value::as_array) {
                Some(path) if !path.is_empty() => self.error_path(&at, path, data),
                _ => self.tell(&at, "has no `path`: an error of a running request names the field that failed"),
            }
        }
    }

    /// The path of an error leads to a null: that of the field that failed, or of the nearest field above it that may be null.
    fn error_path(&mut self, at: &str, path: &[Value], data: &Value) {
        let mut reached = data;
        for segment in path {
            if reached.is_null() {
                return;
            }
            let below = match segment {
                Value::String(key) => reached.get(key),
                Value::Number(index) => index.as_u64().and_then(|index| reached.get(usize::try_from(index).ok()?)),
                Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
            };
            match below {
                Some(value) => reached = value,
                None => return self.tell(at, format!("has a path that `data` does not have, at {segment}")),
            }
        }
        if !reached.is_null() {
            self.tell(at, "has a path that leads to a value, not to null");
        }
    }

    fn selections(&mut self, at: &str, ty: &Name, sets: &[&'a SelectionSet], value: &Value) {
        let Value::Object(object) = value else { return self.tell(at, format!("is an object, the type is `{ty}`")) };
        let mut closest: Option<Vec<Misfit>> = None;
        for concrete in self.concrete_types(ty) {
            let mut attempt = Fitting { schema: self.schema, document: self.document, found: Vec::new() };
            attempt.object(at, &concrete, sets, object);
            if attempt.found.is_empty() {
                return;
            }
            if closest.as_ref().is_none_or(|found| attempt.found.len() < found.len()) {
                closest = Some(attempt.found);
            }
        }
        self.found.extend(closest.unwrap_or_default());
    }

    fn concrete_types(&self, ty: &Name) -> Vec<Name> {
        match self.schema.types.get(ty) {
            Some(ExtendedType::Object(object)) => vec![object.name.clone()],
            _ => self
                .schema
                .types
                .values()
                .filter(|candidate| candidate.is_object() && self.schema.is_subtype(ty, candidate.name()))
                .map(|candidate| candidate.name().clone())
                .collect(),
        }
    }

    fn object(&mut self, at: &str, concrete: &Name, sets: &[&'a SelectionSet], object: &Map<String, Value>) {
        let mut merged = Vec::new();
        for set in sets {
            self.collect(concrete, set, Condition::Always, &mut merged);
        }
        for Merged { key, fields, conditional } in &merged {
            let below = format!("{at}.{key}");
            match (object.get(key.as_str()), fields.first()) {
                (Some(value), Some(field)) if field.name == "__typename" => {
                    if value.as_str() != Some(concrete.as_str()) {
                        self.tell(&below, format!("is not the type name `{concrete}`"));
                    }
                }
                (Some(value), Some(field)) => self.value(&below, field.ty(), fields, value),
                (None, _) if *conditional => {}
                (None, _) => self.tell(&below, "is selected and not in the answer"),
                (Some(_), None) => {}
            }
        }
        for key in object.keys().filter(|key| !merged.iter().any(|merged| merged.key == key.as_str())) {
            self.tell(&format!("{at}.{key}"), "is in the answer and not selected");
        }
    }

    fn collect(&self, concrete: &Name, set: &'a SelectionSet, outer: Condition, merged: &mut Vec<Merged<'a>>) {
        for selection in &set.selections {
            let condition = match outer {
                Condition::Always => Condition::of(selection),
                Condition::Sometimes => Condition::Sometimes,
            };
            match selection {
                Selection::Field(field) => {
                    let conditional = condition == Condition::Sometimes;
                    match merged.iter_mut().find(|merged| merged.key == field.response_key()) {
                        Some(same) => {
                            same.fields.push(field);
                            same.conditional &= conditional;
                        }
                        None => merged.push(Merged { key: field.response_key(), fields: vec![field], conditional }),
                    }
                }
                Selection::InlineFragment(fragment) => {
                    if fragment.type_condition.as_ref().is_none_or(|condition| self.applies(condition, concrete)) {
                        self.collect(concrete, &fragment.selection_set, condition, merged);
                    }
                }
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.document.fragments.get(&spread.fragment_name)
                        && self.applies(&fragment.selection_set.ty, concrete)
                    {
                        self.collect(concrete, &fragment.selection_set, condition, merged);
                    }
                }
            }
        }
    }

    fn applies(&self, condition: &Name, concrete: &Name) -> bool {
        condition == concrete || self.schema.is_subtype(condition, concrete)
    }

    fn value(&mut self, at: &str, ty: &Type, fields: &[&'a Field], value: &Value) {
        if value.is_null() {
            if ty.is_non_null() {
                self.tell(at, format!("is null and its type `{ty}` is not"));
            }
            return;
        }
        match ty {
            Type::List(item) | Type::NonNullList(item) => {
                let Value::Array(values) = value else {
                    return self.tell(at, format!("is no list, its type is `{ty}`"));
                };
                for (index, value) in values.iter().enumerate() {
                    self.value(&format!("{at}[{index}]"), item, fields, value);
                }
            }
            Type::Named(name) | Type::NonNullNamed(name) => self.named(at, name, fields, value),
        }
    }

    fn named(&mut self, at: &str, name: &Name, fields: &[&'a Field], value: &Value) {
        match self.schema.types.get(name) {
            Some(ExtendedType::Scalar(_)) => {
                if let Err(expected) = scalar(name, value) {
                    self.tell(at, format!("is {value}, its type `{name}` wants {expected}"));
                }
            }
            Some(ExtendedType::Enum(definition)) => {
                if !value.as_str().is_some_and(|text| definition.values.contains_key(text)) {
                    self.tell(at, format!("is {value}, which is no value of the enum `{name}`"));
                }
            }
            Some(ExtendedType::Object(_) | ExtendedType::Interface(_) | ExtendedType::Union(_)) => {
                let sets: Vec<&SelectionSet> = fields.iter().map(|field| &field.selection_set).collect();
                self.selections(at, name, &sets, value);
            }
            Some(ExtendedType::InputObject(_)) | None => {
                self.tell(at, format!("has the type `{name}`, which no answer has"))
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Condition {
    Always,
    Sometimes,
}

impl Condition {
    fn of(selection: &Selection) -> Condition {
        let directives = selection.directives();
        if directives.has("skip") || directives.has("include") { Condition::Sometimes } else { Condition::Always }
    }
}

/// Whether the value, or the placeholder that stands for it, is one of the scalar; else what it wants.
fn scalar(name: &Name, value: &Value) -> Result<(), &'static str> {
    let matcher = value.as_str().and_then(Matcher::named);
    let text = value.is_string();
    let (fits, expected) = match name.as_str() {
        "Boolean" => (value.is_boolean(), "true or false"),
        "Int" => {
            let small = value.as_i64().is_some_and(|number| i32::try_from(number).is_ok());
            (small || matcher == Some(Matcher::Int), "a whole number of 32 bits or `<int>`")
        }
        "Float" => (value.is_number() || matcher == Some(Matcher::Int), "a number"),
        "ID" => (
            text && !matches!(matcher, Some(Matcher::Int | Matcher::Time | Matcher::Token)),
            "a text or a placeholder that stands for an identifier",
        ),
        "String" => (
            text && !matches!(matcher, Some(Matcher::Id | Matcher::Int)),
            "a text, or a placeholder that stands for one",
        ),
        "rID" => (text && matches!(matcher, None | Some(Matcher::Uuid)), "a text or `<uuid>`"),
        "DateTime" => (text && matches!(matcher, None | Some(Matcher::Time)), "a text or `<time>`"),
        "ExpectedErrorType" => (is_error_map(value), "an object from field names to lists of `message` and `code`"),
        _ => (true, "any value"),
    };
    if fits { Ok(()) } else { Err(expected) }
}

/// `{"field": [{"message": …, "code": …}, …], …}`, none of them empty.
fn is_error_map(value: &Value) -> bool {
    let is_entry = |entry: &Value| {
        entry.as_object().is_some_and(|entry| {
            entry.len() == 2 && ["message", "code"].iter().all(|key| entry.get(*key).is_some_and(Value::is_string))
        })
    };
    value.as_object().is_some_and(|fields| {
        !fields.is_empty()
            && fields
                .values()
                .all(|list| list.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(is_entry)))
    })
}
