//! Mail: letters, their words, the outbox they wait in, and the ways they leave.
//!
//! A letter is enqueued in the transaction of its cause and delivered after the commit, so there is never a mail without
//! its cause and never a cause whose mail was forgotten: what a crash leaves behind, the worker delivers later.

mod letter;
mod message;
mod outbox;
mod plain_text;
mod transport;
mod wording;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use lettre::message::Mailbox;
use tokio::sync::Notify;

pub use letter::{Kind, Letter};
pub use outbox::{OutboxId, Refused};
pub use transport::smtp::SmtpUrlError;
pub use wording::{LetterFiles, LinkSettings, TemplateError, TemplateFile, TemplateSettings};

use crate::app::{Clock, Random};
use crate::crypto::Secrets;
use crate::db::Db;
use transport::Transport;
use transport::files::Files;
use transport::smtp::Smtp;
use wording::Templates;

/// How long the delivery of one mail may take, if nothing else is set.
pub const DELIVERY_DEADLINE: Duration = Duration::from_secs(5);

/// When mails are delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// Within the request that causes them, which hears of a refusal.
    Inline,
    /// Afterwards, by the worker, with retries. No request hears of a refusal.
    Queued,
}

/// How mails are written and sent.
#[derive(Clone)]
pub struct MailSettings {
    /// The sender: an address, or a name and an address in angle brackets.
    pub from: String,
    /// The mail server, `smtp://` or `smtps://`; may hold a password.
    pub smtp_url: Option<String>,
    /// Where mails are written to without a mail server.
    pub directory: PathBuf,
    /// Where links lead to.
    pub links: LinkSettings,
    /// What they say.
    pub templates: TemplateSettings,
    /// When mails are delivered.
    pub delivery: Delivery,
    /// How long handing over one mail may take; [`DELIVERY_DEADLINE`].
    pub deadline: Duration,
}

impl std::fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailSettings")
            .field("from", &self.from)
            .field("delivery", &self.delivery)
            .finish_non_exhaustive()
    }
}

/// Why mails cannot be sent with these settings.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The sender is no address.
    #[error("the sender of mails is no address")]
    From,
    /// The mail server is not named rightly.
    #[error(transparent)]
    SmtpUrl(#[from] SmtpUrlError),
    /// There is no mail server, and no place for files either.
    #[error("cannot write mails to {}: {source}: set LYCHGATE_SMTP_URL, or name another LYCHGATE_DATA_DIR", path.display())]
    Directory {
        /// The directory.
        path: PathBuf,
        /// What the machine said.
        source: std::io::Error,
    },
    /// The link URL or a template cannot be used.
    #[error(transparent)]
    Template(#[from] TemplateError),
}

/// What mail works with, from the rest of the application.
#[derive(Debug, Clone)]
pub struct MailParts {
    /// Where the outbox lies.
    pub db: Db,
    /// What encrypts it.
    pub secrets: Arc<Secrets>,
    /// When it is.
    pub clock: Arc<dyn Clock>,
    /// Where ids come from.
    pub random: Arc<dyn Random>,
}

/// The post office.
#[derive(Debug, Clone)]
pub struct Mail {
    office: Arc<Office>,
}

#[derive(Debug)]
struct Office {
    parts: MailParts,
    templates: Templates,
    from: Mailbox,
    transport: Transport,
    delivery: Delivery,
    deadline: Duration,
    /// Rung when there is something for the worker.
    bell: Notify,
}

impl Mail {
    /// Opens it: reads the templates and the settings. No mail server is asked yet.
    ///
    /// # Errors
    /// Where a setting cannot be used.
    pub fn new(settings: MailSettings, parts: MailParts) -> Result<Mail, MailError> {
        let from = message::sender(&settings.from).map_err(|_| MailError::From)?;
        let transport = match &settings.smtp_url {
            Some(url) => Transport::Smtp(Smtp::from_url(url, from.email.domain())?),
            None => {
                let path = settings.directory;
                let files = Files::open(path.clone()).map_err(|source| MailError::Directory { path, source })?;
                Transport::Files(files)
            }
        };
        let templates = Templates::new(&settings.links, &settings.templates)?;
        let MailSettings { delivery, deadline, .. } = settings;
        let bell = Notify::new();
        Ok(Mail { office: Arc::new(Office { parts, templates, from, transport, delivery, deadline, bell }) })
    }

    /// Where mails go, for the lines that a start prints.
    #[must_use]
    pub fn destination(&self) -> String {
        self.office.transport.to_string()
    }
}
