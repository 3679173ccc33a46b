//! Logs: what is written, in which form, and what never is.
//!
//! No line holds a token, a password, a code, a body, a query string or variables. Three things see to it: the HTTP layer
//! tells endpoints and names of the schema instead of addresses and documents; other people's crates are heard from
//! warnings upwards only, because some tell statements and SMTP dialogues below that; and a panic is told by its place,
//! not by its message, which may quote the value that caused it.

mod json;
mod lines;
mod request;
mod text;

use lines::Lines;
pub use request::{Asked, about, about_at_once, operation, present};
use std::cell::Cell;
use std::io::Stderr;
use text::Second;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::{Context, SubscriberExt};

/// Room for most lines.
const USUAL_BYTES: usize = 384;
/// The most room that a thread keeps for the next line.
const KEPT_MAX_BYTES: usize = 4096;

/// The form of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogFormat {
    /// One line of text for each event, for people.
    #[default]
    Text,
    /// One JSON object for each event, for programs.
    Json,
}

/// Why logs could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// Something else in the process has done so already.
    #[error("logs are set up already")]
    Already,
    /// There is no thread to write them.
    #[error("logs cannot be written: {0}")]
    Thread(#[from] std::io::Error),
}

/// The logs of this process. Dropped, it writes what is still to be written.
#[derive(Debug)]
#[must_use = "the last lines are written when it is dropped"]
pub struct Log(Lines<Stderr>);

impl Drop for Log {
    fn drop(&mut self) {
        self.0.flush();
    }
}

/// Sends the logs of this process to standard error, and panics into the logs. Lines that do not warn are written within
/// ten milliseconds, together with others.
///
/// # Errors
/// When called a second time, and where no thread can be started.
pub fn install(format: LogFormat) -> Result<Log, InstallError> {
    let lines = Lines::to(std::io::stderr())?;
    let log = Log(lines.clone());
    let subscriber = subscriber(format, move |line, level| lines.add(line, level));
    tracing::subscriber::set_global_default(subscriber).map_err(|_| InstallError::Already)?;
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => tracing::error!(file = place.file(), line = place.line(), "a panic"),
        None => tracing::error!("a panic"),
    }));
    Ok(log)
}

/// What [`install`] installs, with the choice of what becomes of a line. Each ends with a line feed.
pub fn subscriber(
    format: LogFormat,
    write: impl Fn(&str, Level) + Send + Sync + 'static,
) -> impl Subscriber + Send + Sync {
    let ours = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_target("lychgate", LevelFilter::INFO)
        .with_target("lychgate_engine", LevelFilter::INFO);
    tracing_subscriber::registry().with(ours).with(Events { format, write })
}

/// Makes a line of each event.
struct Events<W> {
    format: LogFormat,
    write: W,
}

/// What a thread puts its lines together with.
#[derive(Default)]
struct Desk {
    line: String,
    second: Second,
}

thread_local! {
    static DESK: Cell<Desk> = Cell::default();
}

impl<S: Subscriber, W: Fn(&str, Level) + 'static> Layer<S> for Events<W> {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        // A value may log while it is written, and so may whatever a thread drops at its end.
        let Desk { mut line, mut second } = DESK.try_with(Cell::take).unwrap_or_default();
        line.clear();
        line.reserve(USUAL_BYTES);
        match self.format {
            LogFormat::Text => text::write(&mut line, &mut second, event),
            LogFormat::Json => json::write(&mut line, &mut second, event),
        }
        (self.write)(&line, *event.metadata().level());
        if line.capacity() > KEPT_MAX_BYTES {
            line = String::new();
        }
        let _thread_ends = DESK.try_with(|desk| desk.set(Desk { line, second }));
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, LogFormat, subscriber};
    use http::HeaderValue;
    use std::net::{IpAddr, Ipv4Addr};
    use std::sync::{Arc, Mutex};
    use tracing::Level;

    /// What is written of what is logged.
    pub(super) fn heard(format: LogFormat, log: impl FnOnce()) -> String {
        let heard = Arc::new(Mutex::new(String::new()));
        let lines = Arc::clone(&heard);
        let subscriber = subscriber(format, move |line, _| lines.lock().unwrap().push_str(line));
        tracing::subscriber::with_default(subscriber, log);
        let heard = heard.lock().unwrap();
        heard.clone()
    }

    /// Tells one part of itself and no other.
    struct Broken;

    impl std::fmt::Display for Broken {
        fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            out.write_str("part")?;
            Err(std::fmt::Error)
        }
    }

    #[test]
    fn a_value_that_does_not_tell_itself_is_cut_off() {
        for (format, expected) in
            [(LogFormat::Text, "x value=part after=1\n"), (LogFormat::Json, "\"value\":\"part\",\"after\":1")]
        {
            let text = heard(format, || tracing::info!(value = %Broken, after = 1_u8, "x"));
            assert!(text.contains(expected), "{text}");
        }
    }

    #[test]
    fn a_line_goes_with_its_level() {
        let levels = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&levels);
        let subscriber = subscriber(LogFormat::Text, move |_, level| heard.lock().unwrap().push(level));
        tracing::subscriber::with_default(subscriber, || {
            tracing::info!("one");
            tracing::warn!("two");
            tracing::error!("three");
        });
        assert_eq!(*levels.lock().unwrap(), [Level::INFO, Level::WARN, Level::ERROR]);
    }

    pub(super) fn asked() -> Arc<Asked> {
        Arc::new(Asked {
            id: HeaderValue::from_static("a-1"),
            method: "POST",
            endpoint: "graphql",
            contract: "draft",
            client: IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7)),
            operation: Arc::<str>::from("query me").into(),
        })
    }
}
