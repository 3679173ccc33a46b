//! Telegram: its login widget hands out data with an authentication code that the bot's token makes.

use super::{Identity, ProofError, Provider, person_name};
use crate::app::App;
use crate::crypto::ids;
use crate::crypto::secrets::{constant_time_eq, digest, telegram_code};
use chrono::{DateTime, TimeDelta};
use serde_json::{Map, Value};

/// How old the data may be.
const AGE_MAX: TimeDelta = TimeDelta::minutes(5);
/// How far the clocks of others may go before ours.
const CLOCKS_DIFFER_MAX: TimeDelta = TimeDelta::minutes(1);

/// Who somebody is at Telegram, which vouches for no address.
pub(super) fn identity(app: &App, token: &str) -> Result<Identity, ProofError> {
    let bot_token = app.settings.social.telegram_bot_token.as_ref().ok_or(ProofError::Disabled)?;
    let mut data: Map<String, Value> = serde_json::from_str(token).map_err(|_| ProofError::Invalid)?;
    let Some(Value::String(code)) = data.remove("hash") else { return Err(ProofError::Invalid) };
    let checked = checked_text(&data).ok_or(ProofError::Invalid)?;
    let expected = ids::hex(&telegram_code(bot_token.expose().as_bytes(), checked.as_bytes()));
    if !constant_time_eq(expected.as_bytes(), code.to_ascii_lowercase().as_bytes()) {
        return Err(ProofError::Invalid);
    }
    let shown = |key: &str| data.get(key).and_then(text);
    let made_at = shown("auth_date").and_then(|text| text.parse().ok());
    let made_at = made_at.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).ok_or(ProofError::Invalid)?;
    let now = app.clock.now();
    if made_at > now + CLOCKS_DIFFER_MAX {
        return Err(ProofError::Invalid);
    }
    if made_at + AGE_MAX <= now {
        return Err(ProofError::Expired);
    }
    Ok(Identity {
        provider: Provider::Telegram,
        subject: shown("id").unwrap_or_default(),
        email: None,
        first_name: person_name(shown("first_name").as_deref()),
        last_name: person_name(shown("last_name").as_deref()),
        nonce: None,
        proof_hash: digest(format!("telegram {checked}").as_bytes()),
        proof_ends: made_at + AGE_MAX,
    })
}

/// What the code is made of: the data in the order of its keys, one line each.
pub(super) fn checked_text(data: &Map<String, Value>) -> Option<String> {
    // A line that breaks would be two, and say something else under the same code.
    let is_line = |text: &str| !text.contains(['\n', '\r']);
    let line = |(key, value)| {
        let (key, value): (&String, String) = (key, text(value)?);
        (is_line(key) && !key.contains('=') && is_line(&value)).then_some((key, value))
    };
    let mut lines = data.iter().map(line).collect::<Option<Vec<_>>>()?;
    lines.sort();
    Some(lines.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("\n"))
}

pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
