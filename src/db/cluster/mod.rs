//! The private PostgreSQL cluster: what lychgate runs on where no DATABASE_URL is set, and what the tests run on.

mod error;
mod place;
mod programs;

pub use error::ClusterError;

use place::{Place, User};
use programs::Programs;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The one database user of a private cluster.
const DATABASE_USER: &str = "lychgate";
/// How long a start may take: recovery after a power failure replays at most 256 MB.
const START_MAX: Duration = Duration::from_secs(120);
/// How long a stop may take before it is reported.
const STOP_MAX: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(5);
/// Where the supervisor finds `rm`, `mv`, `id` and `kill` beyond our own search path.
const SYSTEM_PATH: [&str; 4] = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];
const SUPERVISOR: &str = include_str!("supervisor.sh");

/// What happens to the data when the machine loses power, and when the cluster stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// What was acknowledged stays.
    Durable,
    /// Fast, and gone with the cluster. The data directory must be one that nobody else uses.
    Throwaway,
}

/// How a private cluster is to run.
#[derive(Debug, Clone)]
pub struct ClusterOptions {
    /// Where lychgate keeps its files; made if it is not there.
    pub data_dir: PathBuf,
    /// Where the files of the cluster go when root starts it, who cannot run PostgreSQL: `/var/lib/lychgate`.
    pub system_dir: PathBuf,
    /// The directory of the programs, where it is named.
    pub pg_bin: Option<PathBuf>,
    /// The directories to look for programs in, before the usual places.
    pub path: Vec<PathBuf>,
    /// What becomes of the data.
    pub durability: Durability,
    /// The most connections at once.
    pub connections_max: u32,
}

impl ClusterOptions {
    /// The usual cluster of a data directory.
    pub fn new(data_dir: impl Into<PathBuf>) -> Self {
        Self {
            data_dir: data_dir.into(),
            system_dir: PathBuf::from("/var/lib/lychgate"),
            pg_bin: None,
            path: Vec::new(),
            durability: Durability::Durable,
            connections_max: 64,
        }
    }
}

/// The way to a cluster that runs.
#[derive(Debug)]
pub enum Reached {
    /// We started it, and hold it.
    Started(Cluster),
    /// Another lychgate of this data directory holds it; when that one ends, so does the cluster.
    Running(Running),
}

impl Reached {
    /// Where a database of this cluster is found; see [`Cluster::database_url`].
    pub fn database_url(&self, database: &str) -> String {
        let place = match self {
            Self::Started(cluster) => &cluster.place,
            Self::Running(running) => &running.place,
        };
        place.database_url(database)
    }
}

/// A cluster that another lychgate holds.
#[derive(Debug)]
pub struct Running {
    place: Place,
}

/// A running cluster. It stops when this is dropped, and when the process ends, however it ends.
#[derive(Debug)]
pub struct Cluster {
    supervisor: Child,
    place: Place,
    /// Held as long as this process lives; see [`place::lock_data_dir`].
    _lock: Option<File>,
}

impl Cluster {
    /// Starts the cluster, making it first where there is none. Blocks until it takes connections: well under a second
    /// for one that exists, a second or two for a new one.
    ///
    /// # Errors
    /// Each says in one line what to do about it.
    pub fn start(options: &ClusterOptions) -> Result<Self, ClusterError> {
        let data_dir = place::make_data_dir(&options.data_dir)?;
        let user = User::current()?;
        let lock = match options.durability {
            Durability::Durable => {
                place::check_data_dir(&data_dir, &user)?;
                Some(place::lock_data_dir(&data_dir)?)
            }
            Durability::Throwaway => None,
        };
        let place = Place::find(options, &data_dir, &user)?;
        let held = match options.durability {
            Durability::Durable => Stdio::from(place.lock()?),
            Durability::Throwaway => Stdio::null(),
        };
        let programs = Programs::find(options, &place.home, place.written_by()?)?;
        place.clear_leftovers()?;
        let supervisor = supervise(options, &place, &programs, &user, held)?;
        let mut cluster = Self { supervisor, place, _lock: lock };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    /// Starts the cluster or, where another lychgate of this data directory holds it, finds the way to that one, which
    /// may be just starting. Blocks as [`Cluster::start`] does.
    ///
    /// # Errors
    /// Each says in one line what to do about it.
    pub fn start_or_join(options: &ClusterOptions) -> Result<Reached, ClusterError> {
        let patience = Instant::now() + START_MAX;
        loop {
            let in_use = match Self::start(options) {
                Ok(cluster) => return Ok(Reached::Started(cluster)),
                Err(error @ ClusterError::InUse { .. }) => error,
                Err(error) => return Err(error),
            };
            let data_dir = place::make_data_dir(&options.data_dir)?;
            if let Some(place) = Place::in_use(options, &data_dir, &User::current()?)? {
                return Ok(Reached::Running(Running { place }));
            }
            if Instant::now() > patience {
                return Err(in_use);
            }
            std::thread::sleep(POLL * 10);
        }
    }

    /// Where a database of this cluster is found: a URL for libpq, tokio-postgres and the like.
    pub fn database_url(&self, database: &str) -> String {
        self.place.database_url(database)
    }

    /// The directory of its files.
    pub fn home(&self) -> &Path {
        &self.place.home
    }

    /// The directory of its socket.
    pub fn sockets(&self) -> &Path {
        &self.place.sockets
    }

    /// Stops it and waits for the end.
    ///
    /// # Errors
    /// Where it does not stop within a minute.
    pub fn stop(mut self) -> Result<(), ClusterError> {
        self.shut_down()
    }

    fn shut_down(&mut self) -> Result<(), ClusterError> {
        drop(self.supervisor.stdin.take());
        let patience = Instant::now() + STOP_MAX;
        while Instant::now() < patience {
            match self.supervisor.try_wait() {
                Ok(None) => std::thread::sleep(POLL),
                Ok(Some(status)) if status.signal().is_some() => {
                    // Somebody killed the supervisor: what it held is ours to stop.
                    self.place.interrupt_leftover();
                    return Ok(());
                }
                Ok(Some(_)) | Err(_) => return Ok(()),
            }
        }
        Err(ClusterError::StillRunning { home: self.place.home.clone() })
    }

    fn wait_until_ready(&mut self) -> Result<(), ClusterError> {
        let patience = Instant::now() + START_MAX;
        while Instant::now() < patience {
            if self.place.is_ready() {
                return Ok(());
            }
            if self.supervisor.try_wait().map_err(ClusterError::io("watch", &self.place.home))?.is_some() {
                let log = self.place.log();
                let text = std::fs::read_to_string(&log).unwrap_or_default();
                return Err(ClusterError::Ended { last_words: last_words(&text), log });
            }
            std::thread::sleep(POLL);
        }
        Err(ClusterError::Slow { seconds_s: START_MAX.as_secs(), log: self.place.log() })
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if self.supervisor.stdin.is_some()
            && let Err(error) = self.shut_down()
        {
            tracing::error!(%error, "the private cluster did not stop");
        }
    }
}

/// Starts the child that holds the cluster. Its standard input is the sign that we live.
fn supervise(
    options: &ClusterOptions,
    place: &Place,
    programs: &Programs,
    user: &User,
    held: Stdio,
) -> Result<Child, ClusterError> {
    let durability = match options.durability {
        Durability::Durable => "durable",
        Durability::Throwaway => "throwaway",
    };
    let mut command = Command::new("/bin/sh");
    command
        .args(["-c", SUPERVISOR, "lychgate-cluster"])
        .args([&programs.directory, &place.home, &place.sockets])
        .args([DATABASE_USER, durability, &user.name, &options.connections_max.to_string()])
        // Our environment holds secrets, and PostgreSQL would take settings from it. Without a locale in it, PostgreSQL
        // does not start on macOS.
        .env_clear()
        .env("PATH", search_path(&options.path))
        .env("LC_ALL", "C")
        // The owner of the cluster need not be able to enter the directory that we were started in.
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(held)
        .stderr(Stdio::null())
        .process_group(0);
    if let Some(owner) = &place.owner {
        // With a user id, the standard library drops the supplementary groups too.
        command.uid(owner.uid).gid(owner.gid);
    }
    command.spawn().map_err(ClusterError::io("start", Path::new("/bin/sh")))
}

/// Our own search path and the usual one. Places relative to where we stand are left out: the supervisor stands elsewhere.
fn search_path(own: &[PathBuf]) -> OsString {
    let absolute = own.iter().map(PathBuf::as_path).filter(|path| path.is_absolute());
    let all: Vec<&OsStr> = absolute.chain(SYSTEM_PATH.iter().map(Path::new)).map(Path::as_os_str).collect();
    all.join(OsStr::new(":"))
}

/// The line of a log that says why: the last one that is fatal, else the last one.
fn last_words(log: &str) -> String {
    let lines = || log.lines().map(str::trim).filter(|line| !line.is_empty());
    let fatal = lines().rfind(|line| line.contains("FATAL:") || line.contains("error:") || line.contains("PANIC:"));
    fatal.or_else(|| lines().next_back()).unwrap_or("it said nothing").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_words_are_the_fatal_ones() {
        let log = "LOG:  starting\nFATAL:  could not create lock file\nLOG:  database system is shut down\n\n";
        assert_eq!(last_words(log), "FATAL:  could not create lock file");
        assert_eq!(last_words("one\ntwo\n"), "two");
        assert_eq!(last_words(""), "it said nothing");
    }
}
