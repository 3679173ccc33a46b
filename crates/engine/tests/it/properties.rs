//! Properties over random documents: nothing panics, a kept document answers as a fresh one, memory stays bounded.

use crate::support::cases::{self, Case};
use crate::support::{answer, object, schema, uncached};
use lychgate_engine::{CacheBounds, Options, Schema};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

const CACHE: CacheBounds = CacheBounds { entries: 50, bytes: 2_000_000 };

/// Shared by all runs, so that documents push each other out of the cache.
static KEEPING: LazyLock<Schema> = LazyLock::new(|| schema(Options { cache: CACHE, ..Options::default() }));
static FRESH: LazyLock<Schema> = LazyLock::new(|| schema(uncached(Options::default())));
static CASES: LazyLock<Vec<Case>> = LazyLock::new(cases::all);

fn run(schema: &Schema, text: &str, operation: Option<&str>, variables: &Map<String, Value>) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime starts");
    match runtime.block_on(answer(schema, text, operation, variables)) {
        Ok(answer) => answer,
        Err(error) => String::from_utf8(error.response().body).expect("answers are UTF-8"),
    }
}

/// Runs a request fresh and twice through the cache, and holds the answers against each other.
fn check(text: &str, operation: Option<&str>, variables: &Map<String, Value>) -> Result<(), TestCaseError> {
    let expected = run(&FRESH, text, operation, variables);
    let parsed: Value = serde_json::from_str(&expected).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert!(parsed.get("data").is_some() || parsed["errors"].is_array());
    for _ in 0..2 {
        prop_assert_eq!(&run(&KEEPING, text, operation, variables), &expected);
    }
    let usage = KEEPING.cache_use();
    prop_assert!(usage.entries <= CACHE.entries && usage.bytes <= CACHE.bytes, "{:?}", usage);
    Ok(())
}

/// Selections that are mostly valid, with conditions, aliases, fragments and variables.
fn selection(object: &'static str, depth: u32) -> BoxedStrategy<String> {
    let leaves: &[&str] = match object {
        "Query" => {
            &["text", "number", "truth", "slow", "echo(int: $i, string: \"s\")", "echoDefaults(int: $i)", "__typename"]
        }
        "Dog" => &["name", "nickname", "barks", "x: barkVolume", "doesKnowCommand(command: $c)", "__typename"],
        "Human" => &["name", "iq", "x: height", "id", "__typename"],
        "Being" => &["name", "name(surname: $b)", "__typename", "... on Alien { numEyes }"],
        "Failing" => &["ok", "error", "errorNonNull", "textsWithNull", "x: nullNonNull"],
        _ => &["__typename"],
    };
    let leaf = proptest::sample::select(leaves).prop_map(str::to_owned);
    let condition =
        proptest::sample::select(&["", "", "", "@include(if: $b)", "@skip(if: $d)", "@include(if: false)"][..]);
    let leaf = (leaf, condition.clone()).prop_map(|(leaf, condition)| match leaf.starts_with("...") {
        true => leaf,
        false => format!("{leaf} {condition}"),
    });
    if depth == 0 {
        return proptest::collection::vec(leaf, 1..4).prop_map(|fields| fields.join(" ")).boxed();
    }
    let below: &[(&str, &'static str)] = match object {
        "Query" => &[("dog", "Dog"), ("beings", "Being"), ("failing", "Failing"), ("human", "Human"), ("...", "Query")],
        "Dog" => &[("owner", "Human"), ("mother", "Dog"), ("... on Being", "Being"), ("...", "Dog")],
        "Human" => &[("relatives", "Human"), ("pets", "Pets"), ("... on Being", "Being")],
        "Being" => &[("... on Dog", "Dog"), ("... on Human", "Human"), ("...", "Being")],
        "Failing" => {
            &[("nested", "Failing"), ("nestedNonNull", "Failing"), ("list", "Failing"), ("strictList", "Failing")]
        }
        _ => &[("... on Dog", "Dog")],
    };
    let branches = below.iter().map(|(field, object)| {
        let below = selection(object, depth - 1);
        (below, condition.clone())
            .prop_map(move |(below, condition)| format!("{field} {condition} {{ {below} }}"))
            .boxed()
    });
    let any = branches.chain([leaf.boxed()]).collect::<Vec<_>>();
    proptest::collection::vec(proptest::strategy::Union::new(any), 1..5).prop_map(|fields| fields.join(" ")).boxed()
}

fn variables() -> impl Strategy<Value = Value> {
    let number = proptest::sample::select(vec![json!(1), json!(-2), json!(null), json!("x"), json!(2.0), json!(1e12)]);
    (number, any::<bool>(), any::<Option<bool>>()).prop_map(|(number, b, d)| {
        let mut values = json!({ "i": number, "b": b });
        if let Some(d) = d {
            values["d"] = json!(d);
        }
        values
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_documents_answer_the_same_from_the_cache(selection in selection("Query", 3), variables in variables()) {
        let header = "($i: Int = 3, $b: Boolean!, $c: Command! = SIT, $d: Boolean! = true)";
        // Every variable is used at least once, so that most documents are valid.
        let used = "used: echo(int: $i, bool: $b, command: $c) @include(if: $d)";
        let document = format!("query {header} {{ {selection} {used} }}");
        check(&document, None, &object(variables))?;
    }

    #[test]
    fn mutilated_documents_do_not_panic(
        case in 0..CASES.len(),
        other in 0..CASES.len(),
        (from, length, at) in (0.0..1.0, 0_usize..12, 0.0..1.0),
        insert in proptest::sample::select(&["", "{", "}", "[", "]", "(", ")", "\"", "\"\"\"", "...", "$x", "!", ":", "@", "\\", "\u{feff}", "#", "é🦀", "null", "{{{{", "0", "-", "1.", "e9", "_", "\u{0}", "on", "fragment"][..]),
    ) {
        let (case, other) = (&CASES[case], &CASES[other]);
        let mut text: Vec<char> = case.text.chars().collect();
        let start = position(&text, from);
        text.splice(start..(start + length).min(text.len()), insert.chars());
        let at = position(&text, at);
        let cut: Vec<char> = other.text.chars().collect();
        let piece = position(&cut, from);
        text.splice(at..at, cut.iter().skip(piece).take(length * 2).copied());
        check(&text.into_iter().collect::<String>(), case.operation.as_deref(), &case.variables)?;
    }

    #[test]
    fn any_text_does_not_panic(text in "\\PC{0,200}", operation in proptest::option::of("[a-zA-Z]{0,3}")) {
        check(&text, operation.as_deref(), &Map::new())?;
    }

    #[test]
    fn any_tokens_do_not_panic(tokens in proptest::collection::vec(token(), 0..60)) {
        check(&tokens.join(" "), None, &Map::new())?;
        check(&tokens.concat(), None, &Map::new())?;
    }

    #[test]
    fn any_variables_do_not_panic(case in 0..CASES.len(), name in "[a-z]", value in json_value()) {
        let case = &CASES[case];
        let mut variables = case.variables.clone();
        if let Some(slot) = variables.values_mut().next() {
            *slot = value.clone();
        }
        variables.insert(name, value);
        check(&case.text, case.operation.as_deref(), &variables)?;
    }
}

fn position(text: &[char], share: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a position in a short text"
    )]
    let position = (text.len() as f64 * share) as usize;
    position.min(text.len())
}

fn token() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(
        &[
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            ":",
            "=",
            "!",
            "$",
            "@",
            "...",
            "|",
            "&",
            "query",
            "mutation",
            "fragment",
            "on",
            "dog",
            "name",
            "text",
            "Dog",
            "Query",
            "a",
            "$x",
            "1",
            "-1.5e3",
            "\"s\"",
            "\"\"\"b\"\"\"",
            "true",
            "null",
            "SIT",
            "echo",
            "int",
            "@include(if: true)",
            "# comment\n",
            ",",
            "\"",
            "0x",
            "1.",
            "..",
            "__typename",
            "__schema",
            "type",
            "schema",
        ][..],
    )
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        proptest::sample::select(&["SIT", "a", "1", "true", "", "é"][..]).prop_map(Value::from),
    ];
    let key =
        proptest::sample::select(&["x", "y", "a", "b", "c", "d", "nonNullField", "label", "children", "path", "z"][..]);
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(key.clone().prop_map(str::to_owned), inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

#[test]
fn most_generated_documents_are_valid() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = selection("Query", 3);
    let valid = (0..200).filter(|_| {
        let selection = strategy.new_tree(&mut runner).expect("the strategy generates").current();
        let header = "($i: Int = 3, $b: Boolean!, $c: Command! = SIT, $d: Boolean! = true)";
        let used = "used: echo(int: $i, bool: $b, command: $c) @include(if: $d)";
        let document = format!("query {header} {{ {selection} {used} }}");
        run(&FRESH, &document, None, &object(json!({ "b": true }))).starts_with("{\"data\":")
    });
    let valid = valid.count();
    assert!(valid > 100, "{valid} of 200");
}
