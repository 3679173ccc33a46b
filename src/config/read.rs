//! Reading settings: from the environment and a file to typed values, collecting everything that is wrong.

mod table;

use super::refused::{self, REFUSED};
use super::secret::Secret;
use super::settings::{FILE_VARIABLE, PREFIX, Setting, all, variable};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::Duration;

/// The longest duration that makes sense anywhere.
const DURATION_MAX: Duration = Duration::from_secs(10 * 365 * 24 * 3600);

/// Everything that is wrong with the settings, one line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigErrors(pub Vec<String>);

impl std::fmt::Display for ConfigErrors {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for ConfigErrors {}

/// A value as it was written.
#[derive(Debug, Clone)]
enum Raw {
    Text(String),
    List(Vec<String>),
    Table(serde_json::Map<String, serde_json::Value>),
}

/// A value and where it comes from.
#[derive(Debug, Clone)]
struct Found {
    raw: Raw,
    place: String,
}

/// Hands out settings by key and remembers what was wrong.
#[derive(Debug, Default)]
pub(super) struct Reader {
    found: BTreeMap<&'static str, Found>,
    errors: Vec<String>,
    #[cfg(test)]
    pub(super) asked: Vec<&'static str>,
}

impl Reader {
    /// Takes up the file, then the environment over it.
    pub(super) fn new(environment: impl Iterator<Item = (String, String)>, file: Option<&str>) -> Self {
        let mut reader = Self::default();
        let mut unknown = false;
        match file.map(toml::from_str::<toml::Table>) {
            Some(Ok(table)) => unknown |= reader.take_table("", table),
            Some(Err(error)) => {
                let reason = error.message().lines().next().unwrap_or_default();
                let before = error.span().and_then(|span| file.unwrap_or_default().get(..span.start));
                let line = before.map_or(1, |before| before.matches('\n').count() + 1);
                reader.errors.push(format!("lychgate.toml cannot be read: line {line}: {reason}"));
            }
            None => {}
        }
        for (name, value) in environment {
            if let Some(setting) = all().find(|setting| setting.variable() == name) {
                reader.found.insert(setting.key, Found { raw: Raw::Text(value), place: name });
            } else if let Some(refused) = REFUSED.iter().find(|refused| variable(refused.key) == name) {
                reader.errors.push(format!("{name} {}", refused.why));
            } else if name.starts_with(PREFIX) && name != FILE_VARIABLE {
                let nearest = nearest(&name, all().map(Setting::variable));
                reader.errors.push(format!("{name} is no setting{nearest}"));
                unknown = true;
            }
        }
        if unknown {
            let known: Vec<&str> = all().map(|setting| setting.key).collect();
            reader.errors.push(format!("known settings: {}", known.join(", ")));
        }
        reader
    }

    /// Takes up a table of the file. Returns whether it holds something unknown.
    fn take_table(&mut self, path: &str, table: toml::Table) -> bool {
        let mut unknown = false;
        for (name, value) in table {
            let key = if path.is_empty() { name } else { format!("{path}.{name}") };
            let place = format!("lychgate.toml: {key}");
            let text = |value: toml::Value| match value {
                toml::Value::String(text) => Some(text),
                toml::Value::Integer(number) => Some(number.to_string()),
                toml::Value::Boolean(truth) => Some(truth.to_string()),
                toml::Value::Float(_) | toml::Value::Datetime(_) | toml::Value::Array(_) | toml::Value::Table(_) => {
                    None
                }
            };
            let group = format!("{key}.");
            let is_group = all().any(|setting| setting.key.starts_with(&group));
            let setting = all().find(|setting| setting.key == key);
            let raw = match (setting, value) {
                (None, toml::Value::Table(table)) if is_group => {
                    unknown |= self.take_table(&key, table);
                    continue;
                }
                (None, _) if is_group => {
                    self.errors.push(format!("{place} must be a table: [{key}]"));
                    continue;
                }
                (None, _) if let Some(refused) = refused::find(&key) => {
                    self.errors.push(format!("{place} {}", refused.why));
                    continue;
                }
                (None, _) => {
                    let nearest = nearest(&key, all().flat_map(keys_and_tables));
                    self.errors.push(format!("{place} is no setting{nearest}"));
                    unknown = true;
                    continue;
                }
                (Some(_), toml::Value::Array(items)) => {
                    items.into_iter().map(text).collect::<Option<_>>().map(Raw::List)
                }
                (Some(_), toml::Value::Table(table)) => Some(Raw::Table(table::of_file(table))),
                (Some(_), value) => text(value).map(Raw::Text),
            };
            match (setting, raw) {
                (Some(setting), Some(raw)) => drop(self.found.insert(setting.key, Found { raw, place })),
                _ => self.errors.push(format!("{place} must be a text, a number, true or false, or a list of texts")),
            }
        }
        unknown
    }

    /// The value of a setting; the default, where it is not set; none, where it has none.
    pub(super) fn optional<T>(&mut self, key: &'static str, parse: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let (text, place) = match self.look_up(key)? {
            Found { raw: Raw::Text(text), place } => (text, place),
            Found { raw: Raw::List(_), place } => {
                self.errors.push(format!("{place} must not be a list"));
                return None;
            }
            Found { raw: Raw::Table(_), place } => {
                self.errors.push(format!("{place} must not be a table"));
                return None;
            }
        };
        if text.is_empty() {
            return None;
        }
        parse(&text).map_err(|reason| self.errors.push(format!("{place} {reason}"))).ok()
    }

    /// The value of a setting that has a default. `fallback` stands in where there is an error, which is recorded.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        fallback: T,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> T {
        self.optional(key, parse).unwrap_or(fallback)
    }

    /// The values of a list.
    pub(super) fn list<T>(&mut self, key: &'static str, parse: impl Fn(&str) -> Result<T, String>) -> Vec<T> {
        let Some(Found { raw, place }) = self.look_up(key) else { return Vec::new() };
        let items: Vec<String> = match raw {
            Raw::List(items) => items,
            Raw::Table(_) => {
                self.errors.push(format!("{place} must be a list of texts, not a table"));
                return Vec::new();
            }
            Raw::Text(text) => {
                text.split(',').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
            }
        };
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            match parse(&item) {
                Ok(value) => values.push(value),
                Err(reason) => self.errors.push(format!("{place} {reason}")),
            }
        }
        values
    }

    /// Whether somebody chose a value; else the default counts.
    pub(super) fn is_set(&self, key: &str) -> bool {
        self.found.get(key).is_some_and(|found| !matches!(&found.raw, Raw::Text(text) if text.is_empty()))
    }

    /// Records something that is wrong between settings.
    pub(super) fn refuse(&mut self, reason: impl Into<String>) {
        self.errors.push(reason.into());
    }

    /// How much was wrong so far.
    pub(super) fn errors(&self) -> usize {
        self.errors.len()
    }

    /// Everything that is wrong.
    pub(super) fn finish(self) -> Result<(), ConfigErrors> {
        if self.errors.is_empty() { Ok(()) } else { Err(ConfigErrors(self.errors)) }
    }

    fn look_up(&mut self, key: &'static str) -> Option<Found> {
        #[cfg(test)]
        self.asked.push(key);
        let set = self.found.get(key).filter(|found| !matches!(&found.raw, Raw::Text(text) if text.is_empty()));
        set.cloned().or_else(|| {
            let setting = all().find(|setting| setting.key == key)?;
            Some(Found { raw: Raw::Text(setting.default.to_owned()), place: setting.variable() })
        })
    }
}

/// What a file may name because of a setting: the setting, and the table that it stands in.
fn keys_and_tables(setting: &Setting) -> impl Iterator<Item = String> + use<> {
    let table = setting.key.split_once('.').map(|(table, _)| table.to_owned());
    [setting.key.to_owned()].into_iter().chain(table)
}

/// ` (did you mean X?)`, where a name is close.
fn nearest(name: &str, known: impl Iterator<Item = String>) -> String {
    let closest = known.map(|known| (distance(name, &known), known)).min();
    match closest {
        Some((distance, known)) if distance <= (name.len() / 4).max(2) => format!(" (did you mean {known}?)"),
        _ => String::new(),
    }
}

/// How many letters must be put in, left out or changed to make one name of the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, left) in one.bytes().enumerate() {
        let mut corner = line;
        let mut before = line + 1;
        for (cell, right) in row.iter_mut().skip(1).zip(other.bytes()) {
            let changed = corner + usize::from(left != right);
            corner = *cell;
            *cell = changed.min(corner + 1).min(before + 1);
            before = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// Any text.
#[expect(clippy::unnecessary_wraps, reason = "it is one of the parsers")]
pub(super) fn text(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}

/// Any text that must not be shown.
#[expect(clippy::unnecessary_wraps, reason = "it is one of the parsers")]
pub(super) fn secret(text: &str) -> Result<Secret, String> {
    Ok(Secret::new(text))
}

/// A secret that keys are made of.
pub(super) fn key_material(text: &str) -> Result<Secret, String> {
    if text.len() >= super::SECRET_MIN_BYTES {
        Ok(Secret::new(text))
    } else {
        Err(format!("has {} bytes and needs at least {}", text.len(), super::SECRET_MIN_BYTES))
    }
}

/// A truth value.
pub(super) fn truth(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(format!("is `{text}`: must be true or false")),
    }
}

/// A whole number within bounds.
pub(super) fn number<T>(min: T, max: T) -> impl Fn(&str) -> Result<T, String>
where
    T: std::str::FromStr + PartialOrd + std::fmt::Display + Copy,
{
    move |text| {
        let number = text.parse().ok().filter(|number| (min..=max).contains(number));
        number.ok_or_else(|| format!("is `{text}`: must be a whole number from {min} to {max}"))
    }
}

/// A duration of at least a millisecond.
pub(super) fn duration(text: &str) -> Result<Duration, String> {
    let duration = humantime::parse_duration(text).ok();
    let usable = duration.filter(|duration| *duration >= Duration::from_millis(1) && *duration <= DURATION_MAX);
    usable.ok_or_else(|| format!("is `{text}`: must be a duration such as 300s, 5m, 1h or 7d"))
}

/// A duration that may be nothing.
pub(super) fn leeway(text: &str) -> Result<Duration, String> {
    let duration = humantime::parse_duration(text).ok().filter(|duration| *duration <= Duration::from_secs(300));
    duration.ok_or_else(|| format!("is `{text}`: must be a duration from 0s to 5m"))
}

/// An address and port.
pub(super) fn address(text: &str) -> Result<std::net::SocketAddr, String> {
    text.parse().map_err(|_| format!("is `{text}`: must be an address and port such as 127.0.0.1:8080 or [::1]:8080"))
}

/// A network, or an address alone. One with bits beyond its length is most often a slip, and would let in more than it says.
pub(super) fn network(text: &str) -> Result<ipnet::IpNet, String> {
    let alone = text.parse::<std::net::IpAddr>().map(ipnet::IpNet::from).ok();
    let network = alone.or_else(|| text.parse().ok()).filter(|network: &ipnet::IpNet| network.trunc() == *network);
    network.ok_or_else(|| format!("is `{text}`: must be an address such as 10.0.0.7 or a network such as 10.0.0.0/8"))
}

/// An address as a message repeats it: not where it may hold a password.
fn shown(text: &str) -> Cow<'_, str> {
    if text.contains('@') { Cow::Borrowed("a URL with a user in it") } else { Cow::Owned(format!("`{text}`")) }
}

/// An origin (RFC 6454): scheme, host and port, nothing after it. Written as browsers send it, without the port that the
/// scheme has anyway.
pub(super) fn origin(text: &str) -> Result<String, String> {
    let wrong =
        || format!("is {}: must be an origin such as https://accounts.example.com, without a path", shown(text));
    let uri: http::Uri = text.parse().map_err(|_| wrong())?;
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return Err(wrong()) };
    let is_bare = uri.path_and_query().is_none_or(|rest| rest == "/") && !text.contains('#');
    if !matches!(scheme, "http" | "https")
        || authority.as_str().contains('@')
        || authority.host().is_empty()
        || !is_bare
    {
        return Err(wrong());
    }
    let usual_port = if scheme == "https" { ":443" } else { ":80" };
    let authority = authority.as_str().to_ascii_lowercase();
    Ok(format!("{scheme}://{}", authority.strip_suffix(usual_port).unwrap_or(&authority)))
}

/// A URL that paths can be put after.
pub(super) fn base_url(text: &str) -> Result<String, String> {
    let wrong = || format!("is {}: must be a URL such as https://example.com/app, without a query", shown(text));
    let uri: http::Uri = text.parse().map_err(|_| wrong())?;
    let host = uri.authority().filter(|authority| !authority.as_str().contains('@') && !authority.host().is_empty());
    if !matches!(uri.scheme_str(), Some("http" | "https"))
        || host.is_none()
        || uri.query().is_some()
        || text.contains('#')
    {
        return Err(wrong());
    }
    Ok(text.trim_end_matches('/').to_owned())
}

/// A URL of a mail server. It may hold a password and is not repeated.
pub(super) fn smtp_url(text: &str) -> Result<Secret, String> {
    let uri = text.parse::<http::Uri>().ok();
    let usable = uri.is_some_and(|uri| matches!(uri.scheme_str(), Some("smtp" | "smtps")) && uri.host().is_some());
    if usable { Ok(Secret::new(text)) } else { Err("must be a URL such as smtps://user:password@host:465".to_owned()) }
}

/// A sender of mails.
pub(super) fn mailbox(text: &str) -> Result<String, String> {
    match text.parse::<lettre::message::Mailbox>() {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err(format!("is `{text}`: must be a mail address, or `Name <address>`")),
    }
}

/// A path below the link URL.
pub(super) fn link_path(text: &str) -> Result<String, String> {
    let path = text.trim_matches('/');
    let is_plain = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./~#!".contains(&byte));
    if path.is_empty() || !is_plain {
        return Err(format!("is `{text}`: must be a path such as activate, of letters, digits and -_./~#!"));
    }
    Ok(path.to_owned())
}

/// The word before a token.
pub(super) fn header_prefix(text: &str) -> Result<String, String> {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') {
        Ok(text.to_owned())
    } else {
        Err(format!("is `{text}`: must be one word"))
    }
}
