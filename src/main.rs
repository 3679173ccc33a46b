//! The program: reads the settings, does what the command line says, and ends with an exit code that tells.

use clap::Parser;
use lychgate::cli::{Cli, Command};
use lychgate::config::{Config, LogFormat, settings};
use lychgate::service::{Foundation, StartError, migrate_only};
use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use tokio::signal::unix::{SignalKind, signal};

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
    start_log(&config);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return complain([format!("cannot start threads: {error}")], FAILED),
    };
    let done = runtime.block_on(async {
        match command {
            Command::Serve => serve(config).await,
            Command::Migrate => migrate(&config).await,
            Command::Config => Ok(()),
        }
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain([error.to_string()], FAILED),
    }
}

async fn serve(config: Config) -> Result<(), StartError> {
    let foundation = Foundation::lay(config).await?;
    tell(&announcement(&foundation));
    stop_asked().await;
    tell("stopping; once more to stop at once\n");
    tokio::select! {
        left = foundation.leave() => left,
        () = stop_asked() => Ok(()),
    }
}

async fn migrate(config: &Config) -> Result<(), StartError> {
    let applied = migrate_only(config).await?;
    let lines: Vec<String> = applied.iter().map(|name| format!("applied {name}\n")).collect();
    tell(if lines.is_empty() { "nothing to migrate\n".to_owned() } else { lines.concat() }.as_str());
    Ok(())
}

/// What a person wants to know once the service is there.
fn announcement(foundation: &Foundation) -> String {
    let config = &foundation.config;
    let data_dir = foundation.data_dir.display();
    let mails = match &config.smtp_url {
        Some(_) => "by SMTP".to_owned(),
        None => format!("to files in {data_dir}/mail"),
    };
    let database = match foundation.cluster_home() {
        Some(home) => format!("private PostgreSQL in {}", home.display()),
        None => "DATABASE_URL".to_owned(),
    };
    format!(
        "lychgate {version} is ready after {took:.2} s\n  mails     {mails}\n  data      {data_dir}\n  database  {database}\n  stop      Ctrl-C\n",
        version = env!("CARGO_PKG_VERSION"),
        took = foundation.took.as_secs_f32(),
    )
}

/// Waits for Ctrl-C or SIGTERM.
async fn stop_asked() {
    let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        tracing::error!("cannot listen for signals; stop with SIGKILL");
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}

fn start_log(config: &Config) {
    let log = tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    match config.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
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
