//! The types of arguments: input objects, and the argument structs of fields.

use super::{facts::Facts, rust, rust::Scope};
use crate::{
    model::{FieldDef, InputValue, Kind, TypeDef},
    names, published,
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// All input objects, in the order of the SDL.
pub(crate) fn items(facts: &Facts<'_>) -> TokenStream {
    let inputs = facts.schema.types.iter().filter_map(|ty| match &ty.kind {
        Kind::Input { fields } => Some(object(facts, ty, fields)),
        Kind::Scalar { .. } | Kind::Enum { .. } | Kind::Object { .. } | Kind::Interface { .. } | Kind::Union { .. } => {
            None
        }
    });
    inputs.collect()
}

fn object(facts: &Facts<'_>, ty: &TypeDef, fields: &[InputValue]) -> TokenStream {
    let name = names::type_identifier(&ty.name);
    let docs = rust::described(ty.description.as_deref(), &format!("The input `{}`.", ty.name));
    let members = members(facts, Scope::Types, Some(&ty.name), fields);
    let taken = taken(fields);
    let bounded = facts.is_constrained_type(&ty.name).then(|| {
        let checks = rust::checks(facts, fields.iter(), |name| quote! { at.key(#name) });
        quote! {
            impl engine::Bounded for #name {
                fn hold(&self, _: &engine::Bounds, at: &engine::Path<'_>, violations: &mut Vec<engine::Violation>) {
                    #checks
                }
            }
        }
    });
    quote! {
        #docs
        #[derive(Clone, PartialEq)]
        pub struct #name { #members }
        engine::opaque_debug!(#name);
        impl engine::FromValue for #name {
            fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
                let mut members = engine::Arguments::from_object(value)?;
                Ok(Self { #(#taken),* })
            }
        }
        #bounded
    }
}

/// The name of the struct that holds the arguments of a field.
pub(crate) fn arguments_name(field: &FieldDef) -> Ident {
    format_ident!("{}Arguments", names::pascal(&field.name))
}

/// The struct that holds the arguments of a field, read by position.
pub(crate) fn arguments(facts: &Facts<'_>, owner: &str, field: &FieldDef) -> TokenStream {
    let name = arguments_name(field);
    let docs = rust::docs(&format!("The arguments of `{owner}.{}`.", field.name));
    let members = members(facts, Scope::Beside, None, &field.arguments);
    let taken = taken(&field.arguments);
    let violations = is_constrained(facts, field).then(|| {
        let checks = rust::checks(facts, field.arguments.iter(), |name| quote! { engine::Path::root(#name) });
        quote! {
            fn hold(&self, violations: &mut Vec<engine::Violation>) {
                #checks
            }
        }
    });
    quote! {
        #docs
        #[derive(Clone, PartialEq)]
        pub struct #name { #members }
        engine::opaque_debug!(#name);
        impl #name {
            fn read(mut members: engine::Arguments<'_>) -> Result<Self, engine::FieldError> {
                Ok(Self { #(#taken),* })
            }
            #violations
        }
    }
}

/// Whether an argument of a field, or a part of one, carries bounds.
pub(crate) fn is_constrained(facts: &Facts<'_>, field: &FieldDef) -> bool {
    field.arguments.iter().any(|argument| facts.is_constrained(argument))
}

fn members(facts: &Facts<'_>, scope: Scope, owner: Option<&str>, inputs: &[InputValue]) -> TokenStream {
    inputs
        .iter()
        .map(|input| {
            let told = published::told_input(input);
            let docs = rust::described(told.as_deref(), &format!("The input `{}`.", input.name));
            let (name, ty) = (names::snake_identifier(&input.name), rust::input(facts, scope, owner, input));
            quote! { #docs pub #name: #ty, }
        })
        .collect()
}

fn taken(inputs: &[InputValue]) -> impl Iterator<Item = TokenStream> {
    inputs.iter().enumerate().map(|(position, input)| {
        let (name, text) = (names::snake_identifier(&input.name), &input.name);
        let position = super::types::literal(position);
        quote! { #name: members.take(#position, #text)? }
    })
}
