//! Why a private cluster does not start, each in one line that says what to do.

use std::path::PathBuf;

/// A private cluster that did not start.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// No PostgreSQL programs anywhere.
    #[error(
        "no PostgreSQL server programs were found (looked in {looked_in}): install them ({command}), or name their directory in PG_BIN, or set DATABASE_URL"
    )]
    NotInstalled {
        /// Where they were looked for.
        looked_in: String,
        /// What installs them here.
        command: &'static str,
    },
    /// PG_BIN names a directory without them.
    #[error("PG_BIN is {0}, where there is no postgres and initdb", path.display())]
    PgBin {
        /// What it names.
        path: PathBuf,
    },
    /// Only programs of a version that lychgate does not know how to use.
    #[error("{} is version {found}, and lychgate needs PostgreSQL 14 or newer: install that, or name it in PG_BIN", path.display())]
    TooOld {
        /// The directory of the programs.
        path: PathBuf,
        /// Their major version.
        found: u32,
    },
    /// The files were written by another major version.
    #[error(
        "the cluster in {} belongs to PostgreSQL {written_by}, and the programs found are version {found}: install PostgreSQL {written_by} (or name it in PG_BIN), \
         or move the data: with the old programs run `pg_dumpall`, move the directory away, start lychgate once with the new ones, and load the dump with `psql`", home.display()
    )]
    OtherVersion {
        /// The cluster.
        home: PathBuf,
        /// The version that wrote it.
        written_by: u32,
        /// The versions at hand.
        found: String,
    },
    /// Another lychgate runs here.
    #[error("another lychgate{holder} uses the data directory {}: stop it, or give this one another LYCHGATE_DATA_DIR", path.display())]
    InUse {
        /// The data directory.
        path: PathBuf,
        /// ` (process 123)`, where known.
        holder: String,
    },
    /// The cluster is still held although the server that held it has gone.
    #[error("the cluster in {} is still running and did not stop in time: look for processes of PostgreSQL that use it and stop them", home.display())]
    StillRunning {
        /// The cluster.
        home: PathBuf,
    },
    /// The data directory names a cluster that is not there.
    #[error("the data directory says in {} that its database lies in {}, which is not there: bring it back, or delete the former to start with an empty database", marker.display(), home.display())]
    Missing {
        /// The file that says so.
        marker: PathBuf,
        /// Where the cluster should be.
        home: PathBuf,
    },
    /// The data directory was made by the other kind of user.
    #[error("the data directory {} was made by {made_by}: start lychgate as that user, or give it another LYCHGATE_DATA_DIR", path.display())]
    OtherUser {
        /// The data directory.
        path: PathBuf,
        /// Who made it.
        made_by: &'static str,
    },
    /// Somebody else can change what lies in the data directory.
    #[error(
        "others can write to the data directory {}, so what it holds cannot be trusted: make it `{user}`'s own (`chown {user}` and `chmod go-w`), or give lychgate another LYCHGATE_DATA_DIR", path.display()
    )]
    Exposed {
        /// The data directory.
        path: PathBuf,
        /// Whose it should be.
        user: String,
    },
    /// root cannot run PostgreSQL, and there is nobody else.
    #[error(
        "PostgreSQL does not run as root, and there is no user named postgres: make one (`useradd --system postgres`), or start lychgate as an ordinary user"
    )]
    NoUser,
    /// The directory of the socket is not ours alone.
    #[error("{} is not a directory that belongs to this user alone: remove it", path.display())]
    Sockets {
        /// The directory.
        path: PathBuf,
    },
    /// A throw-away cluster would remove what is there.
    #[error("{} is not empty, and a throw-away cluster needs a directory of its own", path.display())]
    NotEmpty {
        /// The directory.
        path: PathBuf,
    },
    /// The data directory cannot be made.
    #[error("cannot make the data directory {}: {source}: name another in LYCHGATE_DATA_DIR", path.display())]
    DataDir {
        /// The directory.
        path: PathBuf,
        /// What the machine said.
        source: std::io::Error,
    },
    /// A file or program failed.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was being done.
        action: &'static str,
        /// With what.
        path: PathBuf,
        /// What the machine said.
        source: std::io::Error,
    },
    /// PostgreSQL ended while it was starting.
    #[error("PostgreSQL did not start: {last_words} (see {})", log.display())]
    Ended {
        /// The last line of its log.
        last_words: String,
        /// The log.
        log: PathBuf,
    },
    /// It neither ended nor became ready.
    #[error("PostgreSQL was not ready within {seconds_s} s (see {})", log.display())]
    Slow {
        /// How long it was given.
        seconds_s: u64,
        /// The log.
        log: PathBuf,
    },
}

impl ClusterError {
    /// For `map_err` on input and output.
    pub(super) fn io(action: &'static str, path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { action, path, source }
    }
}
