//! The program: reads the settings, does what the command line says, and ends with an exit code that tells.

use clap::Parser;
use lychgate::app::{SystemClock, SystemRandom};
use lychgate::cli::{Cli, Command};
use lychgate::config::{Config, settings};
use lychgate::observe;
use lychgate::operator::{self, OperatorError};
use lychgate::service::{Foundation, Server, StartError, migrate_only};
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Requests are short and make many small things, on whichever thread is free.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Something failed while starting or running.
const FAILED: u8 = 1;
/// The command line or the settings are wrong.
const WRONG_SETTINGS: u8 = 2;

fn main() -> ExitCode {
    let command = Cli::parse().command.unwrap_or(Command::Serve);
    if command == Command::Config {
        return told(&settings::markdown());
    }
    let config = match Config::of_process() {
        Ok(config) => config,
        Err(errors) => return complain(errors.0.iter(), WRONG_SETTINGS),
    };
    let log = match observe::install(config.log_format) {
        Ok(log) => log,
        Err(error) => return complain([error], FAILED),
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return complain([format!("cannot start threads: {error}")], FAILED),
    };
    let done = runtime.block_on(async {
        match command {
            Command::Serve => Box::pin(serve(config)).await.map_err(OperatorError::from),
            Command::Migrate => migrate(&config).await.map_err(OperatorError::from),
            Command::Config => Ok(()),
            Command::User(command) => Box::pin(operator::run(config, command, &mut std::io::stdout())).await,
        }
    });
    // What led to an error stands before it.
    drop(log);
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(error.lines(), if error.is_of_words_or_settings() { WRONG_SETTINGS } else { FAILED }),
    }
}

async fn serve(config: Config) -> Result<(), StartError> {
    let begin = Instant::now();
    let foundation = Foundation::lay(config).await?;
    let server = match Server::start(&foundation, Arc::new(SystemClock), Arc::new(SystemRandom)).await {
        Ok(server) => server,
        Err(error) => {
            foundation.leave().await?;
            return Err(error);
        }
    };
    // Who reads that it is ready may tell it to stop at once.
    let mut stop = StopSignals::listen()?;
    tell(&announcement(&foundation, &server, begin.elapsed()));
    stop.next().await;
    tell("stopping; once more to stop at once\n");
    let stopped = async {
        server.stop().await;
        foundation.leave().await
    };
    tokio::select! {
        left = stopped => left,
        () = stop.next() => Ok(()),
    }
}

async fn migrate(config: &Config) -> Result<(), StartError> {
    let applied = migrate_only(config).await?;
    let lines: Vec<String> = applied.iter().map(|name| format!("applied {name}\n")).collect();
    tell(if lines.is_empty() { "nothing to migrate\n".to_owned() } else { lines.concat() }.as_str());
    Ok(())
}

/// What a person wants to know once the service is there.
fn announcement(foundation: &Foundation, server: &Server, took: Duration) -> String {
    let data_dir = foundation.data_dir.display();
    let mails = server.app.mail.destination();
    let database = match foundation.cluster_home() {
        Some(home) => format!("private PostgreSQL in {}", home.display()),
        None => "DATABASE_URL".to_owned(),
    };
    let metrics = match server.metrics_address {
        Some(address) => format!("http://{address}/metrics"),
        None => "off".to_owned(),
    };
    format!(
        "lychgate {version} is ready after {took:.2} s\n\
         \x20 accounts  http://{address}/accounts/graphql\n\
         \x20 Relay     http://{address}/accounts-relay/graphql\n\
         \x20 session   http://{address}/session/graphql\n\
         \x20 platform  http://{address}/platform/graphql\n\
         \x20 health    http://{address}/health/ready\n\
         \x20 metrics   {metrics}\n\
         \x20 mails     to {mails}\n\
         \x20 data      {data_dir}\n\
         \x20 database  {database}\n\
         \x20 stop      Ctrl-C\n",
        version = env!("CARGO_PKG_VERSION"),
        took = took.as_secs_f32(),
        address = server.address,
    )
}

/// Ctrl-C and SIGTERM.
struct StopSignals {
    interrupt: Signal,
    terminate: Signal,
}

impl StopSignals {
    /// From here on they no longer end the process by themselves.
    fn listen() -> std::io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits for the next one.
    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// Says something to whoever started us. Nobody may be listening any more.
fn tell(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn told(text: &str) -> ExitCode {
    tell(text);
    ExitCode::SUCCESS
}

/// One line for each thing that is wrong.
fn complain(lines: impl IntoIterator<Item = impl std::fmt::Display>, code: u8) -> ExitCode {
    for line in lines {
        let _ = writeln!(std::io::stderr(), "lychgate: {line}");
    }
    ExitCode::from(code)
}
