//! `cargo xtask`: regenerate | check | release | attack | bench | ci.

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;
use xtask::{Tree, check, ci, regenerate, release, try_release_build};

/// Tasks of the project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Write generated/ from schema/; files that are right already are not touched
    Regenerate,
    /// Report every drift between schema, generated files, examples and release, and how to mend it
    Check,
    /// Move schema/released/ to the published SDLs; CHANGELOG.md has to tell about it
    Release {
        /// The version, as in 1.2.3
        version: String,
    },
    /// Build the service in release mode, attack it, and tell what was lost; `cargo xtask attack --help` has the rest
    #[command(disable_help_flag = true)]
    Attack {
        /// What the attack is told
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Build the service in release mode and measure it beside its floors and its peer; `cargo xtask bench --help` has the rest
    #[command(disable_help_flag = true)]
    Bench {
        /// What the benchmark is told
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Run what continuous integration runs: format, lints, check, tests
    Ci,
}

fn main() -> ExitCode {
    let Arguments { task } = Arguments::parse();
    let tree = Tree::own();
    let outcome = match task {
        Task::Regenerate => run_regenerate(&tree),
        Task::Check => run_check(&tree),
        Task::Release { version } => run_release(&tree, &version),
        Task::Attack { arguments } => try_release_build(&tree, "lychgate-attack", &arguments).map_err(Into::into),
        Task::Bench { arguments } => try_release_build(&tree, "lychgate-bench", &arguments).map_err(Into::into),
        Task::Ci => ci(&tree, |command| say(&format!("== {command}"))).map_err(Into::into).map(|()| ExitCode::SUCCESS),
    };
    outcome.unwrap_or_else(|error| {
        say(&format!("error: {error}"));
        ExitCode::FAILURE
    })
}

type Outcome = Result<ExitCode, Box<dyn std::error::Error>>;

/// One line to the person at the terminal; where nobody listens any more there is nothing to tell.
fn say(text: &str) {
    let _closed = writeln!(io::stderr().lock(), "{text}");
}

fn run_regenerate(tree: &Tree) -> Outcome {
    let (touched, left) = regenerate(tree)?;
    for path in &touched {
        let done = if tree.root().join(path).exists() { "regenerated" } else { "removed: nothing generates it" };
        say(&format!("{}: {done}", path.display()));
    }
    if touched.is_empty() {
        say("generated/ was up to date");
    }
    let is_sdl = |problem: &&xtask::Problem| {
        matches!(problem.kind, xtask::Kind::SdlUnreadable { .. } | xtask::Kind::SdlRefused { .. })
    };
    for problem in left.iter().filter(is_sdl) {
        say(&problem.to_string());
    }
    Ok(if left.iter().any(|problem| is_sdl(&problem)) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn run_check(tree: &Tree) -> Outcome {
    let problems = check(tree)?;
    for problem in &problems {
        say(&problem.to_string());
    }
    if problems.is_empty() {
        say("no drift");
        return Ok(ExitCode::SUCCESS);
    }
    let mended = problems.iter().filter(|problem| problem.mend.is_automatic()).count();
    say(&format!("{} problems, {mended} of them mended by `cargo xtask regenerate`", problems.len()));
    Ok(ExitCode::FAILURE)
}

fn run_release(tree: &Tree, version: &str) -> Outcome {
    for path in release(tree, version)? {
        say(&format!("{}: released as {version}", path.display()));
    }
    Ok(ExitCode::SUCCESS)
}
