//! Handing a mail over: what counts as refused, what as sent, and what the mail server and the file get to see.

use std::os::unix::fs::PermissionsExt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use lychgate::mail::{Delivery, Letter, Refused};
use tokio::net::TcpListener;
use tracing_subscriber::fmt::MakeWriter;

use super::post::{Post, TOKEN, account};
use crate::support::smtp::{Conduct, Mail, MailServer, Step};

const LINK: &str = "https://app.example.com/activate/0123456789abcdef0123456789abcdef01234567";

fn assert_is_activation(mail: &Mail) {
    assert_eq!(mail.header("Subject"), "Activate your account on app.example.com");
    assert_eq!(mail.header("From"), "Us <webmaster@localhost>");
    assert_eq!(mail.link(), LINK);
    assert_eq!(mail.token(), TOKEN);
    assert!(mail.text().contains("Hello Zoë <b>,"), "{}", mail.text());
    assert!(mail.html().contains("Hello Zoë &lt;b&gt;,"), "{}", mail.html());
    assert!(mail.html().contains(&format!("<a href=\"{LINK}\">")), "{}", mail.html());
}

#[tokio::test]
async fn a_mail_arrives_whole() {
    let mut server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url()), Delivery::Inline).await;
    let id = post.enqueue_to("joe@MÜNCHEN.example").await;
    assert_eq!(post.mail.deliver(id).await, Ok(()));
    let mail = server.mail().await;
    assert_eq!((&*mail.from, &*mail.to), ("webmaster@localhost", &["joe@xn--mnchen-3ya.example".to_owned()][..]));
    assert_eq!(mail.header("To"), "joe@xn--mnchen-3ya.example");
    assert_is_activation(&mail);
    assert!(post.row().await.is_delivered());
    assert_eq!(server.commands()[0], "EHLO localhost");
}

#[tokio::test]
async fn a_refusal_at_any_step_is_one() {
    let server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url()), Delivery::Inline).await;
    for conduct in [
        Conduct::Refuse(Step::Greeting, "554 no service"),
        Conduct::Refuse(Step::Greeting, "what is SMTP?"),
        Conduct::Refuse(Step::Sender, "550 not you"),
        Conduct::Refuse(Step::Recipient, "550 no such user"),
        Conduct::Refuse(Step::Recipient, "451 come back later"),
        Conduct::Refuse(Step::Data, "554 no"),
        Conduct::Refuse(Step::Message, "554 spam"),
        Conduct::Refuse(Step::Message, "452 full"),
        Conduct::HangUp(Step::Greeting),
        Conduct::HangUp(Step::Sender),
        Conduct::HangUp(Step::Recipient),
        Conduct::HangUp(Step::Data),
    ] {
        server.conduct(conduct.clone());
        let id = post.enqueue().await;
        assert_eq!(post.mail.deliver(id).await, Err(Refused), "{conduct:?}");
        let row = post.row().await;
        assert!(row.is_failed(), "{conduct:?} {row:?}");
        post.execute("delete from outbox").await;
    }
}

#[tokio::test]
async fn no_mail_server_is_a_refusal() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    drop(listener);
    let post = Post::open(Some(url), Delivery::Inline).await;
    let id = post.enqueue().await;
    assert_eq!(post.mail.deliver(id).await, Err(Refused));
    assert!(post.row().await.is_failed());
}

#[tokio::test]
async fn silence_before_the_message_is_a_refusal() {
    let mut server = MailServer::start(Conduct::Accept).await;
    let post = Post::open_with(Some(server.url()), Delivery::Inline, Duration::from_millis(100)).await;
    for step in [Step::Greeting, Step::Sender, Step::Recipient, Step::Data] {
        server.conduct(Conduct::Hang(step));
        let id = post.enqueue().await;
        assert_eq!(post.mail.deliver(id).await, Err(Refused), "{step:?}");
        assert!(post.row().await.is_failed(), "{step:?}");
        post.execute("delete from outbox").await;
    }
    assert!(server.mail_now().is_none());
}

#[tokio::test]
async fn silence_after_the_message_counts_as_sent() {
    let mut server = MailServer::start(Conduct::Accept).await;
    let post = Post::open_with(Some(server.url()), Delivery::Inline, Duration::from_secs(2)).await;
    for conduct in [Conduct::HangUp(Step::Message), Conduct::Hang(Step::Message)] {
        server.conduct(conduct.clone());
        let id = post.enqueue().await;
        assert_eq!(post.mail.deliver(id).await, Ok(()), "{conduct:?}");
        assert!(post.row().await.is_delivered(), "{conduct:?}");
        assert_is_activation(&server.mail().await);
        post.execute("delete from outbox").await;
    }
}

#[tokio::test]
async fn a_password_is_sent_to_a_server_on_this_machine() {
    let mut server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url_with("us%40x:p%3Aw", "")), Delivery::Inline).await;
    let id = post.enqueue().await;
    assert_eq!(post.mail.deliver(id).await, Ok(()));
    assert_is_activation(&server.mail().await);
    // RFC 4616: NUL, user, NUL, password.
    assert!(server.commands().contains(&"AUTH PLAIN AHVzQHgAcDp3".to_owned()), "{:?}", server.commands());
}

#[tokio::test]
async fn without_the_tls_that_is_required_or_offered_nothing_is_said() {
    for (conduct, query, expected) in [
        (Conduct::Accept, "?tls=required", &["EHLO localhost"][..]),
        (Conduct::OfferBrokenTls, "?tls=required", &["EHLO localhost", "STARTTLS"]),
        (Conduct::OfferBrokenTls, "?tls=opportunistic", &["EHLO localhost", "STARTTLS"]),
    ] {
        let server = MailServer::start(conduct).await;
        let post = Post::open(Some(server.url_with("us:pw", query)), Delivery::Inline).await;
        let id = post.enqueue().await;
        assert_eq!(post.mail.deliver(id).await, Err(Refused));
        assert_eq!(server.commands(), expected);
    }
}

#[tokio::test]
async fn an_address_that_mail_does_not_know_is_a_refusal() {
    let server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url()), Delivery::Inline).await;
    for address in ["joe", "joe@example.com>\r\nRCPT TO:<all@example.com", "é@@"] {
        let id = post.enqueue_to(address).await;
        assert_eq!(post.mail.deliver(id).await, Err(Refused), "{address}");
    }
    assert!(server.commands().is_empty());
}

/// What a test logs.
#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Log;
    fn make_writer(&'a self) -> Log {
        self.clone()
    }
}

impl Log {
    /// Everything that this thread logs from here on, at every level.
    fn start(&self) -> tracing::subscriber::DefaultGuard {
        let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(self.clone());
        tracing::subscriber::set_default(subscriber.finish())
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

#[tokio::test]
async fn without_a_mail_server_a_mail_becomes_a_file_that_nobody_else_reads() {
    let post = Post::open(None, Delivery::Inline).await;
    let log = Log::default();
    let guard = log.start();
    let id = post.enqueue().await;
    assert_eq!(post.mail.deliver(id).await, Ok(()));
    drop(guard);

    let files: Vec<_> = std::fs::read_dir(&post.directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    let name = files[0].file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("20261118T110640.000Z-") && name.ends_with(".eml"), "{name}");
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&post.directory), mode(&files[0])), (0o700, 0o600));
    let mail = Mail::read(&std::fs::read_to_string(&files[0]).unwrap());
    assert_eq!(mail.header("To"), "joe@example.com");
    assert_is_activation(&mail);
    assert!(post.row().await.is_delivered());

    let log = log.text();
    assert!(log.contains(files[0].to_str().unwrap()), "{log}");
    assert!(!log.contains(TOKEN) && !log.contains("joe@example.com") && !log.contains("Zoë"), "{log}");
}

#[tokio::test]
async fn a_link_stands_whole_in_the_file_and_in_what_the_server_gets() {
    let path = "a-path-of-a-front-end/".repeat(5);
    let letter = Letter::activation("joe@example.com", &account("joe"), &format!("{path}{TOKEN}"));
    let link = format!("https://app.example.com/activate/{path}{TOKEN}");
    assert!(link.len() > 150, "the test has a point with long links alone");
    let post = Post::open(None, Delivery::Inline).await;
    let id = post.enqueue_letter(&letter).await;
    assert_eq!(post.mail.deliver(id).await, Ok(()));
    let file = std::fs::read_dir(&post.directory).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains(&format!("\r\n{link}\r\n")), "{text}");
    assert!(text.contains(&format!("<a href=\"{link}\">")), "{text}");

    let mut server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url()), Delivery::Inline).await;
    let id = post.enqueue_letter(&letter).await;
    assert_eq!(post.mail.deliver(id).await, Ok(()));
    let mail = server.mail().await;
    assert_eq!(mail.link(), link);
    assert!(mail.html().contains(&format!("<a href=\"{link}\">")), "{}", mail.html());
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_a_refusal() {
    let post = Post::open(None, Delivery::Inline).await;
    std::fs::remove_dir(&post.directory).unwrap();
    std::fs::write(&post.directory, "in the way").unwrap();
    let id = post.enqueue().await;
    assert_eq!(post.mail.deliver(id).await, Err(Refused));
    assert!(post.row().await.is_failed());
}

#[tokio::test]
async fn neither_tokens_nor_recipients_get_into_the_log() {
    let log = Log::default();
    let server = MailServer::start(Conduct::Accept).await;
    let post = Post::open(Some(server.url_with("us:sesame", "")), Delivery::Inline).await;
    let deliver = async || {
        for conduct in [
            Conduct::Accept,
            Conduct::Refuse(Step::Recipient, "550 no such user: joe@example.com"),
            Conduct::Refuse(Step::Message, "554 I do not like joe@example.com"),
            Conduct::HangUp(Step::Message),
        ] {
            server.conduct(conduct);
            let id = post.enqueue().await;
            let _ = post.mail.deliver(id).await;
        }
    };
    // A line that is logged for the first time by another thread meanwhile, which nobody listens to, would be lost to all.
    deliver().await;
    let guard = log.start();
    deliver().await;
    drop(guard);
    let log = log.text();
    assert!(log.contains("refused the recipient with code 550"), "{log}");
    for secret in [TOKEN, "joe@example.com", "sesame", "Zoë"] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}
