//! The files of a source tree that the checks look at, read in one place.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A source tree, known by its root directory.
#[derive(Debug, Clone)]
pub struct Tree {
    root: PathBuf,
}

/// A file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}", path.display())]
pub struct TreeError {
    /// The file or directory.
    path: PathBuf,
    source: io::Error,
}

/// The directory of the authority.
pub(crate) const SCHEMA: &str = "schema";
/// The policy directives, part of every contract.
pub(crate) const DIRECTIVES: &str = "schema/directives.graphql";
/// The mirror of what build.rs generates.
pub(crate) const GENERATED: &str = "generated";
/// The pages of examples, a directory a contract.
pub(crate) const EXAMPLES: &str = "schema/examples";
/// The published SDLs of the newest release.
pub(crate) const RELEASED: &str = "schema/released";
/// The log of changes.
pub(crate) const CHANGELOG: &str = "CHANGELOG.md";

impl Tree {
    /// The tree below a directory.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Tree {
        Tree { root: root.into() }
    }

    /// The tree that this program was built from.
    #[must_use]
    pub fn own() -> Tree {
        Tree::at(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
    }

    /// The root directory.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The text of a file, given from the root.
    ///
    /// # Errors
    /// Where it cannot be read as UTF-8 text.
    pub fn read(&self, path: impl AsRef<Path>) -> Result<String, TreeError> {
        let path = self.root.join(path);
        fs::read_to_string(&path).map_err(|source| TreeError { path, source })
    }

    /// Writes a file and the directories above it.
    ///
    /// # Errors
    /// Where that fails.
    pub fn write(&self, path: impl AsRef<Path>, text: &str) -> Result<(), TreeError> {
        let path = self.root.join(path);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, text));
        written.map_err(|source| TreeError { path, source })
    }

    /// Removes a file.
    ///
    /// # Errors
    /// Where that fails.
    pub fn remove(&self, path: impl AsRef<Path>) -> Result<(), TreeError> {
        let path = self.root.join(path);
        fs::remove_file(&path).map_err(|source| TreeError { path, source })
    }

    /// The files right in a directory, by path from the root, with their texts. A directory that is not there has none.
    ///
    /// # Errors
    /// Where the directory or a file of it cannot be read.
    pub fn files(&self, directory: impl AsRef<Path>) -> Result<BTreeMap<PathBuf, String>, TreeError> {
        let mut files = BTreeMap::new();
        for (path, kind) in self.entries(directory.as_ref())? {
            if kind.is_file() {
                let text = self.read(&path)?;
                files.insert(path, text);
            }
        }
        Ok(files)
    }

    /// The directories right in a directory, by path from the root.
    ///
    /// # Errors
    /// Where the directory cannot be read.
    pub fn directories(&self, directory: impl AsRef<Path>) -> Result<Vec<PathBuf>, TreeError> {
        let entries = self.entries(directory.as_ref())?;
        Ok(entries.into_iter().filter(|(_, kind)| kind.is_dir()).map(|(path, _)| path).collect())
    }

    fn entries(&self, directory: &Path) -> Result<BTreeMap<PathBuf, fs::FileType>, TreeError> {
        let absolute = self.root.join(directory);
        let failed = |source| TreeError { path: absolute.clone(), source };
        let entries = match fs::read_dir(&absolute) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
            Err(error) => return Err(failed(error)),
        };
        let entry = |entry: io::Result<fs::DirEntry>| {
            let entry = entry?;
            Ok((directory.join(entry.file_name()), entry.file_type()?))
        };
        entries.map(entry).collect::<io::Result<_>>().map_err(failed)
    }

    /// The contracts: their names and the paths of their SDL.
    ///
    /// # Errors
    /// Where the directory of the authority cannot be read.
    pub fn contracts(&self) -> Result<Vec<(String, PathBuf)>, TreeError> {
        let named = |(path, _): (PathBuf, fs::FileType)| {
            let name = path.file_name()?.to_str()?.strip_suffix(".graphql")?.to_owned();
            (path != Path::new(DIRECTIVES)).then_some((name, path))
        };
        Ok(self.entries(Path::new(SCHEMA))?.into_iter().filter_map(named).collect())
    }
}
