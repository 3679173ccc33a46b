//! What the rules work with: settings, database, clock, randomness, passwords, tokens, mail.

use crate::config::Config;
use crate::crypto::jwt::AccessTokens;
use crate::crypto::password::Passwords;
use crate::crypto::secrets::Secrets;
use crate::db::Db;
use crate::mail::Mail;
use crate::outbound::Outbound;
use chrono::{DateTime, Utc};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// All that the rules work with. They know no other way to the outside.
#[derive(Debug)]
pub struct App {
    /// The settings.
    pub settings: Config,
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Password hashing, on threads of its own.
    pub passwords: Passwords,
    /// The keys that are derived from the service's secret.
    pub secrets: Arc<Secrets>,
    /// The access tokens of the accounts contract.
    pub accounts_tokens: AccessTokens,
    /// The access tokens of the session contract.
    pub session_tokens: AccessTokens,
    /// The access tokens of the platform contract.
    pub platform_tokens: AccessTokens,
    /// Letters to people.
    pub mail: Mail,
    /// The way to other services.
    pub outbound: Arc<Outbound>,
}

/// Where the time comes from. The rules never ask the machine themselves, so that a test can move the clock.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The present time, in UTC.
    fn now(&self) -> DateTime<Utc>;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine for the time")]
    fn time() -> SystemTime {
        SystemTime::now()
    }

    /// How long it is since 1970 began, in UTC and without leap seconds; nothing on a machine whose clock stands before that.
    pub fn since_1970(self) -> Duration {
        Self::time().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from(Self::time())
    }
}

/// Where randomness comes from: salts, tokens, identifiers.
pub trait Random: Send + Sync + std::fmt::Debug {
    /// Fills the bytes with unpredictable ones.
    ///
    /// # Errors
    /// Where the source of the machine fails; nothing may be issued then.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomFailed>;
}

/// The source of randomness failed.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the source of randomness failed")]
pub struct RandomFailed;

/// The cryptographic generator of aws-lc.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomFailed> {
        aws_lc_rs::rand::fill(bytes).map_err(|_| RandomFailed)
    }
}
