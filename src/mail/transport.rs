//! How a message leaves: over SMTP, or into a file where no mail server is configured.

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::message::Message;
use uuid::Uuid;

pub(super) mod files;
pub(super) mod smtp;

use files::Files;
use smtp::Smtp;

/// Where mails go.
#[derive(Debug)]
pub(super) enum Transport {
    Smtp(Smtp),
    Files(Files),
}

/// A message that is out of our hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sent {
    /// The mail server took it.
    Accepted,
    /// It was handed over, but whether it was taken was not heard before the deadline, or the connection broke: it
    /// counts as sent.
    Unanswered,
    /// It lies in this file.
    Written(PathBuf),
}

/// A message that is certainly not sent.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotSent {
    /// The mail server said no. Its words are left out: they may name the recipient.
    #[error("the mail server refused {stage} with code {code}")]
    Refused {
        /// What it refused.
        stage: Stage,
        /// The three digits of its reply.
        code: u16,
    },
    /// There was no mail server, it did not speak SMTP, or it did not answer before the deadline.
    #[error("no delivery at {stage}: {reason}")]
    Unreachable {
        /// What was tried.
        stage: Stage,
        /// Why it failed.
        reason: String,
    },
    /// The file could not be written.
    #[error("the mail could not be written to a file")]
    File(#[from] std::io::Error),
}

/// The steps of handing a message over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Connect,
    StartTls,
    SignIn,
    Sender,
    Recipient,
    Data,
    Message,
}

impl std::fmt::Display for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Stage::Connect => "the connection",
            Stage::StartTls => "STARTTLS",
            Stage::SignIn => "the sign-in",
            Stage::Sender => "the sender",
            Stage::Recipient => "the recipient",
            Stage::Data => "the data",
            Stage::Message => "the message",
        })
    }
}

impl std::fmt::Display for Transport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Transport::Smtp(smtp) => smtp.fmt(f),
            Transport::Files(files) => files.fmt(f),
        }
    }
}

impl Transport {
    /// Hands a message over, within the deadline.
    ///
    /// # Errors
    /// Only where the message is certainly not sent.
    pub(super) async fn send(
        &self,
        message: &Message,
        row: Uuid,
        now: DateTime<Utc>,
        deadline: Duration,
    ) -> Result<Sent, NotSent> {
        match self {
            Transport::Smtp(smtp) => smtp.send(message, deadline).await,
            Transport::Files(files) => files.write(message.formatted(), row, now).await.map(Sent::Written),
        }
    }
}
