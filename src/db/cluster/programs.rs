//! The PostgreSQL programs of this machine: where they are and what version they have.

use super::{ClusterError, ClusterOptions};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest major version that is known to do.
const OLDEST: u32 = 14;

/// A directory with `postgres` and `initdb`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Programs {
    pub(super) directory: PathBuf,
    pub(super) version: u32,
}

impl Programs {
    /// The programs to use: those that PG_BIN names; else those of the version that wrote the cluster; else, for a new
    /// cluster, the first in the search path, then the newest of the usual places.
    pub(super) fn find(options: &ClusterOptions, home: &Path, written_by: Option<u32>) -> Result<Self, ClusterError> {
        let candidates = match &options.pg_bin {
            Some(named) => vec![Self::at(named).ok_or_else(|| ClusterError::PgBin { path: named.clone() })?],
            None => {
                let usual = usual_places().into_iter().flat_map(|pattern| expand(&pattern));
                options.path.iter().cloned().chain(usual).filter_map(|directory| Self::at(&directory)).collect()
            }
        };
        choose(candidates, home, written_by)
    }

    /// The programs in a directory, if they are there and answer.
    fn at(directory: &Path) -> Option<Self> {
        // The search path may name links, or places relative to where we stand.
        let directory = std::fs::canonicalize(directory).ok()?;
        let server = directory.join("postgres");
        if !server.is_file() || !directory.join("initdb").is_file() {
            return None;
        }
        let output = Command::new(server).arg("--version").current_dir("/").output().ok()?;
        let version = major(&String::from_utf8_lossy(&output.stdout))?;
        Some(Self { directory, version })
    }
}

fn choose(candidates: Vec<Programs>, home: &Path, written_by: Option<u32>) -> Result<Programs, ClusterError> {
    let Some(first) = candidates.first().cloned() else {
        let looked_in = format!("the search path, {}", usual_places().join(", "));
        return Err(ClusterError::NotInstalled { looked_in, command: install_command() });
    };
    match written_by {
        Some(version) => candidates.iter().find(|programs| programs.version == version).cloned().ok_or_else(|| {
            let found: Vec<String> = candidates.iter().map(|programs| programs.version.to_string()).collect();
            ClusterError::OtherVersion { home: home.to_owned(), written_by: version, found: found.join(", ") }
        }),
        None => candidates
            .into_iter()
            .find(|programs| programs.version >= OLDEST)
            .ok_or(ClusterError::TooOld { path: first.directory, found: first.version }),
    }
}

/// The major version in `postgres (PostgreSQL) 15.4 (Debian …)`.
fn major(text: &str) -> Option<u32> {
    let number = text.split_whitespace().find(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))?;
    number.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

/// Where the packages of Debian, Red Hat, Alpine and Homebrew put the programs. One `*` each.
fn usual_places() -> Vec<String> {
    [
        "/usr/lib/postgresql/*/bin",
        "/usr/pgsql-*/bin",
        "/usr/libexec/postgresql*",
        "/opt/homebrew/opt/postgresql*/bin",
        "/usr/local/opt/postgresql*/bin",
        "/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// The directories that a pattern with one `*` names, the newest version first.
fn expand(pattern: &str) -> Vec<PathBuf> {
    let Some((before, after)) = pattern.split_once('*') else { return vec![PathBuf::from(pattern)] };
    let (parent, prefix) = before.rsplit_once('/').unwrap_or(("", before));
    let Ok(entries) = std::fs::read_dir(parent) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with(prefix))
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(major(name.trim_start_matches(|c: char| !c.is_ascii_digit()))));
    names.into_iter().map(|name| PathBuf::from(format!("{parent}/{name}{after}"))).collect()
}

fn install_command() -> &'static str {
    let has = |file: &str| Path::new(file).exists();
    if cfg!(target_os = "macos") {
        "brew install postgresql@17"
    } else if has("/sbin/apk") {
        "apk add postgresql"
    } else if has("/usr/bin/dnf") {
        "dnf install postgresql-server"
    } else if has("/usr/bin/pacman") {
        "pacman -S postgresql"
    } else {
        "apt-get install postgresql"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programs(version: u32) -> Programs {
        Programs { directory: PathBuf::from(format!("/pg/{version}")), version }
    }

    #[test]
    fn versions_are_read() {
        assert_eq!(major("postgres (PostgreSQL) 15.4 (Debian 15.4-1)"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major("something else"), None);
    }

    #[test]
    fn an_existing_cluster_takes_the_programs_that_wrote_it() {
        let home = Path::new("/home");
        let both = vec![programs(17), programs(15)];
        assert_eq!(choose(both.clone(), home, Some(15)).unwrap(), programs(15));
        assert_eq!(choose(both.clone(), home, None).unwrap(), programs(17));
        let error = choose(both, home, Some(13)).unwrap_err().to_string();
        assert!(error.contains("belongs to PostgreSQL 13") && error.contains("17, 15"), "{error}");
        assert!(error.contains("pg_dumpall"), "{error}");
    }

    #[test]
    fn a_new_cluster_skips_what_is_too_old() {
        let home = Path::new("/home");
        assert_eq!(choose(vec![programs(11), programs(15)], home, None).unwrap(), programs(15));
        assert!(matches!(choose(vec![programs(11)], home, None), Err(ClusterError::TooOld { found: 11, .. })));
    }

    #[test]
    fn where_nothing_is_installed_the_error_names_the_command() {
        let error = choose(Vec::new(), Path::new("/home"), None).unwrap_err().to_string();
        assert!(error.contains(install_command()) && error.contains("PG_BIN"), "{error}");
        assert!(!error.contains('\n'), "{error}");
    }
}
