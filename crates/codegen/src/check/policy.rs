//! Whether the policy is whole: who may call, what is bounded, what it costs, which Rust type a scalar has.

use crate::{
    diagnostic::Problems,
    model::{Access, Condition, FieldDef, InputValue, Kind, Level, PUBLIC, Place, Schema, TypeDef, is_list, named},
    names,
};
use async_graphql_parser::types::BaseType;

pub(crate) fn check(schema: &Schema, problems: &mut Problems) {
    for ty in &schema.types {
        match &ty.kind {
            Kind::Scalar { rust: None, .. } => {
                let mend = format!("Write `scalar {} @rust(type: \"path::of::Type\")`.", ty.name);
                problems.report(ty.place, format!("The scalar `{}` has no Rust type.", ty.name), mend);
            }
            Kind::Object { fields, .. } => {
                lasting(ty, fields.iter().map(|field| !field.when.is_empty()), problems);
                carried(schema, ty, fields, problems);
                let is_root = schema.is_root(&ty.name);
                for field in fields {
                    access(schema, &ty.name, field, is_root, problems);
                    cost(field, problems);
                    field.arguments.iter().for_each(|argument| input(schema, argument, problems));
                    conditions("when", &field.when, problems);
                }
            }
            Kind::Interface { fields, .. } => {
                let arguments = fields.iter().flat_map(|field| &field.arguments);
                for argument in arguments {
                    input(schema, argument, problems);
                    if let Some(condition) = argument.when.iter().chain(&argument.required).next() {
                        let message = format!("`{}` belongs to the promise of `{}`.", argument.name, ty.name);
                        problems.report(condition.place, message, "No setting can change it: remove the directive.");
                    }
                }
            }
            Kind::Input { fields } => {
                lasting(ty, fields.iter().map(|field| !field.when.is_empty()), problems);
                fields.iter().for_each(|field| input(schema, field, problems));
            }
            Kind::Scalar { rust: Some(_), .. } | Kind::Enum { .. } | Kind::Union { .. } => {}
        }
    }
}

fn access(schema: &Schema, owner: &str, field: &FieldDef, is_root: bool, problems: &mut Problems) {
    let name = format!("{owner}.{}", field.name);
    if let (true, Some(place)) = (is_root, field.lazy) {
        problems.report(place, format!("`{name}` is a root field and lazy anyway."), "Remove @lazy.");
    }
    match &field.access {
        None if is_root => {
            let mend = "Say who may call it: `@access(requires: PUBLIC)` or another value of `enum Access`.";
            problems.report(field.place, format!("The root field `{name}` has no @access."), mend);
        }
        None => {}
        Some(access) if !is_root && !field.is_resolved() => {
            let message = format!("`{name}` is answered with its object, so nobody can be asked for @access.");
            problems.report(access.place, message, "Make it `@lazy` too, or remove @access.");
        }
        Some(access) => level(schema, access, problems),
    }
}

/// What an object carries is for its lazy fields, and has a name beside those of its fields.
fn carried(schema: &Schema, ty: &TypeDef, fields: &[FieldDef], problems: &mut Problems) {
    let Some((_, place)) = ty.carries else { return };
    if schema.is_root(&ty.name) || !fields.iter().any(FieldDef::is_resolved) {
        let message = format!("No resolver is handed a `{}`, so what it carries is of no use.", ty.name);
        problems.report(place, message, "Make a field below the root `@lazy`, or remove @carries.");
    }
    if let Some(field) = fields.iter().find(|field| !field.is_resolved() && names::snake(&field.name) == "carried") {
        let message = format!("`{}` takes the name of what @carries puts beside it.", field.name);
        problems.report(field.place, message, "Rename the field, or remove @carries.");
    }
}

/// Whether a name is a value of an enum of the policy; reports it where it is none.
pub(super) fn is_value(of: &str, values: &[Level], name: &str, place: Place, problems: &mut Problems) -> bool {
    let is_known = values.iter().any(|value| value.name == name);
    if !is_known {
        let known: Vec<&str> = values.iter().map(|value| value.name.as_str()).collect();
        let mend = if known.is_empty() {
            format!("Define `enum {of}` in the file of the policy directives.")
        } else {
            format!("Write one of {}.", known.join(", "))
        };
        problems.report(place, format!("`{name}` is no value of `enum {of}`."), mend);
    }
    is_known
}

fn level(schema: &Schema, access: &Access, problems: &mut Problems) {
    is_value("Access", &schema.levels, &access.level, access.place, problems);
    if access.level == PUBLIC && (access.recent_s.is_some() || access.permission.is_some()) {
        let message = "PUBLIC asks nobody, so `recent` and `permission` mean nothing.";
        problems.report(access.place, message, "Remove them, or require a level.");
    }
}

fn cost(field: &FieldDef, problems: &mut Problems) {
    let Some(cost) = &field.cost else { return };
    for name in &cost.multipliers {
        let argument = field.arguments.iter().find(|argument| argument.name == *name);
        if !argument.is_some_and(|argument| matches!(&argument.ty.base, BaseType::Named(it) if it.as_str() == "Int")) {
            let message = format!("`{name}` is no argument of `{}` with an Int.", field.name);
            problems.report(cost.place, message, "Name arguments of the field that say how many items it returns.");
        }
    }
}

fn input(schema: &Schema, input: &InputValue, problems: &mut Problems) {
    conditions("when", &input.when, problems);
    conditions("required", &input.required, problems);
    if let (Some(condition), Some((default, _))) = (input.required.first(), &input.default) {
        let message = format!("`{}` has the default {default}, so it can never be required.", input.name);
        problems.report(condition.place, message, "Remove @required, or the default.");
    }
    let Some(constraint) = &input.constraint else { return };
    let name = named(&input.ty);
    let is_custom = matches!(schema.kind(name), Some(Kind::Scalar { .. }));
    let has_length = is_custom || matches!(name, "String" | "ID");
    let is_number = is_custom || matches!(name, "Int" | "Float");
    let given = [
        (has_length, constraint.min_length.is_some() || constraint.max_length.is_some(), "a length", "a text"),
        (is_number, constraint.min.is_some() || constraint.max.is_some(), "a smallest or greatest value", "a number"),
        (is_list(&input.ty), constraint.min_items.is_some() || constraint.max_items.is_some(), "items", "a list"),
    ];
    for (is_fit, is_given, what, wanted) in given {
        if is_given && !is_fit {
            let message =
                format!("`{}` is `{}`, which has no {}.", input.name, input.ty, what.trim_start_matches("a "));
            problems.report(constraint.place, message, format!("Bound it on {wanted}, or remove the bound."));
        }
    }
}

/// Reports a type that loses its last field when settings are off: no schema may have an empty type.
fn lasting(ty: &TypeDef, mut is_switched: impl Iterator<Item = bool>, problems: &mut Problems) {
    if is_switched.all(|it| it) {
        let message = format!("Every field of `{}` can be switched off, and a type needs one.", ty.name);
        problems.report(ty.place, message, "Add a field without @when, or switch the fields that use the type.");
    }
}

fn conditions(directive: &str, conditions: &[Condition], problems: &mut Problems) {
    for condition in conditions {
        for name in condition.setting.iter().chain(&condition.unless).filter(|name| !is_setting(name)) {
            let message = format!("\"{name}\" is no name of a setting.");
            let mend = format!(
                "Write it as the configuration does: `@{directive}(setting: \"ALLOW_IT\")`, or `\"FIELDS.name\"` for a member of a list."
            );
            problems.report(condition.place, message, mend);
        }
    }
}

/// Whether a text is a setting, `ALLOW_IT`, or a member of a list that a setting holds, `FIELDS.name`. Members are names of
/// the domain or of columns with their lookups, which settings may join by dots.
fn is_setting(name: &str) -> bool {
    let is_word = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let (setting, member) = match name.split_once('.') {
        None => (name, None),
        Some((setting, member)) => (setting, Some(member)),
    };
    setting.starts_with(|it: char| it.is_ascii_uppercase())
        && setting.chars().all(|it| is_word(it) && !it.is_ascii_lowercase())
        && member.is_none_or(|member| member.split('.').all(|part| !part.is_empty() && part.chars().all(is_word)))
}
