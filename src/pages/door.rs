//! A door: one path, the links of one purpose or several that lead there, and what each shows whom.

use super::PageError;
use super::finish::{Finish, Outcome};
use super::sheet::{Press, Said, Sheet};
use super::words::{
    self, ADDRESS_TAKEN, FAILED, NOT_THE_FORM, NOT_VALID, PASSWORD_DROPPED, SUPERSEDED, TOO_MANY, UNAVAILABLE,
};
use crate::app::App;
use crate::domain::limits::{self, Counter, NotAdmitted};
use crate::domain::link_standing::{self, Seen, Standing};
use crate::domain::session::Client;
use crate::error::Failure;
use crate::http::{LinkPage, LinkToken, Page, Submission};
use futures_util::future::BoxFuture;
use http::StatusCode;
use std::net::IpAddr;
use std::sync::Arc;

/// One path with the pages of the links that lead there.
#[derive(Debug)]
pub(super) struct Door {
    app: Arc<App>,
    path: String,
    purpose: String,
    /// The first one names the door.
    finishes: Vec<&'static dyn Finish>,
    name: &'static str,
    press: Press,
    failed: Page,
}

impl Door {
    /// Prints every sheet once, so that a template that does not fit is found at the start.
    ///
    /// # Errors
    /// Where the template does not fit.
    pub(super) fn new(app: &Arc<App>, path: String, finishes: Vec<&'static dyn Finish>) -> Result<Self, PageError> {
        let press = Press::new(super::site_name(&app.settings))?;
        let own = finishes.iter().flat_map(|finish| finish.words().sheets());
        for sheet in words::ALL.into_iter().chain(own) {
            press.page(sheet, &Said::default())?;
        }
        let failed = press.page(&FAILED, &Said::default())?;
        let abouts: Vec<&str> = finishes.iter().map(|finish| finish.about()).collect();
        let purpose = format!("where mailed links lead: {}", abouts.join(", "));
        let name = finishes.first().map_or("link", |finish| finish.name());
        Ok(Self { app: Arc::clone(app), path, purpose, finishes, name, press, failed })
    }

    fn page(&self, sheet: &Sheet, said: &Said<'_>) -> Page {
        self.press.page(sheet, said).unwrap_or_else(|error| {
            tracing::error!(%error, "a page could not be made");
            self.failed.clone()
        })
    }

    /// What the page says where it says no more than that.
    fn sheet(&self, sheet: &Sheet) -> Page {
        self.page(sheet, &Said::default())
    }

    /// The page where nothing is known about the link.
    fn failure(&self, failure: Failure) -> Page {
        match failure {
            Failure::Unavailable => self.sheet(&UNAVAILABLE),
            Failure::Internal => self.failed.clone(),
        }
    }

    /// The link and what finishes it, or the page that says why there is none.
    async fn look(&self, token: &LinkToken) -> Result<(Seen, &'static dyn Finish), Page> {
        let seen = match link_standing::look(&self.app, token.expose()).await {
            Ok(Some(seen)) => seen,
            Ok(None) => return Err(self.sheet(&NOT_VALID)),
            Err(failure) => return Err(self.failure(failure)),
        };
        let finish = self.finishes.iter().find(|finish| finish.purpose() == seen.purpose);
        finish.map(|finish| (seen, *finish)).ok_or_else(|| self.sheet(&NOT_VALID))
    }

    /// Counts a use of a link, before anybody looks for it.
    async fn admit(&self, address: IpAddr) -> Result<(), Page> {
        let client = Client { address: Some(address), ..Client::default() };
        match limits::count(&self.app, &client, Counter::Links).await {
            Ok(()) => Ok(()),
            Err(NotAdmitted::TooMany(too_many)) => {
                Err(Page { retry_after_s: Some(too_many.retry_after_s), ..self.sheet(&TOO_MANY) })
            }
            Err(NotAdmitted::Failed(failure)) => Err(self.failure(failure)),
        }
    }

    async fn shown(&self, token: &LinkToken, client: IpAddr) -> Page {
        if let Err(page) = self.admit(client).await {
            return page;
        }
        match self.look(token).await {
            Ok((Seen { standing: Standing::Usable, username, .. }, finish)) => {
                self.page(&finish.words().ask, &Said { username: &username, ..Said::default() })
            }
            other => self.why_not(other),
        }
    }

    /// Why a link does not do. Of one that looks as if it did, what it belongs to is gone.
    fn why_not(&self, found: Result<(Seen, &'static dyn Finish), Page>) -> Page {
        let (seen, finish) = match found {
            Ok(found) => found,
            Err(page) => return page,
        };
        let words = finish.words();
        self.sheet(match seen.standing {
            Standing::Usable | Standing::Spent => &words.spent,
            Standing::Expired => &words.expired,
            Standing::Settled => &words.settled,
            Standing::Superseded => &SUPERSEDED,
        })
    }

    /// Whether the link does is said by what uses it, and by nothing else.
    async fn submitted(&self, sent: Submission) -> Page {
        if let Err(page) = self.admit(sent.client).await {
            return page;
        }
        let (seen, finish) = match self.look(&sent.token).await {
            Ok(found) => found,
            Err(page) => return page,
        };
        let words = finish.words();
        // Whom a link belongs to is told while it can be used.
        let username = if seen.standing == Standing::Usable { &*seen.username } else { "" };
        let again =
            |status, alert, errors| self.page(&words.ask, &Said { status: Some(status), username, alert, errors });
        let token = sent.token.clone();
        match finish.finish(&self.app, sent).await {
            Outcome::Done => self.sheet(&words.done),
            Outcome::PasswordDropped => self.sheet(&PASSWORD_DROPPED),
            Outcome::NotTheForm => self.sheet(&NOT_THE_FORM),
            // Looked at once more: it may have been used a moment ago.
            Outcome::Invalid => self.why_not(self.look(&token).await),
            Outcome::Expired => self.sheet(&words.expired),
            Outcome::Settled => self.sheet(&words.settled),
            Outcome::AddressTaken => match self.look(&token).await {
                // By this very link.
                Ok((Seen { standing: Standing::Settled, .. }, _)) => self.sheet(&words.settled),
                Ok(_) | Err(_) => self.sheet(&ADDRESS_TAKEN),
            },
            Outcome::Refused(errors) => again(StatusCode::UNPROCESSABLE_ENTITY, words.refused, Some(&errors)),
            Outcome::Busy => again(StatusCode::SERVICE_UNAVAILABLE, words::BUSY, None),
            Outcome::Failed(Failure::Unavailable) => again(StatusCode::SERVICE_UNAVAILABLE, words::AWAY, None),
            Outcome::Failed(Failure::Internal) => again(StatusCode::INTERNAL_SERVER_ERROR, words::DEFECT, None),
        }
    }
}

impl LinkPage for Door {
    fn name(&self) -> &'static str {
        self.name
    }

    fn path(&self) -> &str {
        &self.path
    }

    fn purpose(&self) -> &str {
        &self.purpose
    }

    fn show<'a>(&'a self, token: &'a LinkToken, client: IpAddr) -> BoxFuture<'a, Page> {
        Box::pin(self.shown(token, client))
    }

    fn submit(&self, submission: Submission) -> BoxFuture<'_, Page> {
        Box::pin(self.submitted(submission))
    }
}
