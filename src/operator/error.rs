//! Why a command of an operator did not do what it should, in lines for people.

use crate::domain::administer::AdministerError;
use crate::service::StartError;

/// A command that failed.
#[derive(Debug, thiserror::Error)]
pub enum OperatorError {
    /// The words of the command are wrong: all that is, one line each.
    #[error("{}", .0.join("\n"))]
    Usage(Vec<String>),
    /// The database does not allow it: all that is in the way, one line each.
    #[error("{}", .0.join("\n"))]
    Refused(Vec<String>),
    /// The database was not reached.
    #[error(transparent)]
    Start(#[from] StartError),
    /// What was to be printed could not be.
    #[error("cannot write: {0}")]
    Output(#[from] std::io::Error),
}

impl OperatorError {
    /// Whether the words of the command or the settings are wrong.
    pub fn is_of_words_or_settings(&self) -> bool {
        match self {
            Self::Usage(_) => true,
            Self::Start(error) => error.is_of_settings(),
            Self::Refused(_) | Self::Output(_) => false,
        }
    }

    /// One line for each thing that is wrong.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Usage(lines) | Self::Refused(lines) => lines.clone(),
            // Broken templates are several things.
            Self::Start(_) | Self::Output(_) => self.to_string().lines().map(str::to_owned).collect(),
        }
    }
}

/// What is in the way of a wish about the account of a name.
pub(super) fn refused(error: &AdministerError, name: &str) -> OperatorError {
    OperatorError::Refused(vec![match error {
        AdministerError::Unknown => format!("there is no account `{}`", super::plain(name)),
        AdministerError::UsernameTaken => "an account has that user name already".to_owned(),
        AdministerError::AddressTaken => {
            "an account has that address already, as its primary or secondary one".to_owned()
        }
        AdministerError::NoConfirmedAddress => {
            "a second factor by mail needs a confirmed primary address: set one with --email and --verified true"
                .to_owned()
        }
        AdministerError::AddressNeeded => {
            "codes of the second factor go to that address: say --second-factor none too, or name another address"
                .to_owned()
        }
        AdministerError::Busy | AdministerError::Failed(_) => error.to_string(),
    }])
}
