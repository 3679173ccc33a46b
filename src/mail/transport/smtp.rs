//! SMTP (RFC 5321), command by command: what counts is whether a failure came before or after the message was handed over.

use std::time::Duration;

use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::{Message, address::Envelope};
use percent_encoding::percent_decode_str;
use tokio::time::{Instant, timeout, timeout_at};
use url::{Host, Url};

use super::{NotSent, Sent, Stage};

/// How long the good-bye to the server may take, in which nobody is interested.
const QUIT_MAX: Duration = Duration::from_secs(1);

/// Why an SMTP URL is not one. The URL itself is not part of it: it may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SmtpUrlError {
    /// Not a URL.
    #[error("the SMTP URL cannot be read")]
    Url,
    /// Another scheme.
    #[error("the SMTP URL must begin with smtp:// or smtps://")]
    Scheme,
    /// No host.
    #[error("the SMTP URL names no host")]
    Host,
    /// A user without a password, a password without a user, or bytes that are no text.
    #[error("the SMTP URL must hold a user and a password, both percent-encoded, or neither")]
    Credentials,
    /// Something else than `tls=none`, `tls=opportunistic` or `tls=required`, on `smtp://` only.
    #[error("the SMTP URL takes ?tls=none, opportunistic or required with smtp://, and nothing else")]
    Options,
    /// The certificates of this machine cannot be used.
    #[error("TLS cannot be set up for the mail server")]
    Tls,
}

/// The mail server.
pub(in crate::mail) struct Smtp {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
    hello: ClientId,
}

/// How the connection is protected.
enum Tls {
    None,
    /// STARTTLS where the server offers it.
    Opportunistic(TlsParameters),
    /// STARTTLS, or nothing is sent.
    Required(TlsParameters),
    /// TLS from the first byte.
    Wrapped(TlsParameters),
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

impl std::fmt::Display for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the mail server {}, port {}", self.host, self.port)
    }
}

impl Smtp {
    /// Reads `smtp://user:password@host:port?tls=…` or `smtps://…`. Over `smtp://` TLS is required where there is a
    /// password and taken where it is offered otherwise; a server on this machine is spoken to plainly.
    ///
    /// `hello` is the domain that the service greets with.
    ///
    /// # Errors
    /// Where the URL says something else.
    pub(in crate::mail) fn from_url(url: &str, hello: &str) -> Result<Smtp, SmtpUrlError> {
        let url = Url::parse(url).map_err(|_| SmtpUrlError::Url)?;
        let host = match url.host().ok_or(SmtpUrlError::Host)? {
            Host::Domain(host) => host.to_owned(),
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => address.to_string(),
        };
        let credentials = credentials(&url)?;
        let mut tls = None;
        for (key, value) in url.query_pairs() {
            match (&*key, tls) {
                ("tls", None) => tls = Some(value.into_owned()),
                (_, Some(_)) | (_, None) => return Err(SmtpUrlError::Options),
            }
        }
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(SmtpUrlError::Options);
        }
        let parameters = || TlsParameters::new(host.clone()).map_err(|_| SmtpUrlError::Tls);
        let is_here = host == "localhost" || host.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback());
        let (tls, usual_port) = match (url.scheme(), tls.as_deref()) {
            ("smtps", None) => (Tls::Wrapped(parameters()?), 465),
            ("smtp", Some("none")) => (Tls::None, 25),
            ("smtp", None) if is_here => (Tls::None, 25),
            ("smtp", Some("required")) => (Tls::Required(parameters()?), 587),
            ("smtp", None) if credentials.is_some() => (Tls::Required(parameters()?), 587),
            ("smtp", Some("opportunistic") | None) => (Tls::Opportunistic(parameters()?), 25),
            ("smtp" | "smtps", Some(_)) => return Err(SmtpUrlError::Options),
            _ => return Err(SmtpUrlError::Scheme),
        };
        let port = url.port().unwrap_or(usual_port);
        Ok(Smtp { host, port, tls, credentials, hello: ClientId::Domain(hello.to_owned()) })
    }

    /// Hands a message over. From the moment on that its body is on the way only a refusal by the server itself counts
    /// as one: silence or a broken connection then leave open whether the mail was taken, and most were.
    pub(super) async fn send(&self, message: &Message, deadline: Duration) -> Result<Sent, NotSent> {
        let deadline = Instant::now() + deadline;
        let mut stage = Stage::Connect;
        let mut connection = match timeout_at(deadline, self.prepare(message.envelope(), &mut stage)).await {
            Ok(Ok(connection)) => connection,
            Ok(Err(error)) => return Err(not_sent(stage, &error)),
            Err(_) => return Err(NotSent::Unreachable { stage, reason: "no answer in time".to_owned() }),
        };
        let body = message.formatted();
        let answer = timeout_at(deadline, connection.message(&body)).await;
        let outcome = match answer {
            Ok(Ok(_)) => Ok(Sent::Accepted),
            Ok(Err(error)) if error.status().is_some() => Err(not_sent(Stage::Message, &error)),
            Ok(Err(_)) | Err(_) => return Ok(Sent::Unanswered),
        };
        tokio::spawn(async move {
            // The mail is decided; how the server takes its leave changes nothing.
            let _ = timeout(QUIT_MAX, connection.quit()).await;
        });
        outcome
    }

    /// Everything up to the server's readiness for the message.
    async fn prepare(&self, envelope: &Envelope, stage: &mut Stage) -> Result<AsyncSmtpConnection, SmtpError> {
        let wrapped = if let Tls::Wrapped(parameters) = &self.tls { Some(parameters.clone()) } else { None };
        let server = (self.host.as_str(), self.port);
        let mut connection = AsyncSmtpConnection::connect_tokio1(server, None, &self.hello, wrapped, None).await?;
        match &self.tls {
            Tls::Opportunistic(parameters) if connection.can_starttls() => {
                *stage = Stage::StartTls;
                connection.starttls(parameters.clone(), &self.hello).await?;
            }
            Tls::Required(parameters) => {
                *stage = Stage::StartTls;
                connection.starttls(parameters.clone(), &self.hello).await?;
            }
            Tls::Opportunistic(_) | Tls::None | Tls::Wrapped(_) => {}
        }
        if let Some(credentials) = &self.credentials {
            *stage = Stage::SignIn;
            connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
        }
        *stage = Stage::Sender;
        let is_international = !envelope.to().iter().all(|to| AsRef::<str>::as_ref(to).is_ascii());
        let is_understood = connection.server_info().supports_feature(Extension::SmtpUtfEight);
        // A server that does not know the extension refuses the address itself.
        let parameters = if is_international && is_understood { vec![MailParameter::SmtpUtfEight] } else { Vec::new() };
        connection.command(Mail::new(envelope.from().cloned(), parameters)).await?;
        *stage = Stage::Recipient;
        for recipient in envelope.to() {
            connection.command(Rcpt::new(recipient.clone(), Vec::new())).await?;
        }
        *stage = Stage::Data;
        connection.command(Data).await?;
        Ok(connection)
    }
}

fn credentials(url: &Url) -> Result<Option<Credentials>, SmtpUrlError> {
    let decoded = |text: &str| {
        percent_decode_str(text).decode_utf8().map(|text| text.into_owned()).map_err(|_| SmtpUrlError::Credentials)
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err(SmtpUrlError::Credentials),
        (user, Some(password)) => Ok(Some(Credentials::new(decoded(user)?, decoded(password)?))),
    }
}

/// A failure before the message was handed over.
fn not_sent(stage: Stage, error: &SmtpError) -> NotSent {
    match error.status() {
        Some(code) => NotSent::Refused { stage, code: code.into() },
        None => NotSent::Unreachable { stage, reason: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::SmtpUrlError::{Credentials, Host, Options, Scheme, Url};
    use super::{Smtp, Tls};

    fn read(url: &str) -> Result<(String, u16, &'static str, bool), super::SmtpUrlError> {
        let smtp = Smtp::from_url(url, "localhost")?;
        let tls = match smtp.tls {
            Tls::None => "none",
            Tls::Opportunistic(_) => "opportunistic",
            Tls::Required(_) => "required",
            Tls::Wrapped(_) => "wrapped",
        };
        Ok((smtp.host, smtp.port, tls, smtp.credentials.is_some()))
    }

    #[test]
    fn urls_name_the_server_and_how_it_is_spoken_to() {
        for (url, host, port, tls, signs_in) in [
            ("smtp://mail.example.com", "mail.example.com", 25, "opportunistic", false),
            ("smtp://mail.example.com:2525/", "mail.example.com", 2525, "opportunistic", false),
            ("smtp://mail.example.com?tls=none", "mail.example.com", 25, "none", false),
            ("smtp://mail.example.com?tls=required", "mail.example.com", 587, "required", false),
            ("smtp://u:p@mail.example.com", "mail.example.com", 587, "required", true),
            ("smtp://u:p@mail.example.com?tls=none", "mail.example.com", 25, "none", true),
            ("smtp://u:p@mail.example.com?tls=opportunistic", "mail.example.com", 25, "opportunistic", true),
            ("smtps://u%40x:p%3A%2F@mail.example.com", "mail.example.com", 465, "wrapped", true),
            ("smtp://localhost:1025", "localhost", 1025, "none", false),
            ("smtp://u:p@127.0.0.1:1025", "127.0.0.1", 1025, "none", true),
            ("smtp://[::1]", "::1", 25, "none", false),
            ("smtp://localhost?tls=required", "localhost", 587, "required", false),
        ] {
            assert_eq!(read(url), Ok((host.to_owned(), port, tls, signs_in)), "{url}");
        }
    }

    #[test]
    fn other_urls_are_refused() {
        for (url, error) in [
            ("", Url),
            ("mail.example.com:25", Host),
            ("mail.example.com", Url),
            ("smtp://", Host),
            ("smtp:mail.example.com", Host),
            ("http://mail.example.com", Scheme),
            ("smtp://u@mail.example.com", Credentials),
            ("smtp://:p@mail.example.com", Credentials),
            ("smtp://u%FF:p@mail.example.com", Credentials),
            ("smtp://mail.example.com?tls=yes", Options),
            ("smtp://mail.example.com?tls=none&tls=none", Options),
            ("smtp://mail.example.com?starttls=required", Options),
            ("smtps://mail.example.com?tls=none", Options),
            ("smtp://mail.example.com/name", Options),
            ("smtp://mail.example.com#x", Options),
        ] {
            assert_eq!(read(url), Err(error), "{url}");
        }
    }

    #[test]
    fn passwords_are_not_printed() {
        let smtp = Smtp::from_url("smtps://user:sesame@mail.example.com", "localhost").unwrap();
        let printed = format!("{smtp:?} {smtp}");
        assert!(!printed.contains("sesame") && printed.contains("mail.example.com"), "{printed}");
    }
}
