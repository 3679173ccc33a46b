//! Logs: what is written, in which form, and what never is.
//!
//! No line holds a token, a password, a code, a body, a query string or variables. Three things see to it: the HTTP layer
//! tells endpoints and names of the schema instead of addresses and documents; other people's crates are heard from
//! warnings upwards only, because some tell statements and SMTP dialogues below that; and a panic is told by its place,
//! not by its message, which may quote the value that caused it.

use tracing::Subscriber;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Layer, Registry};

/// The form of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogFormat {
    /// One line of text for each event, for people.
    #[default]
    Text,
    /// One JSON object for each event, for programs.
    Json,
}

/// Logs could not be set up: something else in the process has done so already.
#[derive(Debug, thiserror::Error)]
#[error("logs are set up already")]
pub struct AlreadyInstalled;

/// Sends the logs of this process to standard error, and panics into the logs.
///
/// # Errors
/// When called a second time.
pub fn install(format: LogFormat) -> Result<(), AlreadyInstalled> {
    tracing::subscriber::set_global_default(subscriber(format, std::io::stderr)).map_err(|_| AlreadyInstalled)?;
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => tracing::error!(file = place.file(), line = place.line(), "a panic"),
        None => tracing::error!("a panic"),
    }));
    Ok(())
}

/// What [`install`] installs, with the writer to choose.
pub fn subscriber<W>(format: LogFormat, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let ours = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_target("lychgate", LevelFilter::INFO)
        .with_target("lychgate_engine", LevelFilter::INFO);
    let lines = tracing_subscriber::fmt::layer().with_writer(writer);
    let lines: Box<dyn Layer<Registry> + Send + Sync> = match format {
        LogFormat::Text => lines.with_ansi(false).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    tracing_subscriber::registry().with(lines.with_filter(ours))
}
