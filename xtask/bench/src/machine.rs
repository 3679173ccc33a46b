//! What the machine is, and what processes use of it.

use lychgate_rig::instance::processor_ticks;
use std::time::Duration;

/// Processor time, of each from the start of its process.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Used {
    pub(crate) server: Duration,
    pub(crate) database: Duration,
    pub(crate) asking: Duration,
}

/// Whose time is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Usage {
    pub(crate) server: u32,
    /// The first process of PostgreSQL.
    pub(crate) database: Option<u32>,
}

impl Usage {
    pub(crate) fn now(self) -> Used {
        let database = self.database.map(|first| with_children(first).iter().map(|process| time(process)).sum());
        Used { server: time(&self.server.to_string()), database: database.unwrap_or_default(), asking: time("self") }
    }
}

fn time(process: &str) -> Duration {
    Duration::from_millis(processor_ticks(process) * 10)
}

/// A process and those that it started. PostgreSQL serves each connection by one.
fn with_children(first: u32) -> Vec<String> {
    let children = std::fs::read_to_string(format!("/proc/{first}/task/{first}/children")).unwrap_or_default();
    std::iter::once(first.to_string()).chain(children.split_whitespace().map(str::to_owned)).collect()
}

/// A line on the machine and the versions of what was measured.
pub(crate) fn description() -> String {
    let cpus = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let model = model.trim_start_matches(['\t', ' ', ':']);
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib: u64 = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:")?.split_whitespace().next()?.parse().ok())
        .unwrap_or_default();
    format!("{cpus} processors ({model}), {} GB of memory, {}", kib / 1024 / 1024, std::env::consts::OS)
}

/// The version of a crate that is measured, as it was built.
pub(crate) fn version_of(name: &str) -> &'static str {
    const LOCK: &str = include_str!("../../../Cargo.lock");
    let entry = LOCK.split_once(&format!("name = \"{name}\"\nversion = \"")).map(|(_, rest)| rest);
    entry.and_then(|rest| rest.split('"').next()).unwrap_or("?")
}
