//! Releases: the published SDLs that clients were promised, and the log that tells about them.

use crate::breaking::breaking;
use crate::check::{Found, look};
use crate::problem::{Kind, Problem};
use crate::tree::{CHANGELOG, RELEASED, Tree, TreeError};
use apollo_compiler::Schema;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const HEADER: &str = "# Released as ";
const COMMAND: &str = " by `cargo xtask release`, digest ";

/// A released SDL, as `cargo xtask release` writes it: one line about the release, then the SDL.
fn sealed(version: &str, sdl: &str) -> String {
    format!("{HEADER}{version}{COMMAND}{:016x}\n{sdl}", digest(sdl))
}

/// The version and the SDL of a sealed text; `None` where it was edited.
fn unsealed(text: &str) -> Option<(&str, &str)> {
    let (header, sdl) = text.split_once('\n')?;
    let (version, told) = header.strip_prefix(HEADER)?.split_once(COMMAND)?;
    (told == format!("{:016x}", digest(sdl))).then_some((version, sdl))
}

/// FNV-1a of 64 bits: it keeps slips of the hand out, not ill will; that is what reviews are for.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What CHANGELOG.md says about a version: the text below `## [version]`.
fn entry<'a>(changelog: &'a str, version: &str) -> Option<&'a str> {
    let heading = format!("## [{version}]");
    let start =
        changelog.match_indices(&heading).map(|(at, _)| at).find(|at| *at == 0 || changelog[..*at].ends_with('\n'))?;
    let (_, below) = changelog.get(start..)?.split_once('\n')?;
    let text = below.split("\n## ").next().unwrap_or(below).trim();
    (!text.is_empty()).then_some(text)
}

/// What the published SDLs break of what was released. `published` are names without a folder, and texts.
pub(crate) fn problems(tree: &Tree, published: &[(String, String)]) -> Result<Vec<Problem>, TreeError> {
    let changelog = tree.read(CHANGELOG).unwrap_or_default();
    let mut problems = Vec::new();
    for (path, text) in
        tree.files(RELEASED)?.into_iter().filter(|(path, _)| path.extension().is_some_and(|it| it == "graphql"))
    {
        let Some((version, _)) = unsealed(&text) else {
            let mend = "take the file back from history; `cargo xtask release <version>` alone moves it";
            problems.push(Problem::by_hand(path, 1, Kind::ReleasedByHand, mend));
            continue;
        };
        if entry(&changelog, version).is_none() {
            let kind = Kind::ReleaseUntold { version: version.to_owned() };
            problems.push(Problem::by_hand(CHANGELOG, 1, kind, format!("give `## [{version}]` its entry back")));
        }
        problems.extend(broken(&path, &text, published));
    }
    Ok(problems)
}

fn broken(path: &Path, text: &str, published: &[(String, String)]) -> Vec<Problem> {
    let mend =
        "give it back, or release the change: name what breaks in CHANGELOG.md and run `cargo xtask release <version>`";
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let problem =
        |line, coordinate, what| Problem::by_hand(path, line, Kind::BreakingChange { coordinate, what }, mend);
    let Some((_, now)) = published.iter().find(|(published, _)| published == name) else {
        return vec![problem(1, name.trim_end_matches(".graphql").to_owned(), "is gone as a contract".to_owned())];
    };
    // The whole text is parsed, the header is a comment: so the lines are those of the file.
    match (Schema::parse_and_validate(text, path), Schema::parse_and_validate(now, name)) {
        (Ok(old), Ok(new)) => {
            breaking(&old, &new).into_iter().map(|it| problem(it.line, it.coordinate, it.what)).collect()
        }
        // A published SDL that is not valid is told by the check of the generated files.
        (Ok(_), Err(_)) => Vec::new(),
        (Err(_), _) => vec![Problem::by_hand(path, 1, Kind::ReleasedByHand, "take the file back from history")],
    }
}

/// Why a release did not take place. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum NotReleased {
    /// The version is not of the form `1.2.3`.
    #[error("`{0}` is no version: a version is three numbers, as in 1.2.3")]
    NoVersion(String),
    /// The version does not come after the one that was released last.
    #[error("{version} does not come after {last}, which was released last")]
    NotLater {
        /// The version asked for.
        version: String,
        /// The version that was released last.
        last: String,
    },
    /// The tree has drifted in other ways than a release may settle.
    #[error("mend these first:\n{}", list(.0))]
    Drifted(Vec<Problem>),
    /// CHANGELOG.md has no entry.
    #[error("CHANGELOG.md tells nothing about it: write what changed below `## [{0}] - <date>`")]
    Untold(String),
    /// The entry does not name what breaks.
    #[error("the entry of {version} in CHANGELOG.md has to name what breaks: {}", .missing.join(", "))]
    BreakingUntold {
        /// The version asked for.
        version: String,
        /// Coordinates in backticks.
        missing: Vec<String>,
    },
    /// A file could not be read or written.
    #[error(transparent)]
    Tree(#[from] TreeError),
}

fn list(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn numbers(version: &str) -> Option<[u64; 3]> {
    let parts: Vec<u64> = version.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    parts.try_into().ok()
}

/// Moves the released SDLs to those that are published now.
///
/// # Errors
/// Where the tree has drifted, the version does not come next, or CHANGELOG.md does not tell about it.
pub fn release(tree: &Tree, version: &str) -> Result<Vec<PathBuf>, NotReleased> {
    let wanted = numbers(version).ok_or_else(|| NotReleased::NoVersion(version.to_owned()))?;
    let Found { problems, published } = look(tree)?;
    let mut breaking = BTreeSet::new();
    let mut others = Vec::new();
    for problem in problems {
        if let Kind::BreakingChange { coordinate, .. } = &problem.kind {
            breaking.insert(format!("`{coordinate}`"));
        } else {
            others.push(problem);
        }
    }
    if !others.is_empty() {
        return Err(NotReleased::Drifted(others));
    }
    let released = tree.files(RELEASED)?;
    let last = released.values().filter_map(|text| unsealed(text)).filter_map(|(version, _)| numbers(version)).max();
    if let Some(last) = last.filter(|last| *last >= wanted) {
        let last = last.map(|number| number.to_string()).join(".");
        return Err(NotReleased::NotLater { version: version.to_owned(), last });
    }
    let changelog = tree.read(CHANGELOG)?;
    let entry = entry(&changelog, version).ok_or_else(|| NotReleased::Untold(version.to_owned()))?;
    let missing: Vec<String> = breaking.into_iter().filter(|coordinate| !entry.contains(coordinate.as_str())).collect();
    if !missing.is_empty() {
        return Err(NotReleased::BreakingUntold { version: version.to_owned(), missing });
    }
    let mut written = Vec::new();
    for (name, sdl) in &published {
        let path = Path::new(RELEASED).join(name);
        tree.write(&path, &sealed(version, sdl))?;
        written.push(path);
    }
    let is_gone = |path: &&PathBuf| path.extension().is_some_and(|it| it == "graphql") && !written.contains(path);
    for path in released.keys().filter(is_gone) {
        tree.remove(path)?;
    }
    Ok(written)
}
