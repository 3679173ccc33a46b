//! What the author of an SDL file is told: where, what, and how to mend it.

use crate::{Source, model::Place};
use std::fmt;

/// One thing that is wrong with the SDL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Diagnostic {
    /// The path of the source, as it was given.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in Unicode characters, from 1.
    pub column: u32,
    /// What is wrong, as a sentence.
    pub message: String,
    /// How to mend it, as a sentence.
    pub mend: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, message, mend } = self;
        write!(formatter, "{path}:{line}:{column}: {message} {mend}")
    }
}

/// The diagnostics found so far.
pub(crate) struct Problems {
    paths: Vec<String>,
    found: Vec<(Place, Diagnostic)>,
}

impl Problems {
    pub(crate) fn new(sources: &[Source]) -> Self {
        Self { paths: sources.iter().map(|source| source.path.clone()).collect(), found: Vec::new() }
    }

    pub(crate) fn report(&mut self, place: Place, message: impl Into<String>, mend: impl Into<String>) {
        let path = self.paths.get(place.source).cloned().unwrap_or_default();
        let diagnostic =
            Diagnostic { path, line: place.line, column: place.column, message: message.into(), mend: mend.into() };
        self.found.push((place, diagnostic));
    }

    /// Answers what was found, in the order of the sources, if anything was.
    pub(crate) fn take(&mut self) -> Result<(), Vec<Diagnostic>> {
        if self.found.is_empty() {
            return Ok(());
        }
        let mut found = std::mem::take(&mut self.found);
        found.sort_by_key(|(place, _)| *place);
        found.dedup();
        Err(found.into_iter().map(|(_, diagnostic)| diagnostic).collect())
    }
}
