//! Databases for tests: one each, cloned from one that was migrated once, on a throw-away cluster or the server that
//! DATABASE_URL names.

use super::{directory, roles, search_path};
use diesel_async::RunQueryDsl;
use lychgate::db::cluster::{Cluster, ClusterOptions, Durability};
use lychgate::db::{Connection, Connector, Db, DbOptions, migrate};
use std::process::Child;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// A database that one test has to itself. It goes when the run ends.
#[derive(Debug)]
pub(crate) struct TestDatabase {
    /// Where it is, for DATABASE_URL of a service.
    pub(crate) url: String,
    /// How to connect to it.
    pub(crate) connector: Connector,
}

impl TestDatabase {
    /// A database with the schema of all migrations.
    pub(crate) async fn new() -> Self {
        Self::make(&format!("template {}", server().template())).await
    }

    /// A database without anything.
    pub(crate) async fn empty() -> Self {
        Self::make("").await
    }

    /// Connects as the service does.
    pub(crate) async fn db(&self) -> Db {
        self.db_with(DbOptions::default()).await
    }

    /// Connects in a way of one's own.
    pub(crate) async fn db_with(&self, options: DbOptions) -> Db {
        let connector = Connector::new(&self.url, options.statement_timeout, options.connect_timeout).unwrap();
        Db::connect(&connector, options).await.unwrap()
    }

    async fn make(source: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let server = server();
        let name = format!("{}_{}", server.prefix, NEXT.fetch_add(1, Ordering::Relaxed));
        run(&server.url, &format!("create database {name} {source}")).await;
        let url = with_database(&server.url, &name);
        let connector = connector(&url);
        Self { url, connector }
    }
}

/// The server of this run.
struct Server {
    /// A database of it to give orders in.
    url: String,
    /// What the names of this run's databases begin with.
    prefix: String,
    _cluster: Option<Cluster>,
    _sweeper: Option<Child>,
}

impl Server {
    fn template(&self) -> String {
        format!("{}_template", self.prefix)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "config.rs reads the environment of the service; this is that of the tests"
    )]
    fn start() -> Self {
        let prefix = format!("lychgate_test_{}", std::process::id());
        match std::env::var("DATABASE_URL") {
            Ok(url) if !url.is_empty() => {
                let sweeper = roles::start_database_sweeper(&url, &prefix);
                Self { url, prefix, _cluster: None, _sweeper: Some(sweeper) }
            }
            _ => {
                let options = ClusterOptions {
                    path: search_path(),
                    durability: Durability::Throwaway,
                    connections_max: 200,
                    ..ClusterOptions::new(directory())
                };
                let cluster = Cluster::start(&options).unwrap();
                Self { url: cluster.database_url("postgres"), prefix, _cluster: Some(cluster), _sweeper: None }
            }
        }
    }
}

fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| {
        let server = Server::start();
        let template = server.template();
        let (orders, url) = (server.url.clone(), with_database(&server.url, &template));
        // The test that comes first runs on a runtime already, and this one must not end with it.
        let made = std::thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
                run(&orders, &format!("create database {template}")).await;
                migrate::migrate(&connector(&url)).await.unwrap();
            });
        });
        made.join().unwrap();
        server
    })
}

/// Runs one statement.
pub(crate) async fn run(url: &str, statement: &str) {
    let options = DbOptions { shared_connections: 1, ..DbOptions::default() };
    let db = Db::connect(&connector(url), options).await.unwrap();
    db.write(async |mut conn: &Connection| diesel::sql_query(statement).execute(&mut conn).await).await.unwrap();
}

/// Runs one statement that counts.
pub(crate) async fn count(url: &str, statement: &str) -> i64 {
    #[derive(diesel::QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        count: i64,
    }
    let options = DbOptions { shared_connections: 1, ..DbOptions::default() };
    let db = Db::connect(&connector(url), options).await.unwrap();
    let counted =
        db.read(async |mut conn: &Connection| diesel::sql_query(statement).get_result::<Count>(&mut conn).await);
    counted.await.unwrap().count
}

fn connector(url: &str) -> Connector {
    // Making a database on a busy machine takes its time.
    Connector::new(url, Duration::from_secs(60), Duration::from_secs(20)).unwrap()
}

/// The URL of another database of the same server.
fn with_database(url: &str, name: &str) -> String {
    let (base, query) = url.split_once('?').map_or((url, String::new()), |(base, query)| (base, format!("?{query}")));
    let authority = base.find("://").map_or(0, |scheme| scheme + 3);
    let end = base.get(authority..).and_then(|rest| rest.find('/')).map_or(base.len(), |slash| authority + slash);
    format!("{}/{name}{query}", &base[..end])
}

#[test]
fn the_database_of_a_url_is_replaced() {
    assert_eq!(
        with_database("postgres://u:p@h:1/old?sslmode=require", "new"),
        "postgres://u:p@h:1/new?sslmode=require"
    );
    assert_eq!(with_database("postgres://u@%2Frun", "new"), "postgres://u@%2Frun/new");
}
