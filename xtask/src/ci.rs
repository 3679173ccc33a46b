//! What continuous integration runs, for a developer's machine. `.ci/run` runs these too, and the HTTP audits.

use crate::tree::Tree;
use std::io;
use std::process::Command;

/// Arguments of cargo, in the order in which they run. The checks of `cargo xtask check` come between lints and tests.
pub const COMMANDS: [&[&str]; 4] = [
    &["fmt", "--all", "--check"],
    &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
    &["xtask", "check"],
    &["test", "--workspace"],
];

/// Why the run ended early.
#[derive(Debug, thiserror::Error)]
pub enum CiFailed {
    /// The command found something.
    #[error("`cargo {0}` failed")]
    Command(String),
    /// The command could not be started.
    #[error("cargo could not be started: {0}")]
    Start(#[from] io::Error),
}

/// Runs everything; ends with the first failure. `say` is told each command before it runs.
///
/// # Errors
/// The command that failed.
pub fn ci(tree: &Tree, mut say: impl FnMut(&str)) -> Result<(), CiFailed> {
    for arguments in COMMANDS {
        let shown = arguments.join(" ");
        say(&format!("cargo {shown}"));
        if !Command::new("cargo").args(arguments).current_dir(tree.root()).status()?.success() {
            return Err(CiFailed::Command(shown));
        }
    }
    Ok(())
}
