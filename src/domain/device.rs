//! Devices: each is known by a random identifier that the service issued. What a client calls its device is a label, and
//! proves nothing.

use crate::app::{App, RandomFailed};
use crate::crypto::ids;
use crate::crypto::secrets::digest;
use crate::db::devices::{self, NewDevice};
use crate::db::{Connection, QueryResult, profiles};
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
    /// device only.
    pub(super) async fn is_trusted(&self, app: &App, account_id: i32) -> Result<bool, Failure> {
        let (Some(presented), now) = (&self.presented, app.clock.now()) else { return Ok(false) };
        let hash = hash(presented);
        Ok(app.db.read(async |conn| devices::is_trusted(conn, account_id, &hash, now).await).await?
            && app.db.read(async |conn| profiles::asks_once_a_device(conn, account_id).await).await?)
    }

    /// Finds the device among those of the account, or writes a new one.
    pub(super) async fn write(&self, conn: &Connection, account_id: i32, now: DateTime<Utc>) -> QueryResult<Arrived> {
        if let Some(presented) = &self.presented {
            let hash = hash(presented);
            if devices::see(conn, account_id, &hash, now).await? {
                return Ok(Arrived { id: presented.clone(), hash, is_strange: false });
            }
        }
        let (hash, label) = (hash(&self.fresh), label(self.presented.as_deref().unwrap_or_default()));
        let new = NewDevice { id_hash: &hash, account_id, label: &label, created_at: now, last_seen_at: now };
        devices::insert(conn, &new).await?;
        let is_strange = devices::has_other(conn, account_id, &hash).await?;
        Ok(Arrived { id: self.fresh.clone(), hash, is_strange })
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
