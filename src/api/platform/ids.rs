//! Identifiers of things: a prefix that says what it is, and a UUID in 32 hexadecimal digits.

use super::errors::Refusal;
use crate::domain::{api_key, organization};
use lychgate_engine::Id;
use uuid::Uuid;

/// What identifiers of a kind of things begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Prefix(&'static str);

/// Of people.
pub(super) const USER: Prefix = Prefix("user_");
/// Of organizations.
pub(super) const ORGANIZATION: Prefix = Prefix(organization::ID_PREFIX);
/// Of notifications.
pub(super) const NOTIFICATION: Prefix = Prefix("notif_");
/// Of passkeys.
pub(super) const PASSKEY: Prefix = Prefix("pk_");
/// Of API keys.
pub(super) const API_KEY: Prefix = Prefix(api_key::ID_PREFIX);

impl Prefix {
    /// The identifier of a thing.
    pub(super) fn id(self, uuid: Uuid) -> Id {
        Id(format!("{}{}", self.0, uuid.simple()))
    }

    /// The thing of an identifier, in the one form that identifiers have.
    pub(super) fn read(self, id: &Id) -> Option<Uuid> {
        let digits = id.0.strip_prefix(self.0)?;
        let is_form = digits.len() == 32 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if is_form { Uuid::try_parse(digits).ok() } else { None }
    }

    /// The same, refused as what is not there where it is none.
    pub(super) fn find(self, id: &Id) -> Result<Uuid, Refusal> {
        self.read(id).ok_or(Refusal::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::{NOTIFICATION, USER};
    use lychgate_engine::Id;
    use uuid::Uuid;

    #[test]
    fn identifiers_have_one_form() {
        let uuid = Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);
        let id = USER.id(uuid);
        assert_eq!(id.0, "user_0123456789abcdef0123456789abcdef");
        assert_eq!(USER.read(&id), Some(uuid));
        assert_eq!(NOTIFICATION.read(&id), None);
        let others = ["", "user_", "0123456789abcdef0123456789abcdef", "user_01234567-89ab-cdef-0123-456789abcdef"];
        for text in others.into_iter().map(str::to_owned).chain([id.0.to_uppercase(), format!("{}0", id.0)]) {
            assert_eq!(USER.read(&Id(text.clone())), None, "{text}");
        }
        assert_eq!(USER.read(&Id("user_0123456789ABCDEF0123456789ABCDEF".to_owned())), None);
    }
}
