//! Schemas that are served: pruned by settings, held against their tables, refused where they are faulty.

use crate::support::tables;
use lychgate_engine::{Condition, Options, Required, Schema, SchemaError, Tables, Value, When};
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
    while_on("Query.sometimes", &["SOMETIMES"]),
    while_on("Query.me(name:)", &["NAMES"]),
    while_on("ChangeInput.secret", &["SECRETS"]),
    while_on("Mutation.change", &["CHANGES"]),
    while_on("Node.extra", &["EXTRA"]),
    while_on("Item.extra", &["EXTRA"]),
];

const fn while_on(coordinate: &'static str, any: &'static [&'static str]) -> When {
    When { coordinate, condition: Condition { any, none: &[] } }
}

fn served(on: &'static [&'static str]) -> Result<Schema, SchemaError> {
    Schema::new(tables::of(SDL, &[], WHEN), &|setting| Some(on.contains(&setting)), Options::default())
}

fn accepts(schema: &Schema, query: &str) -> bool {
    schema.prepare(query, None, Map::new()).is_ok()
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
    assert!(Schema::new(again, &|_| Some(true), Options::default()).is_ok(), "the served SDL is a schema itself");
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
    let plan = |schema: &Schema| format!("{:?}", schema.prepare(query, None, Map::new()).unwrap().plan());
    assert_eq!(plan(&all), plan(&few));
}

#[test]
fn faulty_schemas_are_refused() {
    let refused = |sdl: &str| Schema::new(tables::of(sdl, &[], &[]), &|_| Some(true), Options::default()).unwrap_err();
    for sdl in [
        "type Query { a: Missing }",
        "type Query { a(x: Int = \"one\"): Int }",
        "type Query { a(x: In): Int } input In { x: Int! = null }",
        "type Query { a(x: In): Int } input In { x: In = {} }",
        "type Query { a: Int } interface I { b: Int } type T implements I { a: Int }",
    ] {
        assert!(matches!(refused(sdl), SchemaError::Invalid { .. }), "{sdl}");
    }
    const UNKNOWN: &[When] = &[while_on("Query.b", &["B"])];
    let error = Schema::new(tables::of("type Query { a: Int }", &[], UNKNOWN), &|_| Some(false), Options::default());
    assert!(matches!(error, Err(SchemaError::UnknownCoordinate { coordinate, .. }) if coordinate == "Query.b"));
    let mut tables = *tables::of("type Query { a: Int }", &[], &[]);
    tables.sdl = "type Query { a: Int b(c: Int): Int }";
    let error = Schema::new(Box::leak(Box::new(tables)), &|_| Some(true), Options::default());
    assert!(matches!(error, Err(SchemaError::Tables { reason, .. }) if reason.contains("Query.b")));
}

const INPUTS: &str = "
    type Query { find(name: String, mail: String!, code: String, in: In): Int }
    input In { name: String! note: String }
";

/// What the tests below switch: `mail` is there while MAIL or BOTH is on and SHUT is not, and never while GONE is.
const SWITCHED: &[When] = &[
    When { coordinate: "Query.find(mail:)", condition: Condition { any: &["MAIL", "BOTH"], none: &["SHUT"] } },
    When { coordinate: "Query.find(mail:)", condition: Condition { any: &[], none: &["GONE"] } },
];

const REQUIRED: &[Required] = &[
    Required { coordinate: "Query.find(name:)", condition: Condition { any: &["NAMES"], none: &["LAX"] } },
    Required { coordinate: "Query.find(name:)", condition: Condition { any: &["FORMS.name"], none: &[] } },
    Required { coordinate: "Query.find(mail:)", condition: Condition { any: &[], none: &["LAX"] } },
    Required { coordinate: "In.name", condition: Condition { any: &[], none: &["LAX"] } },
];

fn fitted(on: &'static [&'static str]) -> Schema {
    let tables = Tables { required: REQUIRED, ..*tables::of(INPUTS, &[], SWITCHED) };
    let is_on = |setting: &str| Some(on.contains(&setting));
    Schema::new(Box::leak(Box::new(tables)), &is_on, Options::default()).unwrap()
}

#[test]
fn a_part_is_served_while_any_wanted_setting_is_on_and_no_unwanted_one() {
    let has_mail = |on| fitted(on).sdl().contains("mail");
    assert!(has_mail(&["MAIL"]) && has_mail(&["BOTH"]) && has_mail(&["MAIL", "BOTH"]));
    assert!(!has_mail(&[]) && !has_mail(&["MAIL", "SHUT"]) && !has_mail(&["MAIL", "GONE"]));
}

#[test]
fn settings_require_inputs_and_relax_them() {
    let schema = fitted(&["MAIL", "LAX"]);
    assert!(schema.sdl().contains("mail: String,") || schema.sdl().contains("mail: String\n"), "{}", schema.sdl());
    for query in ["{ find }", "{ find(mail: null, in: {}) }", "query($mail: String) { find(mail: $mail) }"] {
        assert!(accepts(&schema, query), "{query}");
    }
    let schema = fitted(&["MAIL", "NAMES", "FORMS.name"]);
    assert!(schema.sdl().contains("name: String!"), "{}", schema.sdl());
    for query in [
        "{ find(mail: \"m\") }",
        "{ find(name: null, mail: \"m\") }",
        "query($name: String) { find(name: $name, mail: \"m\") }",
        "{ find(name: \"n\", mail: \"m\", in: {}) }",
    ] {
        assert!(!accepts(&schema, query), "{query}");
    }
    assert!(accepts(&schema, "{ find(name: \"n\", mail: \"m\", in: { name: \"i\" }) }"));
    for on in [&["MAIL", "NAMES"] as &[_], &["MAIL", "FORMS.name"], &["MAIL", "NAMES", "FORMS.name", "LAX"]] {
        assert!(!fitted(on).sdl().contains("find(name: String!"), "all conditions have to hold: {on:?}");
    }
}

#[test]
fn what_is_gone_is_not_required() {
    assert!(accepts(&fitted(&[]), "{ find }"));
}

#[test]
fn variables_are_held_against_the_fitted_input() {
    let variables = |name: Value| serde_json::json!({ "in": { "name": name } }).as_object().cloned().unwrap();
    let query = "query($in: In) { find(mail: \"m\", in: $in) }";
    assert!(fitted(&["MAIL", "LAX"]).prepare(query, None, variables(Value::Null)).is_ok());
    assert!(fitted(&["MAIL"]).prepare(query, None, variables(Value::Null)).is_err());
    assert!(fitted(&["MAIL"]).prepare(query, None, variables("n".into())).is_ok());
}

#[test]
fn arguments_behind_one_that_is_gone_keep_their_positions() {
    let query = "{ find(code: \"c\") }";
    let schema = fitted(&[]);
    let plan = format!("{:?}", schema.prepare(query, None, Map::new()).unwrap().plan());
    let relaxed = fitted(&["MAIL", "LAX"]);
    assert_eq!(plan, format!("{:?}", relaxed.prepare(query, None, Map::new()).unwrap().plan()));
}

#[test]
fn an_argument_may_be_switched_on_a_field_that_is() {
    const BOTH: &[When] = &[while_on("Query.b", &["B"]), while_on("Query.b(c:)", &["C"])];
    let sdl = "type Query { a: Int b(c: Int): Int }";
    let served = Schema::new(tables::of(sdl, &[], BOTH), &|_| Some(false), Options::default()).unwrap();
    assert!(!served.sdl().contains('b'), "{}", served.sdl());
}

#[test]
fn settings_and_inputs_that_nobody_knows_are_refused_at_start() {
    let is_on = |setting: &str| (setting == "KNOWN").then_some(true);
    // What is asked first decides already, and the unknown name is told nevertheless.
    const UNKNOWN: &[When] = &[while_on("Query.a", &["KNOWN", "UNKNOWN"])];
    let error = Schema::new(tables::of("type Query { a: Int }", &[], UNKNOWN), &is_on, Options::default()).unwrap_err();
    assert_eq!(error.to_string(), "Query.a of test asks for the setting UNKNOWN, which is unknown");
    for coordinate in ["Query.a", "Query.a(c:)", "Query.c(b:)", "In.a", "In"] {
        let condition = Condition { any: &["KNOWN"], none: &[] };
        let required: &'static [Required] = vec![Required { coordinate, condition }].leak();
        let tables = Tables { required, ..*tables::of("type Query { a(b: Int): Int }", &[], &[]) };
        let error = Schema::new(Box::leak(Box::new(tables)), &is_on, Options::default());
        assert!(matches!(error, Err(SchemaError::UnknownCoordinate { .. })), "{coordinate}");
    }
}
