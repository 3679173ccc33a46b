//! Takes the parts out of a schema whose setting is off, and the types that nothing reaches any more.

use crate::When;
use apollo_compiler::schema::{Component, ExtendedType, FieldDefinition, Schema as TypeSystem};
use apollo_compiler::{Name, Node, ast::InputValueDefinition, collections::IndexMap};
use std::collections::HashSet;

/// Removes every part of `parts` whose setting is off. Answers whether anything was removed.
///
/// # Errors
/// The coordinate that names no part of the schema.
pub(crate) fn prune<'w>(
    types: &mut TypeSystem,
    parts: &'w [When],
    is_on: &dyn Fn(&str) -> bool,
) -> Result<bool, &'w str> {
    let mut pruned = false;
    for part in parts.iter().filter(|part| !is_on(part.setting)) {
        remove(types, part.coordinate).ok_or(part.coordinate)?;
        pruned = true;
    }
    if pruned {
        drop_empty_roots(types);
        drop_unreached(types);
    }
    Ok(pruned)
}

fn remove(types: &mut TypeSystem, coordinate: &str) -> Option<()> {
    let (type_name, member) = coordinate.split_once('.')?;
    let (member, argument) = match member.split_once('(') {
        Some((member, argument)) => (member, Some(argument.strip_suffix(":)")?)),
        None => (member, None),
    };
    match (types.types.get_mut(type_name)?, argument) {
        (ExtendedType::Object(object), None) => remove_member(&mut object.make_mut().fields, member),
        (ExtendedType::Interface(interface), None) => remove_member(&mut interface.make_mut().fields, member),
        (ExtendedType::InputObject(input), None) => remove_member(&mut input.make_mut().fields, member),
        (ExtendedType::Object(object), Some(argument)) => {
            remove_argument(object.make_mut().fields.get_mut(member)?, argument)
        }
        (ExtendedType::Interface(interface), Some(argument)) => {
            remove_argument(interface.make_mut().fields.get_mut(member)?, argument)
        }
        _ => None,
    }
}

fn remove_member<T>(members: &mut IndexMap<Name, Component<T>>, name: &str) -> Option<()> {
    members.shift_remove(name).map(drop)
}

fn remove_argument(field: &mut Component<FieldDefinition>, name: &str) -> Option<()> {
    let position = field.arguments.iter().position(|argument| argument.name == name)?;
    field.make_mut().arguments.remove(position);
    Some(())
}

/// A schema may do without mutations, so a mutation type that lost all its fields goes.
fn drop_empty_roots(types: &mut TypeSystem) {
    let is_empty = |name: &str| types.get_object(name).is_some_and(|object| object.fields.is_empty());
    let gone =
        types.schema_definition.mutation.as_ref().filter(|root| is_empty(&root.name)).map(|root| root.name.clone());
    if let Some(name) = gone {
        types.schema_definition.make_mut().mutation = None;
        types.types.shift_remove(&name);
    }
}

fn drop_unreached(types: &mut TypeSystem) {
    let mut reached: HashSet<Name> = HashSet::new();
    let mut open: Vec<Name> =
        types.schema_definition.iter_root_operations().map(|(_, name)| name.name.clone()).collect();
    for directive in types.directive_definitions.values() {
        open.extend(argument_types(&directive.arguments));
    }
    while let Some(name) = open.pop() {
        if let Some(ty) = types.types.get(&name).filter(|_| reached.insert(name.clone())) {
            open.extend(named_by(ty));
            open.extend(implementing(types, ty));
        }
    }
    types.types.retain(|name, ty| ty.is_built_in() || reached.contains(name));
}

fn named_by(ty: &ExtendedType) -> Vec<Name> {
    match ty {
        ExtendedType::Scalar(_) | ExtendedType::Enum(_) => Vec::new(),
        ExtendedType::Object(object) => {
            let interfaces = object.implements_interfaces.iter().map(|name| name.name.clone());
            interfaces.chain(field_types(&object.fields)).collect()
        }
        ExtendedType::Interface(interface) => {
            let interfaces = interface.implements_interfaces.iter().map(|name| name.name.clone());
            interfaces.chain(field_types(&interface.fields)).collect()
        }
        ExtendedType::Union(union) => union.members.iter().map(|member| member.name.clone()).collect(),
        ExtendedType::InputObject(input) => {
            input.fields.values().map(|field| field.ty.inner_named_type().clone()).collect()
        }
    }
}

fn field_types(fields: &IndexMap<Name, Component<FieldDefinition>>) -> impl Iterator<Item = Name> {
    fields
        .values()
        .flat_map(|field| std::iter::once(field.ty.inner_named_type().clone()).chain(argument_types(&field.arguments)))
}

fn argument_types(arguments: &[Node<InputValueDefinition>]) -> impl Iterator<Item = Name> {
    arguments.iter().map(|argument| argument.ty.inner_named_type().clone())
}

/// Types that implement a reached interface can be answered, so they are reached too.
fn implementing(types: &TypeSystem, ty: &ExtendedType) -> Vec<Name> {
    let ExtendedType::Interface(interface) = ty else {
        return Vec::new();
    };
    let implements = |ty: &&ExtendedType| match ty {
        ExtendedType::Object(object) => object.implements_interfaces.contains(interface.name.as_str()),
        ExtendedType::Interface(other) => other.implements_interfaces.contains(interface.name.as_str()),
        ExtendedType::Scalar(_) | ExtendedType::Union(_) | ExtendedType::Enum(_) | ExtendedType::InputObject(_) => {
            false
        }
    };
    types.types.values().filter(implements).map(|ty| ty.name().clone()).collect()
}
