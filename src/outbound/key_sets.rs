//! The public keys that other services publish, kept for a while.

use super::{Credentials, Outbound, OutboundError};
use crate::crypto::id_token::{self, PublicKey};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use tokio::sync::Mutex;

/// The least and the most that keys are kept without asking again, whatever their publisher says.
const KEPT_MIN: Duration = Duration::from_mins(5);
const KEPT_MAX: Duration = Duration::from_hours(24);
/// How long they are kept where the publisher says nothing.
const KEPT_USUALLY: Duration = Duration::from_hours(1);
/// How long one waits before asking again because of a key that is not known, or after nobody answered.
const ASK_EVERY: TimeDelta = TimeDelta::minutes(1);

/// The keys of all publishers, by address.
#[derive(Debug, Default)]
pub struct KeySets(std::sync::Mutex<HashMap<String, Arc<Mutex<Kept>>>>);

/// The keys of one.
#[derive(Debug, Default)]
struct Kept {
    keys: Option<Vec<PublicKey>>,
    fresh_until: Option<DateTime<Utc>>,
    asked_at: Option<DateTime<Utc>>,
}

impl Outbound {
    /// The key with this identifier that is published at an address; none where there is no such key. A publisher that is away
    /// takes nothing back: its last keys count.
    ///
    /// # Errors
    /// Where the publisher is away and was never reached.
    pub async fn public_key(
        &self,
        url: &str,
        key_id: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<PublicKey>, OutboundError> {
        let kept = {
            let mut sets = self.key_sets.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(sets.entry(url.to_owned()).or_default())
        };
        // Whoever comes while somebody asks waits for the same answer.
        let mut kept = kept.lock().await;
        let may_ask = kept.asked_at.is_none_or(|at| at + ASK_EVERY <= now);
        let is_fresh = kept.fresh_until.is_some_and(|until| now < until);
        if may_ask && (!is_fresh || kept.find(key_id).is_none()) {
            kept.asked_at = Some(now);
            match self.published(url).await {
                Ok((keys, lasts)) => {
                    kept.keys = Some(keys);
                    kept.fresh_until = Some(now + lasts);
                }
                Err(error) if kept.keys.is_none() => return Err(error),
                Err(error) => tracing::warn!(%error, "the keys of before are used"),
            }
        }
        if kept.keys.is_none() {
            return Err(OutboundError::Away { host: url.to_owned(), cause: "it was asked just now".to_owned() });
        }
        Ok(kept.find(key_id).cloned())
    }

    async fn published(&self, url: &str) -> Result<(Vec<PublicKey>, Duration), OutboundError> {
        let answer = self.get(url, Credentials::None).await?;
        let keys = if answer.is_success() { id_token::published(&answer.body) } else { None };
        let cause = || format!("status {} and no keys", answer.status);
        let keys = keys.ok_or_else(|| OutboundError::Away { host: url.to_owned(), cause: cause() })?;
        Ok((keys, answer.max_age.unwrap_or(KEPT_USUALLY).clamp(KEPT_MIN, KEPT_MAX)))
    }
}

impl Kept {
    fn find(&self, key_id: &str) -> Option<&PublicKey> {
        self.keys.as_ref()?.iter().find(|key| key.id() == key_id)
    }
}
