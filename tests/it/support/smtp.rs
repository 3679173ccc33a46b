//! A mail server on a port of its own that keeps what it is sent, and fails where it is told to.

use super::secrets;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, mpsc};
use tokio::task::JoinHandle;

/// What the server does with those who come.
#[derive(Debug, Clone)]
pub(crate) enum Conduct {
    /// Takes every mail.
    Accept,
    /// Answers a step with this reply; a greeting is a step, too.
    Refuse(Step, &'static str),
    /// Stops answering at a step, and keeps the connection.
    Hang(Step),
    /// Hangs up at a step.
    HangUp(Step),
    /// Takes the mail, but answers only when told to.
    AnswerWhenTold(Arc<Notify>),
    /// Says when it has the mail, and refuses it when told to.
    RefuseWhenTold { reached: Arc<Notify>, told: Arc<Notify> },
    /// Offers STARTTLS and hangs up when asked for it.
    OfferBrokenTls,
}

/// The steps of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Greeting,
    Sender,
    Recipient,
    Data,
    /// The end of the message: it was handed over.
    Message,
}

/// The server. It ends when this is dropped.
#[derive(Debug)]
pub(crate) struct MailServer {
    port: u16,
    conduct: Arc<Mutex<Conduct>>,
    commands: Arc<Mutex<Vec<String>>>,
    mails: mpsc::UnboundedReceiver<Mail>,
    task: JoinHandle<()>,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl MailServer {
    /// Starts it on a free port.
    pub(crate) async fn start(conduct: Conduct) -> MailServer {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (keep, mails) = mpsc::unbounded_channel();
        let conduct = Arc::new(Mutex::new(conduct));
        let commands = Arc::default();
        let url = format!("smtp://127.0.0.1:{port}");
        let desk = Desk { conduct: Arc::clone(&conduct), commands: Arc::clone(&commands), keep, url };
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let desk = desk.clone();
                // A client that goes away in the middle is part of the tests.
                tokio::spawn(async move { drop(desk.serve(stream).await) });
            }
        });
        MailServer { port, conduct, commands, mails, task }
    }

    /// Its address, for `LYCHGATE_SMTP_URL`.
    pub(crate) fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Its address, with a user and a password.
    pub(crate) fn url_with(&self, credentials: &str, query: &str) -> String {
        format!("smtp://{credentials}@127.0.0.1:{}{query}", self.port)
    }

    /// What it does from the next connection on.
    pub(crate) fn conduct(&self, conduct: Conduct) {
        *self.conduct.lock().unwrap() = conduct;
    }

    /// Every command so far, of all connections.
    pub(crate) fn commands(&self) -> Vec<String> {
        self.commands.lock().unwrap().clone()
    }

    /// The next mail, also one that was handed over and not answered. Waits for it.
    pub(crate) async fn mail(&mut self) -> Mail {
        self.mails.recv().await.unwrap()
    }

    /// The next mail, if there is one already.
    pub(crate) fn mail_now(&mut self) -> Option<Mail> {
        self.mails.try_recv().ok()
    }
}

#[derive(Debug, Clone)]
struct Desk {
    conduct: Arc<Mutex<Conduct>>,
    commands: Arc<Mutex<Vec<String>>>,
    keep: mpsc::UnboundedSender<Mail>,
    /// Of the server.
    url: String,
}

impl Desk {
    async fn serve(&self, stream: TcpStream) -> std::io::Result<()> {
        let conduct = self.conduct.lock().unwrap().clone();
        let mut stream = BufReader::new(stream);
        let mut mail = Mail::default();
        answer(&mut stream, &conduct, Step::Greeting, "220 sink").await?;
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let line = line.trim_end().to_owned();
            self.commands.lock().unwrap().push(line.clone());
            let upper = line.to_ascii_uppercase();
            if upper.starts_with("EHLO") {
                let starttls = if matches!(conduct, Conduct::OfferBrokenTls) { "250-STARTTLS\r\n" } else { "" };
                reply(&mut stream, &format!("250-sink\r\n{starttls}250-AUTH PLAIN LOGIN\r\n250 8BITMIME")).await?;
            } else if upper == "STARTTLS" {
                return Ok(());
            } else if upper.starts_with("AUTH") {
                reply(&mut stream, "235 welcome").await?;
            } else if upper.starts_with("MAIL FROM:") {
                mail.from = bracketed(&line);
                answer(&mut stream, &conduct, Step::Sender, "250 ok").await?;
            } else if upper.starts_with("RCPT TO:") {
                mail.to.push(bracketed(&line));
                answer(&mut stream, &conduct, Step::Recipient, "250 ok").await?;
            } else if upper == "DATA" {
                if answer(&mut stream, &conduct, Step::Data, "354 go on").await? {
                    mail.source = read_message(&mut stream).await?;
                    self.take(&mut stream, &conduct, std::mem::take(&mut mail)).await?;
                }
            } else if upper == "QUIT" {
                return reply(&mut stream, "221 bye").await;
            } else {
                reply(&mut stream, "500 what?").await?;
            }
        }
    }

    /// A mail that was handed over is kept even if nobody hears of it.
    async fn take(&self, stream: &mut BufReader<TcpStream>, conduct: &Conduct, mail: Mail) -> std::io::Result<()> {
        if let Conduct::RefuseWhenTold { reached, told } = conduct {
            reached.notify_one();
            told.notified().await;
            return reply(stream, "554 not today").await;
        }
        if !matches!(conduct, Conduct::Refuse(Step::Message, _)) {
            if mail.source.contains("boundary=") {
                secrets::mailed(&self.url, &mail.text());
            }
            let _ = self.keep.send(mail);
        }
        if let Conduct::AnswerWhenTold(told) = conduct {
            told.notified().await;
        }
        answer(stream, conduct, Step::Message, "250 taken").await.map(drop)
    }
}

/// Answers a step as the conduct has it. Says whether the answer was the good one.
async fn answer(stream: &mut BufReader<TcpStream>, conduct: &Conduct, step: Step, good: &str) -> std::io::Result<bool> {
    match conduct {
        Conduct::Refuse(at, bad) if *at == step => {
            reply(stream, bad).await?;
            Ok(false)
        }
        Conduct::Hang(at) if *at == step => {
            // Silent until the client goes away.
            stream.read_to_end(&mut Vec::new()).await?;
            Err(std::io::ErrorKind::ConnectionAborted.into())
        }
        Conduct::HangUp(at) if *at == step => Err(std::io::ErrorKind::ConnectionAborted.into()),
        Conduct::Accept
        | Conduct::Refuse(..)
        | Conduct::Hang(_)
        | Conduct::HangUp(_)
        | Conduct::AnswerWhenTold(_)
        | Conduct::RefuseWhenTold { .. }
        | Conduct::OfferBrokenTls => {
            reply(stream, good).await?;
            Ok(true)
        }
    }
}

async fn reply(stream: &mut BufReader<TcpStream>, line: &str) -> std::io::Result<()> {
    stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).await
}

async fn read_message(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
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

fn bracketed(line: &str) -> String {
    let (_, rest) = line.split_once('<').unwrap();
    rest.rsplit_once('>').unwrap().0.to_owned()
}

/// A mail as it arrived.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mail {
    /// Of the envelope.
    pub(crate) from: String,
    /// Of the envelope.
    pub(crate) to: Vec<String>,
    /// Headers and body, as sent.
    pub(crate) source: String,
}

impl Mail {
    /// A mail from a file.
    pub(crate) fn read(source: &str) -> Mail {
        Mail { source: source.to_owned(), ..Mail::default() }
    }

    /// A header, unfolded, its encoded words decoded.
    pub(crate) fn header(&self, name: &str) -> String {
        decode_words(&header(&self.source, name).unwrap_or_else(|| panic!("no {name} in {}", self.source)))
    }

    /// The text part.
    pub(crate) fn text(&self) -> String {
        self.part("text/plain")
    }

    /// The HTML part.
    pub(crate) fn html(&self) -> String {
        self.part("text/html")
    }

    /// The first link of the text part.
    pub(crate) fn link(&self) -> String {
        let text = self.text();
        text.split_whitespace().find(|word| word.starts_with("http")).unwrap().to_owned()
    }

    /// The last part of that link.
    pub(crate) fn token(&self) -> String {
        self.link().rsplit_once('/').unwrap().1.to_owned()
    }

    fn part(&self, kind: &str) -> String {
        let content_type = self.header("Content-Type");
        let boundary = content_type.split("boundary=").nth(1).unwrap().trim_matches('"').to_owned();
        let mut parts: VecDeque<&str> = self.source.split(&format!("--{boundary}")).collect();
        parts.pop_front();
        let part = parts
            .into_iter()
            .map(|part| part.trim_start_matches("\r\n"))
            .find(|part| header(part, "Content-Type").is_some_and(|of| of.starts_with(kind)))
            .unwrap_or_else(|| panic!("no {kind} in {}", self.source));
        let (_, body) = part.split_once("\r\n\r\n").unwrap();
        let bytes = match &*header(part, "Content-Transfer-Encoding").unwrap_or_default().to_ascii_lowercase() {
            "base64" => STANDARD.decode(body.split_whitespace().collect::<String>()).unwrap(),
            "quoted-printable" => quoted_printable(body),
            _ => body.into(),
        };
        String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
    }
}

/// A header of a message or a part, unfolded.
fn header(source: &str, name: &str) -> Option<String> {
    let (head, _) = source.split_once("\r\n\r\n")?;
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    unfolded.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

/// RFC 2047, as far as UTF-8 in base64.
fn decode_words(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("=?utf-8?b?") {
        let (word, after) = after.split_once("?=").unwrap();
        // White space between two encoded words is none.
        decoded.push_str(if before.trim().is_empty() { "" } else { before });
        decoded.push_str(&String::from_utf8(STANDARD.decode(word).unwrap()).unwrap());
        rest = after;
    }
    decoded + rest
}

fn quoted_printable(body: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = body.replace("=\r\n", "").into_bytes().into_iter();
    while let Some(byte) = rest.next() {
        if byte == b'=' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    bytes
}
