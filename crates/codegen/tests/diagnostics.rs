//! What SDL authors are told, held against files: one message in a line. `UPDATE_SNAPSHOTS=1` writes the files anew.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking, its helpers too")]

use lychgate_codegen::{Source, generate};
use std::{fs, path::Path};

fn source(path: &str) -> Source {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Source { path: path.trim_start_matches("../").to_owned(), text: fs::read_to_string(root.join(path)).unwrap() }
}

fn told(sources: &[Source]) -> String {
    let diagnostics = generate("faulty", sources).expect_err("the schema is faulty");
    diagnostics.iter().map(|diagnostic| format!("{diagnostic}\n")).collect()
}

#[test]
fn every_mistake_is_told_with_its_place_and_how_to_mend_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let policy = source("../../schema/directives.graphql");
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(name) = name.strip_suffix(".graphql") else { continue };
        let told = told(&[source(&format!("tests/diagnostics/{name}.graphql")), policy.clone()]);
        let recorded = folder.join(format!("{name}.txt"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::write(&recorded, &told).unwrap();
        }
        assert_eq!(told, fs::read_to_string(&recorded).unwrap_or_default(), "{name}");
        count += 1;
    }
    assert_eq!(count, 10);
}

#[test]
fn places_count_characters_also_behind_a_described_schema() {
    let text = "# a \"comment\"\n\"\"\"\nGrüße \\\"\"\" schema {\n\"\"\"\nschema { query: Query }\n\"ü\" type Query { a: Int @nope }\n";
    let diagnostics =
        generate("faulty", &[Source { path: "a.graphql".to_owned(), text: text.to_owned() }]).unwrap_err();
    let places: Vec<_> = diagnostics.iter().map(|it| (it.path.as_str(), it.line, it.column)).collect();
    assert_eq!(places, [("a.graphql", 6, 25)]);
}

#[test]
fn every_source_that_does_not_parse_is_told() {
    let broken = |path: &str| Source { path: path.to_owned(), text: "type {".to_owned() };
    let told = told(&[broken("a.graphql"), broken("b.graphql")]);
    assert_eq!(told.lines().count(), 2);
    assert!(told.starts_with("a.graphql:1:6: ") && told.contains("\nb.graphql:1:6: "), "{told}");
}

#[test]
fn a_missing_list_of_levels_is_told() {
    let text = "type Query { a: Int @access(requires: PUBLIC) }".to_owned();
    let told = told(&[Source { path: "a.graphql".to_owned(), text }]);
    assert_eq!(
        told,
        "a.graphql:1:21: `PUBLIC` is no value of `enum Access`. Define `enum Access` in the file of the policy directives.\n"
    );
}

#[test]
fn no_text_makes_the_generator_panic() {
    for text in
        ["", "\"", "\"\"\"", "\"\" schema", "schema", "{", "type Query", "\u{feff}", "\0", "type Query { a: Int }}"]
    {
        assert!(
            generate("faulty", &[Source { path: "a.graphql".to_owned(), text: text.to_owned() }]).is_err(),
            "{text:?}"
        );
    }
}
