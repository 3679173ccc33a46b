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

use json::Json;
use lines::Lines;
pub use request::{Asked, about, about_at_once, operation, present};
use std::io::Stderr;
use text::Text;
use tracing::Subscriber;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;

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
    tracing::subscriber::set_global_default(subscriber(format, lines.clone())).map_err(|_| InstallError::Already)?;
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => tracing::error!(file = place.file(), line = place.line(), "a panic"),
        None => tracing::error!("a panic"),
    }));
    Ok(Log(lines))
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
    let lines: Box<dyn Layer<_> + Send + Sync> = match format {
        LogFormat::Text => lines.event_format(Text).boxed(),
        LogFormat::Json => lines.event_format(Json).boxed(),
    };
    tracing_subscriber::registry().with(ours).with(lines)
}

#[cfg(test)]
mod tests {
    use super::{Asked, LogFormat, subscriber};
    use http::HeaderValue;
    use std::io::{self, Write};
    use std::net::{IpAddr, Ipv4Addr};
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Heard(Arc<Mutex<Vec<u8>>>);

    impl Write for Heard {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What is written of what is logged.
    pub(super) fn heard(format: LogFormat, log: impl FnOnce()) -> String {
        let heard = Heard::default();
        let writer = heard.clone();
        tracing::subscriber::with_default(subscriber(format, move || writer.clone()), log);
        let bytes = heard.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
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
