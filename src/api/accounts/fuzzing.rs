//! Fuzzing of global identifiers and cursors.

use super::node_id::{Named, cursor, named, place, user};
use lychgate_engine::Id;

/// What can be read is read the same from its usual form.
pub(crate) fn ids(text: &str) {
    if let Named::Account(key) = named(&Id(text.to_owned())) {
        assert_eq!(named(&user(key)), Named::Account(key));
    }
    if let Some(found) = place(text) {
        assert!(found >= 0);
        assert_eq!(place(&cursor(found)), Some(found));
    }
}
