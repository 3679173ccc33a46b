//! What the engine has to know of a contract, as constants.

use super::types::literal;
use crate::model::{FieldDef, Kind, Schema, named};
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
    let when = whens(schema).into_iter().map(|(coordinate, setting)| {
        quote! { engine::When { coordinate: #coordinate, setting: #setting } }
    });
    quote! {
        /// The published SDL: all that the contract can serve.
        pub const SDL: &str = include_str!(#sdl);
        /// What the engine knows of the contract.
        pub const TABLES: engine::Tables = engine::Tables {
            contract: #contract,
            sdl: SDL,
            objects: &[#(#objects),*],
            when: &[#(#when),*],
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
    let (weight, assumed) = (literal(weight as usize), literal(assumed as usize));
    quote! {
        engine::FieldTable {
            name: #name,
            arguments: &[#(#arguments),*],
            cost: engine::Cost { weight: #weight, multipliers: &[#(#multipliers),*], assumed: #assumed },
        }
    }
}

/// The coordinates that settings switch, in the order of the SDL.
fn whens(schema: &Schema) -> Vec<(String, String)> {
    let mut whens = Vec::new();
    for ty in &schema.types {
        match &ty.kind {
            Kind::Object { fields, .. } | Kind::Interface { fields, .. } => {
                for field in fields {
                    let coordinate = format!("{}.{}", ty.name, field.name);
                    let arguments = field.arguments.iter().filter_map(|argument| {
                        argument.when.clone().map(|setting| (format!("{coordinate}({}:)", argument.name), setting))
                    });
                    whens.extend(field.when.clone().map(|setting| (coordinate.clone(), setting)));
                    whens.extend(arguments);
                }
            }
            Kind::Input { fields } => whens.extend(fields.iter().filter_map(|field| {
                field.when.clone().map(|setting| (format!("{}.{}", ty.name, field.name), setting))
            })),
            Kind::Scalar { .. } | Kind::Enum { .. } | Kind::Union { .. } => {}
        }
    }
    whens
}
