//! Where suggestions are off, no message names anything of the schema that the document does not name.

use crate::support::cases;
use crate::support::{SDL, object, schema, tables};
use apollo_compiler::Schema as TypeSystem;
use apollo_compiler::schema::ExtendedType;
use lychgate_engine::{Limits, Options, RequestError, Schema};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Names that belong to the language and not to the schema.
const OF_THE_LANGUAGE: &[&str] = &["if", "skip", "include", "deprecated", "reason", "specifiedBy", "url", "oneOf"];
/// Names that cannot be changed: the language gives them a meaning.
const FIXED: &[&str] = &["Int", "Float", "String", "Boolean", "ID", "Query", "Mutation"];

/// The schema of the specification cases with its names marked, so that none of them is a word of a sentence.
struct Marked {
    names: BTreeSet<String>,
    sdl: String,
}

impl Marked {
    fn new() -> Self {
        let names = names();
        let sdl = marked(&names, SDL);
        Self { names, sdl }
    }

    /// A document with the names of the schema as they are called here.
    fn text(&self, text: &str) -> String {
        marked(&self.names, text)
    }

    fn schema(&self, suggestions: bool) -> Schema {
        let limits = Limits { depth: 20, aliases: 100, ..Limits::default() };
        let options = Options { limits, suggestions, introspection: suggestions, ..Options::default() };
        Schema::new(tables::of(&self.sdl, &[], &[]), &|_| Some(true), options).expect("the schema is valid")
    }

    /// What a refusal says, and the names in it that do not stand in the document.
    fn told(&self, document: &str, error: &RequestError) -> (String, Vec<String>) {
        let said: Vec<String> = error.errors().iter().map(|error| error.message.to_string()).collect();
        let said = said.join("\n");
        let is_name = |word: &String| FIXED.contains(&word.as_str()) || word.ends_with(MARK);
        let written = words(document);
        let leaked = words(&said).into_iter().filter(|word| is_name(word) && !written.contains(word)).collect();
        (said, leaked)
    }
}

const MARK: &str = "_9";

fn is_part(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|letter| !is_part(letter)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn marked(names: &BTreeSet<String>, text: &str) -> String {
    let mut out = String::new();
    for piece in text.split_inclusive(|letter| !is_part(letter)) {
        let word = piece.trim_end_matches(|letter| !is_part(letter));
        let mark = if names.contains(word) { MARK } else { "" };
        out.push_str(&format!("{word}{mark}{}", &piece[word.len()..]));
    }
    out
}

/// Every name of the schema that can be changed: types, fields, arguments, values and directives.
fn names() -> BTreeSet<String> {
    let types = TypeSystem::parse(SDL, "schema.graphql").unwrap();
    let mut names: BTreeSet<String> = types.directive_definitions.keys().map(ToString::to_string).collect();
    names.extend(types.directive_definitions.values().flat_map(|it| &it.arguments).map(|it| it.name.to_string()));
    for ty in types.types.values().filter(|ty| !ty.is_built_in()) {
        names.insert(ty.name().to_string());
        let fields = match ty {
            ExtendedType::Object(object) => &object.fields,
            ExtendedType::Interface(interface) => &interface.fields,
            ExtendedType::InputObject(input) => {
                names.extend(input.fields.keys().map(ToString::to_string));
                continue;
            }
            ExtendedType::Enum(values) => {
                names.extend(values.values.keys().map(ToString::to_string));
                continue;
            }
            ExtendedType::Scalar(_) | ExtendedType::Union(_) => continue,
        };
        names.extend(fields.keys().map(ToString::to_string));
        names.extend(fields.values().flat_map(|field| &field.arguments).map(|argument| argument.name.to_string()));
    }
    names.retain(|name| !OF_THE_LANGUAGE.contains(&name.as_str()) && !FIXED.contains(&name.as_str()));
    names
}

/// Documents and what is wrong with them, each a rule of its own.
const INVALID: &[(&str, &str)] = &[
    ("{ nonsense }", "There is no such field."),
    ("{ __schema { nonsense } }", "There is no such field."),
    ("{ dog { nonsense } }", "There is no such field."),
    ("{ dog { name { x } } }", "The field must not have a selection."),
    ("{ dog }", "The field must have a selection of subfields."),
    ("{ text(nonsense: 1) }", "There is no such argument."),
    ("{ echo(int: \"x\") }", "The value does not fit its place."),
    ("{ echo(int: 99999999999) }", "The value does not fit its place."),
    ("{ echo(nested: 1) }", "The value does not fit its place."),
    ("{ echo(nested: { label: null }) }", "The value does not fit its place."),
    ("{ echo(nested: { nonsense: 1 }) }", "The value does not fit its place."),
    ("{ dog { ... on Human { __typename } } }", "The fragment can never apply here."),
    ("query ($x: String) { echo(int: $x) }", "The variable does not fit its place."),
    ("{ a: text a: number }", "Fields with one response key conflict; use different aliases."),
    ("{ ... on Nonsense { a } }", "Unknown type \"Nonsense\"."),
    ("{ ...Nonsense }", "Unknown fragment \"Nonsense\"."),
    ("{ text @onField(point: {}) }", "The value does not fit its place."),
    ("{ dog { doesKnowCommand } }", "A required argument is missing."),
    ("{ dog { doesKnowCommand(command: NONSENSE) } }", "The value does not fit its place."),
    ("{ text @nonsense }", "Unknown directive \"@nonsense\"."),
    ("query ($v: Int) { text }", "Variable \"$v\" is never used."),
];

#[test]
fn each_rule_has_a_sentence_that_names_nothing() {
    let marked = Marked::new();
    let schema = marked.schema(false);
    for (document, sentence) in INVALID {
        let document = marked.text(document);
        let error = schema.prepare(&document, None, Map::new()).expect_err(&document);
        let (said, leaked) = marked.told(&document, &error);
        assert!(said.lines().any(|line| line == *sentence), "{document}: {said}");
        assert!(leaked.is_empty(), "{document}: {leaked:?} in {said}");
        assert!(error.errors().iter().all(|error| !error.locations.is_empty()), "{document}: the place is told");
    }
}

#[test]
fn no_case_of_the_specification_makes_a_message_name_more_than_the_document() {
    let marked = Marked::new();
    let (discreet, usual) = (marked.schema(false), marked.schema(true));
    let (mut refused, mut tell) = (0, 0);
    for case in cases::all() {
        let text = marked.text(&case.text);
        let variables = marked.text(&Value::Object(case.variables).to_string());
        let variables = object(serde_json::from_str(&variables).unwrap());
        let Err(error) = discreet.prepare(&text, case.operation.as_deref(), variables.clone()) else { continue };
        refused += 1;
        // The schema has not been looked at yet, and a kind of token is called String.
        if matches!(error, RequestError::Syntax(_)) {
            continue;
        }
        let (said, leaked) = marked.told(&text, &error);
        assert!(leaked.is_empty(), "{}: {leaked:?} in {said}", case.name);
        assert!(!said.contains("Did you mean"), "{}: {said}", case.name);
        let usually = usual.prepare(&text, case.operation.as_deref(), variables).err();
        tell += usize::from(usually.is_some_and(|error| !marked.told(&text, &error).1.is_empty()));
    }
    assert!(refused > 150 && tell > 80, "{refused} cases are refused, {tell} of them usually with other names");
}

#[test]
fn variables_that_do_not_fit_are_told_by_their_name() {
    let schema = schema(Options { suggestions: false, ..Options::default() });
    let query = "query ($x: Nested!, $y: Int) { echo(nested: $x, int: $y) }";
    for value in [json!(1), json!({ "label": null }), json!({ "nonsense": 1 }), json!({ "children": [1, 2] })] {
        let variables = object(json!({ "x": value, "y": "secret" }));
        let error = schema.prepare(query, None, variables).expect_err("the variables do not fit");
        let said: Vec<_> = error.errors().iter().map(|error| error.message.to_string()).collect();
        assert_eq!(said, ["Variable \"$x\" got an invalid value.", "Variable \"$y\" got an invalid value."]);
    }
    let error = schema.prepare(query, None, Map::new()).expect_err("a variable is missing");
    assert_eq!(error.errors()[0].message, "Variable \"$x\" of required type \"Nested!\" was not provided.");
}
