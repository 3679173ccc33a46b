//! A PostgreSQL of the program's own, which it can stop in every way and start again. Durable, as in production.

use crate::place::{Known, Place, signal};
use crate::trouble::Trouble;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio_postgres::{NoTls, SimpleQueryMessage};

const USER: &str = "lychgate";
const PATIENCE: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(5);

/// How PostgreSQL stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Open transactions are rolled back, everything is written out.
    Fast,
    /// As in a power failure: the next start recovers.
    Immediate,
}

/// The cluster.
#[derive(Debug)]
pub struct Cluster {
    programs: PathBuf,
    data: PathBuf,
    sockets: PathBuf,
    owner: Option<(u32, u32)>,
    running: Option<(Child, Known)>,
}

impl Cluster {
    /// Makes it and starts it.
    pub async fn make(place: &Place) -> Result<Self, Trouble> {
        let programs = find_programs()?;
        let home = place.directory("pg")?;
        let owner = owner()?;
        let (data, sockets) = (home.join("data"), home.join("s"));
        std::fs::create_dir(&sockets)?;
        for directory in [&home, &sockets] {
            if let Some((uid, gid)) = owner {
                chown(directory, Some(uid), Some(gid))?;
            }
        }
        let cluster = Self { programs, data, sockets, owner, running: None };
        let mut made = cluster.command("initdb");
        made.args(["--username", USER, "--encoding=UTF8", "--locale=C", "--auth=trust", "--no-sync", "--pgdata"]);
        let made = made.arg(&cluster.data).output()?;
        if !made.status.success() {
            return Err(Trouble::new(format!("initdb failed: {}", String::from_utf8_lossy(&made.stderr).trim())));
        }
        let mut cluster = cluster;
        cluster.start(place).await?;
        Ok(cluster)
    }

    /// Starts it, and waits until it answers.
    ///
    /// # Errors
    /// Where it does not within a minute.
    pub async fn start(&mut self, place: &Place) -> Result<(), Trouble> {
        let log = std::fs::File::options().create(true).append(true).open(place.path().join("postgres.log"))?;
        let mut command = self.command("postgres");
        command.arg("-D").arg(&self.data).arg("-k").arg(&self.sockets);
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).process_group(0).spawn()?;
        let known = place.know(child.id(), "QUIT")?;
        self.running = Some((child, known));
        let begin = Instant::now();
        while self.sql("postgres").await.is_err() {
            if begin.elapsed() > PATIENCE {
                return Err(Trouble::new("PostgreSQL does not start; its log is postgres.log"));
            }
            tokio::time::sleep(POLL).await;
        }
        Ok(())
    }

    /// Stops it and waits for its end.
    pub async fn stop(&mut self, how: Stop) -> Result<(), Trouble> {
        let Some((mut child, _known)) = self.running.take() else { return Ok(()) };
        let name = match how {
            Stop::Fast => "INT",
            Stop::Immediate => "QUIT",
        };
        signal(child.id(), name)?;
        let begin = Instant::now();
        while child.try_wait()?.is_none() {
            if begin.elapsed() > PATIENCE {
                return Err(Trouble::new("PostgreSQL does not stop"));
            }
            tokio::time::sleep(POLL).await;
        }
        Ok(())
    }

    /// The number of its first process, while it runs.
    pub fn process(&self) -> Option<u32> {
        self.running.as_ref().map(|(child, _)| child.id())
    }

    /// Makes a database and says where it is.
    pub async fn database(&self, name: &str) -> Result<String, Trouble> {
        self.sql("postgres").await?.run(&format!("create database {name}")).await?;
        Ok(self.url(name))
    }

    /// Connects to a database.
    pub async fn sql(&self, database: &str) -> Result<Sql, Trouble> {
        Sql::connect(&self.url(database)).await
    }

    fn url(&self, database: &str) -> String {
        let sockets = self.sockets.to_string_lossy().replace('/', "%2F");
        format!("postgresql://{USER}@{sockets}/{database}")
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.env_clear().env("PATH", "/usr/bin:/bin").env("LC_ALL", "C");
        // Who ends all that stands in the directory of the program finds it here.
        command.current_dir(&self.sockets);
        if let Some((uid, gid)) = self.owner {
            command.uid(uid).gid(gid);
        }
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some((mut child, _known)) = self.running.take()
            && signal(child.id(), "QUIT").is_ok()
        {
            let _ended = child.wait();
        }
    }
}

const SETTINGS: [&str; 8] = [
    "listen_addresses=",
    "port=5432",
    "max_connections=100",
    "shared_buffers=64MB",
    "huge_pages=off",
    "jit=off",
    "timezone=UTC",
    "logging_collector=off",
];

/// A connection of the program itself.
#[derive(Debug)]
pub struct Sql {
    client: tokio_postgres::Client,
}

impl Sql {
    /// Connects.
    ///
    /// # Errors
    /// Where there is no server, or it refuses.
    pub async fn connect(url: &str) -> Result<Self, Trouble> {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
        // It ends with its client, or with the server.
        tokio::spawn(async move { drop(connection.await) });
        Ok(Self { client })
    }

    /// Runs statements that answer nothing.
    ///
    /// # Errors
    /// Those of the server.
    pub async fn run(&self, statements: &str) -> Result<(), Trouble> {
        Ok(self.client.batch_execute(statements).await?)
    }

    /// The first column of all rows.
    pub async fn column(&self, query: &str) -> Result<Vec<String>, Trouble> {
        let messages = self.client.simple_query(query).await?;
        let rows = messages.iter().filter_map(|message| {
            let SimpleQueryMessage::Row(row) = message else { return None };
            Some(row.get(0).unwrap_or_default().to_owned())
        });
        Ok(rows.collect())
    }

    /// The one number that a query answers.
    pub async fn count(&self, query: &str) -> Result<u64, Trouble> {
        let found = self.column(query).await?;
        let number = found.first().and_then(|text| text.parse().ok());
        number.ok_or_else(|| Trouble::new(format!("no number answers {query}: {found:?}")))
    }
}

/// Whom PostgreSQL runs as, where that is not us: it refuses root.
fn owner() -> Result<Option<(u32, u32)>, Trouble> {
    let ask = |arguments: &[&str]| -> Result<Option<u32>, Trouble> {
        let output = Command::new("id").args(arguments).output()?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().parse().ok())
    };
    if ask(&["-u"])? != Some(0) {
        return Ok(None);
    }
    match (ask(&["-u", "postgres"])?, ask(&["-g", "postgres"])?) {
        (Some(uid), Some(gid)) => Ok(Some((uid, gid))),
        _ => Err(Trouble::new("PostgreSQL does not run as root, and there is no user postgres")),
    }
}

/// The programs of PostgreSQL where the service would look: PG_BIN, the search path, the usual places.
fn find_programs() -> Result<PathBuf, Trouble> {
    let has_both = |directory: &Path| directory.join("initdb").is_file() && directory.join("postgres").is_file();
    let named = std::env::var_os("PG_BIN").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut packaged: Vec<PathBuf> = Vec::new();
    for parent in ["/usr/lib/postgresql", "/opt/homebrew/opt"] {
        let entries = std::fs::read_dir(parent).into_iter().flatten().flatten();
        packaged.extend(entries.map(|entry| entry.path().join("bin")));
    }
    packaged.sort();
    let candidates = named.into_iter().chain(std::env::split_paths(&path)).chain(packaged.into_iter().rev());
    let found = candidates.filter_map(|directory| std::fs::canonicalize(directory).ok()).find(|found| has_both(found));
    found.ok_or_else(|| Trouble::new("no PostgreSQL found: name the directory of initdb in PG_BIN"))
}
