//! Why a second step does not go on.

use crate::db::DbError;
use crate::domain::limits::{TooMany, not_admitted};
use crate::domain::one_time_code::NotTaken;
use crate::error::Failure;

/// Why no code was mailed.
#[derive(Debug, thiserror::Error)]
pub enum NoCode {
    /// There is no address that it could be mailed to.
    #[error("the account has no address")]
    NoAddress,
    /// Too many were mailed, or the last one only just now.
    #[error("too many codes were mailed")]
    TooMany(TooMany),
    /// The mail was refused.
    #[error("the mail with the code was refused")]
    MailRefused,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for NoCode {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// Why a code signs nobody in.
#[derive(Debug, thiserror::Error)]
pub enum ConfirmCodeError {
    /// Another code, another address, or nothing that waits for one.
    #[error("the code is not valid")]
    Invalid,
    /// Its time has passed.
    #[error("the code has expired")]
    Expired,
    /// It was tried too often.
    #[error("the code was tried too often")]
    TooManyTries(TooMany),
    /// Too many wrong codes were tried.
    #[error(transparent)]
    TooMany(TooMany),
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

not_admitted!(ConfirmCodeError);

impl From<DbError> for ConfirmCodeError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<NotTaken> for ConfirmCodeError {
    fn from(error: NotTaken) -> Self {
        match error {
            NotTaken::Wrong => Self::Invalid,
            NotTaken::Expired => Self::Expired,
            NotTaken::TooOften(too_many) => Self::TooManyTries(too_many),
        }
    }
}
