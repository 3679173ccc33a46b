//! JSON as clients send it, read strictly: a name that stands twice in one object is refused, because whoever looks at a
//! request on its way may take the other one for what counts (RFC 8259, section 4).
//!
//! Nothing in it has a meaning of its own either: `serde_json` reads an object with a certain name as the JSON text that it
//! holds, which would nest texts in each other beyond every limit.

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::borrow::Cow;
use std::collections::HashSet;

/// Reads a text that is JSON and nothing else. It nests no deeper than `serde_json` allows, which is 127.
pub(super) fn read(text: &[u8]) -> Result<Value, serde_json::Error> {
    serde_json::from_slice(text).map(|Strict(value)| value)
}

/// What a text turned out to be.
#[derive(Debug, PartialEq)]
pub(super) enum Read<const COUNT: usize> {
    /// An object, of which these are the members that were asked for; null where there is none of the name.
    Object([Value; COUNT]),
    Array,
    Other,
}

/// The same of an object of which only some members matter, and which therefore need not be made.
pub(super) fn read_members<const COUNT: usize>(
    text: &[u8],
    names: [&str; COUNT],
) -> Result<Read<COUNT>, serde_json::Error> {
    // At once, which takes less than looking at each string by itself.
    let text = std::str::from_utf8(text).map_err(serde_json::Error::custom)?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = deserializer.deserialize_any(Members(names))?;
    deserializer.end().map(|()| read)
}

/// The name of a member, which most often stands in the text as it is.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

const TWICE: &str = "a name that stands twice in one object";

struct Members<'a, const COUNT: usize>([&'a str; COUNT]);

impl<'de, const COUNT: usize> Visitor<'de> for Members<'_, COUNT> {
    type Value = Read<COUNT>;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Read::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Read::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Read::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Read::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Read::Other)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(Read::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<Strict>()?.is_some() {}
        Ok(Read::Array)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut found = [const { None }; COUNT];
        let mut others = HashSet::new();
        while let Some((Name(name), Strict(value))) = members.next_entry()? {
            let wanted = self.0.iter().position(|wanted| **wanted == *name).and_then(|place| found.get_mut(place));
            let is_new = match wanted {
                Some(member) => member.replace(value).is_none(),
                None => others.insert(name),
            };
            if !is_new {
                return Err(A::Error::custom(TWICE));
            }
        }
        Ok(Read::Object(found.map(Option::unwrap_or_default)))
    }
}

struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue).map(Self)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number that is not finite"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((name, Strict(value))) = members.next_entry::<String, Strict>()? {
            if object.insert(name, value).is_some() {
                return Err(A::Error::custom(TWICE));
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn it_is_read_as_it_stands() {
        let text = r#" {"a":[null,true,-7,18446744073709551615,0.5,1e3,"\ud83d\ude00\u0000",{}],"":{"a":1}} "#;
        let value = json!({ "a": [null, true, -7, u64::MAX, 0.5, 1000.0, "😀\0", {}], "": { "a": 1 } });
        assert_eq!(read(text.as_bytes()).unwrap(), value);
        let nested = r#"{"$serde_json::private::RawValue":"[1]"}"#;
        assert_eq!(read(nested.as_bytes()).unwrap(), json!({ "$serde_json::private::RawValue": "[1]" }));
    }

    #[test]
    fn members_are_picked_out() {
        let of = |text: &str| read_members(text.as_bytes(), ["a", "b"]).ok();
        assert_eq!(of(r#"{"x":[1],"\u0062":{"c":1},"y":null}"#), Some(Read::Object([json!(null), json!({ "c": 1 })])));
        assert_eq!(of(" {} "), Some(Read::Object([json!(null), json!(null)])));
        assert_eq!(of("[{},1]"), Some(Read::Array));
        for other in ["null", "true", "-1", "1", "0.5", "\"a\"", "\"\\n\""] {
            assert_eq!(of(other), Some(Read::Other), "{other}");
        }
        for wrong in [
            r#"{"a":null,"a":1}"#,
            r#"{"x":1,"\u0078":1}"#,
            r#"{"x":{"y":1,"y":1}}"#,
            r#"[{"a":1,"a":1}]"#,
            r#"{"a":1} {}"#,
            r#"{"a":1,}"#,
            "1e400",
            "",
        ] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_no_json_or_says_a_thing_twice_is_refused() {
        let deep = format!("{}{}", "[".repeat(128), "]".repeat(128));
        for text in [
            "",
            "{} {}",
            "[1,]",
            "1e400",
            "-1e400",
            r#""\ud800""#,
            r#""\udc00\ud800""#,
            r#"{"a":1,"a":1}"#,
            r#"[{"b":{"a":1,"c":2,"a":3}}]"#,
            r#"{"a":1,"\u0061":1}"#,
            "\"\0\"",
            "NaN",
            &deep,
        ] {
            assert!(read(text.as_bytes()).is_err(), "{text}");
        }
        assert!(read(b"\"\xff\"").is_err() && read(b"\"\xed\xa0\x80\"").is_err());
        assert!(read(&deep.as_bytes()[1..255]).is_ok());
    }
}
