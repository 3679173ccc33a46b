//! Fuzzing of the data that the login widget of Telegram hands out.

use super::telegram::{checked_text, text};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The data as JSON. The text that the code is made of says all of it and nothing else.
pub(crate) fn telegram(json: &str) {
    let Ok(data) = serde_json::from_str::<Map<String, Value>>(json) else { return };
    let Some(checked) = checked_text(&data) else { return };
    let lines: BTreeMap<&str, &str> = checked.split('\n').filter_map(|line| line.split_once('=')).collect();
    let said: BTreeMap<&str, String> =
        data.iter().filter_map(|(key, value)| Some((key.as_str(), text(value)?))).collect();
    assert_eq!(lines.len(), data.len());
    assert!(lines.iter().all(|(key, value)| said.get(key).is_some_and(|said| said == value)));
}
