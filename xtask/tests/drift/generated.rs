//! Generated files that are missing, edited, stale or left over.

use crate::copy::{Copy, SDL, line_of};
use std::fs;
use std::path::PathBuf;
use xtask::{Kind, Mend, check, regenerate};

#[test]
fn a_missing_generated_file_is_told_and_written() {
    let copy = Copy::new();
    let path = copy.root.join("generated/accounts-relay.graphql");
    let before = fs::read_to_string(&path).unwrap();
    fs::remove_file(&path).unwrap();
    let problem = copy.only();
    assert_eq!(
        (problem.kind, problem.path.to_str()),
        (Kind::GeneratedMissing, Some("generated/accounts-relay.graphql"))
    );
    regenerate(&copy.tree()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}

#[test]
fn an_edited_generated_file_is_told_with_its_line_and_mended() {
    let copy = Copy::new();
    copy.edit("generated/accounts.graphql", "me: UserNode", "me: UserNode!");
    let problems = check(&copy.tree()).unwrap();
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    assert_eq!(problem.kind, Kind::GeneratedStale);
    assert_eq!(problem.line, line_of(&copy, "generated/accounts.graphql", "me: UserNode!"));
    assert!(matches!(problem.mend, Mend::Write(_)), "{problem}");
    let (touched, _) = regenerate(&copy.tree()).unwrap();
    assert_eq!(touched, [PathBuf::from("generated/accounts.graphql")]);
    assert_eq!(check(&copy.tree()).unwrap(), []);
}

#[test]
fn a_stale_generated_file_is_told_after_a_change_of_its_source() {
    let copy = Copy::new();
    copy.edit(SDL, "The account of the caller, or null", "The caller's account, or null");
    let problems = check(&copy.tree()).unwrap();
    assert!(!problems.is_empty());
    assert!(problems.iter().all(|problem| problem.kind == Kind::GeneratedStale), "{problems:#?}");
}

#[test]
fn a_left_over_generated_file_is_told_and_removed() {
    let copy = Copy::new();
    copy.write("generated/vanished.rs", "// of a contract that is gone\n");
    let problem = copy.only();
    assert_eq!((problem.kind, problem.mend), (Kind::GeneratedLeftOver, Mend::Remove));
    regenerate(&copy.tree()).unwrap();
    assert!(!copy.root.join("generated/vanished.rs").exists());
}
