//! The cases of tests/spec and what graphql-js says of them.

use super::object;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// One request.
#[derive(Debug, Default)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) operation: Option<String>,
    pub(crate) variables: Map<String, Value>,
}

/// What graphql-js says of a case.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Verdict {
    Refused {
        refused: Refusal,
        #[serde(default)]
        messages: Vec<String>,
    },
    Answered {
        data: String,
        #[serde(default)]
        errors: Vec<Value>,
    },
}

/// At which step it refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Refusal {
    Syntax,
    Validation,
    Request,
}

/// All cases in the order of the files.
pub(crate) fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/cases");
    let mut files: Vec<_> = folder.read_dir().expect("the cases are there").map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|file| parse(file)).collect()
}

fn parse(file: &Path) -> Vec<Case> {
    let topic = file.file_stem().unwrap().to_str().unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let mut cases: Vec<(Case, Vec<&str>)> = Vec::new();
    for line in text.split('\n') {
        let Some(header) = line.strip_prefix("#= ") else {
            cases.last_mut().expect("a file begins with a name").1.push(line);
            continue;
        };
        if let Some(variables) = header.strip_prefix("variables: ") {
            cases.last_mut().unwrap().0.variables = object(serde_json::from_str(variables).unwrap());
        } else if let Some(operation) = header.strip_prefix("operation: ") {
            cases.last_mut().unwrap().0.operation = Some(operation.to_owned());
        } else {
            cases.push((Case { name: format!("{topic}/{header}"), ..Case::default() }, Vec::new()));
        }
    }
    cases.into_iter().map(|(case, lines)| Case { text: lines.join("\n"), ..case }).collect()
}

/// The verdicts by the name of the case.
pub(crate) fn verdicts() -> BTreeMap<String, Verdict> {
    serde_json::from_str(include_str!("../../spec/verdicts.json")).expect("the verdicts are JSON")
}
