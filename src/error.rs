//! Failures that no person caused: logged once where they are noticed, opaque from there on.

use crate::app::RandomFailed;
use crate::crypto::jwt::IssueError;
use crate::db::DbError;
use std::error::Error;

/// What remains of a failure on its way out. The cause is in the log already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The database is away; trying again later helps.
    #[error("the service is unavailable")]
    Unavailable,
    /// Something that should not happen happened.
    #[error("an internal failure")]
    Internal,
}

impl Failure {
    /// Logs the cause and forgets it.
    pub fn internal(cause: &(dyn Error + 'static)) -> Self {
        tracing::error!(error = %Chain(cause), "internal failure");
        Self::Internal
    }
}

impl From<DbError> for Failure {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Unavailable(cause) => {
                tracing::warn!(%cause, "the database is away");
                Self::Unavailable
            }
            DbError::Conflict { .. } | DbError::Internal(_) => Self::internal(&error),
        }
    }
}

impl From<RandomFailed> for Failure {
    fn from(error: RandomFailed) -> Self {
        Self::internal(&error)
    }
}

impl From<IssueError> for Failure {
    fn from(error: IssueError) -> Self {
        Self::internal(&error)
    }
}

/// An error with its sources, in one line.
struct Chain<'a>(&'a (dyn Error + 'static));

impl std::fmt::Display for Chain<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}", self.0)?;
        let mut source = self.0.source();
        while let Some(error) = source {
            write!(out, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}
