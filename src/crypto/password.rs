//! Password hashing on its own bounded set of threads, in Django's encodings.
//!
//! New hashes read `bcrypt_sha256$$2b$<cost>$<salt and hash>`: bcrypt over the lower-case hexadecimal SHA-256 of the
//! password, so that neither bcrypt's cut at 72 bytes nor a NUL matters. Hashing is the dearest thing a stranger can ask
//! for, so it never runs on the threads that answer requests, and the queue in front of it is bounded: what does not fit
//! is refused at once. Passwords in the queue are wiped when they leave it.

use std::sync::Arc;

use tokio::sync::oneshot;
use zeroize::Zeroizing;

use crate::app::Random;

mod encoding;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod fuzzing;
mod queue;
mod stored;
#[cfg(test)]
mod tests;

use encoding::Hasher;
use queue::{Queue, Work};
use stored::Stored;

/// The costs of bcrypt that are accepted, in settings and in stored hashes: each step doubles the time.
pub const COST_RANGE: std::ops::RangeInclusive<u32> = 4..=16;

/// The most iterations of PBKDF2 that are verified; Django 5.2 makes 1,000,000.
pub const PBKDF2_ITERATIONS_MAX: u32 = 2_000_000;
/// The most memory of Argon2 that is verified, in KiB. Each hashing thread may take as much; Django makes 102,400.
pub const ARGON2_MEMORY_MAX_KIB: u32 = 128 * 1024;
/// The most memory times passes of Argon2 that is verified, in KiB; Django makes 204,800.
pub const ARGON2_WORK_MAX_KIB: u64 = 512 * 1024;

/// Whether a hash is of a kind and cost that is verified.
#[must_use]
pub fn is_understood(encoded: &str) -> bool {
    Stored::read(encoded).is_some()
}

/// How passwords are hashed.
#[derive(Debug, Clone, Copy)]
pub struct PasswordSettings {
    /// The cost of new hashes, in [`COST_RANGE`].
    pub cost: u32,
    /// How many threads hash; at least one.
    pub threads: usize,
    /// How many hashes may wait for a thread.
    pub queue: usize,
}

/// Why the hashing threads could not be started.
#[derive(Debug, thiserror::Error)]
pub enum PasswordsError {
    /// The cost lies outside of [`COST_RANGE`].
    #[error("the bcrypt cost must lie between {} and {}", COST_RANGE.start(), COST_RANGE.end())]
    Cost,
    /// No thread to hash on, or no room to wait.
    #[error("hashing needs at least one thread and one place in the queue")]
    Size,
    /// The system gave no thread.
    #[error("a hashing thread could not be started")]
    Thread(#[from] std::io::Error),
}

/// Why a password was neither hashed nor verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HashError {
    /// The queue is full. Nothing was computed; trying again later may succeed.
    #[error("too many passwords are being hashed")]
    Busy,
    /// The work failed: no randomness, or a fault in the hashing itself.
    #[error("hashing failed")]
    Failed,
}

/// What a verification found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The password is right, its hash is as new ones are.
    Right,
    /// The password is right, but its hash is of another kind or cost than new ones: hash it again and store that.
    RightRehash,
    /// The password is wrong, or there was no hash that could be verified.
    Wrong,
}

/// The hashing threads. Dropping it lets them finish what they are at and end.
#[derive(Debug)]
pub struct Passwords {
    queue: Arc<Queue>,
}

impl Passwords {
    /// Starts the threads.
    ///
    /// # Errors
    /// Where the settings are out of bounds or the system gives no threads.
    pub fn start(settings: PasswordSettings, random: Arc<dyn Random>) -> Result<Passwords, PasswordsError> {
        if !COST_RANGE.contains(&settings.cost) {
            return Err(PasswordsError::Cost);
        }
        if settings.threads == 0 || settings.queue == 0 {
            return Err(PasswordsError::Size);
        }
        let passwords = Passwords { queue: Arc::new(Queue::new(settings.queue)) };
        let hasher = Arc::new(Hasher::new(settings.cost, random));
        for number in 0..settings.threads {
            let (queue, hasher) = (Arc::clone(&passwords.queue), Arc::clone(&hasher));
            std::thread::Builder::new()
                .name(format!("passwords-{number}"))
                .stack_size(256 * 1024)
                .spawn(move || queue.work(&hasher))?;
        }
        Ok(passwords)
    }

    /// Hashes a password under a new salt. The answer is the encoded hash to store.
    ///
    /// # Errors
    /// [`HashError::Busy`] at once where the queue is full, [`HashError::Failed`] where the work fails.
    pub async fn hash(&self, password: String) -> Result<String, HashError> {
        let (answer, hashed) = oneshot::channel();
        self.queue.push(Work::Hash { password: Zeroizing::new(password), answer })?;
        hashed.await.unwrap_or(Err(HashError::Failed))
    }

    /// Verifies a password against a stored hash: one of ours, or `bcrypt$`, `pbkdf2_sha256$` or `argon2$` as Django makes
    /// them, within bounds. Without one, or with one of an unknown kind, the verdict is wrong and costs as much as
    /// verifying a new hash does; so does one that costs less. One from elsewhere that costs more shows in the time until
    /// it is hashed anew, at the next sign-in.
    ///
    /// # Errors
    /// [`HashError::Busy`] at once where the queue is full, [`HashError::Failed`] where the work fails.
    pub async fn verify(&self, password: String, encoded: Option<String>) -> Result<Verdict, HashError> {
        let (answer, verified) = oneshot::channel();
        self.queue.push(Work::Verify { password: Zeroizing::new(password), encoded, answer })?;
        verified.await.unwrap_or(Err(HashError::Failed))
    }

    /// Whether the queue is full at the moment: what would be pushed would be refused.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.queue.is_full()
    }

    /// How many wait for a thread, for metrics.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.queue.waiting()
    }

    /// How many are being hashed, for metrics.
    #[must_use]
    pub fn running(&self) -> usize {
        self.queue.running()
    }

    /// How many were refused with [`HashError::Busy`] since the start, for metrics.
    #[must_use]
    pub fn refused(&self) -> u64 {
        self.queue.refused()
    }
}

impl Drop for Passwords {
    fn drop(&mut self) {
        self.queue.close();
    }
}
