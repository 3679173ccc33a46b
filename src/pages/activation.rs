//! Activation links: one button that confirms the address, as `verifyAccount` does.

use super::finish::{Finish, Outcome, Words};
use super::sheet::{Form, Sheet};
use crate::app::App;
use crate::domain::confirm_address::{ConfirmError, Password, confirm_address};
use crate::domain::mailed_link::LinkPurpose;
use crate::http::Submission;
use futures_util::future::BoxFuture;
use http::StatusCode;

const WORDS: Words = Words {
    ask: Sheet {
        status: StatusCode::OK,
        title: "Confirm your address",
        paragraphs: &[
            "Press the button to confirm that the address this link was mailed to is yours. That activates your account.",
            "If you did not ask for an account, or the one below is not yours, close this page and nothing happens.",
        ],
        form: Form::Button("Confirm my address"),
    },
    done: Sheet {
        status: StatusCode::OK,
        title: "Your address is confirmed",
        paragraphs: &["Your account is active. You can close this page and sign in."],
        form: Form::None,
    },
    settled: Sheet {
        status: StatusCode::OK,
        title: "Already confirmed",
        paragraphs: &[
            "This address was confirmed before, so there is nothing left to do. You can close this page and sign in.",
        ],
        form: Form::None,
    },
    expired: Sheet {
        status: StatusCode::GONE,
        title: "This link has expired",
        paragraphs: &[
            "Activation links work for a limited time. Ask for a new link where you registered, and open that one.",
        ],
        form: Form::None,
    },
    spent: Sheet {
        status: StatusCode::GONE,
        title: "This link no longer works",
        paragraphs: &[
            "It was used before, or your account has changed since it was mailed.",
            "If your account is not active yet, ask for a new link where you registered.",
        ],
        form: Form::None,
    },
    refused: "",
};

/// What activation links lead to.
#[derive(Debug)]
pub(super) struct Activation;

impl Finish for Activation {
    fn name(&self) -> &'static str {
        "activation"
    }

    fn about(&self) -> &'static str {
        "confirms an address"
    }

    fn purpose(&self) -> LinkPurpose {
        LinkPurpose::Activation
    }

    fn words(&self) -> &'static Words {
        &WORDS
    }

    /// Nobody is signed in here, so the sessions that the account has end: see [`confirm_address`].
    fn finish<'a>(&'a self, app: &'a App, sent: Submission) -> BoxFuture<'a, Outcome> {
        Box::pin(async move {
            let Some([]) = sent.fields.exactly([]) else { return Outcome::NotTheForm };
            match confirm_address(app, sent.token.expose(), None).await {
                Ok(Password::Kept) => Outcome::Done,
                Ok(Password::Dropped) => Outcome::PasswordDropped,
                Err(ConfirmError::InvalidToken) => Outcome::Invalid,
                Err(ConfirmError::Expired) => Outcome::Expired,
                Err(ConfirmError::AlreadyVerified) => Outcome::Settled,
                Err(ConfirmError::Failed(failure)) => Outcome::Failed(failure),
            }
        })
    }
}
