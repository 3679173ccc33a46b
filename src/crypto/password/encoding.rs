//! The encodings themselves: making and verifying one hash, on the calling thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use zeroize::Zeroizing;

use super::stored::{BCRYPT_SHA256, BcryptKind, Stored};
use super::{COST_RANGE, HashError, Verdict};
use crate::app::Random;
use crate::crypto::ids::hex;
use crate::crypto::secrets::digest;

/// The cost at which the time of a new hash is estimated before there was one.
const ESTIMATE_COST: u32 = 6;

/// Makes and verifies hashes at one cost.
pub(super) struct Hasher {
    cost: u32,
    random: Arc<dyn Random>,
    /// How long a hash at our cost takes on this machine, as a running mean.
    pub(super) usual_ns: AtomicU64,
}

impl Hasher {
    pub(super) fn new(cost: u32, random: Arc<dyn Random>) -> Hasher {
        let hasher = Hasher { cost, random, usual_ns: AtomicU64::new(0) };
        let estimated_at = ESTIMATE_COST.min(cost);
        let begin = Instant::now();
        // A failure would show in every hash that follows.
        let _ = hasher.spend(estimated_at);
        hasher.usual_ns.store(nanoseconds(begin) << (cost - estimated_at), Ordering::Relaxed);
        hasher
    }

    pub(super) fn hash(&self, password: &str) -> Result<String, HashError> {
        let mut salt = [0; 16];
        self.random.fill(&mut salt).map_err(|_| HashError::Failed)?;
        let begin = Instant::now();
        let hash = bcrypt::non_truncating_hash_with_salt_bytes(prehash(password), self.cost, salt)
            .map_err(|_| HashError::Failed)?;
        self.learn(begin);
        let hash = std::str::from_utf8(&hash).map_err(|_| HashError::Failed)?;
        Ok(format!("{BCRYPT_SHA256}${hash}"))
    }

    pub(super) fn verify(&self, password: &str, encoded: Option<&str>) -> Result<Verdict, HashError> {
        let begin = Instant::now();
        match encoded.and_then(Stored::parse) {
            None => {
                self.spend(self.cost)?;
                self.learn(begin);
                Ok(Verdict::Wrong)
            }
            Some(Stored::Bcrypt(stored)) => {
                let is_right = stored.matches(password)?;
                // One hash at each cost from the stored one up to ours adds up to the time of one of ours: a person with
                // a cheaper hash from elsewhere cannot be told from nobody by the clock.
                for cost in stored.cost..self.cost {
                    self.spend(cost)?;
                }
                if stored.cost <= self.cost {
                    self.learn(begin);
                }
                Ok(match is_right {
                    false => Verdict::Wrong,
                    true if stored.kind == BcryptKind::Sha256 && stored.cost == self.cost => Verdict::Right,
                    true => Verdict::RightRehash,
                })
            }
            Some(Stored::Imported(stored)) => {
                let is_right = stored.matches(password)?;
                self.pad(begin)?;
                Ok(if is_right { Verdict::RightRehash } else { Verdict::Wrong })
            }
        }
    }

    /// Works on until a hash of ours would have taken as long. What is dearer than that shows in its time.
    fn pad(&self, begin: Instant) -> Result<(), HashError> {
        while nanoseconds(begin) < self.usual_ns.load(Ordering::Relaxed) {
            self.spend(*COST_RANGE.start())?;
        }
        Ok(())
    }

    /// Takes a hash at our cost into the mean.
    fn learn(&self, begin: Instant) {
        let mean = self.usual_ns.load(Ordering::Relaxed);
        self.usual_ns.store(mean - mean / 8 + nanoseconds(begin) / 8, Ordering::Relaxed);
    }

    /// Computes a hash for its time only.
    fn spend(&self, cost: u32) -> Result<(), HashError> {
        let spent = bcrypt::non_truncating_hash_with_salt_bytes(prehash(""), cost, [0; 16]);
        std::hint::black_box(spent).map(drop).map_err(|_| HashError::Failed)
    }
}

fn nanoseconds(begin: Instant) -> u64 {
    u64::try_from(begin.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

/// The lower-case hexadecimal SHA-256 of a password: 64 bytes without a NUL, whatever the password.
pub(super) fn prehash(password: &str) -> Zeroizing<String> {
    let digest = Zeroizing::new(digest(password.as_bytes()));
    Zeroizing::new(hex(&*digest))
}
