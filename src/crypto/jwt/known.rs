//! Access tokens that were found right. Whoever is signed in sends the same token for minutes, and its signature would be
//! reckoned and its claims taken apart with every request.
//!
//! They are known by their SHA-256: no token lies in memory, and how long a look-up takes tells nothing of one.

use super::AccessClaims;
use crate::crypto::secrets::digest;
use quick_cache::sync::Cache;

/// How many of a contract are known at once; with names of usual length they take two megabytes. Those that are not asked for go
/// first.
const KNOWN_MAX: usize = 8 * 1024;

/// What the tokens of one contract say that were found right, and in time.
pub(super) struct Known(Cache<Fingerprint, AccessClaims>);

/// The SHA-256 of a token as it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Fingerprint([u8; 32]);

impl Fingerprint {
    pub(super) fn of(token: &str) -> Fingerprint {
        Fingerprint(digest(token.as_bytes()))
    }
}

impl Known {
    pub(super) fn new() -> Known {
        Known(Cache::new(KNOWN_MAX))
    }

    pub(super) fn get(&self, token: Fingerprint) -> Option<AccessClaims> {
        self.0.get(&token)
    }

    pub(super) fn put(&self, token: Fingerprint, claims: AccessClaims) {
        self.0.insert(token, claims);
    }
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Known").field("count", &self.0.len()).finish()
    }
}
