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
/// How long keys still count after that while their publisher is away. A key that was withdrawn must not count for ever.
const OUTLIVED_MAX: Duration = Duration::from_hours(24);

/// The keys of all publishers, by address.
#[derive(Debug, Default)]
pub struct KeySets(std::sync::Mutex<HashMap<String, Arc<Publisher>>>);

/// A publisher, as it is known here.
#[derive(Debug, Default)]
struct Publisher {
    kept: std::sync::Mutex<Kept>,
    /// Held while it is asked, by whoever asks: others wait for the same answer.
    asking: Mutex<()>,
}

/// The keys of one.
#[derive(Debug, Clone, Default)]
struct Kept {
    keys: Arc<[PublicKey]>,
    /// Until when they count without asking again; none before the first answer.
    fresh_until: Option<DateTime<Utc>>,
    asked_at: Option<DateTime<Utc>>,
    /// Why the last question was not answered.
    failed: Option<String>,
}

impl Outbound {
    /// The key with this identifier that is published at an address; none where there is no such key. Keys that are known and
    /// fresh are waited for by nobody. While the publisher is away its last keys count for another day.
    ///
    /// # Errors
    /// Where the publisher is away, and its last keys do not have this one, or count no more.
    pub async fn public_key(
        self: &Arc<Self>,
        url: &str,
        key_id: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<PublicKey>, OutboundError> {
        let publisher = {
            let mut sets = self.key_sets.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(sets.entry(url.to_owned()).or_default())
        };
        if publisher.look().needs_asking(key_id, now) {
            let (outbound, url, key_id) = (Arc::clone(self), url.to_owned(), key_id.to_owned());
            let publisher = Arc::clone(&publisher);
            // It goes on where whoever asks goes away: else somebody who does so each minute would keep new keys from everybody.
            let asked = tokio::spawn(async move { publisher.ask(&outbound, &url, &key_id, now).await });
            let _ = asked.await;
        }
        let kept = publisher.look();
        let found = kept.find(key_id).filter(|_| kept.count(now)).cloned();
        match (&kept.failed, found) {
            (_, Some(key)) => Ok(Some(key)),
            // It may be a new one, or there may be none any more: only the publisher could tell.
            (Some(cause), None) => Err(OutboundError::Away { host: url.to_owned(), cause: cause.clone() }),
            (None, None) => Ok(None),
        }
    }

    async fn published(&self, url: &str) -> Result<(Vec<PublicKey>, Duration), OutboundError> {
        let answer = self.get(url, Credentials::None).await?;
        let keys = if answer.is_success() { id_token::published(&answer.body) } else { None };
        let cause = || format!("status {} and no keys", answer.status);
        let keys = keys.ok_or_else(|| OutboundError::Away { host: url.to_owned(), cause: cause() })?;
        Ok((keys, answer.max_age.unwrap_or(KEPT_USUALLY).clamp(KEPT_MIN, KEPT_MAX)))
    }
}

impl Publisher {
    fn look(&self) -> Kept {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks for the keys, unless somebody else did meanwhile.
    async fn ask(&self, outbound: &Outbound, url: &str, key_id: &str, now: DateTime<Utc>) {
        let _asking = self.asking.lock().await;
        if !self.look().needs_asking(key_id, now) {
            return;
        }
        let answer = outbound.published(url).await;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.asked_at = Some(now);
        match answer {
            Ok((keys, lasts)) => {
                kept.keys = keys.into();
                kept.fresh_until = Some(now + lasts);
                kept.failed = None;
            }
            Err(error) => {
                tracing::warn!(%error, "keys of a service that vouches for people are not to be had");
                kept.failed = Some(error.to_string());
            }
        }
    }
}

impl Kept {
    fn needs_asking(&self, key_id: &str, now: DateTime<Utc>) -> bool {
        let may_ask = self.asked_at.is_none_or(|at| at + ASK_EVERY <= now);
        let is_fresh = self.fresh_until.is_some_and(|until| now < until);
        may_ask && (!is_fresh || self.find(key_id).is_none())
    }

    /// Whether the keys count, fresh or not.
    fn count(&self, now: DateTime<Utc>) -> bool {
        self.fresh_until.is_some_and(|until| now < until + OUTLIVED_MAX)
    }

    fn find(&self, key_id: &str) -> Option<&PublicKey> {
        self.keys.iter().find(|key| key.id() == key_id)
    }
}
