//! Links of those who never had a password: a form that sets the first one, as `passwordSet` does.

use super::finish::{Finish, NEW_PASSWORD_FIELDS, Outcome, Words};
use super::sheet::{Form, Sheet};
use crate::app::App;
use crate::domain::mailed_link::LinkPurpose;
use crate::domain::password_link;
use crate::http::Submission;
use futures_util::future::BoxFuture;
use http::StatusCode;

const WORDS: Words = Words {
    ask: Sheet {
        status: StatusCode::OK,
        title: "Choose your password",
        paragraphs: &[
            "With it you can sign in to your account.",
            "If you did not ask for an account, close this page and nothing happens.",
        ],
        form: Form::NewPassword("Set my password"),
    },
    done: Sheet {
        status: StatusCode::OK,
        title: "Your password is set",
        paragraphs: &["You can close this page and sign in with it."],
        form: Form::None,
    },
    settled: Sheet {
        status: StatusCode::GONE,
        title: "There is a password already",
        paragraphs: &[
            "Your account has a password, so this link no longer works. Sign in with it.",
            "If you do not know it, ask for a new one where you sign in.",
        ],
        form: Form::None,
    },
    expired: Sheet {
        status: StatusCode::GONE,
        title: "This link has expired",
        paragraphs: &[
            "Links to set a first password work for a limited time. Ask for a new password where you sign in, and open the link that is mailed to you then.",
        ],
        form: Form::None,
    },
    spent: Sheet {
        status: StatusCode::GONE,
        title: "This link no longer works",
        paragraphs: &[
            "It was used before, or your account has changed since it was mailed.",
            "If you have no password yet, ask for one where you sign in, and open the link that is mailed to you then.",
        ],
        form: Form::None,
    },
    refused: "Your password was not set. See below what is wrong, and fill in both fields again.",
};

/// What links to a first password lead to.
#[derive(Debug)]
pub(super) struct PasswordSet;

impl Finish for PasswordSet {
    fn name(&self) -> &'static str {
        "password-set"
    }

    fn about(&self) -> &'static str {
        "sets a first password"
    }

    fn purpose(&self) -> LinkPurpose {
        LinkPurpose::PasswordSet
    }

    fn words(&self) -> &'static Words {
        &WORDS
    }

    fn finish<'a>(&'a self, app: &'a App, sent: Submission) -> BoxFuture<'a, Outcome> {
        Box::pin(async move {
            let Some(typed) = sent.fields.exactly(NEW_PASSWORD_FIELDS) else { return Outcome::NotTheForm };
            password_link::set_first_password(app, sent.token.expose(), typed).await.into()
        })
    }
}
