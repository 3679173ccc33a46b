//! An executor over JSON data with the meaning that tests/graphql-js/README.md gives it.

use super::TABLES;
use apollo_compiler::ast::Type;
use apollo_compiler::schema::Schema as TypeSystem;
use lychgate_engine::{
    Completed, Executor, Field, FieldError, ObjectTable, OperationKind, Out, Path, Propagate, Selection, Selections,
    Variables,
};
use serde_json::{Map, Value};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicI64, Ordering};

static DATA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../spec/data.json")).expect("the data is JSON"));
static TYPES: LazyLock<TypeSystem> =
    LazyLock::new(|| TypeSystem::parse(super::SDL, "schema.graphql").expect("the SDL parses"));

/// Answers one request.
pub(crate) struct DataExecutor {
    total: AtomicI64,
}

impl DataExecutor {
    /// The total of the mutations begins at nought.
    pub(crate) fn new() -> Self {
        Self { total: AtomicI64::new(0) }
    }

    fn resolve(
        &self,
        source: &Value,
        field: &Field,
        table: &ObjectTable,
        variables: &Variables,
    ) -> Result<Value, FieldError> {
        let table = &table.fields[usize::from(field.index)];
        let value = &source[table.name];
        if let Some(message) = value.get("$error").and_then(Value::as_str) {
            let error = FieldError::new(message.to_owned());
            return Err(match value.get("code").and_then(Value::as_str) {
                Some(code) => error.extend("code", code),
                None => error,
            });
        }
        let mut arguments = Map::new();
        for (name, template) in table.arguments.iter().zip(&field.arguments) {
            if let Some(value) = template.resolve(variables)? {
                arguments.insert((*name).to_owned(), value);
            }
        }
        if value.get("$arguments").is_some() {
            return Ok(Value::Object(arguments));
        }
        if value.get("$add").is_some() {
            let amount = arguments["amount"].as_i64().expect("the amount is an Int");
            return Ok(Value::from(self.total.fetch_add(amount, Ordering::Relaxed) + amount));
        }
        if value.get("$total").is_some() {
            return Ok(Value::from(self.total.load(Ordering::Relaxed)));
        }
        Ok(value.clone())
    }

    fn field(
        &self,
        source: &Value,
        ty: &str,
        field: &Field,
        path: &Path<'_>,
        variables: &Variables,
        out: &mut Out,
    ) -> Completed {
        let table = table(ty);
        let name = table.fields[usize::from(field.index)].name;
        let declared = &TYPES.get_object(ty).expect("the type stands in the SDL").fields[name].ty;
        let place = Place { executor: self, parent: ty, name, field, variables };
        match self.resolve(source, field, table, variables) {
            Ok(value) => place.complete(declared, &value, path, out),
            Err(error) => {
                out.fail(error, field, path);
                if declared.is_non_null() {
                    return Err(Propagate);
                }
                out.null();
                Ok(())
            }
        }
    }

    fn object(
        &self,
        source: &Value,
        ty: &str,
        selection: &Selection,
        path: &Path<'_>,
        variables: &Variables,
        out: &mut Out,
    ) -> Completed {
        out.begin_object();
        for field in &selection.fields {
            if field.index == Field::CONSTANT {
                out.constant(field);
                continue;
            }
            out.key(field);
            self.field(source, ty, field, &path.key(&field.response_key), variables, out)?;
        }
        out.end_object();
        Ok(())
    }
}

fn table(ty: &str) -> &'static ObjectTable {
    TABLES.objects.iter().find(|object| object.name == ty).expect("the type stands in the tables")
}

struct Place<'a> {
    executor: &'a DataExecutor,
    parent: &'a str,
    name: &'a str,
    field: &'a Field,
    variables: &'a Variables,
}

impl Place<'_> {
    fn complete(&self, ty: &Type, value: &Value, path: &Path<'_>, out: &mut Out) -> Completed {
        if value.is_null() {
            if ty.is_non_null() {
                let message = format!("Cannot return null for non-nullable field {}.{}.", self.parent, self.name);
                out.fail(FieldError::new(message), self.field, path);
                return Err(Propagate);
            }
            out.null();
            return Ok(());
        }
        let mark = out.mark();
        let completed = match ty {
            Type::List(item) | Type::NonNullList(item) => self.list(item, value, path, out),
            Type::Named(_) | Type::NonNullNamed(_) => self.named(value, path, out),
        };
        if completed.is_err() && !ty.is_non_null() {
            out.rollback(mark);
            out.null();
            return Ok(());
        }
        completed
    }

    fn list(&self, item: &Type, value: &Value, path: &Path<'_>, out: &mut Out) -> Completed {
        out.begin_list();
        for (index, value) in value.as_array().expect("the data has a list here").iter().enumerate() {
            out.item();
            self.complete(item, value, &path.index(index), out)?;
        }
        out.end_list();
        Ok(())
    }

    fn named(&self, value: &Value, path: &Path<'_>, out: &mut Out) -> Completed {
        let value = match value.get("$ref").and_then(Value::as_str) {
            Some(name) => &DATA["objects"][name],
            None => value,
        };
        let ty = value.get("__typename").and_then(Value::as_str);
        let selection = match (&self.field.selections, ty) {
            (Selections::Leaf, _) => {
                out.json(&as_javascript(value));
                return Ok(());
            }
            (Selections::Object(selection), _) => selection,
            (Selections::Abstract(selections), Some(ty)) => {
                let position = TABLES.objects.iter().position(|object| object.name == ty);
                selections[position.expect("the type stands in the tables")].as_ref().expect("the type is possible")
            }
            (Selections::Abstract(_), None) => panic!("the data lacks a type name"),
        };
        let ty = ty.expect("the data has type names");
        self.executor.object(value, ty, selection, path, self.variables, out)
    }
}

/// JavaScript writes whole floats as integers.
fn as_javascript(value: &Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e15 => Value::from(float as i64),
            _ => value.clone(),
        },
        Value::Array(items) => items.iter().map(as_javascript).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, member)| (name.clone(), as_javascript(member))).collect())
        }
        Value::Null | Value::Bool(_) | Value::String(_) => value.clone(),
    }
}

impl Executor for DataExecutor {
    async fn root_field(&self, kind: OperationKind, field: &Field, variables: &Variables, out: &mut Out) -> Completed {
        let (root, ty) = match kind {
            OperationKind::Query => (&DATA["query"], "Query"),
            OperationKind::Mutation => (&DATA["mutation"], "Mutation"),
        };
        // The slow fields end after the others.
        let name = table(ty).fields[usize::from(field.index)].name;
        for _ in 0..name.strip_prefix("slow").map_or(0, |rest| 1 + rest.len()) {
            tokio::task::yield_now().await;
        }
        self.field(root, ty, field, &Path::root(&field.response_key), variables, out)
    }
}
