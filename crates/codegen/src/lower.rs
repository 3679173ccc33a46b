//! From syntax trees to the model: directives read, policy told apart from contract, nothing looked up yet.

use crate::{
    Source,
    diagnostic::Problems,
    directives::{self, Host},
    model::{EnumValue, FieldDef, InputValue, Kind, Level, Named, Place, Root, Schema, TypeDef},
    syntax::{self, Document},
};
use async_graphql_parser::{
    Positioned,
    types::{
        DirectiveDefinition, EnumType, FieldDefinition, InputValueDefinition, SchemaDefinition, TypeDefinition,
        TypeKind, TypeSystemDefinition,
    },
};
use async_graphql_value::Name;
use std::collections::BTreeMap;

/// The name of the enum that `@access` takes its levels from.
const ACCESS: &str = "Access";
/// The name of the enum that `@limit` takes its counters from.
const COUNTER: &str = "Counter";

/// Builds the model of a contract.
pub(crate) fn schema(contract: &str, sources: &[Source], documents: Vec<Document>, problems: &mut Problems) -> Schema {
    let start = Place { source: 0, line: 1, column: 1 };
    let mut schema = Schema {
        contract: contract.to_owned(),
        paths: sources.iter().map(|source| source.path.clone()).collect(),
        description: None,
        relay: None,
        query: Root { name: "Query".to_owned(), place: start },
        mutation: None,
        types: Vec::new(),
        levels: Vec::new(),
        counters: Vec::new(),
        by_name: BTreeMap::new(),
    };
    let mut defined = None;
    for (source, document) in documents.into_iter().enumerate() {
        let mut lowering = Lowering { source, problems };
        for definition in document.tree.definitions {
            match definition {
                TypeSystemDefinition::Schema(it) => {
                    let place = syntax::place(source, it.pos);
                    if defined.is_some() {
                        lowering.problems.report(place, "There is a schema definition already.", "Keep one of them.");
                        continue;
                    }
                    defined = Some(place);
                    schema.description = document.schema_description.clone();
                    lowering.schema(&it.node, place, &mut schema);
                }
                TypeSystemDefinition::Type(it) => lowering.definition(it, &mut schema),
                TypeSystemDefinition::Directive(it) => lowering.directive(&it),
            }
        }
    }
    if defined.is_none() && schema.get("Mutation").is_some() {
        schema.mutation = Some(Root { name: "Mutation".to_owned(), place: start });
    }
    schema
}

struct Lowering<'a> {
    source: usize,
    problems: &'a mut Problems,
}

impl Lowering<'_> {
    fn place<T>(&self, node: &Positioned<T>) -> Place {
        syntax::place(self.source, node.pos)
    }

    fn schema(&mut self, definition: &SchemaDefinition, place: Place, schema: &mut Schema) {
        if definition.extend {
            self.problems.report(place, "Extensions are not supported.", "Write it into the definition of the schema.");
        }
        schema.relay = directives::read(Host::Schema, &definition.directives, self.source, self.problems).relay;
        let root = |lowering: &Self, name: &Positioned<Name>| Root {
            name: name.node.to_string(),
            place: lowering.place(name),
        };
        if let Some(query) = &definition.query {
            schema.query = root(self, query);
        }
        schema.mutation = definition.mutation.as_ref().map(|mutation| root(self, mutation));
        if let Some(subscription) = &definition.subscription {
            let place = self.place(subscription);
            self.problems.report(place, "Subscriptions are not supported.", "Remove the subscription root.");
        }
    }

    fn directive(&mut self, definition: &Positioned<DirectiveDefinition>) {
        let name = &definition.node.name;
        if !directives::is_policy(&name.node) {
            let place = self.place(name);
            let mend = "Remove it: only the policy directives of the generator can be defined.";
            self.problems.report(place, format!("The directive @{} is not supported.", name.node), mend);
        }
    }

    fn definition(&mut self, definition: Positioned<TypeDefinition>, schema: &mut Schema) {
        let TypeDefinition { extend, description, name, directives, kind } = definition.node;
        let place = self.place(&name);
        let name = name.node.to_string();
        if extend {
            let mend = format!("Write it into the definition of `{name}`.");
            self.problems.report(place, "Extensions are not supported.", mend);
            return;
        }
        if let (ACCESS | COUNTER, TypeKind::Enum(it)) = (name.as_str(), &kind) {
            let values = it.values.iter();
            let values = values.map(|value| level(&value.node.value.node, value.node.description.as_ref())).collect();
            *(if name == ACCESS { &mut schema.levels } else { &mut schema.counters }) = values;
            return;
        }
        let (kind, carries) = self.kind(kind, &directives);
        if schema.by_name.insert(name.clone(), schema.types.len()).is_some() {
            self.problems.report(place, format!("`{name}` is defined twice."), "Rename or remove one of them.");
        }
        schema.types.push(TypeDef { name, description: description.map(|it| it.node), place, kind, carries });
    }

    /// What a type is, and what it carries beside its fields.
    fn kind(
        &mut self,
        kind: TypeKind,
        directives: &[Positioned<async_graphql_parser::types::ConstDirective>],
    ) -> (Kind, Option<(String, Place)>) {
        let host = match &kind {
            TypeKind::Scalar => Host::Scalar,
            TypeKind::Enum(_) => Host::Enum,
            TypeKind::Object(_) => Host::Object,
            TypeKind::Interface(_) | TypeKind::Union(_) | TypeKind::InputObject(_) => Host::Composite,
        };
        let policy = directives::read(host, directives, self.source, self.problems);
        let kind = match kind {
            TypeKind::Scalar => Kind::Scalar { rust: policy.rust, specified_by: policy.specified_by },
            TypeKind::Enum(it) => Kind::Enum { values: self.values(it) },
            TypeKind::InputObject(it) => Kind::Input { fields: self.inputs(it.fields, Host::InputField) },
            TypeKind::Union(it) => Kind::Union { members: self.named(it.members) },
            TypeKind::Object(it) => {
                Kind::Object { implements: self.named(it.implements), fields: self.fields(it.fields, Host::Field) }
            }
            TypeKind::Interface(it) => Kind::Interface {
                implements: self.named(it.implements),
                fields: self.fields(it.fields, Host::InterfaceField),
            },
        };
        (kind, policy.carries)
    }

    fn named(&self, names: Vec<Positioned<Name>>) -> Vec<Named> {
        names.into_iter().map(|name| Named { place: self.place(&name), name: name.node.to_string() }).collect()
    }

    fn values(&mut self, definition: EnumType) -> Vec<EnumValue> {
        let mut values = Vec::new();
        for value in definition.values {
            let policy = directives::read(Host::EnumValue, &value.node.directives, self.source, self.problems);
            values.push(EnumValue {
                place: self.place(&value.node.value),
                name: value.node.value.node.to_string(),
                description: value.node.description.map(|it| it.node),
                deprecated: policy.deprecated,
            });
        }
        values
    }

    fn fields(&mut self, definitions: Vec<Positioned<FieldDefinition>>, host: Host) -> Vec<FieldDef> {
        let mut fields = Vec::new();
        for field in definitions {
            let field = field.node;
            let policy = directives::read(host, &field.directives, self.source, self.problems);
            fields.push(FieldDef {
                place: self.place(&field.name),
                name: field.name.node.to_string(),
                description: field.description.map(|it| it.node),
                arguments: self.inputs(field.arguments, Host::Argument),
                ty_place: self.place(&field.ty),
                ty: field.ty.node,
                access: policy.access,
                limit: policy.limit,
                cost: policy.cost,
                when: policy.when,
                lazy: policy.lazy,
                deprecated: policy.deprecated,
            });
        }
        fields
    }

    fn inputs(&mut self, definitions: Vec<Positioned<InputValueDefinition>>, host: Host) -> Vec<InputValue> {
        let mut inputs = Vec::new();
        for input in definitions {
            let input = input.node;
            let policy = directives::read(host, &input.directives, self.source, self.problems);
            let default_place = input.default_value.as_ref().map(|value| self.place(value));
            inputs.push(InputValue {
                place: self.place(&input.name),
                name: input.name.node.to_string(),
                description: input.description.map(|it| it.node),
                ty_place: self.place(&input.ty),
                ty: input.ty.node,
                default: input.default_value.map(|value| value.node).zip(default_place),
                constraint: policy.constraint,
                when: policy.when,
                required: policy.required,
                deprecated: policy.deprecated,
            });
        }
        inputs
    }
}

fn level(name: &Name, description: Option<&Positioned<String>>) -> Level {
    Level { name: name.to_string(), description: description.map(|it| it.node.clone()).unwrap_or_default() }
}
