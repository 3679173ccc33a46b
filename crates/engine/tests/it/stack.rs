//! Deeply nested documents of every kind are refused on a stack of 2 MiB, in an unoptimised build too.

use crate::support::schema;
use lychgate_engine::{LimitKind, Limits, Options};
use serde_json::Map;

const STACK_BYTES: usize = 2 << 20;

/// Limits that let everything through but the nesting itself.
fn open() -> Limits {
    let most = usize::MAX / 4;
    Limits {
        bytes: most,
        tokens: most,
        depth: most,
        aliases: most,
        directives: most,
        root_fields: most,
        cost: u64::MAX,
        recursion: 200,
        ..Limits::default()
    }
}

fn on_small_stack(limits: Limits, check: impl Fn(&lychgate_engine::Schema) + Send) {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
        let run = move || {
            for suggestions in [true, false] {
                check(&schema(Options { limits, suggestions, ..Options::default() }));
            }
        };
        thread.spawn_scoped(scope, run).unwrap().join().unwrap();
    });
}

fn nested(depth: usize) -> Vec<String> {
    let (open_list, close_list) = ("[".repeat(depth), "]".repeat(depth));
    vec![
        "{".repeat(depth),
        "[".repeat(depth),
        "(".repeat(depth),
        "{a".repeat(depth),
        format!("{}{}", "{ dog ".repeat(depth), "}".repeat(depth)),
        format!("{{ human {} {} }}", "{ relatives ".repeat(depth), "}".repeat(depth)),
        format!("{{ dog {} name {} }}", "{ ... ".repeat(depth), "}".repeat(depth)),
        format!("{{ echo(any: {open_list}1{close_list}) }}"),
        format!("{{ echo(matrix: {open_list}{close_list}) }}"),
        format!("{{ echo(any: {}1{}) }}", "{a: ".repeat(depth), "}".repeat(depth)),
        format!("{{ echo(nested: {}label: \"x\"{}) }}", "{children: {".repeat(depth), "}}".repeat(depth)),
        format!("query ($x: {open_list}Int{close_list}) {{ echo(any: $x) }}"),
        format!("query ($x: Any = {open_list}{close_list}) {{ echo(any: $x) }}"),
        format!("{{ text @onField(point: {}{}) }}", "{x: ".repeat(depth), "}".repeat(depth)),
        format!("{{ __schema {} {} }}", "{ types { ofType ".repeat(depth), "}}".repeat(depth)),
    ]
}

#[test]
fn four_thousand_brackets_are_refused() {
    for limits in [Limits::default(), open()] {
        on_small_stack(limits, |schema| {
            for document in nested(4000) {
                let error = schema.prepare(&document, None, Map::new()).unwrap_err();
                let exceeded = [LimitKind::Bytes, LimitKind::Tokens, LimitKind::Recursion];
                assert!(exceeded.iter().any(|kind| error.exceeds(*kind)), "{error:?}");
            }
        });
    }
}

#[test]
fn brackets_just_within_the_limit_do_no_harm() {
    on_small_stack(open(), |schema| {
        for depth in [50, 90, 190, 195] {
            for document in nested(depth) {
                // Whether it is valid does not matter here: it comes back.
                let _ = schema.prepare(&document, None, Map::new());
                let _ = schema.check(&document);
            }
        }
    });
}

#[test]
fn long_chains_of_fragments_do_no_harm() {
    on_small_stack(open(), |schema| {
        for length in [10, 90, 150, 300, 3000] {
            for body in ["...F", "mother { ...F", "... { ... { ...F", "mother { ... { mother { ...F"] {
                let close = "}".repeat(body.matches('{').count());
                let mut document = "{ dog { ...F0 } }".to_owned();
                for link in 0..length {
                    document.push_str(&format!(" fragment F{link} on Dog {{ {body}{} {close} }}", link + 1));
                }
                document.push_str(&format!(" fragment F{length} on Dog {{ name }}"));
                let _ = schema.prepare(&document, None, Map::new());
            }
        }
    });
}

#[test]
fn deep_variables_do_no_harm() {
    on_small_stack(open(), |schema| {
        let mut value = serde_json::json!({ "label": "x" });
        for _ in 0..120 {
            value = serde_json::json!({ "children": [value] });
        }
        let variables = crate::support::object(serde_json::json!({ "x": value }));
        assert!(schema.prepare("query ($x: Nested) { echo(nested: $x) }", None, variables).is_ok());
    });
}

/// The deepest that JSON is read.
const JSON_NESTED_MAX: usize = 127;

#[test]
fn the_deepest_json_does_no_harm_in_any_place() {
    on_small_stack(open(), |schema| {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        // The object of the variables takes one.
        let depth = JSON_NESTED_MAX - 1;
        for (open, close) in [("[", "]"), ("{\"children\":[", "]}"), ("{\"nested\":", "}")] {
            let times = depth / open.matches(['[', '{']).count();
            let text = format!("{{\"x\":{}1{}}}", open.repeat(times), close.repeat(times));
            let variables = crate::support::object(serde_json::from_str(&text).unwrap());
            for ty in ["Any", "Nested", "[Nested!]", "[[[[[[[[Int]]]]]]]]", "Int", "String!", "Point"] {
                for query in [
                    format!("query ($x: {ty}) {{ echo(any: $x) }}"),
                    format!("query ($x: {ty}) {{ echo(nested: $x) }}"),
                    format!("query ($x: {ty}) {{ echo(int: $x) }}"),
                    format!("query ($x: {ty}) {{ text @onField(point: $x) }}"),
                ] {
                    let _ = runtime.block_on(crate::support::answer(schema, &query, None, &variables));
                }
            }
            let query = "query ($x: Any) { echo(any: $x) }";
            assert!(runtime.block_on(crate::support::answer(schema, query, None, &variables)).is_ok());
        }
    });
}
