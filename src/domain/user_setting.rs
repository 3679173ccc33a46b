//! Preferences of people: texts under keys, which mean something to clients only.

use super::authenticate::Caller;
use crate::app::App;
use crate::db::{DbError, accounts, user_settings};
use crate::error::Failure;

pub use crate::db::user_settings::UserSetting;

/// The most keys of one person.
const KEYS_MAX: i64 = 100;
/// The longest key.
const KEY_MAX_BYTES: usize = 64;
/// The longest value.
const VALUE_MAX_BYTES: usize = 4_096;

/// Why a preference is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SettingError {
    /// The key has another form.
    #[error("the key has another form")]
    KeyInvalid,
    /// The value holds a NUL, which the database does not.
    #[error("the value holds a NUL character")]
    ValueInvalid,
    /// The value is too long.
    #[error("the value is too long")]
    ValueTooLong,
    /// There are as many keys as there may be.
    #[error("there are too many keys")]
    TooManyKeys,
    /// The session has ended.
    #[error("the session has ended")]
    SessionEnded,
    /// Something else failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<DbError> for SettingError {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

fn is_key(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=KEY_MAX_BYTES).contains(&text.len()) && text.bytes().all(is_allowed)
}

/// Sets a preference of the caller. How many keys there are is counted while the account is locked.
///
/// # Errors
/// Where key or value do not do, or there are too many keys.
pub async fn set(app: &App, caller: &Caller, key: &str, value: &str) -> Result<UserSetting, SettingError> {
    if !is_key(key) {
        return Err(SettingError::KeyInvalid);
    }
    if value.len() > VALUE_MAX_BYTES {
        return Err(SettingError::ValueTooLong);
    }
    if value.contains('\0') {
        return Err(SettingError::ValueInvalid);
    }
    let (id, version, now) = (caller.account.id, caller.account.token_version, app.clock.now());
    app.db
        .transaction(async |conn| {
            if !accounts::lock_unchanged(conn, id, version).await.map_err(DbError::from)? {
                return Err(SettingError::SessionEnded);
            }
            if user_settings::count_others(conn, id, key).await.map_err(DbError::from)? >= KEYS_MAX {
                return Err(SettingError::TooManyKeys);
            }
            Ok(user_settings::put(conn, id, key, value, now).await.map_err(DbError::from)?)
        })
        .await
}

/// All of the caller, by their keys.
///
/// # Errors
/// Where the database fails.
pub async fn of(app: &App, caller: &Caller) -> Result<Vec<UserSetting>, Failure> {
    let id = caller.account.id;
    Ok(app.db.read(async |conn| user_settings::of(conn, id).await).await?)
}

/// One of the caller; none where there is none under this key.
///
/// # Errors
/// Where the database fails.
pub async fn find(app: &App, caller: &Caller, key: &str) -> Result<Option<UserSetting>, Failure> {
    if !is_key(key) {
        return Ok(None);
    }
    let id = caller.account.id;
    Ok(app.db.read(async |conn| user_settings::find(conn, id, key).await).await?)
}

/// Deletes one of the caller. Returns false where there is none under this key.
///
/// # Errors
/// Where the database fails.
pub async fn delete(app: &App, caller: &Caller, key: &str) -> Result<bool, Failure> {
    if !is_key(key) {
        return Ok(false);
    }
    let id = caller.account.id;
    Ok(app.db.write(async |conn| user_settings::delete(conn, id, key).await).await?)
}

#[cfg(test)]
mod tests {
    use super::is_key;

    #[test]
    fn keys_have_one_form() {
        for key in ["a", "theme", "Editor.font-size_2", &"k".repeat(64)] {
            assert!(is_key(key), "{key}");
        }
        for key in ["", " ", "a b", "ä", "a/b", "a\0", "a\n", &"k".repeat(65)] {
            assert!(!is_key(key), "{key:?}");
        }
    }
}
