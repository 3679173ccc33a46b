//! A mail server that keeps what it is sent, or falls silent.

use crate::trouble::Trouble;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The mail server. It ends when this is dropped.
#[derive(Debug)]
pub struct MailServer {
    port: u16,
    desk: Desk,
    task: JoinHandle<()>,
}

#[derive(Debug, Clone, Default)]
struct Desk {
    silent: Arc<AtomicBool>,
    mails: Arc<Mutex<Vec<Mail>>>,
}

/// A mail as it arrived.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Whom it was sent to.
    pub to: String,
    /// The row of the outbox that it was.
    pub row: String,
    /// The token of its activation link, where it has one.
    pub activation: Option<String>,
}

impl Mail {
    fn read(to: String, source: &str) -> Self {
        let after = |mark: &str| source.split_once(mark).map(|(_, rest)| rest);
        let until = |text: &str, end: fn(char) -> bool| text.split(end).next().unwrap_or_default().to_owned();
        Self {
            to,
            row: after("Message-ID: <").map(|rest| until(rest, |letter| letter == '@')).unwrap_or_default(),
            activation: after("/activate/").map(|rest| until(rest, |letter| !letter.is_ascii_alphanumeric())),
        }
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl MailServer {
    /// Starts one on a free port of loopback.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn start() -> Result<Self, Trouble> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let desk = Desk::default();
        let served = desk.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let desk = served.clone();
                // Clients that are killed in the middle are what this is for.
                tokio::spawn(async move { drop(desk.serve(stream).await) });
            }
        });
        Ok(Self { port, desk, task })
    }

    /// Its address, as the service is told.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Whether it accepts connections from now on and never says a word.
    pub fn fall_silent(&self, silent: bool) {
        self.desk.silent.store(silent, Ordering::SeqCst);
    }

    /// All mails so far.
    pub fn mails(&self) -> Vec<Mail> {
        self.desk.mails().clone()
    }

    /// The token of the newest activation link that was mailed to an address.
    pub fn activation(&self, address: &str) -> Option<String> {
        let mails = self.desk.mails();
        mails.iter().rev().filter(|mail| mail.to == address).find_map(|mail| mail.activation.clone())
    }
}

impl Desk {
    fn mails(&self) -> MutexGuard<'_, Vec<Mail>> {
        self.mails.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn serve(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        if self.silent.load(Ordering::SeqCst) {
            return stream.read_to_end(&mut Vec::new()).await.map(drop);
        }
        let mut to = String::new();
        reply(&mut stream, "220 sink").await?;
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let upper = line.to_ascii_uppercase();
            if upper.starts_with("EHLO") {
                reply(&mut stream, "250-sink\r\n250 8BITMIME").await?;
            } else if upper.starts_with("MAIL FROM:") {
                reply(&mut stream, "250 ok").await?;
            } else if upper.starts_with("RCPT TO:") {
                let address = line.split(['<', '>']).nth(1).unwrap_or_default();
                address.clone_into(&mut to);
                reply(&mut stream, "250 ok").await?;
            } else if upper.starts_with("DATA") {
                reply(&mut stream, "354 go on").await?;
                let source = message(&mut stream).await?;
                self.mails().push(Mail::read(std::mem::take(&mut to), &source));
                reply(&mut stream, "250 taken").await?;
            } else if upper.starts_with("QUIT") {
                return reply(&mut stream, "221 bye").await;
            } else {
                reply(&mut stream, "500 what?").await?;
            }
        }
    }
}

async fn reply(stream: &mut BufReader<TcpStream>, line: &str) -> std::io::Result<()> {
    stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).await
}

async fn message(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut message = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(message);
        }
        message.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_says_which_row_it_was_and_where_it_leads() {
        let source =
            "Message-ID: <0b3e@localhost>\r\n\r\nhttp://x/activate/00ff\r\n<a href=\"http://x/activate/00ff\">";
        let mail = Mail::read("a@example.org".to_owned(), source);
        assert_eq!((mail.row.as_str(), mail.activation.as_deref()), ("0b3e", Some("00ff")));
        assert_eq!(Mail::read(String::new(), "no headers").activation, None);
    }
}
