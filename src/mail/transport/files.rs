//! Mails as files, for a service without a mail server: they hold links and tokens, so nobody else may read them.

use std::fs::{DirBuilder, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::NotSent;

/// The directory that mails are written to.
#[derive(Debug)]
pub(in crate::mail) struct Files {
    directory: PathBuf,
}

impl std::fmt::Display for Files {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "files in {}", self.directory.display())
    }
}

impl Files {
    /// Makes the directory, so that one that cannot be written to is noticed at the start and not with the first mail.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub(in crate::mail) fn open(directory: PathBuf) -> std::io::Result<Files> {
        make(&directory)?;
        Ok(Files { directory })
    }

    /// Writes a message to `<time>-<id>.eml`. The file appears whole or not at all.
    pub(super) async fn write(&self, message: Vec<u8>, row: Uuid, now: DateTime<Utc>) -> Result<PathBuf, NotSent> {
        let directory = self.directory.clone();
        let name = format!("{}-{row}.eml", now.format("%Y%m%dT%H%M%S%.3fZ"));
        tokio::task::spawn_blocking(move || write(&directory, &name, &message))
            .await
            .map_err(std::io::Error::other)?
            .map_err(NotSent::File)
    }
}

fn make(directory: &Path) -> std::io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(directory)
}

fn write(directory: &Path, name: &str, message: &[u8]) -> std::io::Result<PathBuf> {
    make(directory)?;
    let path = directory.join(name);
    let unfinished = directory.join(format!(".{name}.tmp"));
    let written = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&unfinished)
        .and_then(|mut file| file.write_all(message).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::rename(&unfinished, &path));
    match written {
        Ok(()) => Ok(path),
        Err(error) => {
            // What is half written helps nobody; where it cannot be removed either, the first error says more.
            let _ = std::fs::remove_file(&unfinished);
            Err(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_cannot_be_is_refused_at_once() {
        assert!(Files::open(PathBuf::from("/dev/null/mail")).is_err());
    }
}
