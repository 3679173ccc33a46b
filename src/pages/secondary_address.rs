//! Links to a second address: one button that adds it to the account, as `verifySecondaryEmail` does.

use super::finish::{Finish, Outcome, Words};
use super::sheet::{Form, Sheet};
use crate::app::App;
use crate::domain::mailed_link::LinkPurpose;
use crate::domain::secondary_address::{self, AdoptError};
use crate::http::Submission;
use futures_util::future::BoxFuture;
use http::StatusCode;

const WORDS: Words = Words {
    ask: Sheet {
        status: StatusCode::OK,
        title: "Add this address to your account",
        paragraphs: &[
            "Press the button to confirm that the address this link was mailed to is yours. It becomes the second address of your account, in place of another second one.",
            "If you did not ask for that, or the account below is not yours, close this page and nothing happens.",
        ],
        form: Form::Button("Add my address"),
    },
    done: Sheet {
        status: StatusCode::OK,
        title: "Your address was added",
        paragraphs: &["It is the second address of your account now. You can close this page."],
        form: Form::None,
    },
    settled: Sheet {
        status: StatusCode::OK,
        title: "Already added",
        paragraphs: &[
            "This is the second address of your account, so there is nothing left to do. You can close this page.",
        ],
        form: Form::None,
    },
    expired: Sheet {
        status: StatusCode::GONE,
        title: "This link has expired",
        paragraphs: &[
            "Links to confirm a second address work for a short time. Sign in, ask for a new link, and open that one.",
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

/// What links to a second address lead to.
#[derive(Debug)]
pub(super) struct SecondaryAddress;

impl Finish for SecondaryAddress {
    fn name(&self) -> &'static str {
        "secondary-address"
    }

    fn about(&self) -> &'static str {
        "adds a second address"
    }

    fn purpose(&self) -> LinkPurpose {
        LinkPurpose::ActivationSecondaryEmail
    }

    fn words(&self) -> &'static Words {
        &WORDS
    }

    fn finish<'a>(&'a self, app: &'a App, sent: Submission) -> BoxFuture<'a, Outcome> {
        Box::pin(async move {
            let Some([]) = sent.fields.exactly([]) else { return Outcome::NotTheForm };
            match secondary_address::adopt(app, sent.token.expose()).await {
                Ok(()) => Outcome::Done,
                Err(AdoptError::InvalidToken) => Outcome::Invalid,
                Err(AdoptError::Expired) => Outcome::Expired,
                Err(AdoptError::AddressTaken) => Outcome::AddressTaken,
                Err(AdoptError::Failed(failure)) => Outcome::Failed(failure),
            }
        })
    }
}
