//! Placeholders: values that an example takes from its steps, and values of an answer that differ with every run.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Something an account holds after a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holding {
    /// `access token`: of the newest session.
    AccessToken,
    /// `refresh token`: the newest of the newest session.
    RefreshToken,
    /// `used refresh token`: the one before it.
    UsedRefreshToken,
    /// `first refresh token`: the one that its session began with.
    FirstRefreshToken,
    /// `activation token`: the last part of the newest activation link.
    ActivationToken,
    /// `earlier activation token`: of the link before it.
    EarlierActivationToken,
    /// `password reset token`: the last part of the newest link that resets the password.
    PasswordResetToken,
    /// `earlier password reset token`: of the link before it.
    EarlierPasswordResetToken,
    /// `password set token`: the last part of the link that sets a first password.
    PasswordSetToken,
    /// `secondary activation token`: the last part of the newest link to a secondary address.
    SecondaryActivationToken,
    /// `earlier secondary activation token`: of the link before it.
    EarlierSecondaryActivationToken,
    /// `foreign access token`: for another contract.
    ForeignAccessToken,
    /// `device id`: of the newest session.
    DeviceId,
    /// `handle`: of the sign-in that waits for a code.
    Handle,
    /// `code`: the newest that was mailed.
    Code,
    /// `earlier code`: the one before it.
    EarlierCode,
    /// `authenticator secret`: in base32.
    AuthenticatorSecret,
    /// `authenticator code`: one that was not used.
    AuthenticatorCode,
    /// `recovery code`: the first of the newest.
    RecoveryCode,
    /// `email change token`: the last part of the newest link that makes another address the primary one.
    EmailChangeToken,
    /// `earlier email change token`: of the link before it.
    EarlierEmailChangeToken,
    /// `session id`: of the newest session, where the contract tells it.
    SessionId,
    /// `earlier session id`: of the one before it.
    EarlierSessionId,
    /// `new passkey`: a credential that was made for the newest challenge.
    NewPasskey,
    /// `passkey id`: of the passkey that was registered.
    PasskeyId,
    /// `signed challenge`: a credential that signed the newest challenge.
    SignedChallenge,
    /// `user id`: as the platform contract shows it.
    UserId,
    /// `organization id`: of the organization that was made last.
    OrganizationId,
    /// `notification id`: of the newest notification that was looked at.
    NotificationId,
    /// `API key`: the newest, whole.
    ApiKey,
    /// `API key id`: of that.
    ApiKeyId,
}

impl Holding {
    fn named(name: &str) -> Option<Holding> {
        match name {
            "access token" => Some(Holding::AccessToken),
            "refresh token" => Some(Holding::RefreshToken),
            "used refresh token" => Some(Holding::UsedRefreshToken),
            "first refresh token" => Some(Holding::FirstRefreshToken),
            "activation token" => Some(Holding::ActivationToken),
            "earlier activation token" => Some(Holding::EarlierActivationToken),
            "password reset token" => Some(Holding::PasswordResetToken),
            "earlier password reset token" => Some(Holding::EarlierPasswordResetToken),
            "password set token" => Some(Holding::PasswordSetToken),
            "secondary activation token" => Some(Holding::SecondaryActivationToken),
            "earlier secondary activation token" => Some(Holding::EarlierSecondaryActivationToken),
            "foreign access token" => Some(Holding::ForeignAccessToken),
            "device id" => Some(Holding::DeviceId),
            "handle" => Some(Holding::Handle),
            "code" => Some(Holding::Code),
            "earlier code" => Some(Holding::EarlierCode),
            "authenticator secret" => Some(Holding::AuthenticatorSecret),
            "authenticator code" => Some(Holding::AuthenticatorCode),
            "recovery code" => Some(Holding::RecoveryCode),
            "email change token" => Some(Holding::EmailChangeToken),
            "earlier email change token" => Some(Holding::EarlierEmailChangeToken),
            "session id" => Some(Holding::SessionId),
            "earlier session id" => Some(Holding::EarlierSessionId),
            "new passkey" => Some(Holding::NewPasskey),
            "passkey id" => Some(Holding::PasskeyId),
            "signed challenge" => Some(Holding::SignedChallenge),
            "user id" => Some(Holding::UserId),
            "organization id" => Some(Holding::OrganizationId),
            "notification id" => Some(Holding::NotificationId),
            "API key" => Some(Holding::ApiKey),
            "API key id" => Some(Holding::ApiKeyId),
            _ => None,
        }
    }
}

/// `<NAME's THING>`: something that an account of the example holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The user name.
    pub username: String,
    /// What of it.
    pub holding: Holding,
}

/// What the accounts of a running example hold.
#[derive(Debug, Clone, Default)]
pub struct Held(pub BTreeMap<Reference, String>);

impl Held {
    /// The value of something held.
    #[must_use]
    pub fn get(&self, username: &str, holding: Holding) -> Option<&str> {
        self.0.get(&Reference { username: username.to_owned(), holding }).map(String::as_str)
    }

    /// Keeps a value; the one before it is handed back.
    pub fn put(&mut self, username: &str, holding: Holding, value: String) -> Option<String> {
        self.0.insert(Reference { username: username.to_owned(), holding }, value)
    }

    fn knows(&self, value: &str) -> bool {
        self.0.values().any(|held| held == value)
    }
}

/// What stands between angle brackets.
enum Placeholder {
    Reference(Reference),
    Times(usize, String),
    Matcher(Matcher),
}

/// A value of an answer that differs with every run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Matcher {
    /// `<token>`: an access token: three parts between dots.
    Token,
    /// `<refresh token>`: a new refresh token: 40 lower-case hexadecimal digits that nobody held before.
    RefreshToken,
    /// `<id>`: a global identifier in base64.
    Id,
    /// `<time>`: a point in time with microseconds and offset.
    Time,
    /// `<int>`: a whole number.
    Int,
    /// `<uuid>`: an identifier in the form of a UUID.
    Uuid,
    /// `<hex>`: an opaque identifier of 32 lower-case hexadecimal digits or more.
    Hex,
    /// `<prefixed id>`: letters, an underscore, and 32 lower-case hexadecimal digits.
    PrefixedId,
    /// `<API key>`: `tb_live_` or `tb_test_` and 40 lower-case hexadecimal digits.
    ApiKey,
    /// `<key prefix>`: the first 14 characters of one.
    KeyPrefix,
    /// `<temporary password>`: 20 lower-case hexadecimal digits.
    TemporaryPassword,
}

impl Matcher {
    pub(super) fn named(text: &str) -> Option<Matcher> {
        match text {
            "<token>" => Some(Matcher::Token),
            "<refresh token>" => Some(Matcher::RefreshToken),
            "<id>" => Some(Matcher::Id),
            "<time>" => Some(Matcher::Time),
            "<int>" => Some(Matcher::Int),
            "<uuid>" => Some(Matcher::Uuid),
            "<hex>" => Some(Matcher::Hex),
            "<prefixed id>" => Some(Matcher::PrefixedId),
            "<API key>" => Some(Matcher::ApiKey),
            "<key prefix>" => Some(Matcher::KeyPrefix),
            "<temporary password>" => Some(Matcher::TemporaryPassword),
            _ => None,
        }
    }

    fn fits(self, actual: &Value, held: &Held) -> bool {
        let text = actual.as_str();
        match self {
            Matcher::Token => text.is_some_and(|text| {
                let parts: Vec<&str> = text.split('.').collect();
                parts.len() == 3 && parts.iter().all(|part| is_base64url(part))
            }),
            Matcher::RefreshToken => {
                text.is_some_and(|text| text.len() == 40 && text.bytes().all(is_hex) && !held.knows(text))
            }
            Matcher::Id => text.is_some_and(|text| {
                let bare = text.trim_end_matches('=');
                text.len() % 4 == 0
                    && !bare.is_empty()
                    && bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(&byte))
            }),
            Matcher::Time => text.is_some_and(is_time),
            Matcher::Int => actual.is_i64(),
            Matcher::Uuid => text.is_some_and(|text| {
                let lengths = text.split('-').map(str::len);
                lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|byte| is_hex(byte) || byte == b'-')
            }),
            Matcher::Hex => text.is_some_and(|text| text.len() >= 32 && text.bytes().all(is_hex)),
            Matcher::PrefixedId => text.and_then(|text| text.split_once('_')).is_some_and(|(prefix, id)| {
                let is_prefix = !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_lowercase());
                is_prefix && id.len() == 32 && id.bytes().all(is_hex)
            }),
            Matcher::ApiKey => text.is_some_and(|text| is_key(text, 40)),
            Matcher::KeyPrefix => text.is_some_and(|text| is_key(text, 6)),
            Matcher::TemporaryPassword => text.is_some_and(|text| text.len() == 20 && text.bytes().all(is_hex)),
        }
    }
}

/// Whether a text is the beginning of an API key, with so many digits.
fn is_key(text: &str, digits: usize) -> bool {
    let rest = text.strip_prefix("tb_live_").or_else(|| text.strip_prefix("tb_test_"));
    rest.is_some_and(|rest| rest.len() == digits && rest.bytes().all(is_hex))
}

fn is_hex(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)
}

fn is_base64url(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// As in `2026-11-20T09:26:47.825611+00:00`.
fn is_time(text: &str) -> bool {
    let pattern = b"dddd-dd-ddTdd:dd:dd.dddddd+dd:dd";
    text.len() == pattern.len()
        && text.bytes().zip(pattern).all(|(byte, expected)| match expected {
            b'd' => byte.is_ascii_digit(),
            b'+' => byte == b'+' || byte == b'-',
            literal => byte == *literal,
        })
}

fn placeholder(inside: &str) -> Result<Placeholder, String> {
    if let Some(matcher) = Matcher::named(&format!("<{inside}>")) {
        return Ok(Placeholder::Matcher(matcher));
    }
    if let Some((username, holding)) = inside.split_once("'s ") {
        return match Holding::named(holding) {
            Some(holding) => Ok(Placeholder::Reference(Reference { username: username.to_owned(), holding })),
            None => Err(format!("`<{inside}>`: nobody holds `{holding}`")),
        };
    }
    match inside.split_once(" times ").and_then(|(count, text)| Some((count.parse().ok()?, text))) {
        Some((count, text)) if count <= 10_000 => Ok(Placeholder::Times(count, text.to_owned())),
        _ => Err(format!(
            "`<{inside}>` is no placeholder: it is `<token>`, `<refresh token>`, `<id>`, `<time>`, `<int>`, `<uuid>`, `<hex>`, \
             `<prefixed id>`, `<API key>`, `<key prefix>`, `<temporary password>`, `<NAME's THING>` or `<N times TEXT>`"
        )),
    }
}

/// The text cut at its placeholders: literal, placeholder, literal, …
fn cut(text: &str) -> Result<Vec<(String, Option<Placeholder>)>, String> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once('<') {
        let Some((inside, behind)) = after.split_once('>') else { break };
        pieces.push((before.to_owned(), Some(placeholder(inside)?)));
        rest = behind;
    }
    pieces.push((rest.to_owned(), None));
    Ok(pieces)
}

/// What the text refers to.
///
/// # Errors
/// A sentence about a placeholder that is none.
pub fn references(text: &str) -> Result<Vec<Reference>, String> {
    let reference = |(_, placeholder)| match placeholder {
        Some(Placeholder::Reference(reference)) => Some(reference),
        Some(Placeholder::Times(..) | Placeholder::Matcher(_)) | None => None,
    };
    Ok(cut(text)?.into_iter().filter_map(reference).collect())
}

/// The text with its placeholders filled in.
///
/// # Errors
/// A sentence about a placeholder that is none, that nobody holds, or that stands for a value of an answer.
pub fn fill(text: &str, held: &Held) -> Result<String, String> {
    let mut filled = String::with_capacity(text.len());
    for (literal, placeholder) in cut(text)? {
        filled.push_str(&literal);
        match placeholder {
            None => {}
            Some(Placeholder::Times(count, text)) => filled.push_str(&text.repeat(count)),
            Some(Placeholder::Reference(reference)) => match held.0.get(&reference) {
                Some(value) => filled.push_str(value),
                None => return Err(format!("`{}` holds no {:?}", reference.username, reference.holding)),
            },
            Some(Placeholder::Matcher(matcher)) => {
                return Err(format!("{matcher:?} stands for a value of an answer, a request cannot use it"));
            }
        }
    }
    Ok(filled)
}

/// One place where an answer is not as documented.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Where, as in `data.register.errors`.
    pub at: String,
    /// What the example says; `None` where it says nothing.
    pub expected: Option<Value>,
    /// What the service answered; `None` where it answered nothing.
    pub actual: Option<Value>,
}

/// Holds an answer against the documented one. A top-level error may carry more keys than the example shows
/// (`locations`, `extensions`); everything else is compared to the last key.
#[must_use]
pub fn differences(expected: &Value, actual: &Value, held: &Held) -> Vec<Difference> {
    let mut found = Vec::new();
    compare("", expected, actual, held, &mut found);
    found
}

fn compare(at: &str, expected: &Value, actual: &Value, held: &Held, found: &mut Vec<Difference>) {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => compare_objects(at, expected, actual, held, found),
        (Value::Array(expected), Value::Array(actual)) if expected.len() == actual.len() => {
            for (index, (expected, actual)) in expected.iter().zip(actual).enumerate() {
                compare(&format!("{at}[{index}]"), expected, actual, held, found);
            }
        }
        (Value::String(text), _) if text_fits(text, actual, held) => {}
        (expected, actual) if expected == actual => {}
        (expected, actual) => {
            found.push(Difference { at: at.to_owned(), expected: Some(expected.clone()), actual: Some(actual.clone()) })
        }
    }
}

fn compare_objects(
    at: &str,
    expected: &Map<String, Value>,
    actual: &Map<String, Value>,
    held: &Held,
    found: &mut Vec<Difference>,
) {
    let below = |key: &str| {
        let mut path = at.to_owned();
        let dot = if at.is_empty() { "" } else { "." };
        let _infallible = write!(path, "{dot}{key}");
        path
    };
    for (key, value) in expected {
        match actual.get(key) {
            Some(actual) => compare(&below(key), value, actual, held, found),
            None => found.push(Difference { at: below(key), expected: Some(value.clone()), actual: None }),
        }
    }
    let open = at.starts_with("errors[") && !at.contains('.');
    for (key, value) in actual.iter().filter(|(key, _)| !open && !expected.contains_key(*key)) {
        found.push(Difference { at: below(key), expected: None, actual: Some(value.clone()) });
    }
}

fn text_fits(expected: &str, actual: &Value, held: &Held) -> bool {
    match Matcher::named(expected) {
        Some(matcher) => matcher.fits(actual, held),
        None => fill(expected, held).is_ok_and(|filled| actual.as_str() == Some(&filled)),
    }
}
