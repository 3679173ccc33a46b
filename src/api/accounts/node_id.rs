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

/// The key of the account that a global identifier names; none where it names something else, or nothing.
pub(super) fn user_key(id: &Id) -> Option<i32> {
    number(USER_NODE, &id.0)?.parse().ok()
}

/// The cursor of a place in a list, from 0.
pub(super) fn cursor(place: i64) -> String {
    STANDARD.encode(format!("{CURSOR}:{place}"))
}

/// The place that a cursor stands for. One beyond every list stands for the greatest number.
pub(super) fn place(cursor: &str) -> Option<i64> {
    let number = number(CURSOR, cursor)?;
    let is_place = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_place.then(|| number.parse().unwrap_or(i64::MAX))
}

fn number(word: &str, text: &str) -> Option<String> {
    let decoded = String::from_utf8(STANDARD.decode(text).ok()?).ok()?;
    Some(decoded.strip_prefix(word)?.strip_prefix(':')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{cursor, place, user, user_key};
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use lychgate_engine::Id;

    #[test]
    fn identifiers_are_those_of_the_documentation() {
        assert_eq!(user(5).0, "VXNlck5vZGU6NQ==");
        assert_eq!(user_key(&user(i32::MAX)), Some(i32::MAX));
        for none in ["", "5", "VXNlck5vZGU6", "R3JvdXBOb2RlOjU=", "VXNlck5vZGU6NQ", "not base64"] {
            assert_eq!(user_key(&Id(none.to_owned())), None, "{none}");
        }
        for none in ["UserNode:2147483648", "UserNode:five", "UserNode", "userNode:5", "UserNode:5:6"] {
            assert_eq!(user_key(&Id(STANDARD.encode(none))), None, "{none}");
        }
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
