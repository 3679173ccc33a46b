//! What a client asked of the contract, so that nothing is left out.

use apollo_compiler::executable::{Selection, SelectionSet};
use apollo_compiler::{ExecutableDocument, Schema, schema::ExtendedType};
use lychgate::generated;
use std::collections::BTreeSet;
use std::sync::Mutex;

/// The documents that were sent.
#[derive(Debug, Default)]
pub(super) struct Asked(Mutex<BTreeSet<String>>);

impl Asked {
    /// Notes one.
    pub(super) fn note(&self, document: &str) {
        self.0.lock().unwrap().insert(document.to_owned());
    }

    /// Every field of every type was asked for, with every argument.
    pub(super) fn is_everything(&self) {
        let schema = Schema::parse_and_validate(generated::platform::SDL, "platform.graphql").unwrap();
        let mut asked = BTreeSet::new();
        for document in self.0.lock().unwrap().iter() {
            let document = ExecutableDocument::parse_and_validate(&schema, document, "client.graphql").unwrap();
            document.operations.iter().for_each(|operation| collect(&operation.selection_set, &mut asked));
        }
        let left: Vec<String> = published(&schema).into_iter().filter(|part| !asked.contains(part)).collect();
        assert!(left.is_empty(), "no typed client asks for {left:?}: tell of it in this life");
    }
}

/// The fields of all types, as in `Query.users`, and their arguments, as in `Query.users(limit)`.
fn published(schema: &Schema) -> BTreeSet<String> {
    let mut parts = BTreeSet::new();
    let own = schema.types.values().filter(|it| !it.is_built_in()).filter_map(ExtendedType::as_object);
    for object in own {
        for (name, field) in &object.fields {
            parts.insert(format!("{}.{name}", object.name));
            parts.extend(field.arguments.iter().map(|it| format!("{}.{name}({})", object.name, it.name)));
        }
    }
    assert!(parts.contains("Query.users(limit)") && parts.contains("User.id"), "this looks in the wrong place");
    parts
}

fn collect(set: &SelectionSet, asked: &mut BTreeSet<String>) {
    for selection in &set.selections {
        match selection {
            Selection::Field(field) => {
                asked.insert(format!("{}.{}", set.ty, field.name));
                asked.extend(field.arguments.iter().map(|it| format!("{}.{}({})", set.ty, field.name, it.name)));
                collect(&field.selection_set, asked);
            }
            Selection::InlineFragment(part) => collect(&part.selection_set, asked),
            Selection::FragmentSpread(spread) => panic!("cynic writes none of these: {spread}"),
        }
    }
}
