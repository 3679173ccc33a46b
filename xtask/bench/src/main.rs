//! Measures lychgate beside its floors and its peer: `cargo xtask bench` builds what is needed and runs this.

mod engine;
mod floor;
mod growth;
mod load;
mod machine;
mod memory;
mod plot;
mod served;
mod sign_ins;
mod stage;
mod table;
mod talks;

use clap::{Parser, Subcommand, ValueEnum};
use lychgate_rig::instance::load_average;
use lychgate_rig::trouble::Trouble;
use stage::Stage;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use table::Table;

/// Measures lychgate beside its floors and its peer, in one session on one machine.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask bench", bin_name = "cargo xtask bench", args_conflicts_with_subcommands = true)]
struct Arguments {
    /// What to measure; everything where nothing is named
    rows: Vec<Rows>,
    /// The program to measure; without it, a release build that is made first
    #[arg(long)]
    binary: Option<PathBuf>,
    /// Where the pictures go
    #[arg(long, default_value = "target/bench")]
    pictures: PathBuf,
    /// Less of everything, to see that it works: its figures say nothing
    #[arg(long)]
    short: bool,
    #[command(subcommand)]
    part: Option<Part>,
}

#[derive(Debug, Subcommand)]
enum Part {
    /// Is a floor; started by the benchmark itself
    #[command(hide = true)]
    Floor {
        /// What it does
        plan: PathBuf,
    },
}

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Rows {
    /// The engine in process, beside async-graphql
    Engine,
    /// `verifyToken`, beside a constant body from bare hyper
    VerifyToken,
    /// `me`, beside bare hyper and tokio-postgres
    Me,
    /// `refreshToken`, beside bare hyper and tokio-postgres
    RefreshToken,
    /// `me`, `refreshToken` and `tokenAuth` among ever more accounts
    Growth,
    /// A page of all accounts, beside bare hyper and tokio-postgres
    Users,
    /// `me` on ever more connections
    Connections,
    /// Sign-ins beside the bare rate of hashes
    SignIns,
    /// Start-up time and memory
    Memory,
}

/// How much is done.
#[derive(Debug, Clone)]
struct Measures {
    is_short: bool,
    warm_up: Duration,
    time: Duration,
    rounds: usize,
    /// Where plans of floors are written.
    directory: PathBuf,
}

type Size<'a> = &'a Measures;

impl Measures {
    fn new(is_short: bool, directory: PathBuf) -> Self {
        // Short rounds, and many: what the machine does meanwhile is shared fairly.
        let (time, rounds) = if is_short { (200, 1) } else { (500, 20) };
        let (warm_up, time) = (Duration::from_millis(time / 4), Duration::from_millis(time));
        Self { is_short, warm_up, time, rounds, directory }
    }

    fn times(&self) -> (Duration, Duration) {
        (self.warm_up, self.time)
    }

    /// Fewer rounds and longer ones, twice the time in all, for what takes long.
    fn of_long(&self) -> Self {
        let (long, rounds) = if self.is_short { (2, 1) } else { (8, 5) };
        Self { time: self.time * long, warm_up: self.warm_up * long, rounds, ..self.clone() }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(Part::Floor { plan }) = &arguments.part {
        return match floor::serve(plan) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
                say(&format!("the floor failed: {error}{cause}"));
                ExitCode::FAILURE
            }
        };
    }
    // One thread asks, so that its share is known and the rest of the machine is left to those who answer.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let done = runtime.map_err(Trouble::from).and_then(|runtime| runtime.block_on(Box::pin(measure(&arguments))));
    match done {
        Ok(table) => {
            print(&format!("\n{}", table.text()));
            let errors = table.errors();
            if errors > 0 {
                print(&format!("{errors} answers were not the right ones\n"));
            }
            ExitCode::from(u8::from(errors > 0))
        }
        Err(error) => {
            say(&format!("the benchmark failed: {error}"));
            ExitCode::from(2)
        }
    }
}

async fn measure(arguments: &Arguments) -> Result<Table, Trouble> {
    let mut table = Table::default();
    let wants = |rows: Rows| arguments.rows.is_empty() || arguments.rows.contains(&rows);
    print(&format!("{}; load average {} before\n", machine::description(), load_average()));
    let versions = ["lychgate", "async-graphql", "hyper", "tokio-postgres", "bcrypt"];
    let versions = versions.map(|name| format!("{name} {}", machine::version_of(name)));
    print(&format!("{}\n{HOW_TO_READ}\n", versions.join(", ")));
    if wants(Rows::Engine) {
        engine::rows(&mut table, if arguments.short { 3 } else { 31 })?;
    }
    if Rows::value_variants().iter().any(|rows| *rows != Rows::Engine && wants(*rows)) {
        let binary = arguments.binary.as_ref().ok_or_else(|| trouble("name the program by --binary"))?;
        let mut stage = Stage::make(binary).await?;
        let measures = Arc::new(Measures::new(arguments.short, stage.place.directory("floors")?));
        let done = async {
            if wants(Rows::Memory) {
                memory::rows(&mut table, &mut stage, &measures).await?;
            }
            if served::ROWS.into_iter().any(wants) {
                served::rows(&mut table, &mut stage, &measures, wants).await?;
            }
            if wants(Rows::SignIns) {
                sign_ins::rows(&mut table, &mut stage, &measures).await?;
            }
            Ok::<_, Trouble>(())
        };
        tokio::select! {
            done = done => done?,
            _ = tokio::signal::ctrl_c() => return Err(Trouble::Interrupted),
        }
    }
    plot::write(&table, &arguments.pictures)?;
    Ok(table)
}

const HOW_TO_READ: &str = "\
Each row was asked in turn with those beside it, after a quarter of its time to warm up; every answer was looked at. In process:
the median of all rounds, from the text of a document to the bytes of its answer. Over HTTP: one thread asks as fast as answers
come; `asking` is the part of one processor that it takes, from all the machine. A floor does what the service does with
everything of the service left out: bare hyper, and the very statements that the service sends, by bare tokio-postgres on
as many connections. Counters of limits are kept, and let everything through. Where no cost is named bcrypt is at 4.";

/// Something that kept it from going on.
fn trouble(text: impl Into<String>) -> Trouble {
    Trouble::new(text)
}

/// One line to whoever watches.
fn say(text: &str) {
    let _nobody_listens = writeln!(std::io::stderr().lock(), "{text}");
}

fn print(text: &str) {
    let _nobody_listens = std::io::stdout().write_all(text.as_bytes());
}
