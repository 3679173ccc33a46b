//! Documents that other servers get wrong, and those that apollo-compiler alone would let pass.

use crate::support::{answer, object, schema};
use lychgate_engine::{Options, RequestError};
use serde_json::{Map, Value, json};

async fn run(query: &str, variables: Value) -> Result<Value, RequestError> {
    let schema = schema(Options::default());
    let answer = answer(&schema, query, None, &object(variables)).await?;
    Ok(serde_json::from_str(&answer).unwrap())
}

#[tokio::test]
async fn an_eight_kilobyte_query_of_brackets_is_refused() {
    let document = format!("{{ echo(any: {}{}) }}", "[".repeat(4000), "]".repeat(4000));
    assert!(matches!(run(&document, json!({})).await, Err(RequestError::Limit(_))));
}

#[tokio::test]
async fn the_default_of_an_include_variable_counts() {
    let query = "query ($on: Boolean = false) { number text @include(if: $on) }";
    assert_eq!(run(query, json!({})).await, Ok(json!({ "data": { "number": -7 } })));
    let query = "query ($off: Boolean! = true) { number text @skip(if: $off) }";
    assert_eq!(run(query, json!({})).await, Ok(json!({ "data": { "number": -7 } })));
}

#[tokio::test]
async fn conflicting_nested_fields_are_refused() {
    let query = "{ dog { mother { x: name } } dog { mother { x: nickname } } }";
    assert!(matches!(run(query, json!({})).await, Err(RequestError::Validation(_))));
}

#[tokio::test]
async fn what_apollo_compiler_lets_pass_is_refused() {
    for query in [
        "{ echo(complex: { nonNullField: true, nonNullField: false }) }",
        "query ($x: Int = null) { echoRequired(int: $x) }",
        "query ($x: Boolean) { echo(complex: { nonNullField: $x }) }",
        "query ($x: Int) { echo(intsStrict: [$x]) }",
        "{ echo(choice: { a: 1, b: \"x\" }) }",
        "{ echo(choice: {}) }",
        "{ echo(choice: { a: null }) }",
        "query ($a: Int) { echo(choice: { a: $a }) }",
    ] {
        let outcome = run(query, json!({})).await;
        assert!(matches!(outcome, Err(RequestError::Validation(_))), "{query}: {outcome:?}");
    }
}

#[tokio::test]
async fn conditions_do_not_stick_to_a_prepared_document() {
    let schema = schema(Options::default());
    let query = "query ($on: Boolean!, $x: Int) { a: number @include(if: $on) echo(int: $x) b: number @skip(if: $on) }";
    for round in 0..3 {
        for on in [true, false] {
            let variables = object(json!({ "on": on, "x": round }));
            let answer = answer(&schema, query, None, &variables).await.unwrap();
            let expected = if on {
                format!("{{\"data\":{{\"a\":-7,\"echo\":{{\"int\":{round}}}}}}}")
            } else {
                format!("{{\"data\":{{\"echo\":{{\"int\":{round}}},\"b\":-7}}}}")
            };
            assert_eq!(answer, expected);
        }
    }
    assert_eq!(schema.cache_use().entries, 1);
}

#[tokio::test]
async fn operations_of_one_document_keep_their_own_plans() {
    let schema = schema(Options::default());
    let query = "query A { text } query B { number } mutation C { total }";
    for _ in 0..2 {
        for (name, expected) in [("B", "{\"data\":{\"number\":-7}}"), ("C", "{\"data\":{\"total\":0}}")] {
            assert_eq!(answer(&schema, query, Some(name), &Map::new()).await.unwrap(), expected);
        }
        let error = answer(&schema, query, None, &Map::new()).await.unwrap_err();
        assert_eq!(error, RequestError::OperationNameMissing);
        assert_eq!(
            error.response().body,
            br#"{"errors":[{"message":"Must provide operation name if query contains multiple operations.","extensions":{"code":"OPERATION_RESOLUTION_FAILURE"}}]}"#
        );
    }
}

#[test]
fn an_invalid_document_is_never_kept() {
    let schema = schema(Options::default());
    for query in [
        "{ unknown }",
        "{",
        "",
        "{ dog }",
        "subscription { ticks }",
        "query ($x: Int = null) { echoRequired(int: $x) }",
    ] {
        for _ in 0..2 {
            assert!(schema.prepare(query, None, Map::new()).is_err(), "{query}");
        }
        assert_eq!(schema.cache_use().entries, 0, "{query}");
    }
}

#[test]
fn hits_and_misses_are_counted() {
    let schema = schema(Options::default());
    let look = |query: &str| drop(schema.prepare(query, None, Map::new()));
    let counted = || (schema.cache_use().hits, schema.cache_use().misses);
    assert_eq!(counted(), (0, 0));
    look("{ number }");
    assert_eq!(counted(), (0, 1), "the first sight");
    look("{ number }");
    look("{ number }");
    look("{ number  }");
    assert_eq!(counted(), (2, 2), "the text counts, not its meaning");
    look("{ unknown }");
    look("{ unknown }");
    assert_eq!(counted(), (2, 4), "what is not valid is never kept");
}

#[test]
fn subscriptions_are_refused() {
    let schema = schema(Options::default());
    let error = schema.prepare("subscription { ticks }", None, Map::new()).unwrap_err();
    assert_eq!(error.errors()[0].extensions["code"], "SUBSCRIPTION_NOT_SERVED");
}

#[tokio::test]
async fn introspection_can_be_switched_off() {
    let schema = schema(Options { introspection: false, ..Options::default() });
    for query in
        ["{ __schema { types { name } } }", "{ text ...F } fragment F on Query { __type(name: \"Dog\") { name } }"]
    {
        let error = schema.prepare(query, None, Map::new()).unwrap_err();
        let errors = error.errors();
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].extensions["code"], "INTROSPECTION_DISABLED");
        assert_eq!(errors[0].locations.len(), 1);
    }
    let answer = answer(&schema, "{ __typename dog { __typename } }", None, &Map::new()).await.unwrap();
    assert_eq!(answer, r#"{"data":{"__typename":"Query","dog":{"__typename":"Dog"}}}"#);
}

#[tokio::test]
async fn the_query_of_common_tools_for_introspection_is_served() {
    let schema = schema(Options::default());
    let of_type = "name kind ofType { ".repeat(9);
    let query = format!(
        "query IntrospectionQuery {{ __schema {{ queryType {{ name }} mutationType {{ name }} subscriptionType {{ name }}
           types {{ ...FullType }} directives {{ name description locations args {{ ...InputValue }} }} }} }}
         fragment FullType on __Type {{ kind name description
           fields(includeDeprecated: true) {{ name description args {{ ...InputValue }} type {{ ...TypeRef }} isDeprecated deprecationReason }}
           inputFields {{ ...InputValue }} interfaces {{ ...TypeRef }} enumValues(includeDeprecated: true) {{ name }} possibleTypes {{ ...TypeRef }} }}
         fragment InputValue on __InputValue {{ name description type {{ ...TypeRef }} defaultValue }}
         fragment TypeRef on __Type {{ {of_type} name {} }}",
        "}".repeat(9)
    );
    let answer: Value = serde_json::from_str(&answer(&schema, &query, None, &Map::new()).await.unwrap()).unwrap();
    let types = answer["data"]["__schema"]["types"].as_array().unwrap();
    assert!(types.iter().any(|ty| ty["name"] == "CatOrDog" && ty["possibleTypes"][0]["name"] == "Cat"));
    assert_eq!(answer.get("errors"), None);
}

#[test]
fn a_schema_that_is_printed_tells_no_document() {
    let schema = schema(Options::default());
    schema.prepare("{ echo(string: \"geheim\") }", None, Map::new()).unwrap();
    assert_eq!(schema.cache_use().entries, 1);
    assert!(!format!("{schema:?}").contains("geheim"));
}

#[test]
fn values_in_messages_are_cut() {
    let schema = schema(Options::default());
    let long = "x".repeat(10_000);
    let variables = object(json!({ "x": long, "y": { "label": 1, "children": [long] } }));
    let query = "query ($x: Int, $y: Nested) { echo(int: $x, nested: $y) }";
    let error = schema.prepare(query, None, variables).unwrap_err();
    assert!(error.response().body.len() < 2000);
    let error = schema.prepare("{ text }", Some(&long), Map::new()).unwrap_err();
    assert!(error.response().body.len() < 500);
}

#[tokio::test]
async fn one_fault_is_told_once() {
    for (query, only) in [
        ("{ dog { nope } }", "Cannot query field \"nope\" on type \"Dog\"."),
        ("{ dog { nope { a b } } }", "Cannot query field \"nope\" on type \"Dog\"."),
        ("{ dog { ... on Nope { name } } }", "Unknown type \"Nope\"."),
        ("{ dog { ...f } } fragment f on Nope { name }", "Unknown type \"Nope\"."),
        ("query ($x: Int) { nope(a: [{ b: $x }]) { c } }", "Cannot query field \"nope\" on type \"Query\"."),
        ("query ($x: Int) { number }", "Variable \"$x\" is never used."),
        ("{ dog { ...f } }", "Unknown fragment \"f\"."),
    ] {
        let errors = run(query, json!({})).await.expect_err(query).errors();
        let said: Vec<_> = errors.iter().map(|error| error.message.to_string()).collect();
        assert_eq!(said, [only], "{query}");
    }
    // What is missing is still missed.
    let errors = run("query ($x: Int) { dog }", json!({})).await.unwrap_err().errors();
    assert_eq!(errors.len(), 2, "{errors:?}");
}
