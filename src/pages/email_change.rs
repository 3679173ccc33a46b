//! Links to a new primary address: one button that moves the account there, as `confirmEmailChange` does.

use super::finish::{Finish, Outcome, Words};
use super::sheet::{Form, Sheet};
use crate::app::App;
use crate::domain::change_email::{self, ConfirmChangeError};
use crate::domain::mailed_link::LinkPurpose;
use crate::http::Submission;
use futures_util::future::BoxFuture;
use http::StatusCode;

const WORDS: Words = Words {
    ask: Sheet {
        status: StatusCode::OK,
        title: "Change your address",
        paragraphs: &[
            "Press the button to confirm that the address this link was mailed to is yours. It becomes the address of your account, in place of the one that is there.",
            "If you did not ask for that, or the account below is not yours, close this page and nothing happens.",
        ],
        form: Form::Button("Change my address"),
    },
    done: Sheet {
        status: StatusCode::OK,
        title: "Your address was changed",
        paragraphs: &["It is the address of your account now. You can close this page."],
        form: Form::None,
    },
    settled: Sheet {
        status: StatusCode::OK,
        title: "Already changed",
        paragraphs: &["This is the address of your account, so there is nothing left to do. You can close this page."],
        form: Form::None,
    },
    expired: Sheet {
        status: StatusCode::GONE,
        title: "This link has expired",
        paragraphs: &[
            "Links to a new address work for a limited time. Sign in, ask for a new link, and open that one.",
        ],
        form: Form::None,
    },
    spent: Sheet {
        status: StatusCode::GONE,
        title: "This link no longer works",
        paragraphs: &[
            "It was used before, or your password or an address of yours has changed since it was mailed.",
            "If the address is not in your account, sign in and ask for a new link.",
        ],
        form: Form::None,
    },
    refused: "",
};

/// What links to a new primary address lead to.
#[derive(Debug)]
pub(super) struct EmailChange;

impl Finish for EmailChange {
    fn name(&self) -> &'static str {
        "email-change"
    }

    fn about(&self) -> &'static str {
        "moves an account to another address"
    }

    fn purpose(&self) -> LinkPurpose {
        LinkPurpose::EmailChange
    }

    fn words(&self) -> &'static Words {
        &WORDS
    }

    fn finish<'a>(&'a self, app: &'a App, sent: Submission) -> BoxFuture<'a, Outcome> {
        Box::pin(async move {
            let Some([]) = sent.fields.exactly([]) else { return Outcome::NotTheForm };
            match change_email::confirm(app, sent.token.expose(), None).await {
                Ok(()) => Outcome::Done,
                Err(ConfirmChangeError::InvalidToken) => Outcome::Invalid,
                Err(ConfirmChangeError::Expired) => Outcome::Expired,
                Err(ConfirmChangeError::AddressTaken) => Outcome::AddressTaken,
                Err(ConfirmChangeError::Failed(failure)) => Outcome::Failed(failure),
            }
        })
    }
}
