//! What a page does with a link of one purpose, as a trait: its words, and its one call into the rules.

use super::sheet::Sheet;
use crate::app::App;
use crate::domain::mailed_link::LinkPurpose;
use crate::domain::password_link::PasswordLinkError;
use crate::domain::password_rules::NewPasswordErrors;
use crate::error::Failure;
use crate::http::Submission;
use futures_util::future::BoxFuture;

/// The fields of a form that asks for a new password.
pub(super) const NEW_PASSWORD_FIELDS: [&str; 2] = ["newPassword1", "newPassword2"];

/// Finishes what links of one purpose begin.
pub(super) trait Finish: Send + Sync + std::fmt::Debug {
    /// The name in logs and numbers.
    fn name(&self) -> &'static str;

    /// What it does, in the list of endpoints.
    fn about(&self) -> &'static str;

    /// Which links it is for.
    fn purpose(&self) -> LinkPurpose;

    /// What people read.
    fn words(&self) -> &'static Words;

    /// Does what the form asks for: the call that the field of the contract makes.
    fn finish<'a>(&'a self, app: &'a App, sent: Submission) -> BoxFuture<'a, Outcome>;
}

/// What people read at a link of one purpose.
#[derive(Debug)]
pub(super) struct Words {
    /// The form.
    pub(super) ask: Sheet,
    /// It is done.
    pub(super) done: Sheet,
    /// It was so already.
    pub(super) settled: Sheet,
    /// The time of the link has passed.
    pub(super) expired: Sheet,
    /// The link was used, or voided.
    pub(super) spent: Sheet,
    /// What stands above the form where something is wrong with what was typed; nothing is typed everywhere.
    pub(super) refused: &'static str,
}

impl Words {
    pub(super) fn sheets(&self) -> [&Sheet; 5] {
        [&self.ask, &self.done, &self.settled, &self.expired, &self.spent]
    }
}

/// What came of a form.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It is done.
    Done,
    /// The address is confirmed, and the password is gone.
    PasswordDropped,
    /// It has fields that the page did not ask for, or lacks one.
    NotTheForm,
    /// The link does not do, or does no longer.
    Invalid,
    /// Its time has passed.
    Expired,
    /// What it is for was so already.
    Settled,
    /// The address that it adds is somebody's by now.
    AddressTaken,
    /// The new password does not do.
    Refused(NewPasswordErrors),
    /// Too many passwords wait to be hashed.
    Busy,
    /// Something else failed.
    Failed(Failure),
}

impl From<Result<(), PasswordLinkError>> for Outcome {
    fn from(result: Result<(), PasswordLinkError>) -> Self {
        match result {
            Ok(()) => Self::Done,
            Err(PasswordLinkError::InvalidToken) => Self::Invalid,
            Err(PasswordLinkError::Expired) => Self::Expired,
            Err(PasswordLinkError::Refused(errors)) => Self::Refused(errors),
            Err(PasswordLinkError::AlreadySet) => Self::Settled,
            Err(PasswordLinkError::Busy) => Self::Busy,
            Err(PasswordLinkError::Failed(failure)) => Self::Failed(failure),
        }
    }
}
