//! Names that must be known and stand where they may: types of fields, of inputs, of roots, members of unions.

use crate::{
    diagnostic::Problems,
    model::{BUILT_IN, InputValue, Kind, Place, Schema, named},
};
use async_graphql_parser::types::Type;
use std::collections::BTreeSet;

pub(crate) fn check(schema: &Schema, problems: &mut Problems) {
    roots(schema, problems);
    for ty in &schema.types {
        if BUILT_IN.contains(&ty.name.as_str()) {
            let message = format!("`{}` is a scalar that every schema has.", ty.name);
            problems.report(ty.place, message, "Remove the definition, or rename it.");
        }
        match &ty.kind {
            Kind::Object { implements, fields } | Kind::Interface { implements, fields } => {
                if let Some(interface) = implements.first().filter(|_| schema.is_root(&ty.name)) {
                    let message = format!("The root type `{}` implements an interface.", ty.name);
                    problems.report(interface.place, message, "Remove it: nothing can be answered with a root type.");
                }
                for field in fields {
                    output(schema, &field.ty, field.ty_place, problems);
                    field.arguments.iter().for_each(|argument| input(schema, argument, problems));
                }
            }
            Kind::Input { fields } => {
                fields.iter().for_each(|field| input(schema, field, problems));
                endless(schema, &ty.name, ty.place, problems);
            }
            Kind::Union { members } => {
                for member in members {
                    if schema.is_root(&member.name) {
                        let message = format!("The root type `{}` is member of a union.", member.name);
                        problems.report(member.place, message, "Remove it: nothing can be answered with a root type.");
                    } else if !matches!(schema.kind(&member.name), Some(Kind::Object { .. })) {
                        let message = format!("`{}` is no object type of this contract.", member.name);
                        problems.report(member.place, message, "Name object types only in a union.");
                    }
                }
            }
            Kind::Scalar { .. } | Kind::Enum { .. } => {}
        }
    }
}

fn roots(schema: &Schema, problems: &mut Problems) {
    for root in std::iter::once(&schema.query).chain(&schema.mutation) {
        if !matches!(schema.kind(&root.name), Some(Kind::Object { .. })) {
            let message = format!("The root type `{}` is no object type of this contract.", root.name);
            problems.report(root.place, message, format!("Define `type {}`.", root.name));
        }
    }
    if let Some(mutation) = schema.mutation.as_ref().filter(|mutation| mutation.name == schema.query.name) {
        let message = "Query and mutation have the same root type.";
        problems.report(mutation.place, message, "Give each a type of its own.");
    }
}

fn output(schema: &Schema, ty: &Type, place: Place, problems: &mut Problems) {
    let name = named(ty);
    if schema.is_root(name) {
        let message = format!("The root type `{name}` stands below a root.");
        problems.report(place, message, "Nothing can be answered with a root type; use another type.");
        return;
    }
    match schema.kind(name) {
        Some(Kind::Input { .. }) => {
            let message = format!("The input `{name}` stands where something is answered.");
            problems.report(place, message, "Define a `type` with the same fields and name it here.");
        }
        Some(_) => {}
        None => unknown(schema, name, place, problems),
    }
}

fn input(schema: &Schema, input: &InputValue, problems: &mut Problems) {
    let name = named(&input.ty);
    match schema.kind(name) {
        Some(Kind::Object { .. } | Kind::Interface { .. } | Kind::Union { .. }) => {
            let message = format!("The output type `{name}` stands in an input.");
            problems.report(input.ty_place, message, "Define an `input` with the same fields and name it here.");
        }
        Some(Kind::Scalar { .. } | Kind::Enum { .. } | Kind::Input { .. }) => {}
        None => unknown(schema, name, input.ty_place, problems),
    }
}

fn unknown(schema: &Schema, name: &str, place: Place, problems: &mut Problems) {
    if BUILT_IN.contains(&name) {
        return;
    }
    let alike = schema.types.iter().find(|ty| ty.name.eq_ignore_ascii_case(name));
    let mend = match (alike, name) {
        (Some(ty), _) => format!("Write `{}`, which is defined.", ty.name),
        (None, "Access") => "`enum Access` belongs to the policy; define an enum of the contract.".to_owned(),
        (None, _) => format!("Define `{name}`, or name a type that is defined."),
    };
    problems.report(place, format!("The type `{name}` is unknown."), mend);
}

/// Reports an input type that needs a value of itself to have a value.
fn endless(schema: &Schema, name: &str, place: Place, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    let mut open = vec![name];
    while let Some(next) = open.pop() {
        let Some(Kind::Input { fields }) = schema.kind(next) else { continue };
        for field in fields.iter().filter(|field| field.can_be_required()) {
            let async_graphql_parser::types::BaseType::Named(below) = &field.ty.base else { continue };
            if below.as_str() == name {
                let message = format!("No value of `{name}` ever ends: it needs another one in itself.");
                problems.report(place, message, format!("Make `{}` of `{next}` nullable.", field.name));
                return;
            }
            if seen.insert(below.as_str()) {
                open.push(below);
            }
        }
    }
}
