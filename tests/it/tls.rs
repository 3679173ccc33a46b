//! TLS to the database: what each `sslmode` accepts, against a server with a certificate of its own authority.
//!
//! The server is a door before the test's database: it speaks TLS outwards and hands on what comes through.

use crate::support::TestDatabase;
use lychgate::db::{Connector, Db, DbError, DbOptions, migrate};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio_postgres::config::Host;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// What PostgreSQL clients send first when they want TLS: the length and a number for it.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];

const AUTHORITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/support/tls/authority.pem");
const STRANGER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/support/tls/stranger.pem");
const SERVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/support/tls/server.pem");
const SERVER_KEY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/support/tls/server.key");

/// How a connection came through a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    Plain,
    Encrypted,
}

/// A door before a database.
struct Door {
    port: u16,
    config: tokio_postgres::Config,
    came: Arc<Mutex<Vec<Came>>>,
    listener: tokio::task::JoinHandle<()>,
}

impl Drop for Door {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

impl Door {
    /// Opens a door that speaks TLS, or says that it does not.
    async fn open(database: &TestDatabase, tls: Option<TlsAcceptor>) -> Self {
        let config: tokio_postgres::Config = database.url.parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let came = Arc::new(Mutex::new(Vec::new()));
        let (behind, seen) = (config.clone(), Arc::clone(&came));
        let listener = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (behind, seen, tls) = (behind.clone(), Arc::clone(&seen), tls.clone());
                // Who does not get through shows on the other side.
                tokio::spawn(async move { let_in(stream, &behind, tls, &seen).await });
            }
        });
        Self { port, config, came, listener }
    }

    /// The URL of the database as seen through the door.
    fn url(&self, host: &str, parameters: &str) -> String {
        let password = self
            .config
            .get_password()
            .map(|password| password.iter().fold(String::from(":"), |text, byte| format!("{text}%{byte:02X}")));
        let (user, password) = (self.config.get_user().unwrap(), password.unwrap_or_default());
        let database = self.config.get_dbname().unwrap();
        format!("postgresql://{user}{password}@{host}:{}/{database}?{parameters}", self.port)
    }

    /// Connects and asks, and says how it came through.
    async fn try_to_pass(&self, host: &str, parameters: &str) -> Result<Came, DbError> {
        self.came.lock().unwrap().clear();
        let url = self.url(host, parameters);
        let limit = Duration::from_secs(20);
        let options = DbOptions { shared_connections: 1, connect_timeout: limit, ..DbOptions::default() };
        let connector = Connector::new(&url, limit, limit).unwrap();
        Db::connect(&connector, options).await?.ready().await?;
        Ok(*self.came.lock().unwrap().last().unwrap())
    }
}

async fn let_in(
    mut stream: TcpStream,
    behind: &tokio_postgres::Config,
    tls: Option<TlsAcceptor>,
    seen: &Mutex<Vec<Came>>,
) -> std::io::Result<()> {
    let mut first = [0; 8];
    stream.read_exact(&mut first).await?;
    if first != SSL_REQUEST {
        seen.lock().unwrap().push(Came::Plain);
        return hand_on(stream, &first, behind).await;
    }
    match tls {
        Some(tls) => {
            stream.write_all(b"S").await?;
            let stream = tls.accept(stream).await?;
            seen.lock().unwrap().push(Came::Encrypted);
            hand_on(stream, &[], behind).await
        }
        None => {
            stream.write_all(b"N").await?;
            seen.lock().unwrap().push(Came::Plain);
            hand_on(stream, &[], behind).await
        }
    }
}

/// Connects to the database itself and carries bytes both ways.
async fn hand_on<S>(mut outside: S, first: &[u8], behind: &tokio_postgres::Config) -> std::io::Result<()>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
{
    let port = behind.get_ports().first().copied().unwrap_or(5432);
    match behind.get_hosts().first().unwrap() {
        Host::Unix(directory) => {
            let mut inside = UnixStream::connect(directory.join(format!(".s.PGSQL.{port}"))).await?;
            inside.write_all(first).await?;
            tokio::io::copy_bidirectional(&mut outside, &mut inside).await?;
        }
        Host::Tcp(host) => {
            let mut inside = TcpStream::connect((host.as_str(), port)).await?;
            inside.write_all(first).await?;
            tokio::io::copy_bidirectional(&mut outside, &mut inside).await?;
        }
    }
    Ok(())
}

/// A server side with a certificate for `localhost`, from the test authority.
fn acceptor() -> TlsAcceptor {
    let chain = vec![CertificateDer::from_pem_file(SERVER).unwrap()];
    let key = PrivateKeyDer::from_pem_file(SERVER_KEY).unwrap();
    let builder = ServerConfig::builder_with_provider(Arc::new(default_provider()));
    let config = builder.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
    TlsAcceptor::from(Arc::new(config.with_single_cert(chain, key).unwrap()))
}

#[tokio::test]
async fn each_mode_accepts_what_it_says() {
    let database = TestDatabase::empty().await;
    let door = Door::open(&database, Some(acceptor())).await;
    let trusted = |mode: &str| format!("sslmode={mode}&sslrootcert={AUTHORITY}");
    let cases = [
        ("localhost", "sslmode=disable".to_owned(), Came::Plain),
        ("localhost", String::new(), Came::Encrypted),
        ("localhost", "sslmode=prefer".to_owned(), Came::Encrypted),
        ("127.0.0.1", "sslmode=require".to_owned(), Came::Encrypted),
        ("127.0.0.1", trusted("require"), Came::Encrypted),
        ("127.0.0.1", trusted("verify-ca"), Came::Encrypted),
        ("localhost", trusted("verify-full"), Came::Encrypted),
    ];
    for (host, parameters, came) in cases {
        let passed = door.try_to_pass(host, &parameters).await;
        assert_eq!(passed.unwrap_or_else(|error| panic!("{host} {parameters}: {error}")), came, "{host} {parameters}");
    }
}

#[tokio::test]
async fn impostors_are_refused() {
    let database = TestDatabase::empty().await;
    let door = Door::open(&database, Some(acceptor())).await;
    let cases = [
        // Another name than that in the certificate.
        ("127.0.0.1", format!("sslmode=verify-full&sslrootcert={AUTHORITY}")),
        // Another authority than the one that is believed.
        ("localhost", format!("sslmode=verify-full&sslrootcert={STRANGER}")),
        ("localhost", format!("sslmode=verify-ca&sslrootcert={STRANGER}")),
        ("localhost", format!("sslmode=require&sslrootcert={STRANGER}")),
    ];
    for (host, parameters) in cases {
        let refused = door.try_to_pass(host, &parameters).await;
        assert!(matches!(refused, Err(DbError::Unavailable(_))), "{host} {parameters}: {refused:?}");
        assert_eq!(*door.came.lock().unwrap(), [], "{host} {parameters}: nothing is said to an impostor");
    }
}

#[tokio::test]
async fn a_server_without_tls_does_where_tls_is_only_preferred() {
    let database = TestDatabase::empty().await;
    let door = Door::open(&database, None).await;
    assert_eq!(door.try_to_pass("localhost", "sslmode=prefer").await.unwrap(), Came::Plain);
    for mode in ["require".to_owned(), format!("verify-full&sslrootcert={AUTHORITY}")] {
        let refused = door.try_to_pass("localhost", &format!("sslmode={mode}")).await;
        assert!(matches!(refused, Err(DbError::Unavailable(_))), "{mode}: {refused:?}");
    }
}

#[tokio::test]
async fn migrations_reads_and_transactions_all_come_encrypted() {
    let database = TestDatabase::empty().await;
    let door = Door::open(&database, Some(acceptor())).await;
    let limit = Duration::from_secs(20);
    let url = door.url("localhost", &format!("sslmode=verify-full&sslrootcert={AUTHORITY}"));
    let connector = Connector::new(&url, limit, limit).unwrap();
    migrate::migrate(&connector).await.unwrap();
    let db = Db::connect(&connector, DbOptions::default()).await.unwrap();
    db.ready().await.unwrap();
    db.transaction(async |_| Ok::<(), DbError>(())).await.unwrap();
    let came = door.came.lock().unwrap().clone();
    assert!(came.len() >= 4 && came.iter().all(|came| *came == Came::Encrypted), "{came:?}");
}
