//! Links of those who forgot their password: a form that sets a new one, as `passwordReset` does.

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
        title: "Choose a new password",
        paragraphs: &[
            "Everybody who is signed in to your account will be signed out.",
            "If you did not ask for a new password, close this page: the one you have stays as it is.",
        ],
        form: Form::NewPassword("Change my password"),
    },
    done: Sheet {
        status: StatusCode::OK,
        title: "Your password is changed",
        paragraphs: &["You can close this page and sign in with the new one."],
        form: Form::None,
    },
    settled: SPENT,
    expired: Sheet {
        status: StatusCode::GONE,
        title: "This link has expired",
        paragraphs: &[
            "Links to change a forgotten password work for a short time. Ask for a new link where you sign in, and open that one.",
        ],
        form: Form::None,
    },
    spent: SPENT,
    refused: "Your password was not changed. See below what is wrong, and fill in both fields again.",
};

const SPENT: Sheet = Sheet {
    status: StatusCode::GONE,
    title: "This link no longer works",
    paragraphs: &[
        "It was used before, or your password or an address of yours has changed since it was mailed.",
        "If you have just changed your password, sign in with the new one. Else ask for a new link where you sign in.",
    ],
    form: Form::None,
};

/// What links to a new password lead to.
#[derive(Debug)]
pub(super) struct PasswordReset;

impl Finish for PasswordReset {
    fn name(&self) -> &'static str {
        "password-reset"
    }

    fn about(&self) -> &'static str {
        "changes a forgotten password"
    }

    fn purpose(&self) -> LinkPurpose {
        LinkPurpose::PasswordReset
    }

    fn words(&self) -> &'static Words {
        &WORDS
    }

    fn finish<'a>(&'a self, app: &'a App, sent: Submission) -> BoxFuture<'a, Outcome> {
        Box::pin(async move {
            let Some(typed) = sent.fields.exactly(NEW_PASSWORD_FIELDS) else { return Outcome::NotTheForm };
            password_link::reset_password(app, sent.token.expose(), None, typed).await.into()
        })
    }
}
