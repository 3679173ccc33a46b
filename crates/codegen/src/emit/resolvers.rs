//! What is written by hand, as traits, and what runs it: guard, arguments, bounds, resolver, in this order.

use super::{facts::Facts, inputs, rust, rust::Scope, types::literal};
use crate::{
    model::{Access, FieldDef, Limit, TypeDef},
    names, published,
};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// The trait of a root field, its arguments, and the function that runs it.
pub(crate) fn root_field(facts: &Facts<'_>, kind: &str, root: &str, field: &FieldDef) -> TokenStream {
    let module = kind.to_lowercase();
    resolver(facts, &Resolver { module: &module, file: names::snake(&field.name), owner: root, parent: None, field })
}

/// The trait of a field below the root, its arguments, and the function that runs it.
pub(crate) fn member(facts: &Facts<'_>, ty: &TypeDef, field: &FieldDef) -> TokenStream {
    let module = names::snake(&ty.name);
    let file = format!("{module}_{}", names::snake(&field.name));
    resolver(facts, &Resolver { module: &module, file, owner: &ty.name, parent: Some(ty), field })
}

struct Resolver<'a> {
    module: &'a str,
    file: String,
    owner: &'a str,
    parent: Option<&'a TypeDef>,
    field: &'a FieldDef,
}

fn resolver(facts: &Facts<'_>, it: &Resolver<'_>) -> TokenStream {
    let field = it.field;
    let (name, method) = (names::trait_identifier(&field.name), names::snake_identifier(&field.name));
    let told = published::told_field(facts.schema, field);
    let docs = rust::described(told.as_deref(), &format!("The field `{}.{}`.", it.owner, field.name));
    let missing = missing(facts, it);
    let arguments = (!field.arguments.is_empty()).then(|| inputs::arguments(facts, it.owner, field));
    let parent = it.parent.map(|ty| {
        let ty = names::type_identifier(&ty.name);
        quote! { , parent: &super::types::#ty }
    });
    let caller = rust::guard(field).map(|access| {
        let level = names::pascal_identifier(&access.level);
        quote! { , caller: &Self::#level }
    });
    let given = arguments.is_some().then(|| {
        let name = inputs::arguments_name(field);
        quote! { , arguments: #name }
    });
    let output = rust::output(facts, Scope::Beside, &field.ty);
    let method_docs = rust::docs(&format!(
        "Answers `{}.{}`.\n\n# Errors\nThe error becomes one of the answer, at the place of the field.",
        it.owner, field.name
    ));
    let run = run(facts, it);
    quote! {
        #docs
        #missing
        pub trait #name: super::Access {
            #method_docs
            fn #method(&self #parent #caller #given) -> impl Future<Output = Result<#output, engine::FieldError>> + Send;
        }
        #arguments
        #run
    }
}

/// What the compiler says where the trait is not implemented.
fn missing(facts: &Facts<'_>, it: &Resolver<'_>) -> TokenStream {
    let (contract, owner, field) = (&facts.schema.contract, it.owner, &it.field.name);
    let path = facts.schema.paths.first().cloned().unwrap_or_default();
    let name = names::trait_name(field);
    let message = format!("the field `{owner}.{field}` of the {contract} contract has no resolver");
    let label = format!("`{{Self}}` does not answer `{owner}.{field}`");
    let module = names::snake(contract);
    let note = format!(
        "{path} declares it: write `impl {}::{name} for {{Self}}` in src/api/{module}/{}.rs",
        it.module, it.file
    );
    quote! { #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)] }
}

/// The function that runs a field: the guard first, so that a stranger learns nothing of the rest.
fn run(facts: &Facts<'_>, it: &Resolver<'_>) -> TokenStream {
    let field = it.field;
    let (name, function) = (names::trait_identifier(&field.name), names::snake_identifier(&field.name));
    let output = rust::output(facts, Scope::Beside, &field.ty);
    let parent = it.parent.map(|ty| names::type_identifier(&ty.name));
    let parent_parameter = parent.as_ref().map(|ty| quote! { , parent: &super::types::#ty });
    let parent_given = parent.as_ref().map(|_| quote! { , parent });
    let guard = rust::guard(field).map(guarded);
    let caller = guard.as_ref().map(|_| quote! { , &caller });
    let has_arguments = !field.arguments.is_empty();
    let parameter = has_arguments.then(|| quote! { , arguments: engine::Arguments<'_> });
    let given = has_arguments.then(|| quote! { , arguments });
    let address = has_arguments.then(|| address(field));
    let limit = limited(field);
    let read = has_arguments.then(|| {
        let name = inputs::arguments_name(field);
        quote! { let arguments = #name::read(arguments)?; }
    });
    let bounds = inputs::is_constrained(facts, field).then(|| {
        quote! {
            let mut violations = Vec::new();
            arguments.hold(&mut violations);
            if !violations.is_empty() {
                return super::Refuse::invalid_input(resolvers, &violations);
            }
        }
    });
    quote! {
        pub(crate) async fn #function<R: super::Resolvers>(
            resolvers: &R #parent_parameter #parameter
        ) -> Result<#output, engine::FieldError> {
            #guard
            #address
            #read
            #bounds
            #limit
            #name::#function(resolvers #parent_given #caller #given).await
        }
    }
}

/// Looks at the address that MAIL counts by, before the arguments are read.
fn address(field: &FieldDef) -> TokenStream {
    let Some(Limit::Feeds { address: Some(path), .. }) = &field.limit else { return TokenStream::new() };
    let (name, below) = path.split_once('.').unwrap_or((path, ""));
    let position = literal(field.arguments.iter().position(|argument| argument.name == name).unwrap_or_default());
    let below = below.split('.').filter(|name| !name.is_empty());
    quote! { let address = arguments.text(#position, #name, &[#(#below),*]); }
}

/// Asks the counters, once all that is cheaper is in order.
fn limited(field: &FieldDef) -> Option<TokenStream> {
    let Some(Limit::Feeds { counters, address, .. }) = &field.limit else { return None };
    let counters = counters.iter().map(|counter| names::pascal_identifier(counter));
    let address = if address.is_some() {
        quote! { address.as_deref() }
    } else {
        quote! { None }
    };
    Some(quote! {
        let rule = engine::LimitRule { counters: &[#(engine::Counter::#counters),*] };
        if let Err(denial) = super::Access::admit(resolvers, &rule, #address).await {
            return super::Deny::deny(resolvers, denial);
        }
    })
}

fn guarded(access: &Access) -> TokenStream {
    let level = names::snake_identifier(&access.level);
    let recent_s = optional(access.recent_s);
    let permission = optional(access.permission.as_deref());
    quote! {
        let rule = engine::AccessRule { recent_s: #recent_s, permission: #permission };
        let caller = match super::Access::#level(resolvers, &rule).await {
            Ok(caller) => caller,
            Err(denial) => return super::Deny::deny(resolvers, denial),
        };
    }
}

fn optional(value: Option<impl quote::ToTokens>) -> TokenStream {
    value.map_or_else(|| quote! { None }, |value| quote! { Some(#value) })
}

/// The guard of the contract.
pub(crate) fn access(facts: &Facts<'_>) -> TokenStream {
    let contract = &facts.schema.contract;
    let levels: Vec<_> = facts.levels().collect();
    let methods = levels.iter().map(|level| {
        let (proof, method) = (names::pascal_identifier(&level.name), names::snake_identifier(&level.name));
        let proof_docs = rust::docs(&format!("The proof of `{}`. {}", level.name, level.description));
        let docs = rust::docs(&format!("Asks whether the caller has `{}`, under the rule of the field.\n\n# Errors\nThe caller has not.", level.name));
        quote! {
            #proof_docs
            type #proof: Send + Sync;
            #docs
            fn #method(&self, rule: &engine::AccessRule) -> impl Future<Output = Result<Self::#proof, Self::Denial>> + Send;
        }
    });
    let is_limited = facts.schema.objects().flat_map(|(_, fields)| fields).any(|field| !field.counters().is_empty());
    let denies = is_limited || !levels.is_empty();
    let denial = denies.then(|| {
        quote! {
            /// Why a caller may not.
            type Denial: Send;
        }
    });
    let admit = is_limited.then(|| {
        quote! {
            /// Counts an attempt, before it is made. `address` is where MAIL counts, as the client wrote it.
            ///
            /// # Errors
            /// There were too many.
            fn admit(
                &self,
                rule: &engine::LimitRule,
                address: Option<&str>
            ) -> impl Future<Output = Result<(), Self::Denial>> + Send;
        }
    });
    let docs =
        rust::docs(&format!("The guard of the {contract} contract: it alone makes the proofs that resolvers ask for."));
    let message = format!("the {contract} contract has no guard");
    let access = quote! {
        #docs
        #[diagnostic::on_unimplemented(message = #message, label = "`{Self}` does not implement `Access`")]
        pub trait Access: Send + Sync {
            #denial
            #(#methods)*
            #admit
        }
    };
    let deny = denies.then(|| {
        let message = format!("the {contract} contract does not say how a denied call looks where `{{T}}` is answered");
        quote! {
            /// How a denial looks where `T` is answered: a payload, nothing, or an error.
            #[diagnostic::on_unimplemented(message = #message, label = "write `impl Deny<{T}> for {Self}`")]
            pub trait Deny<T>: Access {
                /// Answers a denied call.
                ///
                /// # Errors
                /// The denial is shown as an error of the field.
                fn deny(&self, denial: Self::Denial) -> Result<T, engine::FieldError>;
            }
        }
    });
    let refuse =
        facts.schema.objects().flat_map(|(_, fields)| fields).any(|field| inputs::is_constrained(facts, field)).then(
            || {
                let message = format!(
                    "the {contract} contract does not say how input out of its bounds is answered where `{{T}}` is"
                );
                quote! {
                    /// How input that is out of its bounds is answered where `T` is: a payload, nothing, or an error.
                    #[diagnostic::on_unimplemented(message = #message, label = "write `impl Refuse<{T}> for {Self}`")]
                    pub trait Refuse<T>: Send + Sync {
                        /// Answers input that is out of its bounds.
                        ///
                        /// # Errors
                        /// It is shown as an error of the field, for which there is `invalid_input` in the engine.
                        fn invalid_input(&self, violations: &[engine::Violation]) -> Result<T, engine::FieldError>;
                    }
                }
            },
        );
    quote! { #access #deny #refuse }
}

/// The trait that ties the contract together.
pub(crate) fn all(facts: &Facts<'_>) -> TokenStream {
    let schema = facts.schema;
    let mut bounds = Vec::new();
    let (mut denied, mut refused) = (BTreeMap::new(), BTreeMap::new());
    let mut deny = |field: &FieldDef| {
        let output = rust::output(facts, Scope::Top, &field.ty);
        if rust::guard(field).is_some() || !field.counters().is_empty() {
            denied.insert(output.to_string(), output.clone());
        }
        if inputs::is_constrained(facts, field) {
            refused.insert(output.to_string(), output);
        }
    };
    for (kind, root) in schema.roots() {
        let module = names::identifier(&kind.to_lowercase());
        for field in schema.fields(root) {
            let name = names::trait_identifier(&field.name);
            bounds.push(quote! { #module::#name });
            deny(field);
        }
    }
    for (ty, fields) in schema.objects().filter(|(ty, _)| !schema.is_root(&ty.name)) {
        let module = names::snake_identifier(&ty.name);
        for field in fields.iter().filter(|field| field.is_resolved()) {
            let name = names::trait_identifier(&field.name);
            bounds.push(quote! { #module::#name });
            deny(field);
        }
    }
    bounds.extend(denied.values().map(|output| quote! { Deny<#output> }));
    bounds.extend(refused.values().map(|output| quote! { Refuse<#output> }));
    let contract = &schema.contract;
    let docs = rust::docs(&format!("All of the {contract} contract: a type that implements this answers every field."));
    let message = format!("`{{Self}}` is not declared to answer the {contract} contract");
    quote! {
        #docs
        #[diagnostic::on_unimplemented(message = #message, label = "write `impl Resolvers for {Self} {{}}`")]
        pub trait Resolvers: #(#bounds)+* {}
    }
}

/// The executor of the plain flavour.
pub(crate) fn plain_executor(facts: &Facts<'_>) -> TokenStream {
    executor(facts, &quote! { Resolvers }, |kind, field| {
        let (module, function) = (names::identifier(&kind.to_lowercase()), names::snake_identifier(&field.name));
        let arguments = (!field.arguments.is_empty()).then(|| quote! { , engine::Arguments::of(field, variables) });
        call(&quote! { #module::#function }, arguments.as_ref())
    })
}

/// The executor of the Relay flavour: mutations take their arguments from `input` and hand `clientMutationId` back.
pub(crate) fn relay_executor(facts: &Facts<'_>) -> TokenStream {
    let plain = names::snake_identifier(&facts.schema.contract);
    executor(facts, &quote! { super::#plain::Resolvers }, |kind, field| {
        let (module, function) = (names::identifier(&kind.to_lowercase()), names::snake_identifier(&field.name));
        let resolver = quote! { super::#plain::#module::#function };
        let has_arguments = !field.arguments.is_empty();
        if kind == "Query" {
            let arguments = has_arguments.then(|| quote! { , engine::Arguments::of(field, variables) });
            return call(&resolver, arguments.as_ref());
        }
        let bound = if has_arguments {
            quote! { arguments }
        } else {
            quote! { _ }
        };
        let given = has_arguments.then(|| quote! { , arguments });
        let answer = call(&resolver, given.as_ref());
        let wrap = names::identifier(if field.ty.nullable { "relayed_option" } else { "relayed" });
        quote! {
            match engine::relay_input(field, variables) {
                Ok((#bound, id)) => engine::#wrap(#answer, id),
                Err(error) => Err(error),
            }
        }
    })
}

/// Asks the resolver of a root field. Each has a box of its own, as large as it needs: the future of a request would else be as
/// large as the largest.
fn call(resolver: &TokenStream, given: Option<&TokenStream>) -> TokenStream {
    quote! { Box::pin(#resolver(self.0 #given)).await }
}

fn executor(facts: &Facts<'_>, bound: &TokenStream, answer: impl Fn(&str, &FieldDef) -> TokenStream) -> TokenStream {
    let mut arms = TokenStream::new();
    for (kind, root) in facts.schema.roots() {
        let operation = names::pascal_identifier(kind);
        for (position, field) in facts.schema.fields(root).iter().enumerate() {
            let (position, answer) = (literal(position), answer(kind, field));
            let complete = if rust::is_resolving(facts, &field.ty) {
                quote! { Box::pin(engine::complete_with(answer, self.0, field, &path, variables, out)).await }
            } else {
                quote! { engine::complete(answer, field, &path, out) }
            };
            arms.extend(quote! {
                (engine::OperationKind::#operation, #position) => {
                    let answer = #answer;
                    #complete
                }
            });
        }
    }
    let variables = rust::parameter("variables", &arms);
    quote! {
        /// The root of a request: runs plans with the resolvers it holds.
        pub struct Root<'a, R>(pub &'a R);
        impl<R> std::fmt::Debug for Root<'_, R> {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("Root")
            }
        }
        impl<R: #bound> engine::Executor for Root<'_, R> {
            async fn root_field(
                &self,
                kind: engine::OperationKind,
                field: &engine::Field,
                #variables: &engine::Variables,
                out: &mut engine::Out,
            ) -> engine::Completed {
                let path = engine::Path::root(&field.response_key);
                match (kind, field.index) {
                    #arms
                    _ => {
                        out.null();
                        Ok(())
                    }
                }
            }
        }
    }
}
