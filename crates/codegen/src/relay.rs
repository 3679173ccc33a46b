//! The Relay flavour, derived: every mutation takes one `input` and hands `clientMutationId` back.

use crate::{
    diagnostic::Problems,
    model::{FieldDef, InputValue, Kind, Place, Root, Schema, TypeDef, named},
};
use async_graphql_parser::types::{BaseType, Type};
use async_graphql_value::Name;
use std::collections::{BTreeMap, BTreeSet};

/// The member that the flavour adds to inputs and payloads.
const CLIENT_MUTATION_ID: &str = "clientMutationId";

/// Derives the flavour of a checked contract.
pub(crate) fn derive(plain: &Schema, problems: &mut Problems) -> Schema {
    let mut relay = plain.clone();
    relay.contract = format!("{}-relay", plain.contract);
    relay.relay = None;
    let Some(Root { name: mutation, place }) = plain.mutation.clone() else { return relay };
    let mutations = plain.fields(&mutation).to_vec();
    let payloads = payloads(plain, &mutation, &mutations, problems);

    let mut inputs: Vec<TypeDef> = Vec::new();
    for ty in &mut relay.types {
        let Kind::Object { fields, .. } = &mut ty.kind else { continue };
        if ty.name == mutation {
            for field in fields {
                let input = TypeDef { place, ..input_of(field) };
                // Two of a name come from two mutations with one payload, which has been reported.
                if inputs.iter().all(|other| other.name != input.name) {
                    inputs.push(input);
                }
                relayed(field);
            }
        } else if payloads.contains(&ty.name) {
            ty.name = payload_name(&ty.name);
            fields.push(payload_member(ty.place));
        }
    }
    relay.types.extend(inputs);
    relay.by_name = BTreeMap::new();
    for (position, ty) in relay.types.iter().enumerate() {
        if relay.by_name.insert(ty.name.clone(), position).is_some() {
            let message = format!("The Relay flavour makes a type `{}`, and there is one already.", ty.name);
            problems.report(ty.place, message, "Rename the type of the plain flavour.");
        }
    }
    relay
}

/// The names of the payload types, after looking whether each can be one.
fn payloads(plain: &Schema, mutation: &str, mutations: &[FieldDef], problems: &mut Problems) -> BTreeSet<String> {
    let mut payloads = BTreeSet::new();
    for field in mutations {
        let payload = named(&field.ty);
        let is_object =
            matches!((&field.ty.base, plain.kind(payload)), (BaseType::Named(_), Some(Kind::Object { .. })));
        if !is_object {
            let message = format!("`{}` answers no object, so the Relay flavour has no payload for it.", field.name);
            problems.report(field.ty_place, message, "Answer an object type of its own, or remove @relay.");
            continue;
        }
        if !payloads.insert(payload.to_owned()) {
            let message = format!("`{payload}` is the answer of several mutations, so its Relay input is not one.");
            problems.report(field.ty_place, message, "Give each mutation an answer of its own.");
        }
        if plain.fields(payload).iter().any(|member| member.name == CLIENT_MUTATION_ID)
            || field.arguments.iter().any(|argument| argument.name == CLIENT_MUTATION_ID)
        {
            let message = format!("`{CLIENT_MUTATION_ID}` of `{}` belongs to the Relay flavour.", field.name);
            problems.report(field.place, message, "Remove it: the derived flavour adds it.");
        }
        if let Some(cost) = field.cost.as_ref().filter(|cost| !cost.multipliers.is_empty()) {
            let message = "In the Relay flavour no argument of a mutation can multiply its cost.";
            problems.report(cost.place, message, "Remove `multipliers` and say `assumed`.");
        }
    }
    for ty in plain.types.iter().filter(|ty| ty.name != mutation) {
        let (fields, members) = match &ty.kind {
            Kind::Object { fields, .. } | Kind::Interface { fields, .. } => (fields.as_slice(), [].as_slice()),
            Kind::Union { members } => ([].as_slice(), members.as_slice()),
            Kind::Scalar { .. } | Kind::Enum { .. } | Kind::Input { .. } => continue,
        };
        let uses = fields.iter().map(|field| (named(&field.ty), field.ty_place));
        for (name, place) in uses.chain(members.iter().map(|member| (member.name.as_str(), member.place))) {
            if payloads.contains(name) {
                let message = format!(
                    "`{name}` is the answer of a mutation and stands elsewhere too, so Relay cannot rename it."
                );
                problems.report(place, message, "Use a type of its own here.");
            }
        }
    }
    payloads
}

/// The input type of a mutation, from its arguments.
fn input_of(field: &FieldDef) -> TypeDef {
    let mut fields = field.arguments.clone();
    fields.push(InputValue {
        name: CLIENT_MUTATION_ID.to_owned(),
        description: Some("Handed back in the payload.".to_owned()),
        place: field.place,
        ty: nullable("String"),
        ty_place: field.place,
        default: None,
        constraint: None,
        when: Vec::new(),
        required: Vec::new(),
        deprecated: None,
    });
    TypeDef {
        name: input_name(named(&field.ty)),
        description: Some(format!("The input of `{}`.", field.name)),
        place: field.place,
        kind: Kind::Input { fields },
        carries: None,
    }
}

/// Gives a mutation its `input` and its payload.
fn relayed(field: &mut FieldDef) {
    let payload = named(&field.ty).to_owned();
    let base = BaseType::Named(Name::new(input_name(&payload)));
    field.ty.base = BaseType::Named(Name::new(payload_name(&payload)));
    field.arguments = vec![InputValue {
        name: "input".to_owned(),
        description: Some("The arguments.".to_owned()),
        place: field.place,
        ty: Type { base, nullable: false },
        ty_place: field.place,
        default: None,
        constraint: None,
        when: Vec::new(),
        required: Vec::new(),
        deprecated: None,
    }];
}

fn payload_member(place: Place) -> FieldDef {
    FieldDef {
        name: CLIENT_MUTATION_ID.to_owned(),
        description: Some("What the client sent in its input.".to_owned()),
        place,
        arguments: Vec::new(),
        ty: nullable("String"),
        ty_place: place,
        access: None,
        limit: None,
        cost: None,
        when: Vec::new(),
        lazy: None,
        deprecated: None,
    }
}

fn nullable(name: &str) -> Type {
    Type { base: BaseType::Named(Name::new(name)), nullable: true }
}

fn payload_name(payload: &str) -> String {
    format!("{payload}Payload")
}

fn input_name(payload: &str) -> String {
    format!("{payload}Input")
}
