//! The secret that is made and kept in the data directory where none is set.

#[cfg(test)]
mod tests;

use crate::app::Random;
use crate::config::Secret;
use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// How much randomness it has; it is written as twice as many digits.
const SIZE_BYTES: usize = 32;

/// Why there is no secret.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// Others can read it.
    #[error("others can read the secret in {}: if nobody did, run `chmod 600` on it; else remove it, which ends all sessions", .0.display())]
    Open(PathBuf),
    /// There is something else in the file.
    #[error("{} does not hold a secret: restore it, or remove it to have a new one made, which ends all sessions", .0.display())]
    Damaged(PathBuf),
    /// The file cannot be read or written.
    #[error("cannot keep a secret in {}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the machine said.
        source: std::io::Error,
    },
    /// The machine has no randomness.
    #[error(transparent)]
    Random(#[from] crate::app::RandomFailed),
}

/// Reads the secret of a data directory, making it first where there is none.
pub(super) fn kept(data_dir: &Path, random: &dyn Random) -> Result<Secret, SecretError> {
    let path = data_dir.join("secret");
    let broken = |source| SecretError::File { path: path.clone(), source };
    match std::fs::metadata(&path) {
        Ok(found) if found.permissions().mode() & 0o077 != 0 => return Err(SecretError::Open(path)),
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => make(&path, random)?,
        Err(error) => return Err(broken(error)),
    }
    let text = std::fs::read_to_string(&path).map_err(broken)?;
    let text = text.trim();
    if text.len() < SIZE_BYTES * 2 {
        return Err(SecretError::Damaged(path));
    }
    Ok(Secret::new(text))
}

/// Makes a secret. It is whole under its name or not there at all.
fn make(path: &Path, random: &dyn Random) -> Result<(), SecretError> {
    let mut bytes = [0; SIZE_BYTES];
    random.fill(&mut bytes)?;
    let text = bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    });
    let draft = path.with_extension("new");
    let write = || {
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&draft, path)?;
        path.parent().map_or(Ok(()), |directory| File::open(directory)?.sync_all())
    };
    write().map_err(|source| SecretError::File { path: path.to_owned(), source })
}
