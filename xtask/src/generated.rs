//! Generated files against what their sources make.

use crate::problem::{Kind, Mend, Problem};
use crate::tree::{DIRECTIVES, GENERATED, Tree, TreeError};
use lychgate_codegen::{GeneratedFile, Source, generate};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What the sources of one contract make.
///
/// # Errors
/// The refusals of the generator, each as a problem; and, apart from that, a file that cannot be read.
pub(crate) fn make(
    tree: &Tree,
    contract: &str,
    path: &Path,
) -> Result<Result<Vec<GeneratedFile>, Vec<Problem>>, TreeError> {
    let sources = [path, Path::new(DIRECTIVES)];
    let read = |path: &Path| Ok(Source { path: path.display().to_string(), text: tree.read(path)? });
    let sources = sources.into_iter().map(read).collect::<Result<Vec<_>, TreeError>>()?;
    Ok(generate(contract, &sources).map_err(|diagnostics| {
        let refused = diagnostics.into_iter().map(|it| {
            Problem::by_hand(
                it.path,
                usize::try_from(it.line).unwrap_or(1),
                Kind::SdlRefused { message: it.message },
                it.mend,
            )
        });
        refused.collect()
    }))
}

/// Whether files that nothing makes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeftOver {
    /// All contracts generate: what is left over is known.
    Told,
    /// A contract does not generate: its files are no left-overs.
    Unknown,
}

/// Compares the files that are with the files that ought to be.
pub(crate) fn problems(tree: &Tree, made: &[GeneratedFile], left_over: LeftOver) -> Result<Vec<Problem>, TreeError> {
    let mut found: BTreeMap<PathBuf, String> = tree.files(GENERATED)?;
    let mut problems = Vec::new();
    for GeneratedFile { name, text } in made {
        let path = Path::new(GENERATED).join(name);
        let (line, kind) = match found.remove(&path) {
            Some(present) if present == *text => continue,
            Some(present) => (first_difference(&present, text), Kind::GeneratedStale),
            None => (1, Kind::GeneratedMissing),
        };
        problems.push(Problem { path, line, kind, mend: Mend::Write(text.clone()) });
    }
    if left_over == LeftOver::Told {
        let extra =
            found.into_keys().map(|path| Problem { path, line: 1, kind: Kind::GeneratedLeftOver, mend: Mend::Remove });
        problems.extend(extra);
    }
    Ok(problems)
}

fn first_difference(present: &str, made: &str) -> usize {
    present.lines().zip(made.lines()).take_while(|(one, other)| one == other).count() + 1
}
