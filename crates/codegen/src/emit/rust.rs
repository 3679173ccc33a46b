//! The pieces of Rust that every part of the output is made of: types, documentation, literals.

use super::facts::Facts;
use crate::{
    model::{Access, Constraint, FieldDef, InputValue, Kind, PUBLIC, named},
    names,
};
use async_graphql_parser::types::{BaseType, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// Where code stands, which says how it names the types of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// In the module of the types.
    Types,
    /// In a module beside it.
    Beside,
    /// At the top of the contract.
    Top,
}

/// Documentation comments.
pub(crate) fn docs(text: &str) -> TokenStream {
    text.lines()
        .map(|line| {
            let line = if line.is_empty() { String::new() } else { format!(" {}", escaped(line)) };
            quote! { #[doc = #line] }
        })
        .collect()
}

/// Keeps brackets of a description from being read as links and tags, except in code.
fn escaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut in_code = false;
    for letter in line.chars() {
        in_code ^= letter == '`';
        if !in_code && matches!(letter, '[' | ']' | '<' | '>') {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}

/// A parameter by its name where the body uses it, else without one.
pub(crate) fn parameter(name: &str, body: &TokenStream) -> TokenStream {
    let is_used = body.to_string().split(|it: char| it != '_' && !it.is_alphanumeric()).any(|word| word == name);
    let name = names::identifier(name);
    if is_used {
        quote! { #name }
    } else {
        quote! { _ }
    }
}

/// The documentation of a part of the SDL: its description, or what it is.
pub(crate) fn described(description: Option<&str>, otherwise: &str) -> TokenStream {
    docs(description.filter(|text| !text.trim().is_empty()).unwrap_or(otherwise))
}

/// The proof that a field asks of its caller, unless it is public.
pub(crate) fn guard(field: &FieldDef) -> Option<&Access> {
    field.access.as_ref().filter(|access| access.level != PUBLIC)
}

/// The Rust type of an output.
pub(crate) fn output(facts: &Facts<'_>, scope: Scope, ty: &Type) -> TokenStream {
    let inner = match &ty.base {
        BaseType::Named(name) => base(facts, scope, name),
        BaseType::List(item) => {
            let item = output(facts, scope, item);
            quote! { Vec<#item> }
        }
    };
    if ty.nullable {
        quote! { Option<#inner> }
    } else {
        inner
    }
}

/// The Rust type of a member of a struct.
pub(crate) fn member(facts: &Facts<'_>, owner: &str, ty: &Type) -> TokenStream {
    match &ty.base {
        BaseType::Named(name) if facts.is_boxed(owner, name) => {
            let inner = base(facts, Scope::Types, name);
            if ty.nullable {
                quote! { Option<Box<#inner>> }
            } else {
                quote! { Box<#inner> }
            }
        }
        BaseType::Named(_) | BaseType::List(_) => output(facts, Scope::Types, ty),
    }
}

/// The Rust type of an argument or an input field: what a client can say decides the wrapping.
pub(crate) fn input(facts: &Facts<'_>, scope: Scope, owner: Option<&str>, input: &InputValue) -> TokenStream {
    let required = Type { base: input.ty.base.clone(), nullable: false };
    let inner = match owner {
        Some(owner) => member(facts, owner, &required),
        None => output(facts, scope, &required),
    };
    match (input.ty.nullable || !input.required.is_empty(), input.default.is_some(), !input.when.is_empty()) {
        (true, false, _) => quote! { engine::Maybe<#inner> },
        // A place that a setting can switch off has no value then.
        (true, true, _) | (false, _, true) => quote! { Option<#inner> },
        (false, _, false) => inner,
    }
}

fn base(facts: &Facts<'_>, scope: Scope, name: &str) -> TokenStream {
    match name {
        "Int" => return quote! { i32 },
        "Float" => return quote! { f64 },
        "String" => return quote! { String },
        "Boolean" => return quote! { bool },
        "ID" => return quote! { engine::Id },
        _ => {}
    }
    if let Some(Kind::Scalar { rust: Some(rust), .. }) = facts.schema.kind(name) {
        return syn::parse_str::<syn::Type>(rust).map(|ty| quote! { #ty }).unwrap_or_default();
    }
    let name = names::type_identifier(name);
    match scope {
        Scope::Types => quote! { #name },
        Scope::Beside => quote! { super::types::#name },
        Scope::Top => quote! { types::#name },
    }
}

/// The statements that hold inputs against their bounds. `below` makes the path of a member from its name.
pub(crate) fn checks<'a>(
    facts: &Facts<'_>,
    inputs: impl Iterator<Item = &'a InputValue>,
    below: impl Fn(&str) -> TokenStream,
) -> TokenStream {
    inputs
        .filter(|input| facts.is_constrained(input))
        .map(|input| {
            let (name, path) = (names::snake_identifier(&input.name), below(&input.name));
            let bounds = input.constraint.as_ref().map_or_else(|| quote! { engine::Bounds::NONE }, bounds);
            quote! { engine::Bounded::hold(&self.#name, &#bounds, &#path, violations); }
        })
        .collect()
}

fn bounds(constraint: &Constraint) -> TokenStream {
    let whole = |name: &str, bound: Option<u32>| {
        let name = names::identifier(name);
        bound.map(|bound| quote! { #name: Some(#bound), })
    };
    let number = |name: &str, bound: Option<f64>| {
        let name = names::identifier(name);
        bound.map(|bound| quote! { #name: Some(#bound), })
    };
    let given = [
        whole("min_length", constraint.min_length),
        whole("max_length", constraint.max_length),
        number("min", constraint.min),
        number("max", constraint.max),
        whole("min_items", constraint.min_items),
        whole("max_items", constraint.max_items),
    ];
    let rest = given.iter().any(Option::is_none).then(|| quote! { ..engine::Bounds::NONE });
    let given = given.iter().flatten();
    quote! { engine::Bounds { #(#given)* #rest } }
}

/// The name of the type at the core of an output, where it is one below which resolvers run.
pub(crate) fn is_resolving(facts: &Facts<'_>, ty: &Type) -> bool {
    facts.is_resolving(named(ty))
}
