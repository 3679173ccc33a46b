//! Every kind of drift, made to happen on a copy of the tree; and the tree itself, which has none.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod authority;
mod copy;
mod documentation;
mod generated;
mod released;

use copy::Copy;
use std::fs;
use xtask::{COMMANDS, Tree, check, regenerate};

#[test]
fn the_tree_has_no_drift() {
    let problems = check(&Tree::own()).unwrap();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", told.join("\n"));
}

#[test]
fn a_fresh_copy_has_no_drift_and_nothing_to_write() {
    let copy = Copy::new();
    assert_eq!(check(&copy.tree()).unwrap(), []);
    let (touched, left) = regenerate(&copy.tree()).unwrap();
    assert!(touched.is_empty() && left.is_empty(), "{touched:?} {left:?}");
}

#[test]
fn a_report_names_file_line_kind_and_mend() {
    let copy = Copy::new();
    copy.write("generated/vanished.rs", "");
    let shown = copy.only().to_string();
    assert_eq!(
        shown,
        "generated/vanished.rs:1: generated-left-over: nothing generates this file any more\n  mend: run `cargo xtask regenerate`"
    );
}

#[test]
fn continuous_integration_runs_what_a_developer_runs() {
    let script = fs::read_to_string(Tree::own().root().join(".ci/run")).unwrap();
    for arguments in COMMANDS {
        let command = format!("run cargo {}\n", arguments.join(" "));
        assert!(script.contains(&command), ".ci/run has no line {command:?}");
    }
}
