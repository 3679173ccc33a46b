//! How a connection to PostgreSQL is made: the one place that knows the URL, TLS and the settings of a session.

use super::error::DbError;
use super::tls::{self, Authorities, TlsError, Trust};
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use std::fmt::Write as _;
use std::future::poll_fn;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;
use tokio::sync::watch;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{NoTls, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

/// Why a DATABASE_URL is no good. Never shows the URL: there may be a password in it.
#[derive(Debug, thiserror::Error)]
pub enum UrlError {
    /// It cannot be read.
    #[error("DATABASE_URL is no connection URL of PostgreSQL: {0}")]
    Malformed(String),
    /// `sslmode` is none of those that libpq knows and we can keep.
    #[error("DATABASE_URL has sslmode={0}: use disable, prefer, require, verify-ca or verify-full")]
    SslMode(String),
    /// The certificates are not there.
    #[error("DATABASE_URL asks for TLS: {0}")]
    Tls(#[from] TlsError),
}

/// Whether so many wait on a connection that what they ask is worth gathering.
fn are_many(waiting: &AtomicUsize) -> bool {
    waiting.load(Ordering::Relaxed) > 1
}

/// What a connection is for; its session is set accordingly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Single reads; writing is refused by the server.
    Read,
    /// Transactions and single writes.
    Write,
    /// Migrations: no statement is too slow.
    Migrate,
}

/// Makes connections.
#[derive(Clone)]
pub struct Connector {
    config: tokio_postgres::Config,
    /// None on unix sockets, where PostgreSQL has no TLS and needs none, and where it is switched off.
    tls: Option<MakeRustlsConnect>,
    statement_timeout: Duration,
    connect_timeout: Duration,
}

impl std::fmt::Debug for Connector {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let database = self.config.get_dbname().unwrap_or_default();
        out.debug_struct("Connector").field("database", &database).finish_non_exhaustive()
    }
}

/// A connection, and how one notices that it has ended.
pub(super) struct Connected {
    pub(super) connection: AsyncPgConnection,
    pub(super) ended: Ended,
}

/// Turns true when the connection has ended, also while nobody uses it.
#[derive(Debug, Clone)]
pub(super) struct Ended(watch::Receiver<bool>);

impl Ended {
    /// Whether it has.
    pub(super) fn already(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it has.
    pub(super) async fn wait(&mut self) {
        // An error means that the other side is gone, and the connection with it.
        let _ = self.0.wait_for(|ended| *ended).await;
    }
}

impl Connector {
    /// Reads the URL. `sslmode` and `sslrootcert` mean what they mean to libpq.
    ///
    /// # Errors
    /// Where the URL or its certificates are no good.
    pub fn new(url: &str, statement_timeout: Duration, connect_timeout: Duration) -> Result<Self, UrlError> {
        // The driver also takes `key=value`, and repeats a key that it does not know: with a blank in it, a password would
        // be taken for one.
        if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
            return Err(UrlError::Malformed("it must begin with postgres://".to_owned()));
        }
        let SslSettings { url, mode, trust, authorities } = SslSettings::split(url)?;
        let mut config: tokio_postgres::Config =
            url.parse().map_err(|error: tokio_postgres::Error| UrlError::Malformed(chain(&error)))?;
        let is_local = config.get_hosts().iter().all(|host| matches!(host, Host::Unix(_)));
        let mode = if is_local { SslMode::Disable } else { mode };
        config.ssl_mode(mode);
        config.connect_timeout(connect_timeout).keepalives_idle(Duration::from_secs(30));
        config.tcp_user_timeout(Duration::from_secs(30));
        if config.get_application_name().is_none() {
            config.application_name("lychgate");
        }
        let tls = if mode == SslMode::Disable {
            None
        } else {
            Some(MakeRustlsConnect::new(tls::client_config(trust, &authorities)?))
        };
        Ok(Self { config, tls, statement_timeout, connect_timeout })
    }

    /// The same server and credentials, another database.
    #[must_use]
    pub fn with_database(&self, name: &str) -> Self {
        let mut other = self.clone();
        other.config.dbname(name);
        other
    }

    /// The name of the database.
    pub fn database(&self) -> Option<&str> {
        self.config.get_dbname()
    }

    /// Connects and sets the session.
    pub(super) async fn connect(&self, purpose: Purpose) -> Result<Connected, DbError> {
        self.connect_in_time(purpose, None).await
    }

    /// Connects for reads of many callers at once, who count in `waiting` those that are asked and not answered.
    pub(super) async fn connect_shared(&self, waiting: &Arc<AtomicUsize>) -> Result<Connected, DbError> {
        self.connect_in_time(Purpose::Read, Some(waiting)).await
    }

    async fn connect_in_time(
        &self,
        purpose: Purpose,
        waiting: Option<&Arc<AtomicUsize>>,
    ) -> Result<Connected, DbError> {
        // The time-out of the driver covers the address only, not what is said afterwards.
        let limit = self.connect_timeout.saturating_mul(2);
        let connected = tokio::time::timeout(limit, self.connect_at_leisure(purpose, waiting));
        connected.await.unwrap_or_else(|_| Err(DbError::Unavailable("connecting took too long".to_owned())))
    }

    async fn connect_at_leisure(
        &self,
        purpose: Purpose,
        waiting: Option<&Arc<AtomicUsize>>,
    ) -> Result<Connected, DbError> {
        let waiting = waiting.map(Arc::clone);
        let (client, ended) = match &self.tls {
            Some(tls) => self.drive(tls.clone(), waiting).await?,
            None => self.drive(NoTls, waiting).await?,
        };
        let connection = AsyncPgConnection::try_from(client).await;
        let mut connection = connection.map_err(|error| DbError::Unavailable(error.to_string()))?;
        connection.batch_execute(&self.session(purpose)).await?;
        Ok(Connected { connection, ended })
    }

    /// Connects, and drives the connection on a task of its own, which ends with it.
    async fn drive<T>(
        &self,
        tls: T,
        waiting: Option<Arc<AtomicUsize>>,
    ) -> Result<(tokio_postgres::Client, Ended), DbError>
    where
        T: MakeTlsConnect<Socket, Stream: Send> + Send + 'static,
        T::TlsConnect: TlsConnect<Socket, Future: Send> + Send,
    {
        let connected = self.config.connect(tls).await;
        let (client, driver) = connected.map_err(|error| DbError::Unavailable(chain(&error)))?;
        let (sender, ended) = watch::channel(false);
        tokio::spawn(async move {
            let ended = match waiting {
                Some(waiting) => gathering(driver, || are_many(&waiting)).await,
                None => driver.await,
            };
            if let Err(error) = ended {
                tracing::debug!(error = %chain(&error), "a connection to the database ended");
            }
            let _ = sender.send(true);
        });
        Ok((client, Ended(ended)))
    }

    fn session(&self, purpose: Purpose) -> String {
        let mut settings = String::new();
        let timeout_ms = match purpose {
            Purpose::Read | Purpose::Write => self.statement_timeout.as_millis(),
            Purpose::Migrate => 0,
        };
        // Writing to a String cannot fail.
        let _ = write!(settings, "set statement_timeout = {timeout_ms}");
        match purpose {
            Purpose::Read => settings.push_str("; set default_transaction_read_only = on"),
            Purpose::Write => {
                let _ = write!(settings, "; set idle_in_transaction_session_timeout = {}", timeout_ms.max(1) * 2);
            }
            Purpose::Migrate => {}
        }
        settings
    }

    /// What deadpool calls for a new connection.
    pub(super) fn for_pool(
        self: Arc<Self>,
        purpose: Purpose,
    ) -> diesel_async::pooled_connection::SetupCallback<AsyncPgConnection> {
        Box::new(move |_| {
            let connector = Arc::clone(&self);
            Box::pin(async move {
                let connected = connector.connect(purpose).await;
                connected
                    .map(|connected| connected.connection)
                    .map_err(|error| diesel::ConnectionError::BadConnection(error.to_string()))
            })
        })
    }
}

/// Drives a connection that many share. Whenever there is something to do and `many` wait, those tasks come first that are ready
/// to run: so what all of them ask travels in one go, and not each question by itself. Where few do, that would cost more than it
/// saves: a task that puts itself behind the others wakes a second thread.
async fn gathering<D: Future>(driver: D, many: impl Fn() -> bool) -> D::Output {
    let mut driver = pin!(driver);
    let mut lets_others = false;
    poll_fn(|cx| {
        lets_others = !lets_others && many();
        if lets_others {
            // A task that wakes itself is put behind the others.
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        driver.as_mut().poll(cx)
    })
    .await
}

/// What a URL says about TLS beyond what tokio-postgres understands.
#[derive(Debug)]
struct SslSettings {
    /// The URL without `sslmode` and `sslrootcert`.
    url: String,
    mode: SslMode,
    trust: Trust,
    authorities: Authorities,
}

impl SslSettings {
    fn split(url: &str) -> Result<Self, UrlError> {
        let (base, query) = url.split_once('?').unwrap_or((url, ""));
        let (mut mode, mut root) = (None, None);
        let mut rest = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("sslmode", value)) => mode = Some(value),
                Some(("sslrootcert", value)) => root = Some(percent_decoded(value)),
                _ => rest.push(pair),
            }
        }
        let authorities = match root.as_deref() {
            None | Some("system") => Authorities::System,
            Some(path) => Authorities::File(PathBuf::from(path)),
        };
        let (mode, trust) = match mode {
            Some("disable") => (SslMode::Disable, Trust::Anybody),
            None | Some("prefer") => (SslMode::Prefer, Trust::Anybody),
            // As in libpq: with authorities of our own, `require` verifies as `verify-ca` does.
            Some("require") if matches!(authorities, Authorities::File(_)) => (SslMode::Require, Trust::Authority),
            Some("require") => (SslMode::Require, Trust::Anybody),
            Some("verify-ca") => (SslMode::Require, Trust::Authority),
            Some("verify-full") => (SslMode::Require, Trust::Host),
            Some(other) => return Err(UrlError::SslMode(other.to_owned())),
        };
        let url = if rest.is_empty() { base.to_owned() } else { format!("{base}?{}", rest.join("&")) };
        Ok(Self { url, mode, trust, authorities })
    }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let decoded = match (first, after.get(..2)) {
            (b'%', Some(digits)) => std::str::from_utf8(digits).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok()),
            _ => None,
        };
        bytes.push(decoded.unwrap_or(first));
        rest = if decoded.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// An error and its sources, in one line.
fn chain(error: &dyn std::error::Error) -> String {
    std::iter::successors(error.source(), |inner| inner.source())
        .fold(error.to_string(), |text, inner| format!("{text}: {inner}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(url: &str) -> SslSettings {
        SslSettings::split(url).unwrap()
    }

    #[test]
    fn sslmode_means_what_it_means_to_libpq() {
        let cases = [
            ("", SslMode::Prefer, Trust::Anybody),
            ("?sslmode=disable", SslMode::Disable, Trust::Anybody),
            ("?sslmode=prefer", SslMode::Prefer, Trust::Anybody),
            ("?sslmode=require", SslMode::Require, Trust::Anybody),
            ("?sslmode=require&sslrootcert=/ca.pem", SslMode::Require, Trust::Authority),
            ("?sslmode=verify-ca", SslMode::Require, Trust::Authority),
            ("?sslmode=verify-full", SslMode::Require, Trust::Host),
        ];
        for (query, mode, trust) in cases {
            let found = split(&format!("postgres://u@h/d{query}"));
            assert_eq!((found.mode, found.trust), (mode, trust), "{query}");
            assert_eq!(found.url, "postgres://u@h/d");
        }
        let error = SslSettings::split("postgres://u:geheim@h/d?sslmode=maybe").unwrap_err().to_string();
        assert!(error.contains("maybe") && !error.contains("geheim"), "{error}");
    }

    #[tokio::test]
    async fn what_those_ask_who_are_ready_travels_together_where_they_are_many() {
        for (waiting, expected) in [(0, 0), (1, 0), (2, 3)] {
            let waiting = AtomicUsize::new(waiting);
            let asked = Arc::new(AtomicUsize::new(0));
            let seen = Arc::clone(&asked);
            let driving =
                tokio::spawn(gathering(async move { seen.load(Ordering::Relaxed) }, move || are_many(&waiting)));
            for _ in 0..3 {
                let asked = Arc::clone(&asked);
                tokio::spawn(async move { asked.fetch_add(1, Ordering::Relaxed) });
            }
            assert_eq!(driving.await.unwrap(), expected);
        }
    }

    #[test]
    fn other_parameters_stay() {
        let found =
            split("postgres://h/d?application_name=x&sslmode=verify-full&sslrootcert=%2Fa%20b.pem&options=-c%20a");
        assert_eq!(found.url, "postgres://h/d?application_name=x&options=-c%20a");
        assert_eq!(found.authorities, Authorities::File(PathBuf::from("/a b.pem")));
    }

    #[test]
    fn a_bad_url_is_refused_without_being_shown() {
        let second = Duration::from_secs(1);
        let error = Connector::new("postgres://u:geheim@h:port/d", second, second).unwrap_err().to_string();
        assert!(error.starts_with("DATABASE_URL") && !error.contains("geheim"), "{error}");
        let error = Connector::new("host=h password=my geheim=x", second, second).unwrap_err().to_string();
        assert!(error.contains("postgres://") && !error.contains("geheim"), "{error}");
        assert!(Connector::new("mysql://h/d", second, second).is_err());
        assert!(Connector::new("postgres://h/d?sslmode=verify-full&sslrootcert=/nowhere", second, second).is_err());
    }
}
