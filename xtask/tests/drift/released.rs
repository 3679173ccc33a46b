//! Breaking changes, releases and the log of changes.

use crate::copy::{Copy, SDL, line_of};
use xtask::{Kind, NotReleased, check, regenerate, release};

#[test]
fn a_breaking_change_is_told_until_it_is_released_with_the_changelog() {
    let copy = Copy::new();
    let released = release(&copy.tree(), "0.1.0").unwrap();
    assert_eq!(released.len(), 4, "{released:?}");
    assert_eq!(check(&copy.tree()).unwrap(), []);

    copy.edit(
        SDL,
        "    \"The last part of the mailed link.\"\n    token: String!\n",
        "    \"The last part of the mailed link.\"\n    token: String! = \"\"\n",
    );
    copy.edit(SDL, "  pk: Int @when", "  pk: Int! @when");
    regenerate(&copy.tree()).unwrap();
    assert_eq!(check(&copy.tree()).unwrap(), [], "what makes a contract more lenient breaks nobody");

    copy.edit(SDL, "  firstName: String! @when", "  firstName: String @when");
    regenerate(&copy.tree()).unwrap();
    let problems = check(&copy.tree()).unwrap();
    assert_eq!(problems.len(), 2, "one a flavour: {problems:#?}");
    for problem in &problems {
        assert!(
            matches!(&problem.kind, Kind::BreakingChange { coordinate, .. } if coordinate == "UserNode.firstName"),
            "{problem}"
        );
        assert_eq!(problem.line, line_of(&copy, problem.path.to_str().unwrap(), "firstName: String!"));
    }

    assert!(matches!(release(&copy.tree(), "0.1.0"), Err(NotReleased::NotLater { .. })));
    assert!(matches!(release(&copy.tree(), "0.2"), Err(NotReleased::NoVersion(_))));
    assert!(matches!(release(&copy.tree(), "0.2.0"), Err(NotReleased::Untold(_))));
    copy.edit("CHANGELOG.md", "## [0.1.0]", "## [0.2.0] - 2026-12-01\n\nNames.\n\n## [0.1.0]");
    let Err(NotReleased::BreakingUntold { missing, .. }) = release(&copy.tree(), "0.2.0") else {
        panic!("it was released")
    };
    assert_eq!(missing, ["`UserNode.firstName`"]);
    copy.edit("CHANGELOG.md", "Names.", "`UserNode.firstName` may be null.");
    release(&copy.tree(), "0.2.0").unwrap();
    assert_eq!(check(&copy.tree()).unwrap(), []);
}

#[test]
fn a_tree_with_drift_is_not_released() {
    let copy = Copy::new();
    copy.write("generated/vanished.rs", "");
    assert!(matches!(release(&copy.tree(), "0.1.0"), Err(NotReleased::Drifted(problems)) if problems.len() == 1));
    assert!(!copy.root.join("schema/released/accounts.graphql").exists());
}

#[test]
fn a_contract_that_vanishes_is_a_breaking_change() {
    let copy = Copy::new();
    release(&copy.tree(), "0.1.0").unwrap();
    copy.edit(SDL, "schema @relay {", "schema {");
    regenerate(&copy.tree()).unwrap();
    let problem = copy.only();
    assert_eq!(
        problem.kind,
        Kind::BreakingChange { coordinate: "accounts-relay".to_owned(), what: "is gone as a contract".to_owned() }
    );
}

#[test]
fn a_released_sdl_is_not_edited_by_hand() {
    let copy = Copy::new();
    release(&copy.tree(), "0.1.0").unwrap();
    copy.edit("schema/released/accounts.graphql", "firstName: String!", "firstName: String");
    let problem = copy.only();
    assert_eq!((problem.kind, problem.path.to_str()), (Kind::ReleasedByHand, Some("schema/released/accounts.graphql")));
}

#[test]
fn a_release_keeps_its_entry_in_the_changelog() {
    let copy = Copy::new();
    release(&copy.tree(), "0.1.0").unwrap();
    copy.write("CHANGELOG.md", "# Changelog\n\n## [0.1.0] - 2026-11-21\n\n## [0.0.9] - 2026-11-20\n\nEarlier.\n");
    let problems = check(&copy.tree()).unwrap();
    assert!(!problems.is_empty());
    assert!(problems.iter().all(|it| it.kind == Kind::ReleaseUntold { version: "0.1.0".to_owned() }), "{problems:#?}");
}
