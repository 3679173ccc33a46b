//! Schema files that do not parse, do not generate, or do not say enough.

use crate::copy::{Copy, SDL, line_of};
use std::fs;
use std::path::Path;
use xtask::{Kind, check};

#[test]
fn a_schema_that_does_not_parse_is_told() {
    let copy = Copy::new();
    copy.edit(SDL, "type Query {", "type Query {{");
    let problems = check(&copy.tree()).unwrap();
    assert!(problems.iter().any(|problem| matches!(problem.kind, Kind::SdlUnreadable { .. })), "{problems:#?}");
    assert!(problems.iter().all(|problem| problem.path == Path::new(SDL)), "{problems:#?}");
}

#[test]
fn a_schema_that_the_generator_refuses_is_told() {
    let copy = Copy::new();
    copy.edit(SDL, "): RevokeToken @access", "): NoSuchType @access");
    let problems = check(&copy.tree()).unwrap();
    let refused = problems.iter().find(|problem| matches!(problem.kind, Kind::SdlRefused { .. }));
    let refused = refused.unwrap_or_else(|| panic!("{problems:#?}"));
    assert_eq!((refused.path.as_path(), refused.line), (Path::new(SDL), line_of(&copy, SDL, "NoSuchType")));
    assert!(!problems.iter().any(|problem| problem.kind == Kind::GeneratedLeftOver), "{problems:#?}");
}

#[test]
fn everything_without_a_description_is_told() {
    let copy = Copy::new();
    let undescribed = [
        ("  \"The password.\"\n", "Mutation.register(password1:)"),
        ("  \"The key of the account.\"\n", "UserNode.pk"),
        ("\"\"\"\nThe answer of `verifyToken`.\n\"\"\"\n", "VerifyToken"),
        ("\"\"\"\nAny JSON value.\n\"\"\"\n", "GenericScalar"),
    ];
    for (text, _) in undescribed {
        copy.edit(SDL, text, "");
    }
    let more = "\"What one may ask for.\"\ninput Wish {\n  wished: Int\n}\n\n\"Colours.\"\nenum Colour {\n  RED\n}\n\n\"Either.\"\n\
                union Either = UserNode\n\ninterface Bare {\n  \"Told.\"\n  id: ID!\n}\n";
    let sdl = fs::read_to_string(copy.root.join(SDL)).unwrap();
    copy.write(SDL, &format!("{sdl}\n{more}"));
    let problems = check(&copy.tree()).unwrap();
    let mut told: Vec<(&str, usize)> = Vec::new();
    for problem in &problems {
        if let Kind::DescriptionMissing { coordinate } = &problem.kind {
            told.push((coordinate, problem.line));
        }
    }
    told.sort_unstable();
    let mut expected = vec![
        ("Bare", line_of(&copy, SDL, "interface Bare")),
        ("Colour.RED", line_of(&copy, SDL, "  RED")),
        ("GenericScalar", line_of(&copy, SDL, "scalar GenericScalar")),
        ("Mutation.register(password1:)", line_of(&copy, SDL, "password1: String!")),
        ("UserNode.pk", line_of(&copy, SDL, "pk: Int")),
        ("VerifyToken", line_of(&copy, SDL, "type VerifyToken {")),
        ("Wish.wished", line_of(&copy, SDL, "wished: Int")),
    ];
    expected.sort_unstable();
    assert_eq!(told, expected);
}

#[test]
fn a_root_field_without_access_is_told_once() {
    let copy = Copy::new();
    copy.edit(SDL, "me: UserNode @access(requires: SIGNED_IN)", "me: UserNode");
    let problem = copy.only();
    assert_eq!(problem.kind, Kind::AccessMissing { coordinate: "Query.me".to_owned() });
    assert_eq!(problem.line, line_of(&copy, SDL, "  me: UserNode"));
}
