//! Whether types do what the interfaces they implement promise (GraphQL specification, section 3.6.1).

use crate::{
    diagnostic::Problems,
    model::{FieldDef, Kind, Named, Schema, TypeDef},
};
use async_graphql_parser::types::{BaseType, Type};

pub(crate) fn check(schema: &Schema, problems: &mut Problems) {
    for ty in &schema.types {
        if let Kind::Object { implements, fields } | Kind::Interface { implements, fields } = &ty.kind {
            for interface in implements {
                promise(schema, ty, implements, fields, interface, problems);
            }
        }
    }
}

fn promise(
    schema: &Schema,
    ty: &TypeDef,
    implements: &[Named],
    fields: &[FieldDef],
    interface: &Named,
    problems: &mut Problems,
) {
    let Some(Kind::Interface { implements: above, fields: promised }) = schema.kind(&interface.name) else {
        let message = format!("`{}` is no interface of this contract.", interface.name);
        problems.report(interface.place, message, "Define the interface, or implement another one.");
        return;
    };
    if interface.name == ty.name {
        problems.report(interface.place, "An interface cannot implement itself.", "Remove it here.");
        return;
    }
    for other in above.iter().filter(|other| !implements.iter().any(|it| it.name == other.name)) {
        let message = format!("`{}` implements `{}`, and `{}` does not.", interface.name, other.name, ty.name);
        problems.report(interface.place, message, format!("Write `implements {} & {}`.", interface.name, other.name));
    }
    for wanted in promised {
        match fields.iter().find(|field| field.name == wanted.name) {
            None => {
                let message = format!("`{}` lacks the field `{}` of `{}`.", ty.name, wanted.name, interface.name);
                problems.report(ty.place, message, format!("Add `{}: {}`.", wanted.name, wanted.ty));
            }
            Some(field) => kept(schema, field, wanted, &interface.name, problems),
        }
    }
}

fn kept(schema: &Schema, field: &FieldDef, wanted: &FieldDef, interface: &str, problems: &mut Problems) {
    let name = &field.name;
    if !is_covariant(schema, &field.ty, &wanted.ty) {
        let message = format!("`{name}` is `{}`, and `{interface}` promises `{}`.", field.ty, wanted.ty);
        problems.report(field.ty_place, message, "Write the type of the interface, or one that is always one of it.");
    }
    if !field.when.is_empty() {
        let message = format!("`{name}` can be switched off, and `{interface}` promises it.");
        problems.report(field.place, message, "Remove @when, or take the field out of the interface.");
    }
    for promised in &wanted.arguments {
        let given = field.arguments.iter().find(|argument| argument.name == promised.name);
        if given.is_none_or(|given| given.ty != promised.ty) {
            let message = format!("`{name}` lacks the argument `{}: {}` of `{interface}`.", promised.name, promised.ty);
            problems.report(field.place, message, "Give it the arguments of the interface, with the same types.");
        }
        if let Some(given) = given.filter(|given| !given.when.is_empty() || !given.required.is_empty()) {
            let message = format!("The argument `{}` depends on settings, and `{interface}` promises it.", given.name);
            problems.report(given.place, message, "Remove @when and @required, or take it out of the interface.");
        }
    }
    for more in &field.arguments {
        let is_promised = wanted.arguments.iter().any(|promised| promised.name == more.name);
        if !is_promised && more.can_be_required() {
            let message = format!("The argument `{}` is required, and `{interface}` does not know it.", more.name);
            problems.report(more.place, message, "Make it nullable or give it a default.");
        }
    }
}

fn is_covariant(schema: &Schema, ty: &Type, promised: &Type) -> bool {
    if ty.nullable && !promised.nullable {
        return false;
    }
    match (&ty.base, &promised.base) {
        (BaseType::List(item), BaseType::List(promised)) => is_covariant(schema, item, promised),
        (BaseType::Named(name), BaseType::Named(promised)) => {
            name == promised || schema.possible(promised).contains(&name.as_str()) || implements(schema, name, promised)
        }
        (BaseType::List(_), BaseType::Named(_)) | (BaseType::Named(_), BaseType::List(_)) => false,
    }
}

fn implements(schema: &Schema, name: &str, interface: &str) -> bool {
    matches!(schema.kind(name), Some(Kind::Interface { implements, .. }) if implements.iter().any(|it| it.name == interface))
}
