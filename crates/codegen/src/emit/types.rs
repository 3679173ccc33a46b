//! The types of answers: structs, enums and unions, and how they are written.

use super::{facts::Facts, is_emitted, rust};
use crate::{
    model::{EnumValue, FieldDef, Kind, TypeDef},
    names, published,
};
use proc_macro2::TokenStream;
use quote::quote;

/// All types that can stand in an answer, in the order of the SDL.
pub(crate) fn items(facts: &Facts<'_>) -> TokenStream {
    let schema = facts.schema;
    let emitted = schema.types.iter().filter(|ty| is_emitted(schema, &ty.name));
    emitted
        .map(|ty| match &ty.kind {
            Kind::Object { fields, .. } => object(facts, ty, fields),
            Kind::Union { .. } | Kind::Interface { .. } => composite(facts, ty),
            Kind::Enum { values } => enumeration(ty, values),
            Kind::Scalar { .. } | Kind::Input { .. } => TokenStream::new(),
        })
        .collect()
}

fn object(facts: &Facts<'_>, ty: &TypeDef, fields: &[FieldDef]) -> TokenStream {
    let name = names::type_identifier(&ty.name);
    let docs = rust::described(ty.description.as_deref(), &format!("The type `{}`.", ty.name));
    let members = fields.iter().filter(|field| !field.is_resolved()).map(|field| {
        let docs = rust::described(
            published::told_field(facts.schema, field).as_deref(),
            &format!("The field `{}`.", field.name),
        );
        let (name, ty) = (names::snake_identifier(&field.name), rust::member(facts, &ty.name, &field.ty));
        quote! { #docs pub #name: #ty }
    });
    let carried = ty.carries.iter().filter_map(|(carried, _)| syn::parse_str::<syn::Type>(carried).ok());
    let carried = carried.map(|carried| {
        let docs = rust::docs("What the lazy fields are answered from. No field of the answer.");
        quote! { #docs pub carried: #carried }
    });
    let members = members.chain(carried);
    let written = if facts.is_resolving(&ty.name) { resolving(facts, ty, fields) } else { plain(facts, ty, fields) };
    quote! {
        #docs
        #[derive(Clone, PartialEq)]
        pub struct #name { #(#members),* }
        engine::opaque_debug!(#name);
        #written
    }
}

/// The position of an object type among those of the contract, and the number of its fields.
fn constants(facts: &Facts<'_>, ty: &TypeDef, fields: &[FieldDef]) -> TokenStream {
    let position = facts.schema.objects().position(|(other, _)| other.name == ty.name).unwrap_or_default();
    let (object, count) = (literal(position), literal(fields.len()));
    quote! {
        const OBJECT: u16 = #object;
        const COUNT: u16 = #count;
    }
}

fn plain(facts: &Facts<'_>, ty: &TypeDef, fields: &[FieldDef]) -> TokenStream {
    let name = names::type_identifier(&ty.name);
    let constants = constants(facts, ty, fields);
    let arms = fields.iter().enumerate().map(|(position, field)| {
        let (position, name) = (literal(position), names::snake_identifier(&field.name));
        quote! { #position => engine::Write::write(&self.#name, member, path, out), }
    });
    quote! {
        impl engine::Members for #name {
            #constants
            fn write_member(&self, member: &engine::Field, path: &engine::Path<'_>, out: &mut engine::Out) -> engine::Completed {
                match member.index {
                    #(#arms)*
                    _ => Ok(()),
                }
            }
        }
        impl engine::Write for #name {
            fn write(&self, field: &engine::Field, path: &engine::Path<'_>, out: &mut engine::Out) -> engine::Completed {
                engine::write_object(self, field, path, out)
            }
        }
    }
}

fn resolving(facts: &Facts<'_>, ty: &TypeDef, fields: &[FieldDef]) -> TokenStream {
    let name = names::type_identifier(&ty.name);
    let constants = constants(facts, ty, fields);
    let arms = fields.iter().enumerate().map(|(position, field)| {
        let (position, member) = (literal(position), names::snake_identifier(&field.name));
        let value = if field.is_resolved() {
            resolved(facts, ty, field)
        } else if rust::is_resolving(facts, &field.ty) {
            quote! { engine::WriteWith::write_with(&self.#member, resolvers, member, path, variables, out).await }
        } else {
            quote! { engine::Write::write(&self.#member, member, path, out) }
        };
        quote! { #position => #value, }
    });
    let arms: TokenStream = arms.collect();
    let variables = rust::parameter("variables", &arms);
    let write = if facts.is_resolving_cycle(&ty.name) {
        quote! { engine::write_object_boxed }
    } else {
        quote! { engine::write_object_with }
    };
    quote! {
        impl<R: super::Resolvers> engine::MembersWith<R> for #name {
            #constants
            async fn write_member_with(
                &self, resolvers: &R, member: &engine::Field, path: &engine::Path<'_>, #variables: &engine::Variables, out: &mut engine::Out,
            ) -> engine::Completed {
                match member.index {
                    #arms
                    _ => Ok(()),
                }
            }
        }
        impl<R: super::Resolvers> engine::WriteWith<R> for #name {
            async fn write_with(
                &self, resolvers: &R, field: &engine::Field, path: &engine::Path<'_>, variables: &engine::Variables, out: &mut engine::Out,
            ) -> engine::Completed {
                #write(self, resolvers, field, path, variables, out).await
            }
        }
    }
}

/// The call of a resolver below the root.
fn resolved(facts: &Facts<'_>, ty: &TypeDef, field: &FieldDef) -> TokenStream {
    let (module, function) = (names::snake_identifier(&ty.name), names::snake_identifier(&field.name));
    let arguments = (!field.arguments.is_empty()).then(|| quote! { , engine::Arguments::of(member, variables) });
    let answer = quote! { super::#module::#function(resolvers, self #arguments).await };
    if rust::is_resolving(facts, &field.ty) {
        quote! { engine::complete_with(#answer, resolvers, member, path, variables, out).await }
    } else {
        quote! { engine::complete(#answer, member, path, out) }
    }
}

/// A union, or an interface as the union of its object types.
fn composite(facts: &Facts<'_>, ty: &TypeDef) -> TokenStream {
    let name = names::type_identifier(&ty.name);
    let docs = rust::described(ty.description.as_deref(), &format!("What `{}` can be.", ty.name));
    let possible = facts.schema.possible(&ty.name);
    let members: Vec<_> = possible.iter().map(|member| names::type_identifier(member)).collect();
    let variants = possible.iter().zip(&members).map(|(member, ident)| {
        let docs = rust::docs(&format!("A `{member}`."));
        quote! { #docs #ident(Box<#ident>) }
    });
    let written = if facts.is_resolving(&ty.name) {
        let arms = possible.iter().zip(&members).map(|(member, ident)| {
            if facts.is_resolving(member) {
                quote! { Self::#ident(value) => engine::WriteWith::write_with(value, resolvers, field, path, variables, out).await, }
            } else {
                quote! { Self::#ident(value) => engine::Write::write(value, field, path, out), }
            }
        });
        quote! {
            impl<R: super::Resolvers> engine::WriteWith<R> for #name {
                async fn write_with(
                    &self, resolvers: &R, field: &engine::Field, path: &engine::Path<'_>, variables: &engine::Variables, out: &mut engine::Out,
                ) -> engine::Completed {
                    match self { #(#arms)* }
                }
            }
        }
    } else {
        let arms = members
            .iter()
            .map(|ident| quote! { Self::#ident(value) => engine::Write::write(value, field, path, out), });
        let (field, path, out) = if members.is_empty() {
            (quote!(_), quote!(_), quote!(_))
        } else {
            (quote!(field), quote!(path), quote!(out))
        };
        let scrutinee = if members.is_empty() { quote!(*self) } else { quote!(self) };
        quote! {
            impl engine::Write for #name {
                fn write(&self, #field: &engine::Field, #path: &engine::Path<'_>, #out: &mut engine::Out) -> engine::Completed {
                    match #scrutinee { #(#arms)* }
                }
            }
        }
    };
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        pub enum #name { #(#variants),* }
        #(impl From<#members> for #name {
            fn from(value: #members) -> Self {
                Self::#members(Box::new(value))
            }
        })*
        #written
    }
}

fn enumeration(ty: &TypeDef, values: &[EnumValue]) -> TokenStream {
    let name = names::type_identifier(&ty.name);
    let docs = rust::described(ty.description.as_deref(), &format!("The enum `{}`.", ty.name));
    let variants: Vec<_> = values.iter().map(|value| names::pascal_identifier(&value.name)).collect();
    let texts: Vec<_> = values.iter().map(|value| value.name.as_str()).collect();
    let described = values.iter().zip(&variants).map(|(value, variant)| {
        let docs = rust::described(value.description.as_deref(), &format!("The value `{}`.", value.name));
        quote! { #docs #variant }
    });
    let expected = format!("a {}", ty.name);
    quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum #name { #(#described),* }
        impl #name {
            /// The value as the SDL has it.
            pub const fn as_str(self) -> &'static str {
                match self { #(Self::#variants => #texts),* }
            }
        }
        impl engine::Write for #name {
            fn write(&self, _: &engine::Field, _: &engine::Path<'_>, out: &mut engine::Out) -> engine::Completed {
                out.string(self.as_str());
                Ok(())
            }
        }
        impl engine::FromValue for #name {
            fn from_value(value: engine::Value) -> Result<Self, engine::FieldError> {
                match value.as_str() {
                    #(Some(#texts) => Ok(Self::#variants),)*
                    Some(_) | None => Err(engine::unfit(#expected)),
                }
            }
        }
    }
}

/// A position as a literal without suffix.
pub(crate) fn literal(number: usize) -> proc_macro2::Literal {
    proc_macro2::Literal::usize_unsuffixed(number)
}
