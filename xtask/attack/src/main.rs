//! The attack as a program: `cargo xtask attack` builds the service and runs this.

use clap::Parser;
use lychgate_attack::{Plan, Scenario, run};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Attacks a lychgate that it starts itself, and says what was lost.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask attack", bin_name = "cargo xtask attack")]
struct Arguments {
    /// What to try; everything where nothing is named
    scenarios: Vec<Scenario>,
    /// The program to attack; without it, a release build that is made first
    #[arg(long)]
    binary: PathBuf,
    /// The program of an earlier release, to be run beside it on one database
    #[arg(long)]
    old: Option<PathBuf>,
    /// A few minutes instead of half an hour
    #[arg(long)]
    short: bool,
    /// Tell times and do not judge them: for unoptimised builds and busy machines
    #[arg(long)]
    lenient: bool,
    /// Where random numbers begin; another one each time where it is not given
    #[arg(long)]
    seed: Option<u64>,
    /// How often the process is killed
    #[arg(long)]
    rounds: Option<u32>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let seed = arguments.seed.unwrap_or_else(drawn);
    let scenarios = if arguments.scenarios.is_empty() { Scenario::ALL.to_vec() } else { arguments.scenarios };
    let plan = Plan {
        binary: arguments.binary,
        old: arguments.old,
        scenarios,
        short: arguments.short,
        lenient: arguments.lenient,
        strict: std::env::var_os("CI").is_some_and(|value| value == "true"),
        seed,
        rounds: arguments.rounds,
    };
    tell(&format!("attacking {} with --seed {seed}\n", plan.binary.display()));
    // One thread, so that most of the machine is left to the service.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let done = runtime.map_err(Into::into).and_then(|runtime| runtime.block_on(Box::pin(run(plan))));
    match done {
        Ok(report) => {
            tell(&format!("\n{}\n", report.table()));
            let is_lost = !report.holds();
            tell(if is_lost { "something was lost, or a bar missed\n" } else { "nothing was lost\n" });
            ExitCode::from(u8::from(is_lost))
        }
        Err(trouble) => {
            tell(&format!("the attack failed: {trouble}\n"));
            ExitCode::from(2)
        }
    }
}

/// A seed that nobody chose: the addresses of a hash map's keys are as good as any.
fn drawn() -> u64 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    RandomState::new().build_hasher().finish() % 1_000_000_000
}

fn tell(text: &str) {
    let _nobody_listens = std::io::stdout().write_all(text.as_bytes());
}
