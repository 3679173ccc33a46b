//! Names that are given twice, that GraphQL keeps for itself, or that become one in Rust.

use crate::{
    diagnostic::Problems,
    model::{FieldDef, InputValue, Kind, PUBLIC, Place, Schema},
    names,
};
use std::collections::BTreeMap;

/// The modules that every contract has.
const MODULES: [&str; 4] = ["types", "query", "mutation", "engine"];

pub(crate) fn check(schema: &Schema, problems: &mut Problems) {
    let emitted = schema.types.iter().filter(|ty| !schema.is_root(&ty.name) && !matches!(ty.kind, Kind::Scalar { .. }));
    clash(emitted.map(|ty| (names::type_name(&ty.name), ty.name.as_str(), ty.place)), &[], problems);
    for ty in &schema.types {
        reserved(&ty.name, ty.place, problems);
        match &ty.kind {
            Kind::Object { fields, .. } | Kind::Interface { fields, .. } => {
                clash(
                    fields.iter().map(|field| (names::snake(&field.name), field.name.as_str(), field.place)),
                    &[],
                    problems,
                );
                for field in fields {
                    reserved(&field.name, field.place, problems);
                    inputs(&field.arguments, problems);
                }
            }
            Kind::Input { fields } => inputs(fields, problems),
            Kind::Enum { values } => {
                let variants =
                    values.iter().map(|value| (names::pascal(&value.name), value.name.as_str(), value.place));
                clash(variants, &[], problems);
                for value in values {
                    reserved(&value.name, value.place, problems);
                }
            }
            Kind::Union { members } => {
                clash(members.iter().map(|it| (it.name.clone(), it.name.as_str(), it.place)), &[], problems);
            }
            Kind::Scalar { .. } => {}
        }
    }
    modules(schema, problems);
    let start = schema.query.place;
    let guarded = schema.levels.iter().filter(|level| level.name != PUBLIC);
    clash(guarded.map(|level| (names::pascal(&level.name), level.name.as_str(), start)), &["Denial"], problems);
}

/// The traits and argument structs of a module share its names; so do the modules of a contract.
fn modules(schema: &Schema, problems: &mut Problems) {
    let mut places = Vec::new();
    for (ty, fields) in schema.objects() {
        let is_root = schema.is_root(&ty.name);
        let resolved: Vec<&FieldDef> = fields.iter().filter(|field| is_root || field.is_resolved()).collect();
        let traits = resolved.iter().map(|field| (names::trait_name(&field.name), field.name.as_str(), field.place));
        let structs = resolved.iter().filter(|field| !field.arguments.is_empty());
        let structs =
            structs.map(|field| (format!("{}Arguments", names::pascal(&field.name)), field.name.as_str(), field.place));
        clash(traits.chain(structs), &[], problems);
        if !is_root && !resolved.is_empty() {
            places.push((names::snake(&ty.name), ty.name.as_str(), ty.place));
        }
    }
    clash(places.into_iter(), &MODULES, problems);
}

fn inputs(inputs: &[InputValue], problems: &mut Problems) {
    clash(inputs.iter().map(|input| (names::snake(&input.name), input.name.as_str(), input.place)), &[], problems);
    for input in inputs {
        reserved(&input.name, input.place, problems);
    }
}

fn reserved(name: &str, place: Place, problems: &mut Problems) {
    if name.starts_with("__") {
        let message = format!("`{name}` begins with two underscores, which GraphQL keeps for introspection.");
        problems.report(place, message, "Rename it.");
    }
    if name.chars().all(|it| it == '_') {
        problems.report(place, format!("`{name}` has no letters, so Rust has no name for it."), "Rename it.");
    }
}

/// Reports names that are the same in Rust: its name, the name in the SDL, its place.
fn clash<'a>(given: impl Iterator<Item = (String, &'a str, Place)>, taken: &[&str], problems: &mut Problems) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (rust, name, place) in given {
        if taken.contains(&rust.as_str()) {
            let message = format!("`{name}` becomes `{rust}` in Rust, which generated code needs itself.");
            problems.report(place, message, "Rename it.");
        }
        match seen.insert(rust.clone(), name) {
            Some(before) if before == name => {
                problems.report(place, format!("`{name}` stands here twice."), "Remove or rename one of them.");
            }
            Some(before) => {
                let message = format!("`{before}` and `{name}` both become `{rust}` in Rust.");
                problems.report(place, message, "Rename one of them.");
            }
            None => {}
        }
    }
}
