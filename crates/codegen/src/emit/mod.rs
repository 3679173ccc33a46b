//! From the model to Rust: the modules of one contract, formatted, always the same bytes for the same model.

mod facts;
mod inputs;
mod resolvers;
mod rust;
mod tables;
mod types;

use crate::{
    model::{Kind, Schema},
    names,
};
use facts::Facts;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The code of the plain flavour: types, traits, arguments, executor and tables.
pub(crate) fn plain(schema: &Schema) -> String {
    let facts = Facts::of(schema);
    let mut parts = TokenStream::new();
    parts.extend(module(
        &names::identifier("types"),
        "The types of the contract.",
        &[types::items(&facts), inputs::items(&facts)].into_iter().collect(),
    ));
    for (kind, root) in schema.roots() {
        let docs = format!("The fields of `{root}`: a trait for each, and its arguments.");
        let items = schema.fields(root).iter().map(|field| resolvers::root_field(&facts, kind, root, field)).collect();
        parts.extend(module(&names::identifier(&kind.to_lowercase()), &docs, &items));
    }
    for (ty, fields) in schema.objects().filter(|(ty, _)| !schema.is_root(&ty.name)) {
        let resolved: Vec<_> = fields.iter().filter(|field| field.is_resolved()).collect();
        if !resolved.is_empty() {
            let docs = format!(
                "The fields of `{}` that are answered one by one: a trait for each, and its arguments.",
                ty.name
            );
            let items = resolved.iter().map(|field| resolvers::member(&facts, ty, field)).collect();
            parts.extend(module(&names::snake_identifier(&ty.name), &docs, &items));
        }
    }
    parts.extend(resolvers::access(&facts));
    parts.extend(resolvers::all(&facts));
    parts.extend(resolvers::plain_executor(&facts));
    parts.extend(tables::items(schema));
    file(schema, &parts)
}

/// The code of the Relay flavour: an executor over the traits of the plain one, and tables.
pub(crate) fn relay(plain: &Schema, relay: &Schema) -> String {
    let facts = Facts::of(plain);
    let mut parts = resolvers::relay_executor(&facts);
    parts.extend(tables::items(relay));
    file(relay, &parts)
}

/// A public module; it gets the short name of the engine where it needs it.
fn module(name: &Ident, docs: &str, items: &TokenStream) -> TokenStream {
    let short = items.to_string().contains("engine ::").then(|| quote! { use lychgate_engine as engine; });
    let docs = rust::docs(docs);
    quote! { #docs pub mod #name { #short #items } }
}

/// Formats a file. The header is no inner comment because the file is included in a module.
fn file(schema: &Schema, parts: &TokenStream) -> String {
    let paths = schema.paths.join(", ");
    let header = format!("// Generated from {paths} by `cargo xtask regenerate`. Do not edit.\n");
    let body = match syn::parse2::<syn::File>(quote! { use lychgate_engine as engine; #parts }) {
        Ok(file) => spaced(&broken(&prettyplease::unparse(&file))),
        // A slip of the generator: shown to the compiler of the generated code, with the tokens to find it by.
        Err(error) => format!("compile_error!({:?});\n// {parts}\n", error.to_string()),
    };
    format!("{header}\n{body}")
}

/// Sets an empty line between items, which the formatter leaves out.
fn spaced(code: &str) -> String {
    let mut text = String::with_capacity(code.len() + code.len() / 20);
    let mut before = "";
    for line in code.lines() {
        let (ended, begins) = (before.trim_start(), line.trim_start());
        let is_level = before.len() - ended.len() == line.len() - begins.len();
        let is_item = ["///", "#[", "pub ", "pub(crate) ", "impl", "fn "].iter().any(|start| begins.starts_with(start));
        // A line of documentation may end as an item does.
        let is_end = !ended.starts_with("//") && (ended == "}" || ended.ends_with("{}") || ended.ends_with(';'));
        if is_level && is_item && is_end {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        before = line;
    }
    text
}

/// Sets the bounds of the trait of all traits one in a line: the formatter would leave them in one.
fn broken(code: &str) -> String {
    let head = "pub trait Resolvers: ";
    let Some((before, (bounds, after))) =
        code.split_once(head).and_then(|(before, rest)| Some((before, rest.split_once(" {}\n")?)))
    else {
        return code.to_owned();
    };
    let bounds = bounds.split_whitespace().collect::<Vec<_>>().join(" ").replace("< ", "<").replace(", >", ">");
    format!("{before}{}\n    {}\n{{}}\n{after}", head.trim_end(), bounds.replace(" + ", "\n    + "))
}

/// Whether a type becomes a Rust struct or enum of the contract.
fn is_emitted(schema: &Schema, name: &str) -> bool {
    !schema.is_root(name) && !matches!(schema.kind(name), Some(Kind::Scalar { .. }) | None)
}
