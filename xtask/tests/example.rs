//! The parts of a documented example: its page, its placeholders, its Relay flavour.

use apollo_compiler::Schema;
use serde_json::json;
use std::time::Duration;
use xtask::example::{Difference, Given, Held, Holding, Page, Then, differences, fill, relay_answer, relay_request};

fn held() -> Held {
    let mut held = Held::default();
    held.put("luke", Holding::AccessToken, "a.b.c".to_owned());
    held.put("luke", Holding::RefreshToken, "f".repeat(40));
    held
}

#[test]
fn a_page_is_read_with_its_lines() {
    let text = "# me\n\nWords.\n\n## Signed in\n\n- Given: an account \"luke\"\n\n```graphql\n{ me { id } }\n```\n\n```http\n\
                Authorization: JWT <luke's access token>\n```\n\n```json answer\n{ \"data\": { \"me\": null } }\n```\n\n- Then: no mail went out\n";
    let page = Page::read(text).unwrap();
    assert_eq!((page.field.as_str(), page.examples.len()), ("me", 1));
    let example = &page.examples[0];
    assert_eq!((example.heading.as_str(), example.line), ("Signed in", 5));
    assert_eq!(
        example.given[0].item,
        Given::Account { username: "luke".to_owned(), address: "luke@example.org".to_owned() }
    );
    assert_eq!((example.request.item.as_str(), example.request.line), ("{ me { id } }", 10));
    assert_eq!(example.headers[0].item, ("Authorization".to_owned(), "JWT <luke's access token>".to_owned()));
    assert_eq!(example.answer.line, 18);
    assert_eq!(example.then[0].item, Then::NoMail);
}

#[test]
fn a_page_needs_a_title_and_an_example() {
    assert_eq!(Page::read("").unwrap_err().len(), 2);
    assert_eq!(
        Page::read("# me\n").unwrap_err()[0].what,
        "the page has no example: an example opens with a `##` heading"
    );
    assert!(Page::read("## Heading\n").is_err());
}

#[test]
fn steps_are_sentences() {
    let steps = [
        ("setting JWT_ISSUER=a=b", Given::Setting { name: "JWT_ISSUER".to_owned(), value: "a=b".to_owned() }),
        (
            "a confirmed account \"x\" with the address \"\"",
            Given::ConfirmedAccount { username: "x".to_owned(), address: String::new() },
        ),
        ("the clock moves 8 days", Given::ClockMoves(Duration::from_secs(691_200))),
        ("the clock moves 1 hour", Given::ClockMoves(Duration::from_secs(3600))),
        ("\"x\" refreshes", Given::Refreshes("x".to_owned())),
        ("\"x\" asks for a password reset mail", Given::AsksForPasswordReset("x".to_owned())),
        (
            "\"x\" asks for an activation mail to \"y@z\"",
            Given::AsksForSecondaryLink { username: "x".to_owned(), address: "y@z".to_owned() },
        ),
        (
            "\"x\" is called \"Y\" \"\"",
            Given::IsCalled { username: "x".to_owned(), first: "Y".to_owned(), last: String::new() },
        ),
    ];
    for (sentence, step) in steps {
        assert_eq!(sentence.parse::<Given>().unwrap(), step);
    }
    for sentence in ["", "setting x=1", "the clock moves 8 moons", "the clock moves on", "\"x\" sings", "an account x"]
    {
        sentence.parse::<Given>().unwrap_err();
    }
}

#[test]
fn placeholders_are_filled() {
    assert_eq!(fill("JWT <luke's access token>", &held()).unwrap(), "JWT a.b.c");
    assert_eq!(fill("<3 times ab>!", &held()).unwrap(), "ababab!");
    assert_eq!(fill("a < b", &held()).unwrap(), "a < b");
    for text in ["<leia's access token>", "<luke's sabre>", "<token>", "<99999999 times a>", "<b>"] {
        fill(text, &held()).unwrap_err();
    }
}

#[test]
fn answers_are_compared_with_placeholders() {
    let fits = [
        (json!("<token>"), json!("eyJ.x-_.sig")),
        (json!("<refresh token>"), json!("0".repeat(40))),
        (json!("<id>"), json!("VXNlck5vZGU6NQ==")),
        (json!("<time>"), json!("2026-11-20T09:26:47.825611+00:00")),
        (json!("<int>"), json!(7)),
        (json!("<luke's refresh token>"), json!("f".repeat(40))),
        (json!({"errors": [{"message": "No."}]}), json!({"errors": [{"message": "No.", "locations": []}]})),
    ];
    for (expected, actual) in fits {
        assert_eq!(differences(&expected, &actual, &held()), [], "{expected} {actual}");
    }
    let differs = [
        (json!("<token>"), json!("eyJ.x")),
        (json!("<token>"), json!(null)),
        (json!("<refresh token>"), json!("0".repeat(39))),
        (json!("<refresh token>"), json!("f".repeat(40))),
        (json!("<id>"), json!("abc")),
        (json!("<time>"), json!("2026-11-20T09:26:47Z")),
        (json!("<int>"), json!("7")),
        (json!("<luke's refresh token>"), json!("0".repeat(40))),
        (json!({"data": {"a": 1}}), json!({"data": {"a": 1, "b": 2}})),
        (json!({"data": {"a": 1, "b": 2}}), json!({"data": {"a": 1}})),
        (json!([1]), json!([1, 2])),
        (json!({"data": {"x": {"errors": [{"m": 1}]}}}), json!({"data": {"x": {"errors": [{"m": 1, "n": 2}]}}})),
    ];
    for (expected, actual) in differs {
        assert_eq!(differences(&expected, &actual, &held()).len(), 1, "{expected} {actual}");
    }
}

#[test]
fn a_difference_says_where() {
    let found = differences(&json!({"data": {"a": [{"b": 1}]}}), &json!({"data": {"a": [{"b": 2}]}}), &held());
    assert_eq!(found, [Difference { at: "data.a[0].b".to_owned(), expected: Some(json!(1)), actual: Some(json!(2)) }]);
}

const PLAIN: &str = "type Query { me: Int } type Mutation { join(name: String!): Join leave: Leave } \
                     type Join { ok: Boolean } type Leave { ok: Boolean }";

#[test]
fn a_mutation_takes_its_relay_form() {
    let plain = Schema::parse_and_validate(PLAIN, "plain.graphql").unwrap();
    let request = "mutation M($n: String!) { a: join(name: $n) { __typename ... on Join { ok } ...F } leave { ok } } fragment F on Join { ok }";
    let relay = relay_request(&plain, request).unwrap();
    let squeezed = relay.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(
        squeezed,
        "mutation M($n: String!) { a: join(input: {name: $n, clientMutationId: \"example-1\"}) { __typename ... on JoinPayload { ok } \
         ...F clientMutationId } leave(input: {clientMutationId: \"example-1\"}) { ok clientMutationId } } fragment F on JoinPayload { ok }"
    );
    let answer = json!({"data": {"a": {"__typename": "Join", "ok": true}, "leave": null}});
    let expected = json!({"data": {"a": {"__typename": "JoinPayload", "ok": true, "clientMutationId": "example-1"}, "leave": null}});
    assert_eq!(relay_answer(&plain, request, &answer).unwrap(), expected);
}

#[test]
fn a_query_stays_as_it_is() {
    let plain = Schema::parse_and_validate(PLAIN, "plain.graphql").unwrap();
    assert_eq!(relay_request(&plain, "{ me }").unwrap().split_whitespace().collect::<String>(), "{me}");
    assert_eq!(relay_answer(&plain, "{ me }", &json!({"data": {"me": 1}})).unwrap(), json!({"data": {"me": 1}}));
    relay_request(&plain, "{ me").unwrap_err();
}
