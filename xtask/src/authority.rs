//! What the authority has to say beyond its types: a description for everything, `@access` for every root field.

use crate::problem::{Kind, Problem};
use apollo_compiler::ast::{
    Definition, Document, EnumValueDefinition, FieldDefinition, InputValueDefinition, OperationType,
};
use apollo_compiler::{Name, Node};
use std::collections::BTreeMap;
use std::path::Path;

/// A field of a root type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RootField {
    pub(crate) name: String,
    /// As in `Mutation.register`.
    pub(crate) coordinate: String,
    pub(crate) line: usize,
    /// The codes of errors that its description promises.
    pub(crate) codes: Vec<String>,
}

/// What is known of one schema file.
pub(crate) struct Authority {
    pub(crate) root_fields: Vec<RootField>,
    pub(crate) problems: Vec<Problem>,
}

/// Reads a schema file; `path` is its place in the tree.
pub(crate) fn read(path: &Path, text: &str) -> Authority {
    let document = match Document::parse(text, path) {
        Ok(document) => document,
        Err(broken) => {
            let unreadable = broken.errors.iter().map(|error| {
                let line = error.line_column_range().map_or(1, |range| range.start.line);
                let kind = Kind::SdlUnreadable { message: error.error.to_string() };
                Problem::by_hand(path, line, kind, "correct the syntax")
            });
            return Authority { root_fields: Vec::new(), problems: unreadable.collect() };
        }
    };
    let roots = roots(&document);
    let mut reading = Reading {
        path,
        document: &document,
        roots,
        authority: Authority { root_fields: Vec::new(), problems: Vec::new() },
    };
    for definition in &document.definitions {
        reading.definition(definition);
    }
    reading.authority
}

/// The root types by name; without a `schema` definition they have their usual names.
fn roots(document: &Document) -> BTreeMap<Name, OperationType> {
    let schema = document
        .definitions
        .iter()
        .find_map(|definition| if let Definition::SchemaDefinition(schema) = definition { Some(schema) } else { None });
    match schema {
        Some(schema) => schema.root_operations.iter().map(|root| (root.1.clone(), root.0)).collect(),
        None => [OperationType::Query, OperationType::Mutation, OperationType::Subscription]
            .into_iter()
            .map(|kind| (kind.default_type_name().clone(), kind))
            .collect(),
    }
}

/// What stands in backticks after the word `Errors` and is neither an argument nor `nonFieldErrors`: codes are written in
/// snake case, in letters that are all small or all capital.
fn promised_codes(field: &FieldDefinition) -> Vec<String> {
    let description = field.description.as_deref().unwrap_or_default();
    let Some((_, promised)) = description.split_once("Errors") else { return Vec::new() };
    let is_code = |word: &&str| {
        let all = |is_letter: fn(&u8) -> bool| word.bytes().all(|byte| is_letter(&byte) || byte == b'_');
        let snake = !word.is_empty() && (all(u8::is_ascii_lowercase) || all(u8::is_ascii_uppercase));
        snake && !field.arguments.iter().any(|argument| argument.name == *word)
    };
    promised.split('`').skip(1).step_by(2).filter(is_code).map(str::to_owned).collect()
}

struct Reading<'a> {
    path: &'a Path,
    document: &'a Document,
    roots: BTreeMap<Name, OperationType>,
    authority: Authority,
}

impl Reading<'_> {
    fn line(&self, name: &Name) -> usize {
        name.line_column_range(&self.document.sources).map_or(1, |range| range.start.line)
    }

    fn described(&mut self, name: &Name, coordinate: String, description: Option<&Node<str>>) {
        if description.is_none_or(|text| text.trim().is_empty()) {
            let line = self.line(name);
            let mend = format!("say what `{coordinate}` is, in a text before it");
            let kind = Kind::DescriptionMissing { coordinate };
            self.authority.problems.push(Problem::by_hand(self.path, line, kind, mend));
        }
    }

    fn definition(&mut self, definition: &Definition) {
        match definition {
            Definition::ScalarTypeDefinition(it) => {
                self.described(&it.name, it.name.to_string(), it.description.as_ref())
            }
            Definition::ObjectTypeDefinition(it) => {
                self.described(&it.name, it.name.to_string(), it.description.as_ref());
                self.fields(&it.name, &it.fields);
            }
            Definition::InterfaceTypeDefinition(it) => {
                self.described(&it.name, it.name.to_string(), it.description.as_ref());
                self.fields(&it.name, &it.fields);
            }
            Definition::UnionTypeDefinition(it) => {
                self.described(&it.name, it.name.to_string(), it.description.as_ref())
            }
            Definition::EnumTypeDefinition(it) => {
                self.described(&it.name, it.name.to_string(), it.description.as_ref());
                self.values(&it.name, &it.values);
            }
            Definition::InputObjectTypeDefinition(it) => {
                self.described(&it.name, it.name.to_string(), it.description.as_ref());
                self.input_fields(&it.name, &it.fields);
            }
            Definition::ObjectTypeExtension(it) => self.fields(&it.name, &it.fields),
            Definition::InterfaceTypeExtension(it) => self.fields(&it.name, &it.fields),
            Definition::EnumTypeExtension(it) => self.values(&it.name, &it.values),
            Definition::InputObjectTypeExtension(it) => self.input_fields(&it.name, &it.fields),
            // The policy directives never reach a client.
            Definition::DirectiveDefinition(_)
            | Definition::SchemaDefinition(_)
            | Definition::SchemaExtension(_)
            | Definition::ScalarTypeExtension(_)
            | Definition::UnionTypeExtension(_)
            | Definition::OperationDefinition(_)
            | Definition::FragmentDefinition(_) => {}
        }
    }

    fn fields(&mut self, ty: &Name, fields: &[Node<FieldDefinition>]) {
        for field in fields {
            let coordinate = format!("{ty}.{}", field.name);
            self.described(&field.name, coordinate.clone(), field.description.as_ref());
            self.inputs(&field.arguments, |argument| format!("{coordinate}({argument}:)"));
            if self.roots.contains_key(ty) {
                self.root_field(field, coordinate);
            }
        }
    }

    fn root_field(&mut self, field: &FieldDefinition, coordinate: String) {
        let line = self.line(&field.name);
        if !field.directives.has("access") {
            let kind = Kind::AccessMissing { coordinate: coordinate.clone() };
            let mend = "say who may call it: `@access(requires: …)`, PUBLIC for anybody";
            self.authority.problems.push(Problem::by_hand(self.path, line, kind, mend));
        }
        let codes = promised_codes(field);
        self.authority.root_fields.push(RootField { name: field.name.to_string(), coordinate, line, codes });
    }

    fn values(&mut self, ty: &Name, values: &[Node<EnumValueDefinition>]) {
        for value in values {
            self.described(&value.value, format!("{ty}.{}", value.value), value.description.as_ref());
        }
    }

    fn input_fields(&mut self, ty: &Name, fields: &[Node<InputValueDefinition>]) {
        self.inputs(fields, |field| format!("{ty}.{field}"));
    }

    fn inputs(&mut self, inputs: &[Node<InputValueDefinition>], coordinate: impl Fn(&Name) -> String) {
        for input in inputs {
            self.described(&input.name, coordinate(&input.name), input.description.as_ref());
        }
    }
}
