//! Whether default values are values of their types.

use crate::{
    diagnostic::Problems,
    model::{InputValue, Kind, Schema},
};
use async_graphql_parser::types::{BaseType, Type};
use async_graphql_value::ConstValue;

pub(crate) fn check(schema: &Schema, problems: &mut Problems) {
    for ty in &schema.types {
        match &ty.kind {
            Kind::Object { fields, .. } | Kind::Interface { fields, .. } => {
                fields
                    .iter()
                    .flat_map(|field| &field.arguments)
                    .for_each(|argument| default(schema, argument, problems));
            }
            Kind::Input { fields } => fields.iter().for_each(|field| default(schema, field, problems)),
            Kind::Scalar { .. } | Kind::Enum { .. } | Kind::Union { .. } => {}
        }
    }
}

fn default(schema: &Schema, input: &InputValue, problems: &mut Problems) {
    let Some((value, place)) = &input.default else { return };
    if let Err(reason) = fits(schema, value, &input.ty) {
        let message = format!("The default of `{}` does not fit `{}`: {reason}.", input.name, input.ty);
        problems.report(*place, message, format!("Write a value of `{}`.", input.ty));
    }
}

fn fits(schema: &Schema, value: &ConstValue, ty: &Type) -> Result<(), String> {
    match (value, &ty.base) {
        (ConstValue::Null, _) if ty.nullable => Ok(()),
        (ConstValue::Null, _) => Err("it must not be null".to_owned()),
        (ConstValue::List(items), BaseType::List(item)) => items.iter().try_for_each(|value| fits(schema, value, item)),
        // One value stands for a list of one.
        (_, BaseType::List(item)) => fits(schema, value, item),
        (_, BaseType::Named(name)) => fits_named(schema, value, name),
    }
}

fn fits_named(schema: &Schema, value: &ConstValue, name: &str) -> Result<(), String> {
    let is_right = match (name, schema.kind(name)) {
        ("Int", _) => {
            matches!(value, ConstValue::Number(it) if it.as_i64().is_some_and(|it| i32::try_from(it).is_ok()))
        }
        ("Float", _) => matches!(value, ConstValue::Number(_)),
        ("String", _) => matches!(value, ConstValue::String(_)),
        ("Boolean", _) => matches!(value, ConstValue::Boolean(_)),
        ("ID", _) => {
            matches!(value, ConstValue::String(_)) || matches!(value, ConstValue::Number(it) if it.as_i64().is_some())
        }
        (_, Some(Kind::Enum { values })) => {
            matches!(value, ConstValue::Enum(it) if values.iter().any(|value| value.name == it.as_str()))
        }
        (_, Some(Kind::Input { fields })) => return fits_fields(schema, value, fields),
        // What a custom scalar takes is up to its Rust type; unknown and output types are reported elsewhere.
        (_, Some(Kind::Scalar { .. } | Kind::Object { .. } | Kind::Interface { .. } | Kind::Union { .. }) | None) => {
            true
        }
    };
    if is_right { Ok(()) } else { Err(format!("{value} is no `{name}`")) }
}

fn fits_fields(schema: &Schema, value: &ConstValue, fields: &[InputValue]) -> Result<(), String> {
    let ConstValue::Object(members) = value else { return Err(format!("{value} is no object")) };
    if let Some(unknown) = members.keys().find(|name| !fields.iter().any(|field| field.name == name.as_str())) {
        return Err(format!("there is no field `{unknown}`"));
    }
    for field in fields {
        match members.get(field.name.as_str()) {
            Some(_) if !field.when.is_empty() => {
                return Err(format!("a setting can switch the field `{}` off", field.name));
            }
            Some(ConstValue::Null) if !field.required.is_empty() => {
                return Err(format!("a setting can require the field `{}`", field.name));
            }
            Some(member) => fits(schema, member, &field.ty)?,
            None if !field.can_be_required() => {}
            None if !field.required.is_empty() => {
                return Err(format!("a setting can require the field `{}`", field.name));
            }
            None => return Err(format!("the field `{}` is missing", field.name)),
        }
    }
    Ok(())
}
