//! Devices: each is known by a random identifier that the service issued. What a client calls its device is a label, and
//! proves nothing.

use crate::app::{App, RandomFailed};
use crate::crypto::ids;
use crate::crypto::secrets::digest;
use crate::db::devices::{self, Arrival, Seen};
use crate::db::{Connection, QueryResult};
use crate::error::Failure;
use chrono::{DateTime, Utc};

/// The most characters of a label that are kept.
const LABEL_MAX: usize = 200;

/// A device that somebody signs in from, before anybody looked whether it is known.
pub(super) struct Arriving {
    presented: Option<String>,
    /// Its identifier, where it is new.
    fresh: String,
}

impl Arriving {
    /// With what the client says of it: an identifier that was issued to this account, or a name of its own.
    pub(super) fn draw(app: &App, presented: Option<&str>) -> Result<Self, RandomFailed> {
        Ok(Self { presented: presented.map(str::to_owned), fresh: ids::token(&*app.random)? })
    }

    /// Whether it is a device of the account that confirmed a code not long ago, and the account wants to be asked once a
    /// device only. It may be so no longer when the device is written: that tells it for good.
    pub(super) async fn is_trusted(&self, app: &App, account_id: i32) -> Result<bool, Failure> {
        let (Some(presented), now) = (&self.presented, app.clock.now()) else { return Ok(false) };
        let hash = hash(presented);
        Ok(app.db.read(async |conn| devices::is_trusted(conn, account_id, &hash, now).await).await?)
    }

    /// Finds the device among those of the account, or writes a new one.
    pub(super) async fn write(&self, conn: &Connection, account_id: i32, now: DateTime<Utc>) -> QueryResult<Arrived> {
        let (presented, fresh) = (self.presented.as_deref(), hash(&self.fresh));
        let presented_hash = presented.map(hash);
        let arrival = Arrival {
            account_id,
            presented: presented_hash.as_ref().map(|hash| &hash[..]),
            fresh: &fresh,
            label: &label(presented.unwrap_or_default()),
            now,
        };
        let Seen { is_known, is_trusted, has_others } = devices::arrive(conn, &arrival).await?;
        Ok(match (presented, presented_hash) {
            (Some(id), Some(hash)) if is_known => Arrived { id: id.to_owned(), hash, is_strange: false, is_trusted },
            _ => Arrived { id: self.fresh.clone(), hash: fresh, is_strange: has_others, is_trusted: false },
        })
    }
}

/// A device that somebody signed in from.
#[derive(Clone)]
pub(super) struct Arrived {
    /// What it presents the next time.
    pub(super) id: String,
    /// What is kept of that.
    pub(super) hash: [u8; 32],
    /// Whether it is new to an account that has devices already.
    pub(super) is_strange: bool,
    /// Whether the account does not ask it for a second factor.
    pub(super) is_trusted: bool,
}

/// What is kept of an identifier.
pub(super) fn hash(id: &str) -> [u8; 32] {
    digest(id.as_bytes())
}

/// What a device is called where it is shown. It is no identifier that the device could present.
pub(super) fn shown_as(hash: &[u8]) -> String {
    ids::hex(hash)
}

/// A name as it is kept: without control characters, and not too long.
pub(super) fn label(name: &str) -> String {
    name.chars().filter(|character| !character.is_control()).take(LABEL_MAX).collect()
}
