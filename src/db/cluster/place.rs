//! Where a private cluster lies, whom it belongs to, and who may use it now.

use super::{ClusterError, ClusterOptions, DATABASE_USER, Durability};
use std::fmt::Write as _;
use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{BufRead, BufReader, Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, lchown};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The longest path of a socket's directory: addresses end at 107 bytes (103 elsewhere than on Linux), and
/// `/.s.PGSQL.5432` comes after it.
const SOCKETS_PATH_MAX_BYTES: usize = 103 - "/.s.PGSQL.5432".len();
/// How long the cluster of a server that was killed may take to stop before it is told to, and then altogether.
const LEFTOVER_PATIENCE: Duration = Duration::from_secs(3);
const LEFTOVER_MAX: Duration = Duration::from_secs(30);

/// A user of this machine.
#[derive(Debug, Clone)]
pub(super) struct User {
    pub(super) uid: u32,
    pub(super) gid: u32,
    pub(super) name: String,
}

impl User {
    /// Who we are.
    pub(super) fn current() -> Result<Self, ClusterError> {
        Self::ask(&[]).ok_or_else(|| ClusterError::Io {
            action: "run",
            path: PathBuf::from("id"),
            source: std::io::Error::other("it did not say who we are; it has to be in a directory that PATH names"),
        })
    }

    /// `id` knows every source of users that the machine has, and the standard library knows none.
    fn ask(name: &[&str]) -> Option<Self> {
        let answer = |flag: &str| {
            let output = Command::new("id").arg(flag).args(name).current_dir("/").output().ok()?;
            output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        };
        Some(Self { uid: answer("-u")?.parse().ok()?, gid: answer("-g")?.parse().ok()?, name: answer("-un")? })
    }

    fn is_root(&self) -> bool {
        self.uid == 0
    }
}

/// Where a cluster lies.
#[derive(Debug)]
pub(super) struct Place {
    /// The directory of all its files.
    pub(super) home: PathBuf,
    /// The directory of its socket.
    pub(super) sockets: PathBuf,
    /// Whom the files belong to and who runs it, where that is not us.
    pub(super) owner: Option<User>,
}

impl Place {
    /// Finds or makes the place.
    pub(super) fn find(options: &ClusterOptions, data_dir: &Path, user: &User) -> Result<Self, ClusterError> {
        let owner = if user.is_root() { Some(User::ask(&["postgres"]).ok_or(ClusterError::NoUser)?) } else { None };
        let home = match (options.durability, &owner) {
            (Durability::Throwaway, _) => empty_home(data_dir)?,
            (Durability::Durable, None) => own_home(data_dir)?,
            (Durability::Durable, Some(_)) => system_home(&options.system_dir, data_dir)?,
        };
        make_private_dir(&home)?;
        if let Some(owner) = &owner {
            // Never through a link: the other user could put one here, and be given what it leads to.
            lchown(&home, Some(owner.uid), Some(owner.gid)).map_err(ClusterError::io("give away", &home))?;
        }
        let sockets = sockets(&home, owner.as_ref().unwrap_or(user), user)?;
        Ok(Self { home, sockets, owner })
    }

    /// The place of a cluster that somebody else holds; none while it does not take connections.
    pub(super) fn in_use(options: &ClusterOptions, data_dir: &Path, user: &User) -> Result<Option<Self>, ClusterError> {
        // Who holds it may be making it just now: nothing is made here.
        let is_there = data_dir.join("cluster/pgdata").is_dir() || marker(data_dir).is_file();
        if !is_there {
            return Ok(None);
        }
        let place = Self::find(options, data_dir, user)?;
        // What a killed server left may say that it is ready; nobody answers on its socket.
        let answers = || UnixStream::connect(place.sockets.join(".s.PGSQL.5432")).is_ok();
        Ok((place.is_ready() && answers()).then_some(place))
    }

    /// Whether PostgreSQL says so: it writes `ready` into the eighth line of its `postmaster.pid`.
    pub(super) fn is_ready(&self) -> bool {
        let state = File::open(self.data().join("postmaster.pid"));
        let eighth = state.ok().and_then(|file| BufReader::new(file).lines().nth(7)?.ok());
        eighth.is_some_and(|line| line.trim() == "ready")
    }

    /// Where a database of the cluster is found: a URL for libpq, tokio-postgres and the like.
    pub(super) fn database_url(&self, database: &str) -> String {
        let sockets: String = self.sockets.to_string_lossy().bytes().map(percent_encoded).collect();
        format!("postgresql://{DATABASE_USER}@{sockets}/{database}")
    }

    /// The directory that PostgreSQL calls its data directory.
    pub(super) fn data(&self) -> PathBuf {
        self.home.join("pgdata")
    }

    pub(super) fn log(&self) -> PathBuf {
        self.home.join("postgres.log")
    }

    /// The major version that wrote the cluster; none where there is none yet.
    pub(super) fn written_by(&self) -> Result<Option<u32>, ClusterError> {
        let path = self.data().join("PG_VERSION");
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(text.trim().parse().ok()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(ClusterError::io("read", &path)(error)),
        }
    }

    /// Removes what a power failure left: PostgreSQL would take the process that has the recorded number today for
    /// another server. Only for who holds the lock, for then no process of this cluster lives.
    pub(super) fn clear_leftovers(&self) -> Result<(), ClusterError> {
        let path = self.data().join("postmaster.pid");
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(ClusterError::io("remove", &path)(error)),
            _ => Ok(()),
        }
    }

    /// Locks the cluster. The file goes to the supervisor and from there to every process of PostgreSQL, so that the
    /// lock ends when the last of them does. That of a server that was killed is waited for.
    pub(super) fn lock(&self) -> Result<File, ClusterError> {
        let path = self.home.with_extension("lock");
        let file = open_lock(&path)?;
        let begin = Instant::now();
        let mut told = false;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::Error(error)) => return Err(ClusterError::io("lock", &path)(error)),
                Err(TryLockError::WouldBlock) => {}
            }
            if begin.elapsed() > LEFTOVER_MAX {
                return Err(ClusterError::StillRunning { home: self.home.clone() });
            }
            if !told && begin.elapsed() > LEFTOVER_PATIENCE {
                self.interrupt_leftover();
                told = true;
            }
            std::thread::sleep(super::POLL);
        }
    }

    /// Tells a PostgreSQL whose supervisor was killed to stop. Best effort: whether it did shows in the lock.
    pub(super) fn interrupt_leftover(&self) {
        let recorded = std::fs::read_to_string(self.data().join("postmaster.pid")).unwrap_or_default();
        let Some(process) = recorded.lines().next().filter(|line| line.parse::<u32>().is_ok()) else { return };
        let mut command = Command::new("kill");
        command.args(["-s", "INT", process]).current_dir("/");
        if let Some(owner) = &self.owner {
            use std::os::unix::process::CommandExt;
            command.uid(owner.uid).gid(owner.gid);
        }
        if let Err(error) = command.output() {
            tracing::warn!(%error, process, "cannot stop a PostgreSQL that was left behind");
        }
    }
}

/// Makes the data directory, for nobody else to read, and says where it is.
pub(super) fn make_data_dir(path: &Path) -> Result<PathBuf, ClusterError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|source| {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        ClusterError::DataDir { path, source }
    })?;
    std::fs::canonicalize(path).map_err(ClusterError::io("find", path))
}

/// Refuses a data directory that others own or may write to: they could have put a secret of their own there, or a way to
/// another database.
pub(super) fn check_data_dir(data_dir: &Path, user: &User) -> Result<(), ClusterError> {
    let found = std::fs::metadata(data_dir).map_err(ClusterError::io("look at", data_dir))?;
    if found.uid() == user.uid && found.permissions().mode() & 0o022 == 0 {
        return Ok(());
    }
    Err(ClusterError::Exposed { path: data_dir.to_owned(), user: user.name.clone() })
}

/// Locks the data directory for as long as the file is open, so that a second server on it ends with a clear error.
pub(super) fn lock_data_dir(data_dir: &Path) -> Result<File, ClusterError> {
    let path = data_dir.join("server.lock");
    let mut file = open_lock(&path)?;
    match file.try_lock() {
        Ok(()) => {
            // For the message below only.
            let _ = file.set_len(0).and_then(|()| file.rewind()).and_then(|()| write!(file, "{}", std::process::id()));
            Ok(file)
        }
        Err(TryLockError::Error(error)) => Err(ClusterError::io("lock", &path)(error)),
        Err(TryLockError::WouldBlock) => {
            let mut process = String::new();
            let known = file.read_to_string(&mut process).is_ok() && process.parse::<u32>().is_ok();
            let holder = if known { format!(" (process {process})") } else { String::new() };
            Err(ClusterError::InUse { path: data_dir.to_owned(), holder })
        }
    }
}

fn open_lock(path: &Path) -> Result<File, ClusterError> {
    let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path);
    opened.map_err(ClusterError::io("open", path))
}

/// The home of a throw-away cluster, which removes it in the end: nothing of anybody may be in it.
fn empty_home(data_dir: &Path) -> Result<PathBuf, ClusterError> {
    let mut entries = std::fs::read_dir(data_dir).map_err(ClusterError::io("look into", data_dir))?;
    match entries.next() {
        None => Ok(data_dir.to_owned()),
        Some(_) => Err(ClusterError::NotEmpty { path: data_dir.to_owned() }),
    }
}

/// The home of the cluster of an ordinary user: in the data directory.
fn own_home(data_dir: &Path) -> Result<PathBuf, ClusterError> {
    if marker(data_dir).exists() {
        return Err(ClusterError::OtherUser { path: data_dir.to_owned(), made_by: "root" });
    }
    Ok(data_dir.join("cluster"))
}

/// The home of the cluster that root starts: outside, where the other user can go, under a hash of the data directory.
/// The data directory says where, so that it can be moved, and so that one that was emptied starts anew and leaves the
/// former database alone.
fn system_home(system_dir: &Path, data_dir: &Path) -> Result<PathBuf, ClusterError> {
    let marker = marker(data_dir);
    match std::fs::read_to_string(&marker) {
        Ok(text) => {
            let home = PathBuf::from(text.trim());
            return if home.is_dir() { Ok(home) } else { Err(ClusterError::Missing { marker, home }) };
        }
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(ClusterError::io("read", &marker)(error));
        }
        Err(_) => {}
    }
    if data_dir.join("cluster").exists() {
        return Err(ClusterError::OtherUser { path: data_dir.to_owned(), made_by: "an ordinary user" });
    }
    let made = DirBuilder::new().recursive(true).mode(0o755).create(system_dir);
    made.map_err(ClusterError::io("make", system_dir))?;
    let name = short_hash(data_dir);
    let free = (1..).map(|round: u32| match round {
        1 => system_dir.join(&name),
        more => system_dir.join(format!("{name}-{more}")),
    });
    for home in free {
        match DirBuilder::new().mode(0o700).create(&home) {
            Ok(()) => {
                let written = std::fs::write(&marker, home.to_string_lossy().as_bytes());
                written.map_err(ClusterError::io("write", &marker))?;
                return Ok(home);
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(ClusterError::io("make", &home)(error)),
        }
    }
    Err(ClusterError::Missing { marker, home: system_dir.to_owned() })
}

/// The file of the data directory that says where the cluster of root lies.
fn marker(data_dir: &Path) -> PathBuf {
    data_dir.join("cluster.path")
}

/// The directory of the socket: with the cluster, or under a short name where that is too long for an address.
fn sockets(home: &Path, owner: &User, user: &User) -> Result<PathBuf, ClusterError> {
    let near = home.join("socket");
    let text = near.to_string_lossy();
    let path = if text.len() <= SOCKETS_PATH_MAX_BYTES && !text.contains([',', '"', '\'']) {
        near
    } else {
        Path::new("/tmp").join(format!("lychgate-{}", short_hash(home)))
    };
    make_private_dir(&path)?;
    let found = std::fs::symlink_metadata(&path).map_err(ClusterError::io("look at", &path))?;
    // Somebody else might have been here first: in /tmp anybody may make a directory, or a link.
    let is_ours = [owner.uid, user.uid].contains(&found.uid());
    if !found.is_dir() || !is_ours || found.permissions().mode() & 0o077 != 0 {
        return Err(ClusterError::Sockets { path });
    }
    lchown(&path, Some(owner.uid), Some(owner.gid)).map_err(ClusterError::io("give away", &path))?;
    Ok(path)
}

fn make_private_dir(path: &Path) -> Result<(), ClusterError> {
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(ClusterError::io("make", path)(error)),
        _ => {
            let is_link = std::fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
            if is_link {
                return Err(ClusterError::Sockets { path: path.to_owned() });
            }
            Ok(())
        }
    }
}

/// Sixteen digits that stand for a path.
fn short_hash(path: &Path) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, path.as_os_str().as_encoded_bytes());
    digest.as_ref().iter().take(8).fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn percent_encoded(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_the_host_of_a_url() {
        let host: String = "/run/a b".bytes().map(percent_encoded).collect();
        assert_eq!(host, "%2Frun%2Fa%20b");
    }
}
