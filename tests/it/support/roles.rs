//! Parts that this program plays in a process of its own, for tests of what happens when a process ends. Each is a test
//! that is ignored in an ordinary run and started by name.

use lychgate::db::cluster::{Cluster, ClusterOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

const DIRECTORY: &str = "LYCHGATE_TEST_DIRECTORY";
const SERVER: &str = "LYCHGATE_TEST_SERVER";
const PREFIX: &str = "LYCHGATE_TEST_PREFIX";

/// Somebody else who holds the cluster of a directory.
pub(crate) struct Holder {
    process: Child,
    postmaster: String,
    _output: BufReader<ChildStdout>,
}

impl Holder {
    /// Starts a process, somewhere, that starts the cluster.
    pub(crate) fn start(options: &ClusterOptions, working_directory: &Path) -> Self {
        let mut command = role("hold_a_cluster");
        command.env(DIRECTORY, options.data_dir.parent().unwrap()).current_dir(working_directory);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        // The test harness says something first.
        let postmaster = loop {
            line.clear();
            assert!(output.read_line(&mut line).unwrap() > 0, "the process that was to hold a cluster ended");
            if let Some((_, number)) = line.split_once("PostgreSQL is process ") {
                break number.trim().to_owned();
            }
        };
        Self { process, postmaster, _output: output }
    }

    /// Its number.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// The process of PostgreSQL.
    pub(crate) fn postmaster(&self) -> String {
        self.postmaster.clone()
    }

    /// Kills it, without a chance to do anything.
    pub(crate) fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// Starts a process that drops all databases of a run when the run ends.
pub(crate) fn start_database_sweeper(url: &str, prefix: &str) -> Child {
    let mut command = role("sweep_databases");
    command.env(SERVER, url).env(PREFIX, prefix).stdin(Stdio::piped()).stdout(Stdio::null()).process_group(0);
    command.spawn().unwrap()
}

fn role(name: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([&format!("support::roles::{name}"), "--exact", "--ignored", "--nocapture"]);
    command
}

#[expect(
    clippy::disallowed_methods,
    reason = "config.rs reads the environment of the service; this is that of the tests"
)]
fn order(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("this is a part of other tests, which set {name}"))
}

/// The options of a cluster whose files all lie in a directory.
pub(crate) fn cluster_in(directory: &Path) -> ClusterOptions {
    ClusterOptions {
        system_dir: directory.join("system"),
        path: super::search_path(),
        ..ClusterOptions::new(directory.join("data"))
    }
}

#[test]
#[ignore = "a part of the tests of the cluster, which start it"]
fn hold_a_cluster() {
    let cluster = Cluster::start(&cluster_in(Path::new(&order(DIRECTORY)))).unwrap();
    let state = std::fs::read_to_string(cluster.home().join("pgdata/postmaster.pid")).unwrap();
    println!("PostgreSQL is process {}", state.lines().next().unwrap());
    std::io::stdout().flush().unwrap();
    let _ = std::io::stdin().read(&mut [0]);
}

#[test]
#[ignore = "a part of every run with DATABASE_URL, which starts it"]
fn sweep_databases() {
    use diesel::sql_types::Text;
    use diesel_async::RunQueryDsl;
    #[derive(diesel::QueryableByName)]
    struct Name {
        #[diesel(sql_type = Text)]
        datname: String,
    }
    let (url, prefix) = (order(SERVER), order(PREFIX));
    let _ = std::io::stdin().read(&mut [0]);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let second = std::time::Duration::from_secs(60);
        let connector = lychgate::db::Connector::new(&url, second, second).unwrap();
        let db = lychgate::db::Db::connect(&connector, lychgate::db::DbOptions::default()).await.unwrap();
        let query = format!(
            "select datname::text from pg_database where datname like '{prefix}\\_%' union all \
             select '' from pg_stat_activity where state = 'active' and query like 'create database {prefix}%'"
        );
        // One that was being made when the run ended is there a moment later.
        loop {
            let names = db.read(async |mut conn: &lychgate::db::Connection| {
                diesel::sql_query(&query).load::<Name>(&mut conn).await
            });
            let names = names.await.unwrap();
            if names.is_empty() {
                break;
            }
            for Name { datname } in names.iter().filter(|name| !name.datname.is_empty()) {
                let drop = format!("drop database if exists \"{datname}\" with (force)");
                super::database::run(&url, &drop).await;
            }
        }
    });
}
