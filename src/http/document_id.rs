//! What a request calls its document, where it does not send it whole: as the appendix of GraphQL over HTTP has it, or in
//! the form of clients of Apollo.

use crate::crypto::ids;
use serde_json::Value;

/// The hash that a document is known by.
pub(super) type Digest = [u8; 32];

/// What comes before the hash.
const SHA256: &str = "sha256:";

/// The name of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DocumentId {
    /// The SHA-256 of its text.
    Sha256(Digest),
    /// Any other text: nothing is known by it.
    Other,
    /// No text.
    NoText,
}

impl DocumentId {
    /// The name in `documentId`, else that in `extensions.persistedQuery.sha256Hash`.
    pub(super) fn of(document_id: &Value, extensions: &Value) -> Option<Self> {
        let named = [document_id, &extensions["persistedQuery"]["sha256Hash"]];
        let named = named.into_iter().find(|value| !value.is_null() && **value != "")?;
        Some(match named.as_str() {
            Some(text) => digest(text).map_or(Self::Other, Self::Sha256),
            None => Self::NoText,
        })
    }
}

/// Reads a hash: 64 hexadecimal digits in small letters, with or without what is usual before them.
pub(super) fn digest(text: &str) -> Option<Digest> {
    let digits = text.strip_prefix(SHA256).unwrap_or(text).as_bytes();
    let mut digest = [0; 32];
    if digits.len() != 2 * digest.len() {
        return None;
    }
    for (byte, pair) in digest.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = pair.iter().try_fold(0, |sum, digit| Some(sum << 4 | value(*digit)?))?;
    }
    Some(digest)
}

fn value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// A hash as it is written.
pub(super) fn written(digest: &Digest) -> String {
    format!("{SHA256}{}", ids::hex(digest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn hashes_are_read_and_written() {
        let bytes: Digest = std::array::from_fn(|at| u8::try_from(at * 8 + 3).unwrap());
        let text = written(&bytes);
        assert!(text.starts_with("sha256:030b131b") && text.len() == 71, "{text}");
        assert_eq!(digest(&text), Some(bytes));
        assert_eq!(digest(&text[7..]), Some(bytes));
        for wrong in ["", "sha256:", &text[..70], &text.to_uppercase(), &text.replace("03", "0g"), "md5:03"] {
            assert_eq!(digest(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn names_are_found_in_their_places() {
        let hash = "ab".repeat(32);
        let known = Some(DocumentId::Sha256([0xab; 32]));
        let apollo = json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } });
        let of = |id: Value, extensions: &Value| DocumentId::of(&id, extensions);
        assert_eq!(of(json!(format!("sha256:{hash}")), &Value::Null), known);
        assert_eq!(of(json!(hash), &json!({})), known);
        assert_eq!(of(Value::Null, &apollo), known);
        assert_eq!(of(json!("x-own:1"), &apollo), Some(DocumentId::Other), "the first place counts");
        assert_eq!(of(json!(7), &Value::Null), Some(DocumentId::NoText));
        assert_eq!(of(json!(""), &json!({ "persistedQuery": true })), None);
        assert_eq!(of(Value::Null, &Value::Null), None);
    }
}
