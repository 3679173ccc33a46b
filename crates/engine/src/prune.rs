//! Fits a schema to the settings: takes the parts out whose settings are off, and the types that nothing reaches any more,
//! and makes inputs required or not.

use crate::tables::{Condition, Tables};
use apollo_compiler::schema::{Component, ExtendedType, FieldDefinition, Schema as TypeSystem};
use apollo_compiler::{Name, Node, ast::InputValueDefinition, collections::IndexMap};
use std::collections::{HashMap, HashSet};

/// What the tables say and nobody can carry out.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// The coordinate names no part of the schema, or none of the kind that the directive is for.
    Coordinate(&'static str),
    /// The setting is known to nobody.
    Setting {
        /// Who asks for it.
        coordinate: &'static str,
        /// Its name.
        setting: &'static str,
    },
}

/// Fits a schema to the settings. Answers whether anything changed.
///
/// Every coordinate and every setting of the tables is looked up, whatever the settings are: what is wrong with them shows
/// at the first start, not at the first unusual setting.
pub(crate) fn fit(
    types: &mut TypeSystem,
    tables: &'static Tables,
    is_on: &dyn Fn(&str) -> Option<bool>,
) -> Result<bool, Unfit> {
    let when = tables.when.iter().map(|part| (part.coordinate, part.condition));
    let required = tables.required.iter().map(|part| (part.coordinate, part.condition));
    let (when, required) = (decided(when, is_on)?, decided(required, is_on)?);
    // Requiredness first: a part that goes had to be there, and what is said of its type does not matter any more.
    let mut changed = false;
    for (coordinate, is_required) in required {
        changed |= require(types, coordinate, is_required).ok_or(Unfit::Coordinate(coordinate))?;
    }
    for (coordinate, _) in &when {
        find(types, coordinate).ok_or(Unfit::Coordinate(coordinate))?;
    }
    let mut pruned = false;
    for (coordinate, _) in when.iter().filter(|(_, is_served)| !is_served) {
        // An argument whose field went before it is gone already.
        let _gone = remove(types, coordinate);
        pruned = true;
    }
    if pruned {
        drop_empty_roots(types);
        drop_unreached(types);
    }
    Ok(changed || pruned)
}

/// The coordinates in the order of the tables, each once, and whether all its conditions hold.
fn decided(
    parts: impl Iterator<Item = (&'static str, Condition)>,
    is_on: &dyn Fn(&str) -> Option<bool>,
) -> Result<Vec<(&'static str, bool)>, Unfit> {
    let mut decided: Vec<(&'static str, bool)> = Vec::new();
    let mut places: HashMap<&'static str, usize> = HashMap::new();
    for (coordinate, condition) in parts {
        let on = |names: &[&'static str]| {
            names.iter().try_fold(false, |any, setting| match is_on(setting) {
                Some(is_on) => Ok(any || is_on),
                None => Err(Unfit::Setting { coordinate, setting }),
            })
        };
        let (any, none) = (on(condition.any)?, !on(condition.none)?);
        let holds = (any || condition.any.is_empty()) && none;
        match places.get(coordinate).and_then(|place| decided.get_mut(*place)) {
            Some((_, all)) => *all &= holds,
            None => {
                places.insert(coordinate, decided.len());
                decided.push((coordinate, holds));
            }
        }
    }
    Ok(decided)
}

/// A coordinate taken apart: the type, its member, and the argument of that.
fn parts(coordinate: &str) -> Option<(&str, &str, Option<&str>)> {
    let (type_name, member) = coordinate.split_once('.')?;
    match member.split_once('(') {
        Some((member, argument)) => Some((type_name, member, Some(argument.strip_suffix(":)")?))),
        None => Some((type_name, member, None)),
    }
}

fn find(types: &TypeSystem, coordinate: &str) -> Option<()> {
    let (type_name, member, argument) = parts(coordinate)?;
    let field = match types.types.get(type_name)? {
        ExtendedType::Object(object) => object.fields.get(member)?,
        ExtendedType::Interface(interface) => interface.fields.get(member)?,
        ExtendedType::InputObject(input) if argument.is_none() => return input.fields.get(member).map(drop),
        ExtendedType::InputObject(_) | ExtendedType::Scalar(_) | ExtendedType::Union(_) | ExtendedType::Enum(_) => {
            return None;
        }
    };
    argument.map_or(Some(()), |argument| field.argument_by_name(argument).map(drop))
}

/// Sets whether an input must be given. Answers whether it was otherwise; nothing where there is no such input.
fn require(types: &mut TypeSystem, coordinate: &str, is_required: bool) -> Option<bool> {
    let (type_name, member, argument) = parts(coordinate)?;
    let input = match (types.types.get_mut(type_name)?, argument) {
        (ExtendedType::InputObject(input), None) => input.make_mut().fields.get_mut(member)?.make_mut(),
        (ExtendedType::Object(object), Some(argument)) => {
            argument_of(object.make_mut().fields.get_mut(member)?, argument)?
        }
        (ExtendedType::Interface(interface), Some(argument)) => {
            argument_of(interface.make_mut().fields.get_mut(member)?, argument)?
        }
        _ => return None,
    };
    if input.ty.is_non_null() == is_required {
        return Some(false);
    }
    let ty = input.ty.as_ref().clone();
    *input.ty.make_mut() = if is_required { ty.non_null() } else { ty.nullable() };
    Some(true)
}

fn argument_of<'a>(field: &'a mut Component<FieldDefinition>, name: &str) -> Option<&'a mut InputValueDefinition> {
    field.make_mut().arguments.iter_mut().find(|argument| argument.name == name).map(Node::make_mut)
}

fn remove(types: &mut TypeSystem, coordinate: &str) -> Option<()> {
    let (type_name, member, argument) = parts(coordinate)?;
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
