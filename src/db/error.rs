//! What can go wrong with the database, as the rest of lychgate sees it.

use diesel::result::{DatabaseErrorKind, Error};

/// A statement or transaction that failed.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The database is away, stopping, or too busy; nothing was acknowledged, and trying again later helps.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// A constraint that stands for a rule was met: unique, exclusion, foreign key, check.
    #[error("conflict with {constraint}")]
    Conflict {
        /// The constraint's name, as the migration gives it.
        constraint: String,
    },
    /// A mistake of ours.
    #[error("the database refused a statement")]
    Internal(#[source] Error),
}

impl DbError {
    /// Whether a constraint of this name was met.
    pub fn is_conflict_with(&self, name: &str) -> bool {
        matches!(self, Self::Conflict { constraint } if constraint == name)
    }
}

impl From<Error> for DbError {
    #[expect(clippy::wildcard_enum_match_arm, reason = "diesel's errors are open; what is not known is ours")]
    fn from(error: Error) -> Self {
        match &error {
            Error::DatabaseError(kind, information) => match kind {
                DatabaseErrorKind::UniqueViolation
                | DatabaseErrorKind::ForeignKeyViolation
                | DatabaseErrorKind::RestrictViolation
                | DatabaseErrorKind::ExclusionViolation
                | DatabaseErrorKind::CheckViolation => match information.constraint_name() {
                    Some(name) => Self::Conflict { constraint: name.to_owned() },
                    None => Self::Internal(error),
                },
                DatabaseErrorKind::UnableToSendCommand
                | DatabaseErrorKind::ClosedConnection
                | DatabaseErrorKind::SerializationFailure
                | DatabaseErrorKind::ReadOnlyTransaction => Self::Unavailable(information.message().to_owned()),
                _ if is_passing(information.message()) => Self::Unavailable(information.message().to_owned()),
                _ => Self::Internal(error),
            },
            Error::RollbackErrorOnCommit { commit_error, .. } => {
                if let Error::DatabaseError(DatabaseErrorKind::SerializationFailure, information) = &**commit_error {
                    return Self::Unavailable(information.message().to_owned());
                }
                Self::Internal(error)
            }
            Error::BrokenTransactionManager => Self::Unavailable("the connection broke in a transaction".to_owned()),
            _ => Self::Internal(error),
        }
    }
}

/// Whether what PostgreSQL says will pass. diesel does not hand on the code of an error, so the text has to do: the
/// messages of PostgreSQL itself, in English. Those in another language of a server that is going away are recognised
/// by the connection that closes after them.
fn is_passing(message: &str) -> bool {
    const PASSING: [&str; 14] = [
        "terminating connection",
        "the database system is starting up",
        "the database system is shutting down",
        "the database system is in recovery mode",
        "the database system is not yet accepting connections",
        "remaining connection slots are reserved",
        "sorry, too many clients already",
        "too many connections for",
        "canceling statement due to",
        "canceling authentication due to",
        "deadlock detected",
        "could not serialize access",
        "out of shared memory",
        "No space left on device",
    ];
    PASSING.iter().any(|passing| message.contains(passing))
}
