//! Stored hashes, read from their encodings: our own kind, and those that accounts from Django bring.

use std::num::NonZeroU32;
use std::str::FromStr;

use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::pbkdf2;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use bcrypt::HashParts;
use zeroize::Zeroizing;

use super::encoding::prehash;
use super::{ARGON2_MEMORY_MAX_KIB, ARGON2_WORK_MAX_KIB, COST_RANGE, HashError, PBKDF2_ITERATIONS_MAX};
use crate::crypto::secrets::constant_time_eq;

/// Bcrypt over the hexadecimal SHA-256 of the password: what new hashes are.
pub(super) const BCRYPT_SHA256: &str = "bcrypt_sha256";
/// Bcrypt over the password itself, cut at 72 bytes: hashes that came from elsewhere.
const BCRYPT: &str = "bcrypt";
/// PBKDF2 (RFC 8018) with HMAC-SHA256: what Django makes unless told otherwise.
const PBKDF2_SHA256: &str = "pbkdf2_sha256";
/// Argon2 (RFC 9106).
const ARGON2: &str = "argon2";
/// What Django writes in front of the hash of an account without a usable password.
const UNUSABLE_PREFIX: char = '!';
/// The longest salt.
const SALT_MAX_BYTES: usize = 128;
/// The most lanes of Argon2.
const ARGON2_LANES_MAX: u32 = 16;
/// The sizes that the output of Argon2 may have, in bytes.
const ARGON2_OUTPUT_BYTES: std::ops::RangeInclusive<usize> = 16..=64;

/// A stored hash of a kind and cost that is verified.
pub(super) enum Stored<'a> {
    Bcrypt(Bcrypt<'a>),
    Imported(Imported<'a>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum BcryptKind {
    Sha256,
    Plain,
}

pub(super) struct Bcrypt<'a> {
    pub(super) kind: BcryptKind,
    pub(super) cost: u32,
    hash: &'a str,
}

/// A hash of a kind that is not made here.
pub(super) enum Imported<'a> {
    Pbkdf2 { iterations: NonZeroU32, salt: &'a str, hash: [u8; 32] },
    Argon2 { algorithm: Algorithm, params: Params, salt: Vec<u8>, hash: Vec<u8> },
}

impl<'a> Stored<'a> {
    /// Reads `<algorithm>$…`. What is not understood is logged by the name of its algorithm, never by itself.
    pub(super) fn parse(encoded: &'a str) -> Option<Self> {
        if encoded.is_empty() || encoded.starts_with(UNUSABLE_PREFIX) {
            return None;
        }
        let stored = Self::read(encoded);
        if stored.is_none() {
            let algorithm = encoded.split_once('$').map_or("", |(algorithm, _)| algorithm);
            let is_name = !algorithm.is_empty()
                && algorithm.len() <= 32
                && algorithm.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            let algorithm = if is_name { algorithm } else { "(none)" };
            tracing::warn!(algorithm, "a stored password hash is of a kind or cost that cannot be verified");
        }
        stored
    }

    /// The same, and nothing is logged.
    pub(super) fn read(encoded: &'a str) -> Option<Self> {
        let (algorithm, rest) = encoded.split_once('$')?;
        match algorithm {
            BCRYPT_SHA256 => Bcrypt::read(BcryptKind::Sha256, rest).map(Self::Bcrypt),
            BCRYPT => Bcrypt::read(BcryptKind::Plain, rest).map(Self::Bcrypt),
            PBKDF2_SHA256 => Imported::pbkdf2(rest).map(Self::Imported),
            ARGON2 => Imported::argon2(rest).map(Self::Imported),
            _ => None,
        }
    }
}

impl<'a> Bcrypt<'a> {
    fn read(kind: BcryptKind, hash: &'a str) -> Option<Self> {
        let is_known_version = ["$2b$", "$2a$", "$2y$"].iter().any(|version| hash.starts_with(version));
        let cost = HashParts::from_str(hash).ok()?.get_cost();
        (is_known_version && COST_RANGE.contains(&cost)).then_some(Self { kind, cost, hash })
    }

    pub(super) fn matches(&self, password: &str) -> Result<bool, HashError> {
        let matches = match self.kind {
            BcryptKind::Sha256 => bcrypt::non_truncating_verify(prehash(password), self.hash),
            // The hashes of elsewhere were made from at most 72 bytes, so they are compared so.
            BcryptKind::Plain => bcrypt::verify(password, self.hash),
        };
        // Bcrypt repeats its key with a NUL between: `a` and `a\0a` hash alike, and no such hash was ever made from a NUL.
        let is_ambiguous = self.kind == BcryptKind::Plain && password.contains('\0');
        Ok(matches.map_err(|_| HashError::Failed)? && !is_ambiguous)
    }
}

impl<'a> Imported<'a> {
    /// Reads `<iterations>$<salt>$<hash>`.
    fn pbkdf2(text: &'a str) -> Option<Self> {
        let [iterations, salt, hash] = parts(text)?;
        let iterations = iterations.parse().ok().filter(|count: &NonZeroU32| count.get() <= PBKDF2_ITERATIONS_MAX)?;
        let hash = STANDARD.decode(hash).ok()?.try_into().ok()?;
        (!salt.is_empty() && salt.len() <= SALT_MAX_BYTES).then_some(Self::Pbkdf2 { iterations, salt, hash })
    }

    /// Reads `argon2id$v=19$m=<KiB>,t=<passes>,p=<lanes>$<salt>$<hash>`.
    fn argon2(text: &'a str) -> Option<Self> {
        let [name, version, costs, salt, hash] = parts(text)?;
        let algorithm = match name {
            "argon2id" => Algorithm::Argon2id,
            "argon2i" => Algorithm::Argon2i,
            "argon2d" => Algorithm::Argon2d,
            _ => return None,
        };
        let mut costs = costs.split(',');
        let mut cost = |name: &str| -> Option<u32> { costs.next()?.strip_prefix(name)?.parse().ok() };
        let (memory_kib, passes, lanes) = (cost("m=")?, cost("t=")?, cost("p=")?);
        let is_bounded = memory_kib <= ARGON2_MEMORY_MAX_KIB
            && u64::from(memory_kib) * u64::from(passes) <= ARGON2_WORK_MAX_KIB
            && lanes <= ARGON2_LANES_MAX;
        if version != "v=19" || costs.next().is_some() || !is_bounded {
            return None;
        }
        let (salt, hash) = (STANDARD_NO_PAD.decode(salt).ok()?, STANDARD_NO_PAD.decode(hash).ok()?);
        if !ARGON2_OUTPUT_BYTES.contains(&hash.len()) || !(8..=SALT_MAX_BYTES).contains(&salt.len()) {
            return None;
        }
        let params = Params::new(memory_kib, passes, lanes, Some(hash.len())).ok()?;
        Some(Self::Argon2 { algorithm, params, salt, hash })
    }

    pub(super) fn matches(&self, password: &str) -> Result<bool, HashError> {
        match self {
            Self::Pbkdf2 { iterations, salt, hash } => {
                let algorithm = pbkdf2::PBKDF2_HMAC_SHA256;
                Ok(pbkdf2::verify(algorithm, *iterations, salt.as_bytes(), password.as_bytes(), hash).is_ok())
            }
            Self::Argon2 { algorithm, params, salt, hash } => {
                let mut output = Zeroizing::new(vec![0; hash.len()]);
                let argon2 = Argon2::new(*algorithm, Version::V0x13, params.clone());
                let made = argon2.hash_password_into(password.as_bytes(), salt, &mut output);
                made.map_err(|_| HashError::Failed)?;
                Ok(constant_time_eq(&output, hash))
            }
        }
    }
}

/// The parts between dollars, where there are exactly as many.
fn parts<const N: usize>(text: &str) -> Option<[&str; N]> {
    let parts: Vec<&str> = text.splitn(N + 1, '$').collect();
    parts.try_into().ok()
}
