//! The root fields of a contract, as its authority has them.

use apollo_compiler::ast::{Definition, Document};
use std::collections::BTreeMap;

/// The root fields of the authority of a contract with the level of their `@access`.
pub(super) fn root_fields(contract: &str) -> BTreeMap<String, String> {
    let path = format!("{}/schema/{contract}.graphql", env!("CARGO_MANIFEST_DIR"));
    let document = Document::parse(std::fs::read_to_string(&path).unwrap(), path).unwrap();
    let roots = document.definitions.iter().filter_map(|definition| {
        let Definition::ObjectTypeDefinition(object) = definition else { return None };
        matches!(object.name.as_str(), "Query" | "Mutation").then_some(object)
    });
    roots
        .flat_map(|object| &object.fields)
        .map(|field| {
            let access =
                field.directives.get("access").and_then(|access| access.specified_argument_by_name("requires"));
            (field.name.to_string(), access.map(|level| level.to_string()).unwrap_or_default())
        })
        .collect()
}
