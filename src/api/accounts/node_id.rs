//! Global identifiers and cursors: base64 of a word, a colon and a number.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lychgate_engine::Id;

const USER_NODE: &str = "UserNode";
const CURSOR: &str = "arrayconnection";

/// The global identifier of the account with this key.
pub(super) fn user(key: i32) -> Id {
    Id(STANDARD.encode(format!("{USER_NODE}:{key}")))
}

/// What a global identifier names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    /// The account with this key, if there is one.
    Account(i32),
    /// An account with a number that is no key.
    NoAccount,
    /// Why it names none.
    Wrong(IdError),
}

/// Why a global identifier names no account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum IdError {
    /// It cannot be read, or names no type.
    #[error("the identifier `{0}` cannot be read")]
    Unreadable(String),
    /// It names a type that has nothing to do with accounts.
    #[error("the identifier is one of a `{0}`")]
    OtherType(String),
    /// It names an account by something that is no number.
    #[error("the key `{0}` is no number")]
    KeyIsNoNumber(String),
}

/// Reads a global identifier.
pub(super) fn named(id: &Id) -> Named {
    let decoded = STANDARD.decode(&id.0).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let parts = decoded.as_deref().and_then(|text| text.split_once(':'));
    match parts {
        None | Some(("", _)) => Named::Wrong(IdError::Unreadable(id.0.clone())),
        Some((USER_NODE, key)) if !is_number(key) => Named::Wrong(IdError::KeyIsNoNumber(key.to_owned())),
        Some((USER_NODE, key)) => key.parse().map_or(Named::NoAccount, Named::Account),
        Some((word, _)) => Named::Wrong(IdError::OtherType(word.to_owned())),
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The cursor of a place in a list, from 0.
pub(super) fn cursor(place: i64) -> String {
    STANDARD.encode(format!("{CURSOR}:{place}"))
}

/// The place that a cursor stands for. One beyond every list stands for the greatest number.
pub(super) fn place(cursor: &str) -> Option<i64> {
    let decoded = String::from_utf8(STANDARD.decode(cursor).ok()?).ok()?;
    let number = decoded.strip_prefix(CURSOR)?.strip_prefix(':')?;
    let is_place = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_place.then(|| number.parse().unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::{IdError, Named, cursor, named, place, user};
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use lychgate_engine::Id;

    #[test]
    fn identifiers_are_those_of_the_documentation() {
        assert_eq!(user(5).0, "VXNlck5vZGU6NQ==");
        assert_eq!(named(&user(i32::MAX)), Named::Account(i32::MAX));
        assert_eq!(named(&user(-5)), Named::Account(-5));
    }

    #[test]
    fn what_names_no_account_says_why() {
        for text in ["", "5", "VXNlck5vZGU6NQ", "not base64", "/////w=="] {
            assert_eq!(named(&Id(text.to_owned())), Named::Wrong(IdError::Unreadable(text.to_owned())));
        }
        let encoded = |text: &str| Id(STANDARD.encode(text));
        for text in ["UserNode", ":5"] {
            let Id(shown) = encoded(text);
            assert_eq!(named(&encoded(text)), Named::Wrong(IdError::Unreadable(shown)));
        }
        for (text, word) in [("userNode:5", "userNode"), ("GroupNode:5:6", "GroupNode")] {
            assert_eq!(named(&encoded(text)), Named::Wrong(IdError::OtherType(word.to_owned())));
        }
        for key in ["", "five", "5:6", "+", "5.0"] {
            let id = encoded(&format!("UserNode:{key}"));
            assert_eq!(named(&id), Named::Wrong(IdError::KeyIsNoNumber(key.to_owned())));
        }
        for key in ["2147483648", "-2147483649", "99999999999999999999"] {
            assert_eq!(named(&encoded(&format!("UserNode:{key}"))), Named::NoAccount);
        }
        assert_eq!(named(&encoded("UserNode:+05")), Named::Account(5));
    }

    #[test]
    fn cursors_are_places() {
        assert_eq!(cursor(0), "YXJyYXljb25uZWN0aW9uOjA=");
        assert_eq!(place(&cursor(900_000)), Some(900_000));
        assert_eq!(place(&STANDARD.encode("arrayconnection:99999999999999999999")), Some(i64::MAX));
        for none in ["arrayconnection:-1", "arrayconnection:", "arrayconnection:1a", "offset:1", "arrayconnection"] {
            assert_eq!(place(&STANDARD.encode(none)), None, "{none}");
        }
        assert_eq!(place("garbage"), None);
        assert_eq!(place("/////w=="), None);
    }
}
