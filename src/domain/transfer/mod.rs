//! Accounts on the move: out to a file, and in from one of ours or of Django's.

mod dump;
mod export;
mod import;
mod record;

pub use export::{ExportError, export};
pub use import::{BadLine, ImportError, Imported, Place, import};

/// How far it is. Told now and then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done, in a word.
    pub doing: &'static str,
    /// How much of it is done.
    pub done: usize,
    /// How much there is to do.
    pub total: usize,
}

/// Whom progress is told to.
pub type Watcher<'a> = &'a (dyn Fn(Progress) + Sync);

/// How many accounts go to or come from the database with one statement.
const BATCH: usize = 2000;
