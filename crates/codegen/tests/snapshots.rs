//! The output for small schemas, held against files. `UPDATE_SNAPSHOTS=1` writes the files anew.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

use lychgate_codegen::{GeneratedFile, Source, generate};
use std::collections::BTreeSet;
use std::{fs, path::Path};

fn sources(name: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = Source {
        path: format!("tests/schemas/{name}.graphql"),
        text: fs::read_to_string(root.join(format!("tests/schemas/{name}.graphql"))).unwrap(),
    };
    let policy = Source {
        path: "schema/directives.graphql".to_owned(),
        text: fs::read_to_string(root.join("../../schema/directives.graphql")).unwrap(),
    };
    vec![own, policy]
}

fn names_in(folder: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn generated(name: &str) -> Vec<GeneratedFile> {
    generate(name, &sources(name)).unwrap_or_else(|diagnostics| {
        let lines: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        panic!("{name} does not generate:\n{}", lines.join("\n"))
    })
}

#[test]
fn output_is_as_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let is_update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut made = BTreeSet::new();
    let mut stale = Vec::new();
    for schema in names_in("tests/schemas") {
        for file in generated(schema.trim_end_matches(".graphql")) {
            let path = folder.join(&file.name);
            if is_update {
                fs::write(&path, &file.text).unwrap();
            } else if fs::read_to_string(&path).unwrap_or_default() != file.text {
                stale.push(file.name.clone());
            }
            made.insert(file.name);
        }
    }
    assert!(stale.is_empty(), "these differ, look at them with UPDATE_SNAPSHOTS=1 and git diff: {stale:?}");
    assert_eq!(names_in("tests/snapshots"), made, "files that nothing makes, or that are missing");
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    for schema in names_in("tests/schemas") {
        let name = schema.trim_end_matches(".graphql");
        assert_eq!(generated(name), generated(name));
    }
}

#[test]
fn the_header_names_the_sources_and_the_command() {
    for file in generated("relay") {
        let first = file.text.lines().next().unwrap();
        assert!(first.contains("tests/schemas/relay.graphql") && first.contains("`cargo xtask regenerate`"), "{first}");
    }
}

#[test]
fn documentation_is_never_torn_from_what_it_documents() {
    for schema in names_in("tests/schemas") {
        for file in generated(schema.trim_end_matches(".graphql")).iter().filter(|file| file.name.ends_with("rs")) {
            for (line, next) in file.text.lines().zip(file.text.lines().skip(1)) {
                assert!(!(line.trim_start().starts_with("///") && next.is_empty()), "{}: {line}", file.name);
            }
        }
    }
}

#[test]
fn the_published_sdl_carries_no_policy() {
    for schema in names_in("tests/schemas") {
        for file in generated(schema.trim_end_matches(".graphql")).iter().filter(|file| file.name.ends_with("graphql"))
        {
            for line in file.text.lines() {
                let directives =
                    line.split('@').skip(1).map(|rest| rest.split(|it: char| !it.is_alphanumeric()).next());
                let allowed = [Some("deprecated"), Some("specifiedBy")];
                assert!(directives.clone().all(|name| allowed.contains(&name)), "{}: {line}", file.name);
            }
            assert!(!file.text.contains("enum Access"), "{}", file.name);
        }
    }
}
