//! What templates may name: where links lead, whom a mail is about, and variables of the operator's own.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use minijinja::Value;
use minijinja::value::{Enumerator, Object};

use super::{LinkSettings, TemplateError, one_line};
use crate::mail::letter::{Kind, Letter};

/// What an operator's variable cannot be called, and why.
const RESERVED: &[(&str, &str)] = &[
    ("token", "is drawn for each mail: with another one no link would work"),
    (
        "link",
        "ends with the token of each mail: with another one no link would work; `protocol` and `domain` change where it leads",
    ),
    ("user", "is the account that a mail is about, another one with each mail"),
    ("path", "differs between the mails: LYCHGATE_ACCOUNTS__ACTIVATION_PATH_ON_EMAIL and its likes set it"),
];
/// What templates may name, beside the operator's variables.
pub(super) const NAMES: &[&str] = &[
    "user",
    "protocol",
    "domain",
    "port",
    "path",
    "token",
    "link",
    "code",
    "act",
    "new_email",
    "organization",
    "site_name",
    "timestamp",
];
/// What templates may name of `user`.
pub(super) const USER_NAMES: &[&str] =
    &["username", "email", "first_name", "last_name", "get_full_name", "get_short_name", "get_username"];

/// The account that a mail is about. By itself it is written as its user name, as Django writes it.
#[derive(Debug)]
struct User {
    username: String,
    names: BTreeMap<&'static str, String>,
}

impl Object for User {
    fn get_value(self: &Arc<Self>, name: &Value) -> Option<Value> {
        self.names.get(name.as_str()?).cloned().map(Value::from)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(USER_NAMES)
    }

    fn render(self: &Arc<Self>, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.username)
    }
}

/// Where links lead, and what is the same in all mails.
#[derive(Debug)]
pub(super) struct Surroundings {
    variables: BTreeMap<String, Value>,
    protocol: String,
    domain: String,
    /// The path of the link URL, without slashes around it.
    base_path: String,
    paths: LinkSettings,
}

impl Surroundings {
    /// Reads the link URL and the operator's variables. What `domain` or `protocol` say there counts for links, too.
    pub(super) fn new(
        links: &LinkSettings,
        own: &serde_json::Map<String, serde_json::Value>,
    ) -> Result<Self, TemplateError> {
        let url = link_url(&links.link_url).ok_or_else(|| TemplateError::LinkUrl(links.link_url.clone()))?;
        let host = url.host_str().unwrap_or_default();
        let domain = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        let port = url.port_or_known_default().unwrap_or_default().to_string();
        let mut problems: Vec<String> = RESERVED
            .iter()
            .filter(|(name, _)| own.contains_key(*name))
            .map(|(name, why)| told(&format!("`{name}` cannot be set: it {why}")))
            .collect();
        let mut text = |name: &str, given: &str| match own.get(name) {
            None => given.to_owned(),
            Some(serde_json::Value::String(own)) => own.clone(),
            Some(_) => {
                problems.push(told(&format!("`{name}` must be a text: links are made of it")));
                given.to_owned()
            }
        };
        let surroundings = Self {
            protocol: text("protocol", url.scheme()),
            domain: text("domain", &domain),
            base_path: url.path().trim_matches('/').to_owned(),
            paths: links.clone(),
            variables: [("site_name", domain), ("port", port)]
                .into_iter()
                .map(|(name, text)| (name.to_owned(), Value::from(text)))
                .chain(own.iter().map(|(name, value)| (name.clone(), Value::from_serialize(value))))
                .collect(),
        };
        let origin = format!("{}://{}/", surroundings.protocol, surroundings.domain);
        if problems.is_empty() && link_url(&origin).is_none_or(|url| url.as_str() != origin) {
            problems.push(told(&format!(
                "links would begin with `{origin}`, and that is not how the URL of a host is written"
            )));
        }
        if problems.is_empty() { Ok(surroundings) } else { Err(TemplateError::Unusable(problems)) }
    }

    /// Whether a template may name this.
    pub(super) fn knows(&self, name: &str) -> bool {
        NAMES.contains(&name) || self.variables.contains_key(name)
    }

    /// The operator's own variables, and those of ours that are the same in all mails.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        NAMES.iter().copied().chain(self.variables.keys().map(String::as_str).filter(|name| !NAMES.contains(name)))
    }

    /// What the templates of a letter may name. A letter without a link has no `link`, `path` or `token`.
    pub(super) fn context(&self, letter: &Letter, now: DateTime<Utc>) -> Value {
        let (username, person) = (one_line(letter.username()), letter.person());
        let (first_name, last_name) = (one_line(&person.first_name), one_line(&person.last_name));
        let full_name = one_line(&format!("{first_name} {last_name}"));
        let email = one_line(&person.email);
        let user = [
            ("username", username.clone()),
            ("email", email),
            ("first_name", first_name.clone()),
            ("last_name", last_name),
            ("get_full_name", full_name),
            ("get_short_name", first_name),
            ("get_username", username.clone()),
        ];
        let user = User { username, names: user.into() };
        let mut context = self.variables.clone();
        context.entry("timestamp".to_owned()).or_insert_with(|| Value::from(unix_seconds(now)));
        context.insert("user".to_owned(), Value::from_object(user));
        context.insert("protocol".to_owned(), Value::from(self.protocol.clone()));
        context.insert("domain".to_owned(), Value::from(self.domain.clone()));
        if let (Some(path), Some(token)) = (self.path(letter.kind()), letter.token()) {
            context.insert("link".to_owned(), Value::from(self.link(path, token)));
            context.insert("path".to_owned(), Value::from(joined([self.base_path.as_str(), path])));
            context.insert("token".to_owned(), Value::from(token));
        }
        if let (Kind::SignInCode | Kind::ActCode, Some(code)) = (letter.kind(), letter.token()) {
            context.insert("code".to_owned(), Value::from(code));
        }
        if let Some(act) = letter.act() {
            context.insert("act".to_owned(), Value::from(act));
        }

        if let Some(address) = letter.new_email() {
            context.insert("new_email".to_owned(), Value::from(one_line(address)));
        }
        if let Some(organization) = letter.organization() {
            context.insert("organization".to_owned(), Value::from(one_line(organization)));
        }
        Value::from_iter(context)
    }

    /// The path of the link of such mails, below the link URL.
    fn path(&self, kind: Kind) -> Option<&str> {
        let path = match kind {
            Kind::Activation | Kind::ActivationResend => &self.paths.activation_path,
            Kind::SecondaryEmailActivation => &self.paths.activation_secondary_email_path,
            Kind::PasswordSet => &self.paths.password_set_path,
            Kind::PasswordReset => &self.paths.password_reset_path,
            Kind::EmailChange => &self.paths.email_change_path,
            Kind::PasswordChanged
            | Kind::AddressesChanged
            | Kind::SignInCode
            | Kind::ActCode
            | Kind::NewDevice
            | Kind::SecondFactorEnabled
            | Kind::SecondFactorDisabled
            | Kind::RecoveryCodesReplaced
            | Kind::RegistrationAttempt
            | Kind::EmailChangeRequested
            | Kind::EmailChangeTaken
            | Kind::AccountClosed
            | Kind::PasskeyAdded
            | Kind::PasskeyRemoved
            | Kind::OrganizationAdded
            | Kind::OrganizationInvitation
            | Kind::AdministratorGranted
            | Kind::ApiKeyCreated
            | Kind::SocialAccountLinked
            | Kind::SocialAccountUnlinked
            | Kind::SocialAccountOpened
            | Kind::RecoveryCodeUsed => return None,
        };
        Some(path.trim_matches('/'))
    }

    /// `<protocol>://<domain>/<path>/<token>`, without a slash at the end.
    fn link(&self, path: &str, token: &str) -> String {
        format!("{}://{}", self.protocol, joined([self.domain.as_str(), &self.base_path, path, token]))
    }
}

/// Seconds since 1970, with a fraction.
fn unix_seconds(now: DateTime<Utc>) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "seconds of any year that mails are sent in fit")]
    let seconds = now.timestamp() as f64;
    seconds + f64::from(now.timestamp_subsec_micros()) / 1e6
}

fn told(problem: &str) -> String {
    format!("LYCHGATE_ACCOUNTS__EMAIL_TEMPLATE_VARIABLES: {problem}")
}

/// The parts that are not empty, with one slash between each two.
fn joined<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

/// A URL that links can begin with.
fn link_url(text: &str) -> Option<url::Url> {
    let url = url::Url::parse(text).ok()?;
    let is_bare =
        url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
    (matches!(url.scheme(), "http" | "https") && url.has_host() && is_bare).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::{Environment, context};

    #[test]
    fn the_user_by_itself_is_the_user_name() {
        let names = BTreeMap::from([("username", "<joe>".to_owned()), ("email", "joe@x.io".to_owned())]);
        let user = Value::from_object(User { username: "<joe>".to_owned(), names });
        let mut environment = Environment::new();
        environment.add_template("a.txt", "{{ user }}, {{ user|upper }}, {{ user.email }}").unwrap();
        environment.add_template("a.html", "{{ user }} {{ user.username }}").unwrap();
        let written = |name| environment.get_template(name).unwrap().render(context!(user)).unwrap();
        assert_eq!(written("a.txt"), "<joe>, <JOE>, joe@x.io");
        assert_eq!(written("a.html"), "&lt;joe&gt; &lt;joe&gt;");
    }
}
