//! A line of text: when, how grave, which request, who says it, what, and its fields as `name=value`.
//!
//! In the form that the library gives lines, whose own writer takes four times as long and lets a value begin another line.

use super::request::{Asked, with_present};
use crate::app::SystemClock;
use chrono::{DateTime, Utc};
use std::fmt::{self, Debug, Write};
use std::net::IpAddr;
use std::time::{Duration, SystemTime};
use tracing::field::{Field, Visit};
use tracing::{Event, Level};

/// A second, and its text. A thread writes many lines within one.
#[derive(Debug)]
pub(super) struct Second {
    since_1970_s: u64,
    text: String,
}

impl Default for Second {
    fn default() -> Self {
        Self { since_1970_s: u64::MAX, text: String::new() }
    }
}

/// Writes an event. A value that does not tell itself to its end is cut off there.
pub(super) fn write(line: &mut String, last: &mut Second, event: &Event<'_>) {
    write_time(line, last, SystemClock.since_1970());
    line.push_str(match *event.metadata().level() {
        Level::ERROR => " ERROR ",
        Level::WARN => "  WARN ",
        Level::INFO => "  INFO ",
        Level::DEBUG => " DEBUG ",
        Level::TRACE => " TRACE ",
    });
    with_present(|asked| request(line, asked));
    line.push_str(event.metadata().target());
    line.push_str(": ");
    event.record(&mut Fields { line, is_first: true });
    line.push('\n');
}

/// `2026-11-21T22:50:32.123456Z`.
pub(super) fn write_time(line: &mut String, last: &mut Second, since_1970: Duration) {
    if last.since_1970_s != since_1970.as_secs() {
        last.since_1970_s = since_1970.as_secs();
        let time = DateTime::<Utc>::from(SystemTime::UNIX_EPOCH + since_1970);
        last.text = time.format("%Y-%m-%dT%H:%M:%S.").to_string();
    }
    line.push_str(&last.text);
    let mut digits = itoa::Buffer::new();
    let digits = digits.format(since_1970.subsec_micros());
    line.push_str("000000".get(digits.len()..).unwrap_or_default());
    line.push_str(digits);
    line.push('Z');
}

/// `request{id="1" method="POST"}: `
fn request(line: &mut String, asked: &Asked) {
    // An id is plain, and the others are names of our own.
    let parts = ["request{id=\"", asked.id(), "\" method=\"", asked.method, "\" endpoint=\"", asked.endpoint];
    parts.into_iter().chain(["\" contract=\"", asked.contract, "\" client="]).for_each(|part| line.push_str(part));
    address(line, asked.client);
    if let Some(operation) = asked.operation() {
        [" operation=\"", operation, "\""].into_iter().for_each(|part| line.push_str(part));
    }
    line.push_str("}: ");
}

fn address(line: &mut String, address: IpAddr) {
    let IpAddr::V4(address) = address else { return line.push_str(&address.to_string()) };
    for (position, octet) in address.octets().into_iter().enumerate() {
        if position > 0 {
            line.push('.');
        }
        number(line, octet.into());
    }
}

fn number(line: &mut String, number: u64) {
    line.push_str(itoa::Buffer::new().format(number));
}

fn is_plain(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte)
}

fn quoted(line: &mut String, text: &str) -> fmt::Result {
    // All of them, so that many are looked at in one step.
    if !text.bytes().fold(true, |all, byte| all & is_plain(byte) & (byte != b'"') & (byte != b'\\')) {
        return write!(line, "{text:?}");
    }
    line.push('"');
    line.push_str(text);
    line.push('"');
    Ok(())
}

struct Fields<'a> {
    line: &'a mut String,
    is_first: bool,
}

impl Fields<'_> {
    /// A field, whose value is written by `write`. The message of an event has no name.
    fn field(&mut self, field: &Field, write: impl FnOnce(&mut String) -> fmt::Result) {
        let is_first = std::mem::replace(&mut self.is_first, false);
        if !is_first {
            self.line.push(' ');
        }
        if field.name() != "message" {
            self.line.push_str(field.name());
            self.line.push('=');
        }
        let _cut_off = write(self.line);
    }
}

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.field(field, |line| write!(OneLine(line), "{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.field(
            field,
            |line| {
                if field.name() == "message" { OneLine(line).write_str(value) } else { quoted(line, value) }
            },
        );
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.field(field, |line| {
            number(line, value);
            Ok(())
        });
    }
}

/// Escapes what would end the line, or tell a terminal something.
struct OneLine<'a>(&'a mut String);

impl Write for OneLine<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.bytes().all(is_plain) {
            self.0.push_str(text);
            return Ok(());
        }
        let mut written = 0;
        for (at, control) in text.match_indices(char::is_control) {
            self.0.push_str(text.get(written..at).unwrap_or_default());
            write!(self.0, "{}", control.escape_default())?;
            written = at + control.len();
        }
        self.0.push_str(text.get(written..).unwrap_or_default());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::observe::tests::{asked, heard};
    use crate::observe::{LogFormat, about_at_once};

    #[test]
    fn a_line_tells_its_request_its_message_and_its_fields() {
        let text = heard(LogFormat::Text, || {
            about_at_once(asked(), || tracing::info!(status = 200_u16, is_new = true, place = ?("a", 1), "answered"));
            tracing::warn!(error = %"it broke", "outside");
        });
        let lines: Vec<&str> = text.lines().map(|line| line.split_once('Z').unwrap().1).collect();
        let expected = [
            "  INFO request{id=\"a-1\" method=\"POST\" endpoint=\"graphql\" contract=\"draft\" client=192.0.2.7 \
                operation=\"query me\"}: lychgate::observe::text::tests: answered status=200 is_new=true place=(\"a\", 1)",
            "  WARN lychgate::observe::text::tests: outside error=it broke",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_line_begins_with_the_time_in_microseconds() {
        let mut last = super::Second::default();
        for (time, expected) in [
            ("2026-11-21T22:50:32.123456789Z", "2026-11-21T22:50:32.123456Z"),
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000000Z"),
            ("2000-02-29T23:59:59.000007Z", "2000-02-29T23:59:59.000007Z"),
            ("2000-02-29T23:59:59.120000Z", "2000-02-29T23:59:59.120000Z"),
            ("2000-02-29T23:59:59.000008Z", "2000-02-29T23:59:59.000008Z"),
        ] {
            let mut line = String::new();
            let time: std::time::SystemTime = time.parse::<chrono::DateTime<chrono::Utc>>().unwrap().into();
            super::write_time(&mut line, &mut last, time.duration_since(std::time::UNIX_EPOCH).unwrap());
            assert_eq!(line, expected);
        }
        let text = heard(LogFormat::Text, || tracing::info!("x"));
        assert!(chrono::DateTime::parse_from_rfc3339(text.split_once(' ').unwrap().0).is_ok(), "{text}");
    }

    #[test]
    fn no_value_begins_another_line() {
        for evil in ["two\nlines", "a \"quote\"", "back\\slash", "\u{1b}[31mred", "\u{9b}31m", "tab\t"] {
            let text = heard(LogFormat::Text, || {
                tracing::info!(text = evil, shown = %evil, "{evil}");
                let message = evil;
                tracing::info!(message);
            });
            assert_eq!(text.lines().count(), 2, "{text}");
            assert!(!text.replace('\n', "").contains(char::is_control), "{text:?}");
        }
        let text = heard(LogFormat::Text, || tracing::info!(text = "naïve \"quote\"", "x"));
        assert!(text.contains("text=\"naïve \\\"quote\\\"\""), "{text}");
    }
}
