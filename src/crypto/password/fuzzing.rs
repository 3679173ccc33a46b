//! Fuzzing of stored password hashes, which come from imports: whatever is understood costs no more than it may.

use super::stored::{Imported, Stored};
use super::{ARGON2_MEMORY_MAX_KIB, ARGON2_WORK_MAX_KIB, COST_RANGE, PBKDF2_ITERATIONS_MAX, is_understood};

/// Hashes that are so cheap are verified too.
const ITERATIONS_CHEAP: u32 = 500;
const MEMORY_CHEAP_KIB: u32 = 256;

/// The text of a hash.
pub(crate) fn password_hash(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let stored = Stored::parse(text);
    assert_eq!(is_understood(text), stored.is_some(), "what is unusable is not understood");
    let Some(stored) = stored else { return };
    let is_cheap = match &stored {
        Stored::Bcrypt(bcrypt) => {
            assert!(COST_RANGE.contains(&bcrypt.cost));
            bcrypt.cost == *COST_RANGE.start()
        }
        Stored::Imported(Imported::Pbkdf2 { iterations, salt, .. }) => {
            assert!(iterations.get() <= PBKDF2_ITERATIONS_MAX && !salt.is_empty());
            iterations.get() <= ITERATIONS_CHEAP
        }
        Stored::Imported(Imported::Argon2 { params, salt, hash, .. }) => {
            assert!(params.m_cost() <= ARGON2_MEMORY_MAX_KIB && salt.len() >= 8 && hash.len() >= 16);
            assert!(u64::from(params.m_cost()) * u64::from(params.t_cost()) <= ARGON2_WORK_MAX_KIB);
            params.m_cost() <= MEMORY_CHEAP_KIB && params.t_cost() <= 4
        }
    };
    if !is_cheap {
        return;
    }
    let is_right = |password: &str| match &stored {
        Stored::Bcrypt(bcrypt) => bcrypt.matches(password),
        Stored::Imported(imported) => imported.matches(password),
    };
    // Nobody but whoever made the hash knows what it is of.
    assert_eq!(is_right("a password").ok(), is_right("a password").ok());
}
