//! Access tokens that were found right. Whoever is signed in sends the same token for minutes, and its signature would be
//! reckoned and its claims taken apart with every request.
//!
//! A token is known by what was signed, and by the SHA-256 of the signature: no token lies in memory, and how long a look-up
//! takes tells nothing of a signature. It has to be the very one that was verified, which need not be verified again.

use super::AccessClaims;
use crate::crypto::secrets::digest;
use quick_cache::Equivalent;
use quick_cache::sync::Cache;
use std::hash::{Hash, Hasher};

/// How many of a contract are known at once; with names of usual length they take four megabytes. Those that are not asked
/// for go first.
const KNOWN_MAX: usize = 8 * 1024;
/// The longest message that is kept, in bytes: three times the usual one, so that messages take eight megabytes at most, and
/// with their claims fifteen.
const MESSAGE_MAX_BYTES: usize = 1024;

/// What the tokens of one contract say that were found right, and in time.
pub(super) struct Known(Cache<Kept, AccessClaims>);

/// A token as it is looked up: its signature is not decoded, for two spellings of one are two tokens.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    message: &'a str,
    signature_sha256: [u8; 32],
}

/// The same as it is kept.
#[derive(Clone, PartialEq, Eq)]
struct Kept {
    message: Box<str>,
    signature_sha256: [u8; 32],
}

impl<'a> Shown<'a> {
    /// A token without its last dot.
    pub(super) fn new(message: &'a str, signature: &str) -> Self {
        Self { message, signature_sha256: digest(signature.as_bytes()) }
    }
}

// A part of what is compared is hashed, and the same of both.
impl Hash for Shown<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.signature_sha256.hash(state);
    }
}

impl Hash for Kept {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.signature_sha256.hash(state);
    }
}

impl Equivalent<Kept> for Shown<'_> {
    fn equivalent(&self, kept: &Kept) -> bool {
        self.signature_sha256 == kept.signature_sha256 && *self.message == *kept.message
    }
}

impl Known {
    pub(super) fn new() -> Known {
        Known(Cache::new(KNOWN_MAX))
    }

    pub(super) fn get(&self, token: Shown<'_>) -> Option<AccessClaims> {
        self.0.get(&token)
    }

    pub(super) fn put(&self, token: Shown<'_>, claims: AccessClaims) {
        if token.message.len() <= MESSAGE_MAX_BYTES {
            self.0.insert(Kept { message: token.message.into(), signature_sha256: token.signature_sha256 }, claims);
        }
    }
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Known").field("count", &self.0.len()).finish()
    }
}
