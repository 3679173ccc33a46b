//! A line of text: when, how grave, which request, who says it, what, and its fields as `name=value`.
//!
//! In the form that the library gives lines, whose own writer takes three times as long and lets a value begin another line.

use super::request::{Asked, with_present};
use std::fmt::{self, Debug, Write};
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::field::RecordFields;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

/// Writes lines of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text;

impl<S, N> FormatEvent<S, N> for Text
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, context: &FmtContext<'_, S, N>, mut line: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        SystemTime.format_time(&mut line)?;
        line.write_str(match *event.metadata().level() {
            Level::ERROR => " ERROR ",
            Level::WARN => "  WARN ",
            Level::INFO => "  INFO ",
            Level::DEBUG => " DEBUG ",
            Level::TRACE => " TRACE ",
        })?;
        with_present(|asked| request(&mut line, asked)).unwrap_or(Ok(()))?;
        line.write_str(event.metadata().target())?;
        line.write_str(": ")?;
        context.format_fields(line.by_ref(), event)?;
        line.write_char('\n')
    }
}

/// `request{id="1" method="POST"}: `
fn request(line: &mut Writer<'_>, asked: &Asked) -> fmt::Result {
    line.write_str("request{id=")?;
    quoted(line, asked.id())?;
    for (name, value) in [("method", asked.method), ("endpoint", asked.endpoint), ("contract", asked.contract)] {
        line.write_char(' ')?;
        line.write_str(name)?;
        line.write_char('=')?;
        quoted(line, value)?;
    }
    if let Some(client) = asked.client {
        write!(line, " client={client}")?;
    }
    if let Some(operation) = asked.operation() {
        line.write_str(" operation=")?;
        quoted(line, operation)?;
    }
    line.write_str("}: ")
}

fn quoted(line: &mut Writer<'_>, text: &str) -> fmt::Result {
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte) && byte != b'"' && byte != b'\\';
    if !text.bytes().all(is_plain) {
        return write!(line, "{text:?}");
    }
    line.write_char('"')?;
    line.write_str(text)?;
    line.write_char('"')
}

impl<'writer> FormatFields<'writer> for Text {
    fn format_fields<R: RecordFields>(&self, line: Writer<'writer>, fields: R) -> fmt::Result {
        let mut writing = Writing { line, is_first: true, result: Ok(()) };
        fields.record(&mut writing);
        writing.result
    }
}

struct Writing<'writer> {
    line: Writer<'writer>,
    is_first: bool,
    result: fmt::Result,
}

impl Writing<'_> {
    /// A field, whose value is written by `write`. The message of an event has no name.
    fn field(&mut self, field: &Field, write: impl FnOnce(&mut Writer<'_>) -> fmt::Result) {
        let is_first = std::mem::replace(&mut self.is_first, false);
        let written = || {
            if !is_first {
                self.line.write_char(' ')?;
            }
            if field.name() != "message" {
                self.line.write_str(field.name())?;
                self.line.write_char('=')?;
            }
            write(&mut self.line)
        };
        let result = written();
        self.result = self.result.and(result);
    }
}

impl Visit for Writing<'_> {
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
        self.field(field, |line| write!(line, "{value}"));
    }
}

/// Escapes what would end the line, or tell a terminal something.
struct OneLine<'a, W>(&'a mut W);

impl<W: Write> Write for OneLine<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut written = 0;
        for (at, control) in text.match_indices(char::is_control) {
            self.0.write_str(text.get(written..at).unwrap_or_default())?;
            write!(self.0, "{}", control.escape_default())?;
            written = at + control.len();
        }
        self.0.write_str(text.get(written..).unwrap_or_default())
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
