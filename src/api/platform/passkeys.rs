//! Passkeys as the SDL shows them.

use super::errors::Refusal;
use super::ids;
use crate::api::scalars::DateTime;
use crate::domain::passkey::{self, Passkey, PasskeyError};
use crate::generated::platform::types;

/// What all descriptions of keys are called.
pub(super) const PUBLIC_KEY: &str = "public-key";

/// A passkey.
pub(super) fn shown(passkey: Passkey) -> types::Passkey {
    types::Passkey {
        id: ids::PASSKEY.id(passkey.id),
        device_name: passkey.device_name,
        created_at: DateTime(passkey.created_at),
        last_used_at: passkey.last_used_at.map(DateTime),
    }
}

/// A passkey as browsers know it.
pub(super) fn descriptor(credential_id: &[u8], transports: Vec<String>) -> types::PasskeyCredentialDescriptor {
    types::PasskeyCredentialDescriptor {
        r#type: PUBLIC_KEY.to_owned(),
        id: passkey::encoded(credential_id),
        transports: Some(transports),
    }
}

/// How long a challenge can be answered, in milliseconds.
pub(super) fn timeout() -> i32 {
    i32::try_from(passkey::CHALLENGE_LIFETIME.num_milliseconds()).unwrap_or(i32::MAX)
}

/// What came of an act.
pub(super) fn acted(outcome: Result<(), PasskeyError>) -> Result<types::ActionResponse, Refusal> {
    outcome.map(|()| super::envelope::acted()).map_err(|error| super::errors::passkey(&error))
}
