//! What the engine has to know of a contract, as constants.

use super::types::literal;
use crate::model::{Condition, FieldDef, InputValue, Kind, Schema, named};
use proc_macro2::TokenStream;
use quote::quote;

/// The published SDL and the tables.
pub(crate) fn items(schema: &Schema) -> TokenStream {
    let contract = &schema.contract;
    let sdl = format!("{contract}.graphql");
    let objects = schema.objects().map(|(ty, fields)| {
        let name = &ty.name;
        let is_root = schema.is_root(name);
        let fields = fields.iter().map(|field| row(schema, field, is_root));
        quote! { engine::ObjectTable { name: #name, fields: &[#(#fields),*] } }
    });
    let parts = switched(schema);
    let (when, required) = (quote! { engine::When }, quote! { engine::Required });
    let when = conditions(&parts, |part| part.when, &when);
    let required = conditions(&parts, |part| part.required, &required);
    quote! {
        /// The published SDL: all that the contract can serve.
        pub const SDL: &str = include_str!(#sdl);
        /// What the engine knows of the contract.
        pub const TABLES: engine::Tables = engine::Tables {
            contract: #contract,
            sdl: SDL,
            objects: &[#(#objects),*],
            when: &[#(#when),*],
            required: &[#(#required),*],
        };
    }
}

fn row(schema: &Schema, field: &FieldDef, is_root: bool) -> TokenStream {
    let name = &field.name;
    let arguments = field.arguments.iter().map(|argument| &argument.name);
    let is_plain_leaf = !is_root && !field.is_resolved() && schema.is_leaf(named(&field.ty));
    let (weight, assumed, multipliers) = match &field.cost {
        Some(cost) => (cost.weight, cost.assumed, cost.multipliers.as_slice()),
        None => (u32::from(!is_plain_leaf), 1, [].as_slice()),
    };
    let is_limited = !field.counters().is_empty();
    let (weight, assumed) = (literal(weight as usize), literal(assumed as usize));
    quote! {
        engine::FieldTable {
            name: #name,
            arguments: &[#(#arguments),*],
            cost: engine::Cost { weight: #weight, multipliers: &[#(#multipliers),*], assumed: #assumed },
            is_limited: #is_limited,
        }
    }
}

/// A part of the schema and what it asks of the settings.
struct Switched<'a> {
    coordinate: String,
    when: &'a [Condition],
    required: &'a [Condition],
}

/// Every part that may ask something of the settings, in the order of the SDL.
fn switched(schema: &Schema) -> Vec<Switched<'_>> {
    let mut parts = Vec::new();
    for ty in &schema.types {
        match &ty.kind {
            Kind::Object { fields, .. } | Kind::Interface { fields, .. } => {
                for field in fields {
                    let coordinate = format!("{}.{}", ty.name, field.name);
                    let arguments =
                        field.arguments.iter().map(|it| Switched::input(format!("{coordinate}({}:)", it.name), it));
                    let arguments: Vec<_> = arguments.collect();
                    parts.push(Switched { coordinate, when: &field.when, required: &[] });
                    parts.extend(arguments);
                }
            }
            Kind::Input { fields } => {
                parts.extend(fields.iter().map(|it| Switched::input(format!("{}.{}", ty.name, it.name), it)));
            }
            Kind::Scalar { .. } | Kind::Enum { .. } | Kind::Union { .. } => {}
        }
    }
    parts
}

impl<'a> Switched<'a> {
    fn input(coordinate: String, input: &'a InputValue) -> Self {
        Self { coordinate, when: &input.when, required: &input.required }
    }
}

/// The rows of one directive; several on one part are several rows.
fn conditions<'a>(
    parts: &'a [Switched<'a>],
    of: impl Fn(&Switched<'a>) -> &'a [Condition] + 'a,
    row: &'a TokenStream,
) -> impl Iterator<Item = TokenStream> + 'a {
    parts.iter().flat_map(move |part| {
        of(part).iter().map(move |Condition { setting, unless, .. }| {
            let coordinate = &part.coordinate;
            quote! {
                #row {
                    coordinate: #coordinate,
                    condition: engine::Condition { any: &[#(#setting),*], none: &[#(#unless),*] },
                }
            }
        })
    })
}
