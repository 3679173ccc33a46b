//! Pages, requests and answers that have drifted from the SDL.

use crate::copy::{Copy, PAGE, SDL, line_of};
use std::fs;
use std::path::Path;
use xtask::{Kind, check};

#[test]
fn pages_that_are_not_of_the_form_are_told() {
    let cases = [
        ("```json answer\n{\n  \"data\": { \"me\": null }\n}\n```\n", "", "no block `json answer`"),
        ("```graphql\n", "```gql\n", "this one is `gql`"),
        ("- Given: a confirmed account \"skywalker\"\n", "- Given: a jedi \"skywalker\"\n", "no known step"),
        ("## Without a token\n", "## Signed in\n", "stands twice"),
        ("\"me\": null", "\"me\": nil", "no JSON"),
        ("Authorization: JWT not.a.token", "Authorization", "no header"),
        ("<skywalker's access token>", "<yoda's access token>", "names the account `yoda`"),
        ("<skywalker's access token>", "<skywalker's light sabre>", "nobody holds"),
        ("# me\n", "# you\n", "the title says `you`"),
    ];
    for (from, to, told) in cases {
        let copy = Copy::new();
        copy.edit(PAGE, from, to);
        let problems = check(&copy.tree()).unwrap();
        let found = problems.iter().any(|problem| {
            matches!(&problem.kind, Kind::ExampleUnreadable { what } if what.contains(told))
                && problem.path == Path::new(PAGE)
        });
        assert!(found, "{to:?}: {problems:#?}");
    }
}

#[test]
fn what_an_example_looks_up_afterwards_is_a_known_sentence() {
    let copy = Copy::new();
    copy.edit("schema/examples/accounts/register.md", "- Then: no mail went out", "- Then: an owl went out");
    assert!(matches!(copy.only().kind, Kind::ExampleUnreadable { what } if what.contains("cannot be looked up")));
}

#[test]
fn a_request_that_does_not_parse_is_told_with_its_line() {
    let copy = Copy::new();
    copy.edit(PAGE, "    username\n    firstName", "    username(\n    firstName");
    let problem = check(&copy.tree()).unwrap().remove(0);
    assert!(matches!(&problem.kind, Kind::ExampleInvalid { heading, .. } if heading == "Signed in"), "{problem}");
    assert!(problem.line > line_of(&copy, PAGE, "query Me {"), "{problem}");
}

#[test]
fn a_request_that_is_not_valid_is_told_with_its_line() {
    let copy = Copy::new();
    copy.edit(PAGE, "    username\n    firstName", "    surname\n    firstName");
    let problems = check(&copy.tree()).unwrap();
    let invalid = problems.iter().find(|problem| matches!(problem.kind, Kind::ExampleInvalid { .. })).unwrap();
    assert_eq!(invalid.line, line_of(&copy, PAGE, "    surname"));
}

#[test]
fn a_field_that_leaves_the_sdl_breaks_the_examples_that_select_it() {
    let copy = Copy::new();
    copy.edit(SDL, "  \"When the session ended, in seconds since 1970.\"\n  revoked: Int\n", "");
    let problems = check(&copy.tree()).unwrap();
    let page = Path::new("schema/examples/accounts/revokeToken.md");
    assert!(
        problems.iter().any(|it| it.path == page && matches!(it.kind, Kind::ExampleInvalid { .. })),
        "{problems:#?}"
    );
}

#[test]
fn variables_have_to_fit_and_to_be_declared() {
    for (from, to) in [
        ("\"token\": \"not-a-token\"", "\"token\": null"),
        ("\"token\": \"not-a-token\"", "\"token\": \"x\", \"more\": 1"),
    ] {
        let copy = Copy::new();
        copy.edit("schema/examples/accounts/verifyAccount.md", from, to);
        let problem = copy.only();
        assert!(matches!(problem.kind, Kind::ExampleInvalid { .. }), "{problem}");
    }
}

#[test]
fn a_page_asks_for_the_field_it_is_about() {
    let copy = Copy::new();
    let text = "# me\n\n## Another\n\n```graphql\nquery { __typename }\n```\n\n```json answer\n{ \"data\": { \"__typename\": \"Query\" } }\n```\n";
    copy.write(PAGE, text);
    let problem = copy.only();
    assert!(
        matches!(&problem.kind, Kind::ExampleInvalid { message, .. } if message.contains("does not select `me`")),
        "{problem}"
    );
}

#[test]
fn an_answer_that_does_not_fit_is_told() {
    let cases = [
        ("\"username\": \"skywalker\"", "\"username\": null", "data.me.username"),
        ("\"username\": \"skywalker\"", "\"name\": \"skywalker\"", "data.me.name"),
        ("\"isStaff\": false", "\"isStaff\": \"no\"", "data.me.isStaff"),
        ("\"pk\": \"<int>\"", "\"pk\": \"<time>\"", "data.me.pk"),
        ("\"id\": \"<id>\"", "\"id\": 7", "data.me.id"),
        ("\"dateJoined\": \"<time>\"", "\"dateJoined\": \"<token>\"", "data.me.dateJoined"),
        ("\"__typename\": \"UserNode\"", "\"__typename\": \"Node\"", "data.who.__typename"),
        ("\"who\": {", "\"me\": {", "data.me"),
        ("\"data\": { \"me\": null }", "\"data\": { \"me\": [] }", "data.me"),
        ("\"data\": { \"me\": null }", "\"data\": null", "data"),
    ];
    for (from, to, place) in cases {
        let copy = Copy::new();
        copy.edit(PAGE, from, to);
        let problems = check(&copy.tree()).unwrap();
        let found =
            problems.iter().any(|problem| matches!(&problem.kind, Kind::AnswerMisfit { at, .. } if at == place));
        assert!(found, "{to:?}: {problems:#?}");
    }
}

#[test]
fn an_error_map_and_an_error_path_have_to_fit() {
    let cases = [
        ("register", "\"code\": \"required\"", "\"kode\": \"required\"", "data.register.errors"),
        ("tokenAuth", "\"path\": [\"tokenAuth\"]", "\"path\": [\"signIn\"]", "errors[0]"),
        ("tokenAuth", "\"message\": \"Must", "\"massage\": \"Must", "errors[0]"),
    ];
    for (page, from, to, place) in cases {
        let copy = Copy::new();
        copy.edit(&format!("schema/examples/accounts/{page}.md"), from, to);
        let problems = check(&copy.tree()).unwrap();
        let found =
            problems.iter().any(|problem| matches!(&problem.kind, Kind::AnswerMisfit { at, .. } if at == place));
        assert!(found, "{to:?}: {problems:#?}");
    }
}

#[test]
fn a_field_without_a_page_is_told_at_its_line() {
    let copy = Copy::new();
    fs::remove_file(copy.root.join("schema/examples/accounts/verifyToken.md")).unwrap();
    let problem = copy.only();
    assert_eq!(problem.kind, Kind::FieldWithoutExample { coordinate: "Mutation.verifyToken".to_owned() });
    assert_eq!((problem.path.as_path(), problem.line), (Path::new(SDL), line_of(&copy, SDL, "  verifyToken(")));
}

#[test]
fn a_promised_failure_that_no_example_shows_is_told() {
    let copy = Copy::new();
    copy.edit(
        SDL,
        "Errors under `nonFieldErrors`: `invalid_token`, `expired_token`.",
        "Errors: `invalid_token`, `token_too_long`.",
    );
    let problem = copy.only();
    let kind = Kind::FailureWithoutExample {
        coordinate: "Mutation.verifyToken".to_owned(),
        code: "token_too_long".to_owned(),
    };
    assert_eq!((problem.kind, problem.line), (kind, line_of(&copy, SDL, "  verifyToken(")));
}

#[test]
fn a_page_without_a_field_is_told() {
    for path in ["schema/examples/accounts/levitate.md", "schema/examples/jedi/me.md"] {
        let copy = Copy::new();
        copy.write(path, "# levitate\n");
        let problem = copy.only();
        assert!(matches!(problem.kind, Kind::ExampleWithoutField { .. }), "{problem}");
        assert_eq!(problem.path, Path::new(path));
    }
}
