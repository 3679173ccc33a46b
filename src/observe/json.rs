//! A line of JSON: one object for each event.

use super::request::{Asked, with_present};
use super::text::{Second, write_time};
use crate::app::SystemClock;
use serde_json::{Map, Value, json};
use std::fmt::{Debug, Write};
use tracing::Event;
use tracing::field::{Field, Visit};

/// Writes an event. A value that does not tell itself to its end is cut off there.
pub(super) fn write(line: &mut String, last: &mut Second, event: &Event<'_>) {
    let mut time = String::new();
    write_time(&mut time, last, SystemClock.since_1970());
    let mut object = Map::new();
    object.insert("timestamp".to_owned(), Value::from(time));
    object.insert("level".to_owned(), Value::from(event.metadata().level().as_str()));
    event.record(&mut Values(&mut object));
    object.insert("target".to_owned(), Value::from(event.metadata().target()));
    if let Some(span) = with_present(span) {
        object.insert("span".to_owned(), span.clone());
        object.insert("spans".to_owned(), json!([span]));
    }
    line.push_str(&Value::Object(object).to_string());
    line.push('\n');
}

/// The request, as the library tells what an event happened in.
fn span(asked: &Asked) -> Value {
    let mut span = Map::new();
    span.insert("client".to_owned(), Value::from(asked.client.to_string()));
    let texts = [
        ("contract", Some(asked.contract)),
        ("endpoint", Some(asked.endpoint)),
        ("id", Some(asked.id())),
        ("method", Some(asked.method)),
        ("operation", asked.operation()),
        ("name", Some("request")),
    ];
    let told = texts.into_iter().filter_map(|(name, text)| Some((name.to_owned(), Value::from(text?))));
    span.extend(told);
    Value::Object(span)
}

struct Values<'a>(&'a mut Map<String, Value>);

impl Visit for Values<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let mut text = String::new();
        let _cut_off = write!(text, "{value:?}");
        self.0.insert(field.name().to_owned(), Value::from(text));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), Value::from(value));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.0.insert(field.name().to_owned(), Value::from(value));
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.0.insert(field.name().to_owned(), Value::from(value));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.0.insert(field.name().to_owned(), Value::from(value));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.0.insert(field.name().to_owned(), Value::from(value));
    }
}

#[cfg(test)]
mod tests {
    use crate::observe::tests::{asked, heard};
    use crate::observe::{LogFormat, about_at_once};
    use serde_json::{Value, json};

    #[test]
    fn an_object_tells_the_event_and_its_request() {
        let text = heard(LogFormat::Json, || {
            about_at_once(asked(), || tracing::info!(status = 200_u16, is_new = true, place = ?("a", 1), "answered"));
            tracing::warn!(error = %"two\nlines", "outside");
        });
        let mut lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let (mut inside, mut outside) = (lines.next().unwrap(), lines.next().unwrap());
        assert_eq!(lines.next(), None);
        for line in [&mut inside, &mut outside] {
            let time = line.as_object_mut().unwrap().shift_remove("timestamp").unwrap();
            assert!(chrono::DateTime::parse_from_rfc3339(time.as_str().unwrap()).is_ok(), "{time}");
        }
        let span = json!({ "client": "192.0.2.7", "contract": "draft", "endpoint": "graphql", "id": "a-1",
            "method": "POST", "operation": "query me", "name": "request" });
        let target = "lychgate::observe::json::tests";
        let expected = json!({ "level": "INFO", "message": "answered", "status": 200, "is_new": true,
            "place": "(\"a\", 1)", "target": target, "span": span, "spans": [span] });
        assert_eq!(inside, expected);
        assert_eq!(outside, json!({ "level": "WARN", "message": "outside", "error": "two\nlines", "target": target }));
    }
}
