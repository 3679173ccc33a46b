//! Schemas that are served: pruned by settings, held against their tables, refused where they are faulty.

use crate::support::tables;
use lychgate_engine::{Options, Schema, SchemaError, When};
use serde_json::Map;

const SDL: &str = "
    directive @oneOf on INPUT_OBJECT
    \"What can be read.\"
    type Query { always: String sometimes(a: Int, b: Int): Extra node: Node me(name: NameInput, choice: Choice): String }
    type Mutation { change(input: ChangeInput): Extra }
    interface Node { id: ID! extra: Extra }
    type Item implements Node { id: ID! extra: Extra }
    type Extra { text: String }
    input ChangeInput { name: String secret: String kind: Kind = PLAIN }
    input NameInput { name: String nick: String }
    input Choice @oneOf { a: Int b: Int }
    enum Kind { PLAIN FANCY }
";

const WHEN: &[When] = &[
    When { coordinate: "Query.sometimes", setting: "SOMETIMES" },
    When { coordinate: "Query.me(name:)", setting: "NAMES" },
    When { coordinate: "ChangeInput.secret", setting: "SECRETS" },
    When { coordinate: "Mutation.change", setting: "CHANGES" },
    When { coordinate: "Node.extra", setting: "EXTRA" },
    When { coordinate: "Item.extra", setting: "EXTRA" },
];

fn served(on: &'static [&'static str]) -> Result<Schema, SchemaError> {
    Schema::new(tables::of(SDL, &[], WHEN), &|setting| on.contains(&setting), Options::default())
}

fn accepts(schema: &Schema, query: &str) -> bool {
    schema.prepare(query, None, &Map::new()).is_ok()
}

#[test]
fn with_all_settings_on_the_sdl_is_served_as_it_is() {
    let schema = served(&["SOMETIMES", "NAMES", "SECRETS", "CHANGES", "EXTRA"]).unwrap();
    assert_eq!(schema.sdl(), SDL);
    for query in [
        "{ sometimes(b: 1) { text } node { extra { text } } }",
        "{ me(name: { name: \"x\" }) }",
        "mutation { change { text } }",
    ] {
        assert!(accepts(&schema, query), "{query}");
    }
}

#[test]
fn parts_whose_setting_is_off_are_gone_for_validation_and_reading() {
    let schema = served(&["CHANGES", "EXTRA"]).unwrap();
    for query in
        ["{ sometimes { text } }", "{ me(name: null) }", "mutation { change(input: { secret: \"x\" }) { text } }"]
    {
        assert!(!accepts(&schema, query), "{query}");
    }
    for query in ["{ always me }", "mutation { change(input: { name: \"x\" }) { text } }", "{ me(choice: { a: 1 }) }"] {
        assert!(accepts(&schema, query), "{query}");
    }
    let sdl = schema.sdl();
    assert!(!sdl.contains("sometimes") && !sdl.contains("secret") && !sdl.contains("NameInput"), "{sdl}");
    assert!(sdl.contains("What can be read.") && sdl.contains("directive @oneOf"), "{sdl}");
    let again = tables::of(Box::leak(sdl.to_owned().into_boxed_str()), &[], &[]);
    assert!(Schema::new(again, &|_| true, Options::default()).is_ok(), "the served SDL is a schema itself");
}

#[test]
fn a_mutation_type_without_fields_goes_with_all_it_used() {
    let schema = served(&["SOMETIMES"]).unwrap();
    let sdl = schema.sdl();
    assert!(!sdl.contains("Mutation") && !sdl.contains("ChangeInput") && !sdl.contains("Kind"), "{sdl}");
    assert!(sdl.contains("Item"), "types behind an interface stay: {sdl}");
    assert!(!accepts(&schema, "mutation { __typename }"));
}

#[test]
fn positions_stay_those_of_the_tables() {
    let all = served(&["SOMETIMES", "NAMES", "SECRETS", "CHANGES", "EXTRA"]).unwrap();
    let few = served(&[]).unwrap();
    let query = "{ me(choice: { a: 1 }) node { id } }";
    let plan = |schema: &Schema| format!("{:?}", schema.prepare(query, None, &Map::new()).unwrap().plan());
    assert_eq!(plan(&all), plan(&few));
}

#[test]
fn faulty_schemas_are_refused() {
    let refused = |sdl: &str| Schema::new(tables::of(sdl, &[], &[]), &|_| true, Options::default()).unwrap_err();
    for sdl in [
        "type Query { a: Missing }",
        "type Query { a(x: Int = \"one\"): Int }",
        "type Query { a(x: In): Int } input In { x: Int! = null }",
        "type Query { a(x: In): Int } input In { x: In = {} }",
        "type Query { a: Int } interface I { b: Int } type T implements I { a: Int }",
    ] {
        assert!(matches!(refused(sdl), SchemaError::Invalid { .. }), "{sdl}");
    }
    let unknown: &[When] = &[When { coordinate: "Query.b", setting: "B" }];
    let error = Schema::new(tables::of("type Query { a: Int }", &[], unknown), &|_| false, Options::default());
    assert!(matches!(error, Err(SchemaError::UnknownCoordinate { coordinate, .. }) if coordinate == "Query.b"));
    let mut tables = *tables::of("type Query { a: Int }", &[], &[]);
    tables.sdl = "type Query { a: Int b(c: Int): Int }";
    let error = Schema::new(Box::leak(Box::new(tables)), &|_| true, Options::default());
    assert!(matches!(error, Err(SchemaError::Tables { reason, .. }) if reason.contains("Query.b")));
}
