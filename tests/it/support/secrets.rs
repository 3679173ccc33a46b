//! What clients and mailboxes were told, and what they told: none of it may be in a log, in a number or in the database.
//!
//! Every client and every mail server of the tests hands in what passes it. Logs are caught for the whole process, below the
//! level of any setting; both are held against each other as they come, so that nothing has to be searched at the end.

use lychgate::crypto::ids::is_token;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::io;
use std::sync::{LazyLock, Mutex, MutexGuard, Once, PoisonError};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Layer, fmt::MakeWriter};

/// What is shorter may stand somewhere by chance.
const LENGTH_MIN: usize = 10;

/// What one service and its clients told each other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    /// Tokens, passwords, keys, handles, secrets of apps.
    pub(crate) secrets: BTreeSet<String>,
    /// Codes of few digits.
    pub(crate) codes: BTreeSet<String>,
}

/// What is kept of all tests of this process.
#[derive(Default)]
struct Ledger {
    /// By the origin of the service, or the address of the mail server.
    told: HashMap<String, Told>,
    /// Whatever must not be logged: in one word, and with spaces in it.
    words: HashSet<String>,
    phrases: HashSet<String>,
    /// What was logged: each word with the first line that holds it, and all of it.
    logged: HashMap<String, String>,
    log: String,
    leaks: Vec<String>,
}

fn ledger() -> MutexGuard<'static, Ledger> {
    static LEDGER: LazyLock<Mutex<Ledger>> = LazyLock::new(Mutex::default);
    LEDGER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The words of a text, as tokens are made of letters, digits and few signs.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "-_.+".contains(character);
    text.split(move |character| !is_part(character))
        .map(|word| word.trim_matches(['.', '-', '+']))
        .filter(|word| word.len() >= LENGTH_MIN)
}

/// Whether a word is none of a language, and no number.
fn is_random(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit()) && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

impl Ledger {
    fn line(&mut self, line: &str) {
        for word in words(line).filter(|word| is_random(word)) {
            if self.words.contains(word) {
                self.leaks.push(line.to_owned());
            }
            if !self.logged.contains_key(word) {
                self.logged.insert(word.to_owned(), line.to_owned());
            }
        }
        if self.phrases.iter().any(|phrase| line.contains(phrase.as_str())) {
            self.leaks.push(line.to_owned());
        }
        self.log.push_str(line);
    }

    /// From now on this is in no line, and it was in none.
    fn hide(&mut self, text: &str) {
        if text.len() < LENGTH_MIN {
            return;
        }
        if text.contains(' ') {
            if self.phrases.insert(text.to_owned()) && self.log.contains(text) {
                self.leaks.push(format!("somewhere: {text}"));
            }
        } else if is_random(text) && self.words.insert(text.to_owned()) {
            self.leaks.extend(self.logged.get(text).cloned());
        }
    }
}

/// Whether a text has the form of something secret, whoever says it.
fn is_secret(text: &str) -> bool {
    let is_jwt = text.starts_with("eyJ") && text.split('.').count() == 3;
    let is_key = text.strip_prefix("tb_live_").or_else(|| text.strip_prefix("tb_test_")).is_some_and(is_token);
    let is_base32 = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'2'..=b'7'));
    is_jwt || is_key || is_base32 || is_token(text)
}

/// Whether something of this name is secret, however it looks.
fn names_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    matches!(&*name, "p" | "old" | "new")
        || ["password", "token", "secret", "recovery"].iter().any(|it| name.contains(it))
}

fn is_code(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl Told {
    fn hear(&mut self, name: &str, text: &str) {
        if is_code(text) {
            self.codes.insert(text.to_owned());
        } else if text.len() >= LENGTH_MIN && (is_secret(text) || names_secret(name)) && !is_sentence_or_public(text) {
            self.secrets.insert(text.to_owned());
        }
    }
}

/// What stands under such a name and is no secret: an address of a key, the JSON of a credential or of a widget.
fn is_sentence_or_public(text: &str) -> bool {
    text.starts_with('{') || text.starts_with("http") || text.contains('@')
}

/// Every text in a value, with the name that it has.
fn texts<'a>(name: &'a str, value: &'a Value, found: &mut Vec<(&'a str, &'a str)>) {
    match value {
        Value::String(text) => found.push((name, text)),
        Value::Array(items) => items.iter().for_each(|item| texts(name, item, found)),
        Value::Object(members) => members.iter().for_each(|(name, value)| texts(name, value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A client says this in a request: no variable is ever logged, whatever it is.
pub(crate) fn said(origin: &str, body: &Value) {
    let (mut variables, mut ledger) = (Vec::new(), ledger());
    texts("", &body["variables"], &mut variables);
    for (name, text) in variables {
        ledger.hide(text);
        ledger.told.entry(origin.to_owned()).or_default().hear(name, text);
    }
    // Literals, each with the name that stands before it.
    let mut parts = body["query"].as_str().unwrap_or_default().split('"');
    while let (Some(before), Some(literal)) = (parts.next(), parts.next()) {
        let name = before.trim_end_matches([':', ' ']).rsplit([' ', '(', '{', ',', '\n']).next().unwrap_or_default();
        ledger.hide(literal);
        ledger.told.entry(origin.to_owned()).or_default().hear(name, literal);
    }
}

/// A service answers this: what is secret by its form or its name is not logged.
pub(crate) fn answered(origin: &str, body: &[u8]) {
    let Ok(answer) = serde_json::from_slice::<Value>(body) else { return };
    let (mut found, mut ledger) = (Vec::new(), ledger());
    texts("", &answer["data"], &mut found);
    for (name, text) in found {
        if is_secret(text) || names_secret(name) {
            ledger.hide(text);
        }
        ledger.told.entry(origin.to_owned()).or_default().hear(name, text);
    }
}

/// A mail of this text arrives.
pub(crate) fn mailed(server: &str, text: &str) {
    let mut ledger = ledger();
    for word in text.split_whitespace() {
        let secret = word.rsplit('/').next().unwrap_or_default();
        if is_secret(secret) {
            ledger.hide(secret);
        }
        ledger.told.entry(server.to_owned()).or_default().hear("", secret);
    }
}

/// What was told by a service at one of these places, and to it.
pub(crate) fn told(places: &[&str]) -> Told {
    let ledger = ledger();
    let mut all = Told::default();
    for told in places.iter().filter_map(|place| ledger.told.get(*place)) {
        all.secrets.extend(told.secrets.iter().cloned());
        all.codes.extend(told.codes.iter().cloned());
    }
    all
}

/// Fails where a line of the log holds what it should not.
pub(crate) fn none_was_logged() {
    let leaks = std::mem::take(&mut ledger().leaks);
    assert!(leaks.is_empty(), "secrets were logged:\n{}", leaks.join(""));
}

/// Which of these a text holds.
pub(crate) fn held<'a>(text: &str, secrets: impl IntoIterator<Item = &'a String>) -> Vec<&'a String> {
    secrets.into_iter().filter(|secret| text.contains(secret.as_str())).collect()
}

/// Catches what all services of this process log from now on, ours down to the finest level. Others are heard as in a service
/// that runs: from warnings upwards.
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let all = Targets::new()
            .with_default(LevelFilter::WARN)
            .with_target("lychgate", LevelFilter::TRACE)
            .with_target("lychgate_engine", LevelFilter::TRACE);
        let lines = tracing_subscriber::fmt::layer().with_ansi(false).without_time().with_writer(Ear);
        // A test that set up logs first hears for itself.
        let _ = tracing::subscriber::set_global_default(tracing_subscriber::registry().with(lines.with_filter(all)));
    });
}

/// Where the lines go.
#[derive(Debug, Clone, Copy)]
struct Ear;

impl io::Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        ledger().line(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Ear {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        *self
    }
}
