//! One service, started from a binary: its environment, where it listens, what it uses, how it ends.

use crate::place::{Known, Place, signal};
use crate::trouble::Trouble;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a request may take in a service that is started here.
pub const REQUEST_MAX: Duration = Duration::from_secs(10);
/// How long a client waits for any answer.
pub const PATIENCE: Duration = Duration::from_secs(12);
const STOP_MAX: Duration = Duration::from_secs(40);
const POLL: Duration = Duration::from_millis(5);

/// What an instance is started with. Passwords cost little unless a scenario is about their cost.
pub fn environment(database_url: &str, smtp_url: &str, more: &[(&str, &str)]) -> Vec<(String, String)> {
    let request_max = format!("{}s", REQUEST_MAX.as_secs());
    let always = [
        ("PATH", "/usr/bin:/bin"),
        ("DATABASE_URL", database_url),
        ("LYCHGATE_SECRET", "a secret of attacks, which is longer than 32 bytes"),
        ("LYCHGATE_LISTEN", "127.0.0.1:0"),
        ("LYCHGATE_METRICS_LISTEN", "off"),
        ("LYCHGATE_SMTP_URL", smtp_url),
        ("LYCHGATE_HTTP__REQUEST_TIMEOUT", request_max.as_str()),
        ("LYCHGATE_PASSWORDS__BCRYPT_COST", "4"),
        ("LYCHGATE_ACCOUNTS__JWT_EXPIRATION_DELTA", "1h"),
        // Most scenarios come from one address and try thousands of times.
        ("LYCHGATE_LIMITS__ENABLED", "false"),
    ];
    let kept = always.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A service that runs.
#[derive(Debug)]
pub struct Instance {
    child: Child,
    _known: Known,
    /// Where it listens.
    pub address: SocketAddr,
    /// How long it took until it was ready.
    pub took: Duration,
    log: PathBuf,
}

impl Instance {
    /// Starts a binary in a directory of its own and waits until it is ready. Does not block the others.
    pub async fn start(
        place: &Place,
        name: &str,
        binary: &Path,
        environment: Vec<(String, String)>,
    ) -> Result<Self, Trouble> {
        let directory = place.directory(&format!("instances/{name}"))?;
        let log = directory.join("log");
        let begin = Instant::now();
        let mut command = Command::new(binary);
        command.arg("serve").env_clear().envs(environment).current_dir(&directory).process_group(0);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        command.stderr(File::options().create(true).append(true).open(&log)?);
        let mut child = command.spawn().map_err(|error| Trouble::new(format!("{}: {error}", binary.display())))?;
        let known = place.know(child.id(), "KILL")?;
        let output = child.stdout.take().ok_or_else(|| Trouble::new("no standard output"))?;
        let address = tokio::task::spawn_blocking(move || listening_at(output)).await;
        let address = address.map_err(|error| Trouble::new(error.to_string()))?;
        match address {
            Some(address) => Ok(Self { child, _known: known, address, took: begin.elapsed(), log }),
            None => {
                let _ended = child.wait();
                let text = std::fs::read_to_string(&log).unwrap_or_default();
                let last = text.lines().next_back().unwrap_or("it said nothing").to_owned();
                Err(Trouble::new(format!("{} did not start: {last}", binary.display())))
            }
        }
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Kills it without a chance to do anything.
    pub fn kill(mut self) -> Result<(), Trouble> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Tells it to stop, and waits until it has.
    pub async fn stop(mut self) -> Result<Duration, Trouble> {
        let begin = Instant::now();
        signal(self.child.id(), "TERM")?;
        while self.child.try_wait()?.is_none() {
            if begin.elapsed() > STOP_MAX {
                return Err(Trouble::new("the service does not stop"));
            }
            tokio::time::sleep(POLL).await;
        }
        Ok(begin.elapsed())
    }

    /// The lines of its log that tell of a defect.
    pub fn defects(&self) -> Vec<String> {
        let text = std::fs::read_to_string(&self.log).unwrap_or_default();
        let is_defect = |line: &&str| line.contains(" ERROR ") || line.contains("panicked");
        text.lines().filter(is_defect).map(str::to_owned).collect()
    }

    /// The memory that it has in use, in KiB.
    pub fn memory_kib(&self) -> Result<u64, Trouble> {
        memory_kib(self.child.id())
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        // Whoever ended it before has waited for it, so its number is not somebody else's.
        if matches!(self.child.try_wait(), Ok(None)) {
            let _gone = self.child.kill();
            let _ended = self.child.wait();
        }
    }
}

/// Reads what a start says until it says where the service listens.
fn listening_at(output: impl std::io::Read) -> Option<SocketAddr> {
    let lines = BufReader::new(output).lines().map_while(Result::ok);
    let mut found = None;
    for line in lines {
        if let Some((_, rest)) = line.split_once("accounts  http://") {
            found = rest.split('/').next().and_then(|address| address.parse().ok());
        }
        // The last line: who stops reading before it would have it write to nobody.
        if line.contains("Ctrl-C") {
            break;
        }
    }
    found
}

/// The memory that a process has in use, in KiB.
///
/// # Errors
/// Where it has ended.
pub fn memory_kib(process: u32) -> Result<u64, Trouble> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|text| text.trim().split(' ').next()?.parse().ok());
    number.ok_or_else(|| Trouble::new("/proc does not tell how much memory is in use"))
}

/// The processor time that a process has used, in hundredths of a second.
pub fn processor_ticks(process: &str) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name, in parentheses, may hold anything. Behind it the times are the 12th and 13th words.
    let words = text.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().collect::<Vec<_>>()).unwrap_or_default();
    [11, 12].iter().filter_map(|at| words.get(*at)?.parse::<u64>().ok()).sum()
}

/// How busy the machine is: the mean of the last minute.
pub fn load_average() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or("?").to_owned()
}
