//! An attack on a service that it starts itself: load, faults, abuse and kills, on a PostgreSQL of its own, over loopback
//! only. What it tried, how often, and what happened is a table; what was lost breaks it.
//!
//! It is bounded in count and time, and leaves nothing behind: no process, no file.

mod belief;
mod crowd;
mod ground;
mod invariants;
mod report;
mod scenario;

pub use lychgate_rig::trouble::Trouble;
pub use report::{Report, Verdict};
pub use scenario::Scenario;

use ground::Ground;
use lychgate_rig::instance::load_average;
use std::io::Write;
use std::path::PathBuf;

/// What is to be attacked, how, and how hard.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The program under attack.
    pub binary: PathBuf,
    /// A program of an earlier release, to be run beside it.
    pub old: Option<PathBuf>,
    /// What to try.
    pub scenarios: Vec<Scenario>,
    /// A few minutes instead of half an hour.
    pub short: bool,
    /// Whether bars of time are told and not judged: for unoptimised builds and busy machines.
    pub lenient: bool,
    /// Whether what cannot be tried here counts as broken.
    pub strict: bool,
    /// Where random numbers begin.
    pub seed: u64,
    /// How often the process is killed, where that is not the usual number.
    pub rounds: Option<u32>,
}

/// Carries out the plan.
///
/// # Errors
/// Where the attack itself failed, or was interrupted; what broke in the service stands in the report.
pub async fn run(plan: Plan) -> Result<Report, Trouble> {
    let scenarios = plan.scenarios.clone();
    let mut ground = Ground::make(plan).await?;
    let attack = async {
        for scenario in scenarios {
            say(&format!("== {} (load average {})", scenario.name(), load_average()));
            scenario.run(&mut ground).await?;
        }
        Ok::<_, Trouble>(())
    };
    tokio::select! {
        done = attack => done?,
        _ = tokio::signal::ctrl_c() => return Err(Trouble::Interrupted),
    }
    Ok(ground.report.clone())
}

/// One line to whoever watches.
pub(crate) fn say(text: &str) {
    let _nobody_listens = writeln!(std::io::stderr().lock(), "{text}");
}
