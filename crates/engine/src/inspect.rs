//! Values of a request as messages show them: in the manner of graphql-js, and short.

use serde_json::Value;
use std::borrow::Cow;

/// How many characters of one text are shown.
const TEXT_MAX: usize = 100;
/// How many items of a list or members of an object are shown.
const ITEMS_MAX: usize = 10;
/// How deep lists and objects are shown.
const DEPTH_MAX: usize = 2;

/// A value for people.
pub(crate) fn inspect(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text
}

/// A text that a client gave, cut where it is long.
pub(crate) fn shorten(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(TEXT_MAX) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or(text))),
        None => Cow::Borrowed(text),
    }
}

fn write(value: &Value, depth: usize, text: &mut String) {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => text.push_str(&value.to_string()),
        Value::String(string) => text.push_str(&Value::from(shorten(string)).to_string()),
        Value::Array(items) if items.is_empty() => text.push_str("[]"),
        Value::Array(_) if depth >= DEPTH_MAX => text.push_str("[Array]"),
        Value::Array(items) => {
            text.push('[');
            write_some(items.iter(), text, |item, text| write(item, depth + 1, text));
            text.push(']');
        }
        Value::Object(members) if members.is_empty() => text.push_str("{}"),
        Value::Object(_) if depth >= DEPTH_MAX => text.push_str("[Object]"),
        Value::Object(members) => {
            text.push_str("{ ");
            write_some(members.iter(), text, |(name, member), text| {
                text.push_str(&shorten(name));
                text.push_str(": ");
                write(member, depth + 1, text);
            });
            text.push_str(" }");
        }
    }
}

fn write_some<T>(items: impl ExactSizeIterator<Item = T>, text: &mut String, mut one: impl FnMut(T, &mut String)) {
    let beyond = items.len().saturating_sub(ITEMS_MAX);
    for (position, item) in items.take(ITEMS_MAX).enumerate() {
        if position > 0 {
            text.push_str(", ");
        }
        one(item, text);
    }
    match beyond {
        0 => {}
        1 => text.push_str(", ... 1 more item"),
        more => text.push_str(&format!(", ... {more} more items")),
    }
}
