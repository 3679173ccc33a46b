//! Export: all accounts as they are at one moment, one a line.

use super::record::Record;
use super::{BATCH, Progress, Watcher};
use crate::app::App;
use crate::db::{Connection, DbError, transfer};
use crate::error::Failure;
use std::io::Write;

/// Why not everything was written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file does not take it.
    #[error("cannot write: {0}")]
    Output(#[from] std::io::Error),
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for ExportError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// Writes all accounts in the order of their keys, and says how many there were. Sessions, links and mails stay: who
/// moves signs in again.
///
/// # Errors
/// What was written until then is of no use.
pub async fn export(app: &App, out: &mut (dyn Write + Send), watcher: Watcher<'_>) -> Result<usize, ExportError> {
    app.db.transaction(async |conn| write(conn, out, watcher).await).await
}

async fn write(conn: &Connection, out: &mut (dyn Write + Send), watcher: Watcher<'_>) -> Result<usize, ExportError> {
    transfer::look_only(conn).await.map_err(DbError::from)?;
    let count = transfer::count(conn).await.map_err(DbError::from)?;
    let total = usize::try_from(count).unwrap_or(usize::MAX);
    let (mut after, mut done) = (i32::MIN, 0);
    loop {
        watcher(Progress { doing: "writing", done, total });
        let page = transfer::page(conn, after, BATCH as i64).await.map_err(DbError::from)?;
        let Some((last, _)) = page.last() else { return Ok(done) };
        after = last.account.id;
        done += page.len();
        for found in page {
            serde_json::to_writer(&mut *out, &Record::from(found)).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
}
