//! The encodings themselves: making and verifying one hash, on the calling thread.

use std::str::FromStr;
use std::sync::Arc;

use bcrypt::HashParts;
use zeroize::Zeroizing;

use super::{COST_RANGE, HashError, Verdict};
use crate::app::Random;
use crate::crypto::ids::hex;
use crate::crypto::secrets::digest;

/// Bcrypt over the hexadecimal SHA-256 of the password: what new hashes are.
const BCRYPT_SHA256: &str = "bcrypt_sha256";
/// Bcrypt over the password itself, cut at 72 bytes: hashes that came from elsewhere.
const BCRYPT: &str = "bcrypt";
/// What Django writes in front of the hash of an account without a usable password.
const UNUSABLE_PREFIX: char = '!';

/// Makes and verifies hashes at one cost.
pub(super) struct Hasher {
    cost: u32,
    random: Arc<dyn Random>,
}

impl Hasher {
    pub(super) fn new(cost: u32, random: Arc<dyn Random>) -> Hasher {
        Hasher { cost, random }
    }

    pub(super) fn hash(&self, password: &str) -> Result<String, HashError> {
        let mut salt = [0; 16];
        self.random.fill(&mut salt).map_err(|_| HashError::Failed)?;
        let hash = bcrypt::non_truncating_hash_with_salt_bytes(prehash(password), self.cost, salt)
            .map_err(|_| HashError::Failed)?;
        let hash = std::str::from_utf8(&hash).map_err(|_| HashError::Failed)?;
        Ok(format!("{BCRYPT_SHA256}${hash}"))
    }

    pub(super) fn verify(&self, password: &str, encoded: Option<&str>) -> Result<Verdict, HashError> {
        let Some(stored) = encoded.and_then(Stored::parse) else {
            self.spend(self.cost)?;
            return Ok(Verdict::Wrong);
        };
        let is_right = stored.matches(password)?;
        // One hash at each cost from the stored one up to ours adds up to the time of one of ours: a person with a
        // cheaper hash from elsewhere cannot be told from nobody by the clock.
        for cost in stored.cost..self.cost {
            self.spend(cost)?;
        }
        Ok(match is_right {
            false => Verdict::Wrong,
            true if stored.kind == Kind::BcryptSha256 && stored.cost == self.cost => Verdict::Right,
            true => Verdict::RightRehash,
        })
    }

    /// Computes a hash for its time only.
    fn spend(&self, cost: u32) -> Result<(), HashError> {
        let spent = bcrypt::non_truncating_hash_with_salt_bytes(prehash(""), cost, [0; 16]);
        std::hint::black_box(spent).map(drop).map_err(|_| HashError::Failed)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    BcryptSha256,
    Bcrypt,
}

/// A stored hash of a kind that is understood.
struct Stored<'a> {
    kind: Kind,
    cost: u32,
    hash: &'a str,
}

impl<'a> Stored<'a> {
    /// Reads `<algorithm>$<bcrypt hash>`. What is not understood is logged by the name of its algorithm, never by itself.
    fn parse(encoded: &'a str) -> Option<Stored<'a>> {
        if encoded.is_empty() || encoded.starts_with(UNUSABLE_PREFIX) {
            return None;
        }
        let (algorithm, hash) = encoded.split_once('$').unwrap_or(("", encoded));
        let kind = match algorithm {
            BCRYPT_SHA256 => Some(Kind::BcryptSha256),
            BCRYPT => Some(Kind::Bcrypt),
            _ => None,
        };
        let stored = kind.and_then(|kind| {
            let is_known_version = ["$2b$", "$2a$", "$2y$"].iter().any(|version| hash.starts_with(version));
            let cost = HashParts::from_str(hash).ok()?.get_cost();
            (is_known_version && COST_RANGE.contains(&cost)).then_some(Stored { kind, cost, hash })
        });
        if stored.is_none() {
            let is_name = !algorithm.is_empty()
                && algorithm.len() <= 32
                && algorithm.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            let algorithm = if is_name { algorithm } else { "(none)" };
            tracing::warn!(algorithm, "a stored password hash is of a kind or cost that cannot be verified");
        }
        stored
    }

    fn matches(&self, password: &str) -> Result<bool, HashError> {
        let matches = match self.kind {
            Kind::BcryptSha256 => bcrypt::non_truncating_verify(prehash(password), self.hash),
            // The hashes of elsewhere were made from at most 72 bytes, so they are compared so.
            Kind::Bcrypt => bcrypt::verify(password, self.hash),
        };
        // Bcrypt repeats its key with a NUL between: `a` and `a\0a` hash alike, and no such hash was ever made from a NUL.
        let is_ambiguous = self.kind == Kind::Bcrypt && password.contains('\0');
        Ok(matches.map_err(|_| HashError::Failed)? && !is_ambiguous)
    }
}

/// The lower-case hexadecimal SHA-256 of a password: 64 bytes without a NUL, whatever the password.
fn prehash(password: &str) -> Zeroizing<String> {
    let digest = Zeroizing::new(digest(password.as_bytes()));
    Zeroizing::new(hex(&*digest))
}
