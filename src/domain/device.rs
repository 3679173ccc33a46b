//! Devices: each is known by a random identifier that the service issued. What a client calls its device is a label, and
//! proves nothing.

use crate::app::{App, RandomFailed};
use crate::crypto::ids;
use crate::crypto::secrets::digest;
use crate::db::devices::{self, NewDevice};
use crate::db::{Connection, QueryResult};
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

    /// Finds the device among those of the account, or writes a new one.
    pub(super) async fn write(&self, conn: &Connection, account_id: i32, now: DateTime<Utc>) -> QueryResult<Arrived> {
        if let Some(presented) = &self.presented {
            let hash = hash(presented);
            if devices::see(conn, account_id, &hash, now).await? {
                return Ok(Arrived { id: presented.clone(), hash });
            }
        }
        let (hash, label) = (hash(&self.fresh), label(self.presented.as_deref().unwrap_or_default()));
        let new = NewDevice { id_hash: &hash, account_id, label: &label, created_at: now, last_seen_at: now };
        devices::insert(conn, &new).await?;
        Ok(Arrived { id: self.fresh.clone(), hash })
    }
}

/// A device that somebody signed in from.
#[derive(Clone)]
pub(super) struct Arrived {
    /// What it presents the next time.
    pub(super) id: String,
    /// What is kept of that.
    pub(super) hash: [u8; 32],
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
