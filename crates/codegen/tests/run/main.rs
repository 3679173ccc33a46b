//! Compiles the recorded output for the kitchen sink and runs requests through it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod library;

/// The plain flavour.
pub mod kitchen_sink {
    include!("../snapshots/kitchen_sink.rs");
}

/// The Relay flavour.
pub mod kitchen_sink_relay {
    include!("../snapshots/kitchen_sink_relay.rs");
}

pub use library::Decimal;
use library::Library;
use lychgate_engine::{Executor, Options, Schema, Tables};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

async fn ask(tables: &'static Tables, executor: &impl Executor, query: &str, variables: &Value) -> Value {
    let schema = Schema::new(tables, &|_| Some(true), Options::default()).unwrap();
    let variables = variables.as_object().cloned().unwrap_or_default();
    let response = match schema.prepare(query, None, variables) {
        Ok(prepared) => schema.run(&prepared, executor).await,
        Err(error) => error.response(),
    };
    serde_json::from_slice(&response.body).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&response.body)))
}

async fn plain(library: &Library, query: &str) -> Value {
    plain_with(library, query, &json!({})).await
}

async fn plain_with(library: &Library, query: &str, variables: &Value) -> Value {
    ask(&kitchen_sink::TABLES, &kitchen_sink::Root(library), query, variables).await
}

async fn relay(library: &Library, query: &str, variables: &Value) -> Value {
    ask(&kitchen_sink_relay::TABLES, &kitchen_sink_relay::Root(library), query, variables).await
}

fn signed_in() -> Library {
    Library { caller: Some(("Bea", 30)), ..Library::default() }
}

#[tokio::test]
async fn lists_unions_and_aliases_are_written_as_selected() {
    let query =
        "{ shelf(first: 2) { __typename ... on Book { n: title genre price weight tags } ... on Record { id self } } }";
    let data = json!({ "shelf": [
        { "__typename": "Book", "n": "One \"of\" two", "genre": "SCIENCE_FICTION", "price": "12.50", "weight": 0.25, "tags": ["new", "näive\n"] },
        { "__typename": "Record", "id": "r1", "self": true },
    ] });
    assert_eq!(plain(&Library::default(), query).await, json!({ "data": data }));
}

#[tokio::test]
async fn lists_of_lists_keep_their_nulls() {
    let answer = plain(&Library::default(), "{ matrix }").await;
    assert_eq!(answer, json!({ "data": { "matrix": [[1, null], [], [i32::MIN]] } }));
}

#[tokio::test]
async fn interfaces_answer_the_type_that_is_there() {
    let query = "query($id: ID!) { node(id: $id) { id ... on Book { sequel { title } } ... on Author { name } } }";
    let ask = async |id: &str| plain_with(&Library::default(), query, &json!({ "id": id })).await;
    assert_eq!(ask("b1").await, json!({ "data": { "node": { "id": "b1", "sequel": { "title": "Two" } } } }));
    assert_eq!(ask("a1").await, json!({ "data": { "node": { "id": "a1", "name": "Ada" } } }));
    assert_eq!(ask("no").await, json!({ "data": { "node": null } }));
}

#[tokio::test]
async fn resolvers_below_the_root_get_parent_and_arguments_at_any_depth() {
    let query = "query($first: Int!) { author(name: \"x\") { biography books(first: $first, genre: POEM) { title author { books { title } } } } }";
    let answer = plain_with(&Library::default(), query, &json!({ "first": 1 })).await;
    let inner = json!({ "title": "by Ada Absent" });
    let book = json!({ "title": "by Ada Value(Poem)", "author": { "books": [inner, inner] } });
    let author = json!({ "biography": "The life of Ada", "books": [book] });
    assert_eq!(answer, json!({ "data": { "author": author } }));
}

#[tokio::test]
async fn a_null_takes_the_nearest_place_that_may_be_null() {
    let library = Library::default();
    let answer =
        plain(&library, "{ node(id: \"b1\") { ... on Book { reviews { stars verdict { must may } } } } }").await;
    let good = json!({ "stars": 5, "verdict": { "must": 1.0, "may": 0.5 } });
    assert_eq!(answer["data"], json!({ "node": { "reviews": [good, null, null] } }));
    assert_eq!(answer["errors"][0]["path"], json!(["node", "reviews", 1, "verdict", "must"]));
    assert_eq!(answer["errors"][0]["locations"], json!([{ "line": 1, "column": 60 }]));

    let answer = plain(&library, "{ fragile { may must } }").await;
    assert_eq!(answer["data"], json!({ "fragile": null }));
    assert_eq!(answer["errors"].as_array().unwrap().len(), 2);

    let answer = plain(&library, "{ matrix pages }").await;
    assert_eq!(answer["data"], Value::Null);
    assert_eq!(answer["errors"][0]["extensions"], json!({ "code": "NOT_COUNTED" }));
}

#[tokio::test]
async fn a_resolver_error_becomes_null_and_an_entry() {
    let answer =
        plain(&Library::default(), "{ a: author(name: \"nobody\") { name } b: author(name: \"x\") { name } }").await;
    assert_eq!(answer["data"], json!({ "a": null, "b": { "name": "Ada" } }));
    assert_eq!(
        answer["errors"],
        json!([{ "message": "No such author.", "locations": [{ "line": 1, "column": 3 }], "path": ["a"] }])
    );
}

#[tokio::test]
async fn a_denied_call_is_answered_as_the_contract_says_and_never_runs() {
    let library = Library::default();
    assert_eq!(plain(&library, "{ me { name } }").await, json!({ "data": { "me": null } }));
    let answer = plain(&library, "{ vault { gold } }").await;
    assert_eq!(answer["errors"][0]["extensions"], json!({ "code": "FORBIDDEN", "reason": "Anonymous" }));
    assert_eq!(library.runs.load(Ordering::Relaxed), 0);
    assert_eq!(
        plain(&library, "{ author(name: \"x\") { rival { name } } }").await,
        json!({ "data": { "author": { "rival": null } } })
    );

    assert_eq!(
        plain(&signed_in(), "{ me { name rival { name } } }").await,
        json!({ "data": { "me": { "name": "Bea", "rival": { "name": "Not Bea" } } } })
    );
    assert_eq!(plain(&signed_in(), "{ vault { gold } }").await, json!({ "data": { "vault": { "gold": 3 } } }));
    let stale = Library { caller: Some(("Bea", 601)), ..Library::default() };
    assert_eq!(plain(&stale, "{ vault { gold } }").await["errors"][0]["extensions"]["reason"], "Stale");
}

#[tokio::test]
async fn absent_null_and_value_are_told_apart() {
    let query = "mutation($title: String, $pages: Int, $note: Note) { changeBook(id: 7, title: $title, pages: $pages, isbn: \"i\", note: $note) { seen } }";
    let seen = async |variables: Value| {
        plain_with(&signed_in(), query, &variables).await["data"]["changeBook"]["seen"].clone()
    };
    assert_eq!(seen(json!({})).await, json!(["7", "Absent", "Some(1)", "Absent", "Value(\"i\")", "absent"]));
    assert_eq!(
        seen(json!({ "title": null, "pages": null, "note": null })).await,
        json!(["7", "Null", "None", "Absent", "Value(\"i\")", "null"])
    );
    assert_eq!(
        seen(json!({ "title": "t", "pages": 2, "note": { "text": null } })).await,
        json!(["7", "Value(\"t\")", "Some(2)", "Absent", "Value(\"i\")", "Null Some(3)"])
    );
}

#[tokio::test]
async fn a_switched_off_argument_is_absent_and_cannot_be_given() {
    let schema = Schema::new(&kitchen_sink::TABLES, &|_| Some(false), Options::default()).unwrap();
    assert!(!schema.sdl().contains("isbn"));
    let given = schema.prepare("mutation { changeBook(id: 1, isbn: \"i\") { seen } }", None, serde_json::Map::new());
    assert!(given.is_err());
    let library = signed_in();
    let prepared = schema.prepare("mutation { changeBook(id: 1) { seen } }", None, serde_json::Map::new()).unwrap();
    let response = schema.run(&prepared, &kitchen_sink::Root(&library)).await;
    let answer: Value = serde_json::from_slice(&response.body).unwrap();
    assert_eq!(answer["data"]["changeBook"]["seen"][4], "Absent");
}

#[tokio::test]
async fn a_relaxed_argument_is_absent_null_or_a_value_in_both_flavours() {
    let library = signed_in();
    let seen = async |arguments: &str| {
        let query = format!("mutation {{ changeBook({arguments}) {{ seen }} }}");
        let plain = plain(&library, &query).await["data"]["changeBook"]["seen"][4].clone();
        let query = format!("mutation {{ changeBook(input: {{ {arguments} }}) {{ seen }} }}");
        let relay = relay(&library, &query, &json!({})).await["data"]["changeBook"]["seen"][4].clone();
        assert_eq!(plain, relay);
        plain
    };
    assert_eq!(seen("id: 1").await, "Absent");
    assert_eq!(seen("id: 1, isbn: null").await, "Null");
    assert_eq!(seen("id: 1, isbn: \"i\"").await, "Value(\"i\")");
    for (tables, query) in [
        (&kitchen_sink::TABLES, "mutation { changeBook(id: 1) { seen } }"),
        (&kitchen_sink_relay::TABLES, "mutation { changeBook(input: { id: 1 }) { seen } }"),
    ] {
        let strict = Schema::new(tables, &|setting| Some(setting != "LAX"), Options::default()).unwrap();
        assert!(strict.prepare(query, None, serde_json::Map::new()).is_err(), "{query}");
    }
}

#[tokio::test]
async fn all_violations_are_told_at_once_and_the_resolver_does_not_run() {
    let library = Library::default();
    let query = "query($f: Filter) { shelf(first: 51, filter: $f) { __typename } }";
    let filter = json!({ "text": "tööööö", "tags": ["ok", "x", "yy"], "not": { "price": { "min": -0.5, "max": 9 } } });
    let answer = plain_with(&library, query, &json!({ "f": filter })).await;
    assert_eq!(answer["data"], Value::Null);
    let violations = json!([
        { "path": ["first"], "rule": "max", "limit": 50 },
        { "path": ["filter", "text"], "rule": "maxLength", "limit": 5 },
        { "path": ["filter", "tags"], "rule": "maxItems", "limit": 2 },
        { "path": ["filter", "tags", 1], "rule": "minLength", "limit": 2 },
        { "path": ["filter", "not", "price", "min"], "rule": "min", "limit": 0 },
    ]);
    assert_eq!(answer["errors"][0]["extensions"], json!({ "code": "INVALID_INPUT", "violations": violations }));
    assert_eq!(answer["errors"].as_array().unwrap().len(), 1);
    assert_eq!(library.runs.load(Ordering::Relaxed), 0);

    let fits = json!({ "text": "töööö", "tags": ["ok", "yy"] });
    assert_eq!(plain_with(&library, query, &json!({ "f": fits })).await["errors"].as_array().unwrap().len(), 1);
    let answer = plain_with(&library, &query.replace("51", "2"), &json!({ "f": fits })).await;
    assert_eq!(answer, json!({ "data": { "shelf": [{ "__typename": "Book" }, { "__typename": "Record" }] } }));
}

#[tokio::test]
async fn the_guard_comes_before_the_bounds() {
    let query = "mutation { changeBook(id: 1, isbn: \"i\", title: \"far too long\") { seen } }";
    let denied = plain(&Library::default(), query).await;
    assert_eq!(denied, json!({ "data": { "changeBook": { "seen": ["Anonymous"] } } }));
    assert_eq!(plain(&signed_in(), query).await["errors"][0]["extensions"]["code"], "INVALID_INPUT");
}

#[tokio::test]
async fn attempts_are_counted_behind_the_bounds_and_refused_before_the_resolver() {
    let library = Library { attempts: Some(1), ..Library::default() };
    let plain_query = "mutation($code: String!) { verify_2fa_code(code: $code) { success } }";
    for (code, success) in [("12345", Value::Null), ("123456", json!(true)), ("654321", json!(false))] {
        let answer = plain_with(&library, plain_query, &json!({ "code": code })).await;
        assert_eq!(answer["data"]["verify_2fa_code"]["success"], success, "{code}");
    }
    assert_eq!(library.runs.load(Ordering::Relaxed), 1);
    let relay_query = "mutation($input: Verify2faCodeInput!) { verify_2fa_code(input: $input) { success } }";
    let answer = relay(&library, relay_query, &json!({ "input": { "code": "111111" } })).await;
    assert_eq!(answer, json!({ "data": { "verify_2fa_code": { "success": false } } }));
    let counted = ["123456", "654321", "111111"].map(|code| Some(code.to_owned()));
    assert_eq!(*library.counted.lock().unwrap(), counted);
}

#[tokio::test]
async fn bounds_hold_below_the_root_too() {
    let answer = plain(&Library::default(), "{ author(name: \"x\") { books(first: 6) { id } } }").await;
    assert_eq!(answer["errors"][0]["path"], json!(["author", "books"]));
    assert_eq!(answer["errors"][0]["extensions"]["code"], "INVALID_INPUT");
    assert_eq!(answer["data"], json!({ "author": null }));
}

#[tokio::test]
async fn defaults_of_input_fields_reach_the_resolver() {
    let query = "{ shelf(first: 2, filter: { }) { ... on Record { title } } }";
    let answer = plain(&Library::default(), query).await;
    assert_eq!(answer["data"]["shelf"][1]["title"], "Some([Novel]) Absent");
    let absent = plain(&Library::default(), "{ shelf { ... on Record { title } } }").await;
    assert_eq!(absent["data"]["shelf"][1]["title"], "absent");
}

#[tokio::test]
async fn relay_hands_the_client_mutation_id_back() {
    let query = "mutation($input: ChangeBookInput!) { changeBook(input: $input) { clientMutationId seen author { biography } __typename } }";
    let input = json!({ "input": { "clientMutationId": "c\"1", "id": "7", "isbn": "i", "title": null } });
    let seen = json!(["7", "Null", "Some(1)", "Absent", "Value(\"i\")", "absent"]);
    let payload = json!({ "clientMutationId": "c\"1", "seen": seen, "author": { "biography": "The life of Ada" }, "__typename": "ChangeBookPayload" });
    assert_eq!(relay(&signed_in(), query, &input).await, json!({ "data": { "changeBook": payload } }));

    let denied =
        json!({ "clientMutationId": "c\"1", "seen": ["Anonymous"], "author": null, "__typename": "ChangeBookPayload" });
    assert_eq!(relay(&Library::default(), query, &input).await, json!({ "data": { "changeBook": denied } }));

    let unnamed = json!({ "input": { "id": "7", "isbn": "i" } });
    assert_eq!(relay(&signed_in(), query, &unnamed).await["data"]["changeBook"]["clientMutationId"], Value::Null);
}

#[tokio::test]
async fn relay_holds_bounds_and_answers_queries_and_errors_like_the_plain_flavour() {
    let library = Library::default();
    let query = "mutation { verify_2fa_code(input: { code: \"12345\", clientMutationId: \"x\" }) { success clientMutationId } }";
    let answer = relay(&library, query, &json!({})).await;
    assert_eq!(answer["data"], Value::Null);
    assert_eq!(
        answer["errors"][0]["extensions"]["violations"],
        json!([{ "path": ["code"], "rule": "minLength", "limit": 6 }])
    );
    let answer = relay(&library, &query.replace("12345", "123456"), &json!({})).await;
    assert_eq!(answer, json!({ "data": { "verify_2fa_code": { "success": true, "clientMutationId": "x" } } }));
    let answer = relay(&library, "mutation { confirm2Fa(input: { }) { success } }", &json!({})).await;
    assert_eq!(answer["data"], json!({ "confirm2Fa": null }));
    let answer = relay(&library, "{ author(name: \"x\") { biography } }", &json!({})).await;
    assert_eq!(answer, json!({ "data": { "author": { "biography": "The life of Ada" } } }));
}

#[test]
fn values_do_not_show_in_debug_output() {
    assert_eq!(format!("{:?}", library::ada()), "Author { .. }");
}
