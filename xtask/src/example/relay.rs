//! The Relay flavour of an example, derived from the plain one: arguments move into `input`, `clientMutationId` goes in
//! and comes back, payload types end in `Payload`.

use apollo_compiler::ast::{Argument, Definition, Document, Field, OperationType, Selection, Value as Literal};
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::validation::Valid;
use apollo_compiler::{Name, Node, Schema, name};
use serde_json::Value;
use std::collections::BTreeSet;

/// What the derived requests send as `clientMutationId`, and expect back.
pub const CLIENT_MUTATION_ID: &str = "example-1";

/// Why a request has no Relay form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the request has no Relay form: {0}")]
pub struct NotDerivable(String);

/// Payload types of the plain schema: what its mutations answer.
fn payloads(plain: &Schema) -> BTreeSet<Name> {
    let mutation = plain.root_operation(OperationType::Mutation).and_then(|name| plain.types.get(name));
    match mutation {
        Some(ExtendedType::Object(object)) => {
            object.fields.values().map(|field| field.ty.inner_named_type().clone()).collect()
        }
        _ => BTreeSet::new(),
    }
}

/// The request in the Relay flavour. A query stays as it is.
///
/// # Errors
/// Where the request cannot be parsed.
pub fn relay_request(plain: &Valid<Schema>, request: &str) -> Result<String, NotDerivable> {
    let mut document =
        Document::parse(request, "request.graphql").map_err(|error| NotDerivable(error.errors.to_string()))?;
    let payloads = payloads(plain);
    for definition in &mut document.definitions {
        if let Definition::OperationDefinition(operation) = definition {
            let operation = operation.make_mut();
            rename(&mut operation.selection_set, &payloads);
            if operation.operation_type == OperationType::Mutation {
                wrap(&mut operation.selection_set);
            }
        } else if let Definition::FragmentDefinition(fragment) = definition {
            let fragment = fragment.make_mut();
            if let Some(renamed) = renamed(&fragment.type_condition, &payloads) {
                fragment.type_condition = renamed;
            }
            rename(&mut fragment.selection_set, &payloads);
        } else {
            return Err(NotDerivable("it holds a definition of types".to_owned()));
        }
    }
    Ok(document.to_string())
}

fn renamed(name: &Name, payloads: &BTreeSet<Name>) -> Option<Name> {
    if payloads.contains(name) { Name::new(&format!("{name}Payload")).ok() } else { None }
}

/// Type conditions on payload types take their Relay names.
fn rename(selections: &mut [Selection], payloads: &BTreeSet<Name>) {
    for selection in selections {
        match selection {
            Selection::Field(field) => rename(&mut field.make_mut().selection_set, payloads),
            Selection::InlineFragment(fragment) => {
                let fragment = fragment.make_mut();
                if let Some(renamed) = fragment.type_condition.as_ref().and_then(|name| renamed(name, payloads)) {
                    fragment.type_condition = Some(renamed);
                }
                rename(&mut fragment.selection_set, payloads);
            }
            Selection::FragmentSpread(_) => {}
        }
    }
}

/// Root fields of a mutation: the arguments become one, `clientMutationId` is selected.
fn wrap(selections: &mut [Selection]) {
    for selection in selections {
        match selection {
            Selection::Field(field) if field.name.starts_with("__") => {}
            Selection::Field(field) => wrap_field(field.make_mut()),
            Selection::InlineFragment(fragment) => wrap(&mut fragment.make_mut().selection_set),
            Selection::FragmentSpread(_) => {}
        }
    }
}

fn wrap_field(field: &mut Field) {
    let mut input: Vec<(Name, Node<Literal>)> = std::mem::take(&mut field.arguments)
        .into_iter()
        .map(|argument| (argument.name.clone(), argument.value.clone()))
        .collect();
    let client_mutation_id = name!("clientMutationId");
    input.push((client_mutation_id.clone(), Node::new(Literal::String(CLIENT_MUTATION_ID.to_owned()))));
    field.arguments = vec![Node::new(Argument { name: name!("input"), value: Node::new(Literal::Object(input)) })];
    field.selection_set.push(Selection::Field(Node::new(Field {
        alias: None,
        name: client_mutation_id,
        arguments: Vec::new(),
        directives: Default::default(),
        selection_set: Vec::new(),
    })));
}

/// The documented answer in the Relay flavour: every payload that is not null echoes `clientMutationId`, and type names
/// follow.
///
/// # Errors
/// Where the request cannot be parsed.
pub fn relay_answer(plain: &Valid<Schema>, request: &str, answer: &Value) -> Result<Value, NotDerivable> {
    let document =
        Document::parse(request, "request.graphql").map_err(|error| NotDerivable(error.errors.to_string()))?;
    let is_mutation = document.definitions.iter().any(|definition| {
        matches!(definition, Definition::OperationDefinition(operation) if operation.operation_type == OperationType::Mutation)
    });
    let mut answer = answer.clone();
    let Some(Value::Object(data)) = answer.get_mut("data").filter(|_| is_mutation) else { return Ok(answer) };
    let payloads = payloads(plain);
    for payload in data.values_mut().filter_map(Value::as_object_mut) {
        payload.insert("clientMutationId".to_owned(), Value::String(CLIENT_MUTATION_ID.to_owned()));
        if let Some(Value::String(type_name)) = payload.get_mut("__typename")
            && payloads.contains(type_name.as_str())
        {
            type_name.push_str("Payload");
        }
    }
    Ok(answer)
}
