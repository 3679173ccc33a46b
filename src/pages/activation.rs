//! The page that an activation link opens: one button that confirms the address, as `verifyAccount` does.

use super::PageError;
use super::sheet::{Press, Sheet};
use crate::app::App;
use crate::domain::confirm_address::{ConfirmError, confirm_address};
use crate::domain::mailed_link;
use crate::error::Failure;
use crate::http::{LinkPage, LinkToken, Page, Submission};
use futures_util::future::BoxFuture;
use http::StatusCode;
use std::sync::Arc;

const ASK: Sheet = Sheet {
    status: StatusCode::OK,
    title: "Confirm your address",
    paragraphs: &[
        "Press the button to confirm that the address this link was mailed to is yours. That activates your account.",
        "If you did not ask for an account, close this page and nothing happens.",
    ],
    button: Some("Confirm my address"),
};

const CONFIRMED: Sheet = Sheet {
    status: StatusCode::OK,
    title: "Your address is confirmed",
    paragraphs: &["Your account is active. You can close this page and sign in."],
    button: None,
};

const ALREADY_VERIFIED: Sheet = Sheet {
    status: StatusCode::OK,
    title: "Already confirmed",
    paragraphs: &[
        "This address was confirmed before, so there is nothing left to do. You can close this page and sign in.",
    ],
    button: None,
};

const EXPIRED: Sheet = Sheet {
    status: StatusCode::GONE,
    title: "This link has expired",
    paragraphs: &[
        "Activation links work for a limited time. Ask for a new link where you registered, and open that one.",
    ],
    button: None,
};

const NOT_VALID: Sheet = Sheet {
    status: StatusCode::NOT_FOUND,
    title: "This link is not valid",
    paragraphs: &[
        "It may have been cut off on its way, or a newer mail has taken its place.",
        "Open the link in the newest mail, all of it. If that does not help, ask for a new link where you registered.",
    ],
    button: None,
};

// Whether anything was changed is not known where the answer of the database was lost; trying again is right either way.
const UNAVAILABLE: Sheet = Sheet {
    status: StatusCode::SERVICE_UNAVAILABLE,
    title: "Please try again in a moment",
    paragraphs: &[
        "The service cannot do this right now. Wait a moment, then press the button: you can still use this link.",
    ],
    button: Some("Try again"),
};

const FAILED: Sheet = Sheet {
    status: StatusCode::INTERNAL_SERVER_ERROR,
    title: "Something went wrong",
    paragraphs: &["The fault is ours, not yours. Press the button to try again: you can still use this link."],
    button: Some("Try again"),
};

/// The page, all its outcomes made at the start: none holds anything of a request.
#[derive(Debug)]
pub(super) struct Activation {
    app: Arc<App>,
    path: String,
    ask: Page,
    confirmed: Page,
    already_verified: Page,
    expired: Page,
    not_valid: Page,
    unavailable: Page,
    failed: Page,
}

impl Activation {
    /// The page below a path.
    ///
    /// # Errors
    /// Where the template does not fit.
    pub(super) fn new(app: &Arc<App>, path: String) -> Result<Self, PageError> {
        let press = Press::new(super::site_name(&app.settings))?;
        Ok(Self {
            app: Arc::clone(app),
            path,
            ask: press.page(&ASK)?,
            confirmed: press.page(&CONFIRMED)?,
            already_verified: press.page(&ALREADY_VERIFIED)?,
            expired: press.page(&EXPIRED)?,
            not_valid: press.page(&NOT_VALID)?,
            unavailable: press.page(&UNAVAILABLE)?,
            failed: press.page(&FAILED)?,
        })
    }

    /// Nobody is signed in here, so the sessions that the account has end: see [`confirm_address`].
    async fn outcome(&self, token: &str) -> &Page {
        match confirm_address(&self.app, token, None).await {
            Ok(()) => &self.confirmed,
            Err(ConfirmError::AlreadyVerified) => &self.already_verified,
            Err(ConfirmError::Expired) => &self.expired,
            Err(ConfirmError::InvalidToken) => &self.not_valid,
            Err(ConfirmError::Failed(Failure::Unavailable)) => &self.unavailable,
            Err(ConfirmError::Failed(Failure::Internal)) => &self.failed,
        }
    }
}

impl LinkPage for Activation {
    fn name(&self) -> &'static str {
        "activation"
    }

    fn path(&self) -> &str {
        &self.path
    }

    fn purpose(&self) -> &'static str {
        "where activation links lead: confirms an address"
    }

    /// Asks no database: what has become of a link is told to whoever presses the button.
    fn show(&self, token: &LinkToken) -> Page {
        if mailed_link::is_whole(token.expose()) { self.ask.clone() } else { self.not_valid.clone() }
    }

    fn submit<'a>(&'a self, submission: &'a Submission) -> BoxFuture<'a, Page> {
        Box::pin(async { self.outcome(submission.token.expose()).await.clone() })
    }
}
