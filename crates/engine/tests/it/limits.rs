//! Every limit: a document at the limit is served, one beyond it is refused before anything runs.

use crate::support::{SDL, TABLES, answer, object, schema, tables};
use lychgate_engine::{CacheBounds, CacheUse, Cost, LimitKind, Limits, Options, RequestError, Schema};
use serde_json::{Map, json};

fn limited(change: impl FnOnce(&mut Limits)) -> Schema {
    let mut limits = Limits::default();
    change(&mut limits);
    schema(Options { limits, ..Options::default() })
}

#[track_caller]
fn check(schema: &Schema, kind: LimitKind, served: &str, refused: &str) {
    if let Err(error) = schema.prepare(served, None, Map::new()) {
        panic!("{served} is within {kind:?}: {error:?}");
    }
    let before = schema.cache_use();
    match schema.prepare(refused, None, Map::new()) {
        Err(error) => assert!(error.exceeds(kind), "{refused} is beyond {kind:?}, not {error:?}"),
        Ok(_) => panic!("{refused} is beyond {kind:?}"),
    }
    if !matches!(kind, LimitKind::Cost) {
        let CacheUse { entries, bytes, .. } = schema.cache_use();
        assert_eq!((entries, bytes), (before.entries, before.bytes), "a refused document is not kept");
    }
}

#[test]
fn bytes() {
    let schema = limited(|limits| limits.bytes = 40);
    check(&schema, LimitKind::Bytes, &format!("{{text}}{}", " ".repeat(34)), &format!("{{text}}{}", " ".repeat(35)));
}

#[test]
fn tokens() {
    let schema = limited(|limits| limits.tokens = 5);
    check(&schema, LimitKind::Tokens, "{ a: text, } # not a token", "{ a: text text }");
}

#[test]
fn recursion() {
    let schema = limited(|limits| limits.recursion = 3);
    check(&schema, LimitKind::Recursion, "{ echo(ints: [1]) }", "{ echo(matrix: [[1]]) }");
}

#[test]
fn depth() {
    let schema = limited(|limits| limits.depth = 3);
    check(&schema, LimitKind::Depth, "{ dog { owner { name } } }", "{ dog { owner { pets { __typename } } } }");
}

#[test]
fn depth_through_fragments() {
    let schema = limited(|limits| limits.depth = 3);
    let served = "{ dog { ...A } } fragment A on Dog { ... { owner { ...B } } } fragment B on Human { name }";
    let refused =
        "{ dog { ...A } } fragment A on Dog { ... { owner { ...B } } } fragment B on Human { relatives { name } }";
    check(&schema, LimitKind::Depth, served, refused);
}

#[test]
fn aliases() {
    let schema = limited(|limits| limits.aliases = 2);
    check(&schema, LimitKind::Aliases, "{ a: text dog { b: name } }", "{ a: text b: text c: text }");
}

#[test]
fn aliases_count_each_time_a_fragment_is_spread() {
    let schema = limited(|limits| limits.aliases = 2);
    let served = "{ dog { ...F mother { ...F } } } fragment F on Dog { a: name }";
    let refused = "{ dog { ...F mother { ...F mother { ...F } } } } fragment F on Dog { a: name }";
    check(&schema, LimitKind::Aliases, served, refused);
}

#[test]
fn directives() {
    let schema = limited(|limits| limits.directives = 2);
    let served = "query ($x: Int @onVariable) @onQuery { echo(int: $x) }";
    let refused = "query ($x: Int @onVariable) @onQuery { echo(int: $x) @onField }";
    check(&schema, LimitKind::Directives, served, refused);
    let in_fragments = "{ dog { ...F @onSpread ... @onInline { name } ...F } } fragment F on Dog @onFragment { name }";
    check(&schema, LimitKind::Directives, "{ text @times(n: 1) @times(n: 2) }", in_fragments);
}

#[test]
fn root_fields() {
    let schema = limited(|limits| limits.root_fields = 2);
    check(
        &schema,
        LimitKind::RootFields,
        "{ text number text ...F } fragment F on Query { text }",
        "{ text number float }",
    );
}

#[test]
fn plan_nodes() {
    let schema = limited(|limits| limits.plan_nodes = 5);
    // Each of the four types that a being can be has its own copy of the selection.
    check(&schema, LimitKind::PlanNodes, "{ beings { name } }", "{ beings { name } text }");
}

#[test]
fn introspection_has_its_own_rule() {
    let schema = limited(|limits| limits.depth = 1);
    let served = "{ __schema { types { fields { type { ofType { ofType { ofType { name } } } } } } } }";
    let refused = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }";
    check(&schema, LimitKind::Introspection, served, refused);
}

#[test]
fn an_alias_within_introspection_counts() {
    let schema = limited(|limits| limits.aliases = 1);
    check(&schema, LimitKind::Aliases, "{ a: __schema { types { name } } }", "{ a: __schema { b: types { name } } }");
}

#[test]
fn fields_that_take_something_to_guess_at_count_after_merging() {
    let sdl = "type Query { open: Int } type Mutation { guess(password: String): Int open: Int }";
    let schema = Schema::new(tables::of(sdl, &[], &[]), &|_| Some(true), Options::default()).expect("it is valid");
    let five =
        r#"a: guess(password: "a") b: guess(password: "b") c: guess c: guess d: guess ...{ e: guess } open x: open"#;
    let fragment = "mutation { ...F f: guess } fragment F on Mutation { a: guess b: guess c: guess d: guess e: guess }";
    check(&schema, LimitKind::Attempts, &format!("mutation {{ {five} }}"), &format!("mutation {{ {five} f: guess }}"));
    check(&schema, LimitKind::Attempts, &fragment.replace("f: guess", "e: guess"), fragment);
    check(&schema, LimitKind::Attempts, "mutation { open a: open b: open c: open d: open e: open }", fragment);
}

fn costly(cost: u64, costs: tables::Costs<'_>) -> Schema {
    let limits = Limits { cost, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    Schema::new(tables::of(SDL, costs, &[]), &|_| Some(true), options).expect("the schema is valid")
}

#[test]
fn cost_sums_weights_and_multiplies_by_the_items() {
    let pets = Cost { weight: 10, multipliers: &[], assumed: 5 };
    let schema = costly(
        51,
        &[
            ("Query.pets", pets),
            ("Dog.owner", Cost { weight: 4, ..pets }),
            ("Cat.name", Cost { weight: 3, multipliers: &[], assumed: 1 }),
        ],
    );
    // 10 + 5 × max(dog: 4 + 4, cat: 0 + 3) = 50
    let served = "{ pets { ... on Dog { owner { pets { __typename } } mother { name } } ... on Cat { name } } text }";
    let prepared = schema.prepare(served, None, Map::new());
    // owner: 4 + 5 × 1, mother: 1; 10 + 5 × 10 = 60
    assert!(prepared.unwrap_err().exceeds(LimitKind::Cost));
    let prepared =
        schema.prepare("{ pets { ... on Dog { owner { name } } ... on Cat { name } } text }", None, Map::new());
    assert_eq!(prepared.unwrap().cost(), 30);
    check(
        &schema,
        LimitKind::Cost,
        "{ pets { ... on Dog { owner { name } mother { name mother { name } } } ... on Cat { name } } }",
        served,
    );
}

#[test]
fn assumed_items_multiply_all_the_way_down() {
    let by = |weight, assumed| Cost { weight, multipliers: &[], assumed };
    let costs = [("Dog.isAtLocation", by(2, 1)), ("Query.human", by(0, 50)), ("Dog.mother", by(1, 3))];
    let schema = costly(100, &costs);
    let cost = |query: &str| match schema.prepare(query, None, Map::new()) {
        Ok(prepared) => Some(prepared.cost()),
        Err(error) => {
            assert!(error.exceeds(LimitKind::Cost), "{error:?}");
            None
        }
    };
    assert_eq!(cost("{ dog { isAtLocation } }"), Some(1 + 2));
    assert_eq!(cost("{ dog { mother { mother { isAtLocation } } } }"), Some(1 + 1 + 3 * (1 + 3 * 2)));
    assert_eq!(cost("{ human { pets { __typename } relatives { __typename } iq } __typename text }"), Some(50 * 2));
    assert_eq!(cost("{ dog { name } human { pets { __typename } relatives { __typename } } }"), None);
}

/// A schema whose lists say their length, for the cost.
const LISTS: &str = "
    type Query { items(first: Int = 4, last: Int): [Item] }
    type Item { name: String below(first: Int, last: Int): [Item] }
";

#[test]
fn multipliers_come_from_literals_defaults_and_variables() {
    let by = Cost { weight: 1, multipliers: &["first", "last"], assumed: 9 };
    let tables = tables::of(LISTS, &[("Query.items", by), ("Item.below", by)], &[]);
    let limits = Limits { cost: 100, ..Limits::default() };
    let schema =
        Schema::new(tables, &|_| Some(true), Options { limits, ..Options::default() }).expect("the schema is valid");
    let cost = |query: &str, variables| match schema.prepare(query, None, object(variables)) {
        Ok(prepared) => Some(prepared.cost()),
        Err(error) => {
            assert!(error.exceeds(LimitKind::Cost), "{error:?}");
            None
        }
    };
    let literal = |below: &str| format!("{{ items{below} {{ below {{ name }} }} }}");
    assert_eq!(cost(&literal(""), json!({})), Some(1 + 4), "the default counts");
    assert_eq!(cost(&literal("(first: 99)"), json!({})), Some(100));
    assert_eq!(cost(&literal("(first: 100)"), json!({})), None);
    assert_eq!(cost(&literal("(first: null, last: 7)"), json!({})), Some(1 + 7), "the first that is given counts");
    assert_eq!(cost(&literal("(first: null)"), json!({})), Some(1 + 9), "else the assumed number");
    assert_eq!(cost(&literal("(first: -5)"), json!({})), Some(1), "less than nothing is nothing");
    let by_variable = "query ($n: Int, $m: Int = 2) { items(first: $n) { below(last: $m) { below { name } } } }";
    assert_eq!(cost(by_variable, json!({ "n": 33 })), Some(1 + 33 * (1 + 2)));
    assert_eq!(cost(by_variable, json!({ "n": 34 })), None, "judged after coercion");
    assert_eq!(cost(by_variable, json!({ "n": 1, "m": 1000 })), None);
    assert_eq!(cost(by_variable, json!({ "n": 33 })), Some(1 + 33 * (1 + 2)), "the plan is still good");
    assert_eq!(cost(by_variable, json!({ "n": 2_147_483_647, "m": 2_147_483_647 })), None);
}

#[test]
fn doubling_fragments_are_refused_at_once() {
    let mut document = "{ dog { ...F0 } }".to_owned();
    for level in 0..60 {
        document.push_str(&format!(" fragment F{level} on Dog {{ a: name ...F{0} ...F{0} }}", level + 1));
    }
    document.push_str(" fragment F60 on Dog { a: name }");
    let schema = limited(|_| {});
    let error = schema.prepare(&document, None, Map::new()).unwrap_err();
    assert!(error.exceeds(LimitKind::Aliases), "{error:?}");
    // Without aliases it is one selection, however often it is spread.
    let document = document.replace("a: name", "name");
    assert!(schema.prepare(&document, None, Map::new()).is_ok());
}

#[test]
fn widening_fragments_are_refused_at_once() {
    // Each level selects the next under two fields, for each of the types a being can be.
    let mut document = "{ beings { ...F0 } }".to_owned();
    for level in 0..6 {
        document.push_str(&format!(
            " fragment F{level} on Being {{ ... on Human {{ pets {{ ...F{0} }} relatives {{ ...F{0} }} }} ... on Dog {{ owner {{ ...F{0} }} mother {{ ...F{0} }} }} }}",
            level + 1
        ));
    }
    document.push_str(" fragment F6 on Being { name }");
    let schema = limited(|limits| limits.plan_nodes = 100);
    let error = schema.prepare(&document, None, Map::new()).unwrap_err();
    assert!(error.exceeds(LimitKind::PlanNodes), "{error:?}");
    let schema = limited(|limits| limits.cost = 100);
    let error = schema.prepare(&document, None, Map::new()).unwrap_err();
    assert!(error.exceeds(LimitKind::Cost), "{error:?}");
}

#[test]
fn errors_of_a_document_are_bounded() {
    let schema = limited(|limits| limits.errors = 7);
    let unknown: String = (0..200).map(|number| format!(" unknown{number}")).collect();
    for document in
        [format!("{{{unknown} }}"), format!("{{ echo(any: {{{} }}) }}", " a: 1".repeat(100)), "?".repeat(99)]
    {
        let error = schema.prepare(&document, None, Map::new()).unwrap_err();
        let shown = error.errors().len();
        assert!((1..=7).contains(&shown), "{shown} errors of {document}");
    }
    let query = "query ($x: [Int!]) { echo(ints: $x) }";
    let variables = object(json!({ "x": vec!["a"; 300] }));
    let Err(RequestError::Variables(errors)) = schema.prepare(query, None, variables) else {
        panic!("the variables do not fit");
    };
    assert_eq!(errors.len(), 7);
}

#[tokio::test]
async fn errors_of_an_answer_are_bounded() {
    let schema = limited(|limits| limits.errors = 3);
    let query = "{ a: failing { error } b: failing { error } c: failing { error } d: failing { error } }";
    let answer = answer(&schema, query, None, &Map::new()).await.unwrap();
    assert_eq!(answer.matches("\"message\"").count(), 3);
    assert!(
        answer.starts_with("{\"data\":{\"a\":{\"error\":null},\"b\":{\"error\":null},\"c\":{\"error\":null},\"d\":")
    );
}

#[test]
fn every_limit_tells_its_code_and_value() {
    let schema = limited(|limits| limits.depth = 2);
    let response = schema.prepare("{ dog { owner { name } } }", None, Map::new()).unwrap_err().response();
    let body: serde_json::Value = serde_json::from_slice(&response.body).unwrap();
    let message = "The operation nests fields more than 2 deep.";
    assert_eq!(body, json!({ "errors": [{ "message": message, "extensions": { "code": "TOO_DEEP", "limit": 2 } }] }));
}

#[test]
fn the_defaults_are_no_larger_than_promised() {
    let limits = Limits::default();
    assert!(limits.depth <= 8 && limits.aliases <= 15 && limits.directives <= 50 && limits.tokens <= 1000);
    assert!(limits.bytes <= 15_000 && limits.cost <= 5000 && limits.root_fields <= 20 && limits.errors <= 100);
}

#[test]
fn the_cache_keeps_to_its_bounds() {
    let cache = CacheBounds { entries: 10, bytes: 100_000 };
    let schema =
        Schema::new(&TABLES, &|_| Some(true), Options { cache, ..Options::default() }).expect("the schema is valid");
    let frequent = "{ text number }";
    for number in 0..200 {
        let document = format!("{{ text echo(int: {number}, string: \"{}\") }}", "x".repeat(number * 20));
        schema.prepare(&document, None, Map::new()).unwrap();
        schema.prepare(frequent, None, Map::new()).unwrap();
        let usage = schema.cache_use();
        assert!(usage.entries <= cache.entries && usage.bytes <= cache.bytes, "{usage:?}");
    }
    let before = schema.cache_use();
    assert!(before.entries > 1);
    let huge = format!("{{ echo(ints: [{}]) }}", " 1".repeat(900));
    schema.prepare(&huge, None, Map::new()).unwrap();
    let CacheUse { entries, bytes, .. } = schema.cache_use();
    assert_eq!((entries, bytes), (before.entries, before.bytes), "a document beyond its share pushes nothing out");
}

#[test]
fn a_document_that_outgrows_its_share_goes() {
    let cache = CacheBounds { entries: 10, bytes: 160_000 };
    let schema =
        Schema::new(&TABLES, &|_| Some(true), Options { cache, ..Options::default() }).expect("the schema is valid");
    let names = ["a", "b", "c", "d"];
    let definitions: String = names.iter().map(|name| format!("${name}: Boolean! ")).collect();
    let fields: String = names.iter().map(|name| format!("dog @include(if: ${name}) {{ name }} ")).collect();
    let query = format!("query ({definitions}) {{ text {fields} }}");
    let mut seen = [false; 2];
    for round in 0..50 {
        for bits in 0..16 {
            let values = names.iter().enumerate().map(|(at, name)| ((*name).to_owned(), json!(bits >> at & 1 == 1)));
            schema.prepare(&query, None, values.collect()).unwrap();
            let usage = schema.cache_use();
            assert!(usage.bytes <= cache.bytes / 8 && usage.entries <= 1, "{usage:?} in round {round}");
            seen[usage.entries] = true;
        }
    }
    assert_eq!(seen, [true, true], "it is kept while it is small, and goes");
}

#[test]
fn many_conditions_do_not_make_many_plans() {
    let schema = limited(|_| {});
    let names: Vec<_> = (0..10).map(|number| format!("v{number}")).collect();
    let definitions: String = names.iter().map(|name| format!("${name}: Boolean! ")).collect();
    let fields: String = names.iter().map(|name| format!("text @include(if: ${name}) ")).collect();
    let query = format!("query ({definitions}) {{ number {fields} }}");
    let with = |bits: usize| {
        let values = names.iter().enumerate().map(|(at, name)| (name.clone(), json!(bits >> at & 1 == 1)));
        values.collect::<Map<_, _>>()
    };
    let mut soon = 0;
    for bits in 0..1024 {
        let prepared = schema.prepare(&query, None, with(bits)).unwrap();
        assert_eq!(prepared.plan().root.fields.len(), if bits == 0 { 1 } else { 2 });
        let usage = schema.cache_use();
        assert_eq!(usage.entries, 1);
        if bits == 16 {
            soon = usage.bytes;
        }
        assert!(bits < 16 || usage.bytes <= 2 * soon, "{usage:?} after {bits}");
    }
}

/// Documents within all limits on their text that would be dear to merge, expand or plan without memory.
fn dear_documents() -> Vec<String> {
    let chain = |levels: usize, body: &dyn Fn(usize) -> String| {
        let mut document = "{ dog { ...F0 } }".to_owned();
        for level in 0..levels {
            document.push_str(&format!(" fragment F{level} on Dog {{ {} }}", body(level + 1)));
        }
        document.push_str(&format!(" fragment F{levels} on Dog {{ name }}"));
        document
    };
    let spread = |level: usize| format!("...F{level} ").repeat(30);
    let merged = |level: usize| format!("mother {{ ...F{level} }} ").repeat(20);
    let inline = |level: usize| format!("... {{ mother {{ ...F{level} }} }} ").repeat(12);
    let mixed = |level: usize| format!("mother {{ ...F{level} ...F{level} mother {{ name }} }} ").repeat(9);
    vec![
        chain(15, &spread),
        chain(6, &merged),
        chain(6, &inline),
        chain(5, &mixed),
        format!("{{ {} }}", "text ".repeat(900)),
        format!("{{ {} }}", "dog { name } ".repeat(240)),
        format!("{{ beings {{ {} }} }}", "... on Dog { name } ... on Pet { name } ".repeat(80)),
        format!("{{ {} }}", (0..240).map(|at| format!("f{at}: text ")).collect::<String>()),
    ]
}

#[test]
fn dear_documents_are_prepared_in_time() {
    // Without memory each of these takes longer than anybody would wait for a test.
    let schema = limited(|limits| (limits.aliases, limits.tokens, limits.root_fields) = (1000, 3000, 1000));
    for document in dear_documents() {
        let outcome = schema.prepare(&document, None, Map::new());
        assert!(outcome.is_ok(), "{:?}: {document}", outcome.err());
    }
}
