//! The files that accounts move in: hashes stand in them, so what is written is for nobody else to read.

use super::OperatorError;
use crate::app::App;
use crate::domain::transfer::{self, ExportError, ImportError, Progress};
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, IsTerminal, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The largest file that is read.
const FILE_MAX_BYTES: u64 = 4 << 30;
/// How often a bar of progress moves.
const BAR_PERIOD: Duration = Duration::from_millis(100);
/// How long it is, in characters.
const BAR_LENGTH: usize = 40;

/// Exports to a new file. One that is not whole does not stay.
pub(super) async fn export(app: &App, path: &Path, out: super::Out<'_>) -> Result<(), OperatorError> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let file = file.map_err(|error| refused(path, "write", &error))?;
    let bar = Bar::of_terminal();
    let mut lines = BufWriter::new(file);
    let written = transfer::export(app, &mut lines, &|progress| bar.show(progress)).await;
    bar.clear();
    let written = written.and_then(|count| {
        let file = lines.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(count)
    });
    match written {
        Ok(count) => Ok(writeln!(out, "exported {} to {}", counted(count, "account", "accounts"), path.display())?),
        Err(error) => {
            // What failed is told; that nothing could be removed either is part of it.
            let _ = std::fs::remove_file(path);
            Err(match error {
                ExportError::Output(error) => refused(path, "write", &error),
                ExportError::Failed(_) => OperatorError::Refused(vec![error.to_string()]),
            })
        }
    }
}

/// Reads a file for an import.
pub(super) fn read(path: &Path) -> Result<String, OperatorError> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(FILE_MAX_BYTES).read_to_string(&mut text));
    match read {
        Ok(length) if u64::try_from(length).is_ok_and(|length| length < FILE_MAX_BYTES) => Ok(text),
        Ok(_) => {
            let line = format!("{} is larger than {} GiB: import it in parts", path.display(), FILE_MAX_BYTES >> 30);
            Err(OperatorError::Refused(vec![line]))
        }
        Err(error) => Err(refused(path, "read", &error)),
    }
}

/// Imports the text of a file.
pub(super) async fn import(app: &App, text: &str, out: super::Out<'_>) -> Result<(), OperatorError> {
    let bar = Bar::of_terminal();
    let imported = transfer::import(app, text, &|progress| bar.show(progress)).await;
    bar.clear();
    let imported = imported.map_err(|error| {
        OperatorError::Refused(match error {
            ImportError::Bad(lines) => {
                let wrong = counted(lines.len(), "thing is", "things are");
                let nothing = format!("nothing was imported: {wrong} wrong with the file");
                lines.iter().map(ToString::to_string).chain([nothing]).collect()
            }
            ImportError::Raced | ImportError::Failed(_) => vec![error.to_string()],
        })
    })?;
    writeln!(out, "imported {}", counted(imported.accounts, "account", "accounts"))?;
    if imported.without_password > 0 {
        let have = counted(imported.without_password, "of them has", "of them have");
        writeln!(out, "{have} no password: a reset gives them one")?;
    }
    if imported.unverifiable > 0 {
        let have = counted(imported.unverifiable, "of them has", "of them have");
        writeln!(out, "{have} a password hash of a kind or cost that is not verified: a reset gives them another")?;
    }
    Ok(())
}

/// A number with what it counts, in the form that goes with it.
fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

fn refused(path: &Path, action: &str, error: &std::io::Error) -> OperatorError {
    OperatorError::Refused(vec![if error.kind() == std::io::ErrorKind::AlreadyExists {
        format!("{} is there already: name a new file", path.display())
    } else {
        format!("cannot {action} {}: {error}", path.display())
    }])
}

/// A bar on standard error, where that is a terminal.
struct Bar {
    moved: Option<Mutex<Option<Instant>>>,
}

impl Bar {
    fn of_terminal() -> Self {
        Self { moved: std::io::stderr().is_terminal().then(|| Mutex::new(None)) }
    }

    fn show(&self, progress: Progress) {
        let Some(Ok(mut moved)) = self.moved.as_ref().map(Mutex::lock) else { return };
        if moved.is_some_and(|moved| moved.elapsed() < BAR_PERIOD) {
            return;
        }
        *moved = Some(Instant::now());
        // A bar that cannot be shown is no reason to stop.
        let _ = write!(std::io::stderr(), "\r{}", bar(progress));
    }

    fn clear(&self) {
        if self.moved.is_some() {
            let _ = write!(std::io::stderr(), "\r{:width$}\r", "", width = BAR_LENGTH + 30);
        }
    }
}

fn bar(progress: Progress) -> String {
    let Progress { doing, done, total } = progress;
    let full = (done.min(total) * BAR_LENGTH).checked_div(total).unwrap_or(BAR_LENGTH);
    let percent = full * 100 / BAR_LENGTH;
    format!("{doing:<9} [{}{}] {percent:>3} %", "#".repeat(full), " ".repeat(BAR_LENGTH - full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_grows_from_nothing_to_all() {
        let at = |done, total| bar(Progress { doing: "reading", done, total });
        assert_eq!(at(0, 80), format!("reading   [{}]   0 %", " ".repeat(40)));
        assert_eq!(at(20, 80), format!("reading   [{}{}]  25 %", "#".repeat(10), " ".repeat(30)));
        assert_eq!(at(80, 80), format!("reading   [{}] 100 %", "#".repeat(40)));
        assert_eq!(at(0, 0), at(1, 1));
    }
}
