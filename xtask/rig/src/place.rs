//! The directory of an attack or a benchmark, and the processes that stand in it. All of it goes with the program.

use crate::trouble::Trouble;
use std::fs::{DirBuilder, Permissions};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const SWEEPER: &str = include_str!("sweeper.sh");

/// The directory. A small process of its own ends what was started and removes it, also where the program is killed.
#[derive(Debug)]
pub struct Place {
    directory: PathBuf,
    sweeper: Child,
}

impl Place {
    /// Makes it.
    ///
    /// # Errors
    /// Where there is no place for it.
    pub fn make() -> Result<Self, Trouble> {
        let directory = std::fs::canonicalize(std::env::temp_dir())?;
        let directory = directory.join(format!("lychgate-rig-{}", std::process::id()));
        // Others may pass through: PostgreSQL does not run as root.
        DirBuilder::new().mode(0o711).create(&directory)?;
        std::fs::set_permissions(&directory, Permissions::from_mode(0o711))?;
        for name in ["pids", "mounts"] {
            DirBuilder::new().mode(0o700).create(directory.join(name))?;
        }
        let mut command = Command::new("/bin/sh");
        command.args(["-c", SWEEPER, "lychgate-rig-sweeper"]).arg(&directory).current_dir("/");
        // An interrupt typed into the terminal must not reach it.
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        Ok(Self { sweeper: command.spawn()?, directory })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.directory
    }

    /// Makes a directory in it.
    pub fn directory(&self, name: &str) -> Result<PathBuf, Trouble> {
        let path = self.directory.join(name);
        DirBuilder::new().mode(0o700).recursive(true).create(&path)?;
        Ok(path)
    }

    /// Writes down a process that stands in a directory below this one, with the signal that ends it.
    pub fn know(&self, process: u32, signal: &str) -> Result<Known, Trouble> {
        let file = self.directory.join("pids").join(process.to_string());
        std::fs::write(&file, signal)?;
        Ok(Known { file })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        drop(self.sweeper.stdin.take());
        let _ended = self.sweeper.wait();
    }
}

/// A process that is to end with the program. Forgotten when this is dropped.
#[derive(Debug)]
pub struct Known {
    file: PathBuf,
}

impl Drop for Known {
    fn drop(&mut self) {
        // Where it cannot be forgotten, the sweeper finds that it has ended.
        let _left = std::fs::remove_file(&self.file);
    }
}

/// Sends a signal, by its name. Whether anybody took it shows in what they do.
pub fn signal(process: u32, name: &str) -> Result<(), Trouble> {
    Command::new("kill").args(["-s", name, &process.to_string()]).stderr(Stdio::null()).status()?;
    Ok(())
}
