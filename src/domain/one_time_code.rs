//! Codes of six digits that are mailed. Each is good for one thing, once, for a few minutes and five tries; a newer one for the
//! same thing voids it.

use super::limits::{TooMany, Wait};
use crate::app::{App, RandomFailed};
use crate::crypto::secrets::Purpose;
use crate::db::one_time_codes::{self, NewCode, StoredCode, TRIES_MAX, Tried};
use crate::db::{Connection, QueryResult};
use chrono::{DateTime, TimeDelta, Utc};

/// How many codes of six digits there are.
const CODES: u32 = 1_000_000;
/// How long one waits for the next code for the same thing.
pub(super) const EVERY: TimeDelta = TimeDelta::minutes(1);

/// A code, and what it is for.
pub(super) struct OneTimeCode {
    text: String,
}

impl OneTimeCode {
    /// A new one; each is as likely as any other.
    pub(super) fn random(app: &App) -> Result<Self, RandomFailed> {
        loop {
            let mut bytes = [0; 4];
            app.random.fill(&mut bytes)?;
            let drawn = u32::from_be_bytes(bytes);
            // What is left over would make the first codes likelier.
            if drawn < u32::MAX / CODES * CODES {
                return Ok(Self { text: format!("{:06}", drawn % CODES) });
            }
        }
    }

    /// What is mailed.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Writes it for a thing; an earlier one is void. Returns its end.
    pub(super) async fn write(
        &self,
        app: &App,
        conn: &Connection,
        slot: &[u8],
        account_id: i32,
    ) -> QueryResult<DateTime<Utc>> {
        let now = app.clock.now();
        let expires_at = now + app.settings.session.code_lifetime;
        let mac = app.secrets.mac(Purpose::OneTimeCode, &[slot, self.text.as_bytes()]);
        let new = NewCode { slot, account_id, code_mac: &mac, created_at: now, expires_at, tries: 0, used_at: None };
        one_time_codes::replace(conn, &new).await?;
        Ok(expires_at)
    }
}

/// A code that was written, with what it took the place of.
pub(super) struct Replacing {
    slot: Vec<u8>,
    mac: [u8; 32],
    earlier: Option<StoredCode>,
    /// Its end.
    pub(super) expires_at: DateTime<Utc>,
}

impl Replacing {
    /// Writes a code as [`OneTimeCode::write`] does. The account must be locked.
    pub(super) async fn write(
        code: &OneTimeCode,
        app: &App,
        conn: &Connection,
        slot: &[u8],
        account_id: i32,
    ) -> QueryResult<Self> {
        let earlier = one_time_codes::find(conn, slot).await?;
        let expires_at = code.write(app, conn, slot, account_id).await?;
        let mac = app.secrets.mac(Purpose::OneTimeCode, &[slot, code.text.as_bytes()]);
        Ok(Self { slot: slot.to_vec(), mac, earlier, expires_at })
    }

    /// The code reached nobody: the one before it holds again.
    pub(super) async fn take_back(&self, conn: &Connection) -> QueryResult<()> {
        one_time_codes::take_back(conn, &self.slot, &self.mac, self.earlier.as_ref()).await
    }
}

/// Why a code is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotTaken {
    /// It is another, was used, or a newer one was mailed.
    Wrong,
    /// Its time has passed.
    Expired,
    /// It was tried too often. Another one is of use, as soon as it can be had.
    TooOften(TooMany),
}

/// Takes a code for a thing. A wrong one counts, so the transaction must be committed either way.
pub(super) async fn take(
    app: &App,
    conn: &Connection,
    slot: &[u8],
    presented: &str,
    wait: &Wait,
) -> QueryResult<Result<(), NotTaken>> {
    let now = app.clock.now();
    let parts: [&[u8]; 2] = [slot, presented.trim().as_bytes()];
    let macs: Vec<Vec<u8>> = app.secrets.macs(Purpose::OneTimeCode, &parts).map(|mac| mac.to_vec()).collect();
    match one_time_codes::attempt(conn, slot, &macs, now).await? {
        Tried::Right => return Ok(Ok(())),
        Tried::Wrong => return Ok(Err(NotTaken::Wrong)),
        Tried::Nothing => {}
    }
    let unused = one_time_codes::find(conn, slot).await?.filter(|found| found.used_at.is_none());
    Ok(Err(match unused {
        // Nothing is to be waited for but another code, and that is for the caller to know.
        Some(code) if code.tries >= TRIES_MAX => NotTaken::TooOften(wait.refuse(TimeDelta::zero())),
        Some(code) if code.expires_at <= now => NotTaken::Expired,
        Some(_) | None => NotTaken::Wrong,
    }))
}
