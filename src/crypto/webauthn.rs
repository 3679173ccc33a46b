//! Passkeys as browsers show them (Web Authentication, level 3): what an authenticator made, and what it signed.
//!
//! The library holds them against the rules of the relying party. Neither the challenges nor the times are its own: those are
//! drawn and kept by the rules.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use passki::{
    AuthenticationCredential, AuthenticationState, ClientData, Passki, RegistrationCredential, RegistrationState,
    StoredPasskey,
};
use serde_json::json;

/// The algorithms that are taken, as COSE numbers them, the best liked first: ES256, EdDSA and RS256.
pub const ALGORITHMS: [i32; 3] = [-7, -8, -257];
/// Where the flags stand in the data of an authenticator, behind the hash of the relying party.
const FLAGS_AT: usize = 32;
/// The flag that says that copies of the key may be kept elsewhere.
const BACKUP_ELIGIBLE: u8 = 0x08;
/// The flag that says that there are any.
const BACKED_UP: u8 = 0x10;
/// The longest identifier of a credential that there may be (section 4).
const CREDENTIAL_ID_MAX_BYTES: usize = 1023;
/// A key that nobody registered, the base point of P-256: what is signed by no known key is held against this one, so that it
/// takes as long.
const UNKNOWN_KEY: &[u8] = &[
    0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, 0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8,
    0xbc, 0xe6, 0xe5, 0x63, 0xa4, 0x40, 0xf2, 0x77, 0x03, 0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1, 0x39, 0x45,
    0xd8, 0x98, 0xc2, 0x96, 0x22, 0x58, 0x20, 0x4f, 0xe3, 0x42, 0xe2, 0xfe, 0x1a, 0x7f, 0x9b, 0x8e, 0xe7, 0xeb, 0x4a,
    0x7c, 0x0f, 0x9e, 0x16, 0x2b, 0xce, 0x33, 0x57, 0x6b, 0x31, 0x5e, 0xce, 0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51,
    0xf5,
];

/// Who asks for passkeys.
#[derive(Debug, Clone, Copy)]
pub struct RelyingParty<'a> {
    /// The domain that passkeys belong to.
    pub id: &'a str,
    /// The origins of the pages that may use them.
    pub origins: &'a [String],
}

impl RelyingParty<'_> {
    fn library(&self) -> Passki {
        Passki::new(self.id, self.origins, "")
    }
}

/// What the browser handed over is no credential, or not one for this challenge and relying party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the credential is not valid")]
pub struct NotValid;

/// A new credential that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// What the authenticator calls it.
    pub credential_id: Vec<u8>,
    /// The public key (COSE).
    pub public_key: Vec<u8>,
    /// The number of its algorithm: one of [`ALGORITHMS`].
    pub algorithm: i32,
    /// How often the authenticator has signed; always 0 for those that do not count.
    pub signature_counter: u32,
    /// Whether copies of it may be kept elsewhere.
    pub backup_eligible: bool,
    /// Whether there are any.
    pub backed_up: bool,
    /// How browsers reach the authenticator.
    pub transports: Vec<String>,
}

/// A new credential as the browser handed it over.
pub struct Registration {
    credential: RegistrationCredential,
    challenge: Vec<u8>,
}

impl std::fmt::Debug for Registration {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Registration(…)")
    }
}

impl Registration {
    /// Reads the JSON text of a `PublicKeyCredential`.
    ///
    /// # Errors
    /// Where it is none.
    pub fn parse(json: &str) -> Result<Self, NotValid> {
        let credential: RegistrationCredential = serde_json::from_str(json).map_err(|_| NotValid)?;
        let challenge = challenge(&credential.response.client_data_json)?;
        Ok(Self { credential, challenge })
    }

    /// The challenge that it is said to be for.
    #[must_use]
    pub fn challenge(&self) -> &[u8] {
        &self.challenge
    }

    /// Holds it against the rules: made by a page of the relying party for that challenge, by an authenticator that verified
    /// its user, with a key of an algorithm that is taken.
    ///
    /// # Errors
    /// Where it is not so.
    pub fn verify(&self, relying_party: &RelyingParty<'_>) -> Result<Registered, NotValid> {
        let state = json!({
            "challenge": self.challenge,
            "user": { "id": "", "name": "", "displayName": "" },
            "user_verification": "required",
        });
        let state: RegistrationState = serde_json::from_value(state).map_err(|_| NotValid)?;
        let stored = relying_party.library().finish_passkey_registration(&self.credential, &state);
        let stored = stored.map_err(|_| NotValid)?;
        let length = stored.credential_id.len();
        if !ALGORITHMS.contains(&stored.algorithm) || length == 0 || length > CREDENTIAL_ID_MAX_BYTES {
            return Err(NotValid);
        }
        let transports = stored.transports.iter().filter_map(|transport| {
            let named = serde_json::to_value(transport).ok()?;
            named.as_str().map(str::to_owned)
        });
        Ok(Registered {
            transports: transports.collect(),
            credential_id: stored.credential_id,
            public_key: stored.public_key,
            algorithm: stored.algorithm,
            signature_counter: stored.counter,
            backup_eligible: stored.be,
            backed_up: stored.bs,
        })
    }
}

/// What an authenticator says beside a signature that is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asserted {
    /// How often it has signed; always 0 for those that do not count. Nobody has compared it with anything yet.
    pub signature_counter: u32,
    /// Whether copies of the key may be kept elsewhere.
    pub backup_eligible: bool,
    /// Whether there are any.
    pub backed_up: bool,
}

/// A signature as the browser handed it over.
pub struct Assertion {
    credential: AuthenticationCredential,
    challenge: Vec<u8>,
    credential_id: Vec<u8>,
    user_handle: Option<Vec<u8>>,
}

impl std::fmt::Debug for Assertion {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Assertion(…)")
    }
}

impl Assertion {
    /// Reads the JSON text of a `PublicKeyCredential`.
    ///
    /// # Errors
    /// Where it is none.
    pub fn parse(json: &str) -> Result<Self, NotValid> {
        let credential: AuthenticationCredential = serde_json::from_str(json).map_err(|_| NotValid)?;
        let challenge = challenge(&credential.response.client_data_json)?;
        let credential_id = decoded(&credential.raw_id)?;
        let user_handle = credential.response.user_handle.as_deref().map(decoded).transpose()?;
        Ok(Self { credential, challenge, credential_id, user_handle })
    }

    /// The challenge that it is said to be for.
    #[must_use]
    pub fn challenge(&self) -> &[u8] {
        &self.challenge
    }

    /// The credential that is said to have signed.
    #[must_use]
    pub fn credential_id(&self) -> &[u8] {
        &self.credential_id
    }

    /// Whether it names no user but this one.
    #[must_use]
    pub fn is_of(&self, user_handle: &[u8]) -> bool {
        self.user_handle.as_deref().is_none_or(|named| named == user_handle)
    }

    /// Holds it against the rules: signed by this key, for a page of the relying party and that challenge, by an authenticator
    /// that verified its user. Without a key it is refused, after the same work.
    ///
    /// # Errors
    /// Where it is not so.
    pub fn verify(&self, relying_party: &RelyingParty<'_>, key: Option<(&[u8], i32)>) -> Result<Asserted, NotValid> {
        let (public_key, algorithm) = key.unwrap_or((UNKNOWN_KEY, ALGORITHMS[0]));
        let mut stored = StoredPasskey::default();
        stored.credential_id.clone_from(&self.credential_id);
        stored.public_key = public_key.to_vec();
        stored.algorithm = algorithm;
        // The counter that was kept is none of the library's: it is compared where it is locked.
        stored.counter = 0;
        let state = json!({
            "challenge": self.challenge,
            "allowed_credentials": [self.credential_id],
            "user_verification": "required",
        });
        let state: AuthenticationState = serde_json::from_value(state).map_err(|_| NotValid)?;
        let done = relying_party.library().finish_passkey_authentication(&self.credential, &state, &stored);
        let (Ok(done), Some(_)) = (done, key) else { return Err(NotValid) };
        let data = decoded(&self.credential.response.authenticator_data)?;
        let flags = *data.get(FLAGS_AT).ok_or(NotValid)?;
        Ok(Asserted {
            signature_counter: done.counter,
            backup_eligible: flags & BACKUP_ELIGIBLE != 0,
            backed_up: flags & BACKED_UP != 0,
        })
    }
}

/// The challenge in the data that a browser collected.
fn challenge(client_data: &str) -> Result<Vec<u8>, NotValid> {
    let collected = ClientData::from_base64(client_data).map_err(|_| NotValid)?;
    decoded(&collected.challenge)
}

/// Binary data as the API of browsers writes it in JSON.
#[must_use]
pub fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn decoded(text: &str) -> Result<Vec<u8>, NotValid> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| NotValid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_credential_is_told_so() {
        let client_data = encoded(br#"{"type":"webauthn.get","challenge":"!","origin":"x"}"#);
        let nested = format!("{}1{}", "[".repeat(1000), "]".repeat(1000));
        let bad_challenge = format!(r#"{{"rawId":"AA","response":{{"clientDataJSON":"{client_data}"}}}}"#);
        for text in
            ["", "none", "{}", "[]", r#"{"rawId":"AA","response":{"clientDataJSON":"AA"}}"#, &nested, &bad_challenge]
        {
            assert!(Registration::parse(text).is_err(), "{text}");
            assert!(Assertion::parse(text).is_err(), "{text}");
        }
    }
}
