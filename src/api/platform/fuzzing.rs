//! Fuzzing of identifiers.

use super::ids::{API_KEY, NOTIFICATION, ORGANIZATION, PASSKEY, USER};
use lychgate_engine::Id;

/// An identifier has one form, and is one of one kind.
pub(crate) fn ids(text: &str) {
    let id = Id(text.to_owned());
    let kinds = [USER, ORGANIZATION, NOTIFICATION, PASSKEY, API_KEY];
    let read: Vec<_> = kinds.into_iter().filter_map(|kind| Some((kind, kind.read(&id)?))).collect();
    assert!(read.len() <= 1);
    for (kind, uuid) in read {
        assert_eq!(kind.id(uuid).0, text);
    }
}
