//! What the documentation of security names is there.

use super::root;

/// What stands in back quotes and begins like a place in the tree.
fn places(text: &str) -> impl Iterator<Item = &str> {
    let begins = |quoted: &&str| {
        ["tests/", "src/", "docs/", "benches/", "schema/", "fuzz/", "ARCHITECTURE.md"]
            .iter()
            .any(|it| quoted.starts_with(it))
    };
    text.split('`').skip(1).step_by(2).filter(begins)
}

#[test]
fn every_test_that_the_documentation_of_security_names_is_there() {
    let text = std::fs::read_to_string(root().join("docs/security.md")).unwrap();
    let named: Vec<&str> = places(&text).collect();
    assert!(named.len() > 50, "this test looks in the wrong place");
    for place in named {
        let (path, test) = place.split_once("::").map_or((place, None), |(path, test)| (path, Some(test)));
        let source = std::fs::read_to_string(root().join(path)).unwrap_or_else(|_| panic!("{path} is not there"));
        if let Some(test) = test {
            let before = source.split_once(&format!("fn {test}()")).unwrap_or_else(|| panic!("{place} is not there")).0;
            let attributes = before.rsplit("\n\n").next().unwrap_or_default();
            assert!(attributes.contains("test"), "{place} is no test");
        }
    }
}

/// Every requirement stands there once, in order.
#[test]
fn every_requirement_has_a_line() {
    let text = std::fs::read_to_string(root().join("docs/security.md")).unwrap();
    let numbers: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("| ")?.split(' ').next()).collect();
    let sections = [(6, 1, 3), (6, 2, 12), (6, 3, 8), (6, 4, 6), (6, 5, 8), (6, 6, 4), (6, 7, 2), (6, 8, 4)];
    let others = [(7, 1, 3), (7, 2, 4), (7, 3, 2), (7, 4, 5), (7, 5, 3), (7, 6, 2), (9, 1, 3), (9, 2, 4)];
    let expected: Vec<String> = sections
        .into_iter()
        .chain(others)
        .flat_map(|(chapter, section, last)| (1..=last).map(move |number| format!("{chapter}.{section}.{number}")))
        .collect();
    let is_number = |text: &&&str| text.starts_with(|first: char| first.is_ascii_digit());
    assert_eq!(numbers.iter().filter(is_number).collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
}
