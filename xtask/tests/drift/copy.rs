//! A copy of the source tree that a test may damage.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use xtask::{Kind, Problem, Tree, check, regenerate};

/// A copy of what the checks look at, generated files up to date, gone at the end of the test.
pub(crate) struct Copy {
    pub(crate) root: PathBuf,
}

static COPIES: AtomicUsize = AtomicUsize::new(0);

impl Copy {
    pub(crate) fn new() -> Copy {
        let number = COPIES.fetch_add(1, Ordering::Relaxed);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("tree-{}-{number}", std::process::id()));
        let _absent = fs::remove_dir_all(&root);
        let own = Tree::own();
        copy_directory(&own.root().join("schema"), &root.join("schema"));
        let _absent = fs::remove_dir_all(root.join("schema/released"));
        fs::write(root.join("CHANGELOG.md"), "# Changelog\n\n## [0.1.0] - 2026-11-21\n\nThe first one.\n").unwrap();
        let copy = Copy { root };
        let (_, left) = regenerate(&copy.tree()).unwrap();
        assert_eq!(left, []);
        copy
    }

    pub(crate) fn tree(&self) -> Tree {
        Tree::at(&self.root)
    }

    /// Replaces text that is in the file exactly once or more.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.root.join(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from:?}");
        fs::write(self.root.join(path), text.replacen(from, to, 1)).unwrap();
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The one problem that the check finds, leaving generated files aside.
    pub(crate) fn only(&self) -> Problem {
        let mut problems = check(&self.tree()).unwrap();
        problems.retain(|problem| !matches!(problem.kind, Kind::GeneratedStale));
        assert_eq!(problems.len(), 1, "{problems:#?}");
        problems.remove(0)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.root);
    }
}

fn copy_directory(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_directory(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

pub(crate) fn line_of(copy: &Copy, path: &str, text: &str) -> usize {
    let content = fs::read_to_string(copy.root.join(path)).unwrap();
    content.lines().position(|line| line.contains(text)).unwrap() + 1
}

/// The schema file that tests change.
pub(crate) const SDL: &str = "schema/accounts.graphql";
/// The page that tests change.
pub(crate) const PAGE: &str = "schema/examples/accounts/me.md";
