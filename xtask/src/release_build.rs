//! Programs that try a release build: the attack and the benchmarks. The checks shall not have to build what only they need.

use crate::tree::Tree;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// Builds the service, unless the arguments name a binary or only ask for help, then the program of a package, and runs that.
///
/// # Errors
/// Where cargo cannot be started.
pub fn try_release_build(tree: &Tree, package: &str, arguments: &[OsString]) -> io::Result<ExitCode> {
    let mut all = arguments.to_vec();
    let is = |argument: &OsString, name: &str| argument.to_string_lossy().split('=').next() == Some(name);
    if !arguments.iter().any(|argument| ["--binary", "--help", "-h"].iter().any(|name| is(argument, name))) {
        if !cargo(tree, &["build", "--release", "--bin", "lychgate"].map(OsStr::new))? {
            return Ok(ExitCode::FAILURE);
        }
        all.extend([OsString::from("--binary"), built()?.into_os_string()]);
    }
    let program = ["run", "--quiet", "--release", "--package", package, "--"].map(OsStr::new);
    let ran = cargo(tree, &program.into_iter().chain(all.iter().map(OsString::as_os_str)).collect::<Vec<_>>())?;
    Ok(if ran { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn cargo(tree: &Tree, arguments: &[&OsStr]) -> io::Result<bool> {
    // Paths that somebody typed are meant from where they stand.
    let manifest = tree.root().join("Cargo.toml");
    let (task, rest) = arguments.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    let mut command = Command::new("cargo");
    command.arg(task).arg("--manifest-path").arg(manifest).args(rest);
    Ok(command.status()?.success())
}

/// Where cargo puts the release build: beside that of this program.
fn built() -> io::Result<PathBuf> {
    let own = std::env::current_exe()?;
    let target = own.parent().and_then(|profile| profile.parent()).ok_or(io::ErrorKind::NotFound)?;
    Ok(target.join("release/lychgate"))
}
