//! An authenticator that a test plays: it makes passkeys and signs with them, and lies where the test wants it to.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

/// Somebody is there, and was verified.
pub(crate) const VERIFIED: u8 = 0x05;
/// Somebody is there, whoever it is.
pub(crate) const PRESENT: u8 = 0x01;
/// Copies of the key may be kept elsewhere.
pub(crate) const BACKUP_ELIGIBLE: u8 = 0x08;
/// The data holds a new credential.
const ATTESTED: u8 = 0x40;

/// The kinds of keys that are taken.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Algorithm {
    Es256,
    EdDsa,
    Rs256,
}

enum Key {
    Es256(Box<EcdsaKeyPair>),
    EdDsa(Ed25519KeyPair),
    Rs256(Box<RsaKeyPair>),
}

/// The authenticator, with one key.
pub(crate) struct Authenticator {
    key: Key,
    pub(crate) credential_id: Vec<u8>,
    pub(crate) rp_id: String,
    /// The origin of the page that asks.
    pub(crate) origin: String,
    pub(crate) flags: u8,
    pub(crate) counter: u32,
    /// What it says whose passkey it is, where it does.
    pub(crate) user_handle: Option<String>,
}

impl Authenticator {
    /// A new one behind a browser that shows a page of this origin.
    pub(crate) fn new(origin: &str, algorithm: Algorithm) -> Self {
        let key = match algorithm {
            Algorithm::Es256 => Key::Es256(Box::new(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap())),
            Algorithm::EdDsa => Key::EdDsa(Ed25519KeyPair::generate().unwrap()),
            Algorithm::Rs256 => Key::Rs256(Box::new(RsaKeyPair::generate(KeySize::Rsa2048).unwrap())),
        };
        let mut credential_id = vec![0; 20];
        aws_lc_rs::rand::fill(&mut credential_id).unwrap();
        let origin = origin.to_owned();
        let rp_id = "localhost".to_owned();
        Self { key, credential_id, rp_id, origin, flags: VERIFIED, counter: 1, user_handle: None }
    }

    /// The public key (COSE).
    fn public_key(&self) -> Vec<u8> {
        match &self.key {
            Key::Es256(key) => {
                let point = key.public_key().as_ref();
                let (head, middle) = ([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20], [0x22, 0x58, 0x20]);
                [&head[..], &point[1..33], &middle[..], &point[33..]].concat()
            }
            Key::EdDsa(key) => {
                [&[0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 0x20][..], key.public_key().as_ref()].concat()
            }
            Key::Rs256(key) => {
                // SEQUENCE { INTEGER modulus, INTEGER 65537 }: the modulus is 256 bytes, behind a zero.
                let der = key.public_key().as_ref();
                assert_eq!(der.len(), 270);
                let head = [0xa4, 1, 3, 3, 0x39, 1, 0, 0x20, 0x59, 1, 0];
                [&head[..], &der[9..265], &[0x21, 0x43, 1, 0, 1]].concat()
            }
        }
    }

    fn signature(&self, message: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match &self.key {
            Key::Es256(key) => key.sign(&random, message).unwrap().as_ref().to_vec(),
            Key::EdDsa(key) => key.sign(message).as_ref().to_vec(),
            Key::Rs256(key) => {
                let mut signature = vec![0; 256];
                key.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature).unwrap();
                signature
            }
        }
    }

    /// What it says of itself: relying party, flags, counter.
    fn data(&self, more: u8) -> Vec<u8> {
        let relying_party = digest(&SHA256, self.rp_id.as_bytes());
        [relying_party.as_ref(), &[self.flags | more], &self.counter.to_be_bytes()].concat()
    }

    fn client_data(&self, kind: &str, challenge: &str) -> Vec<u8> {
        let said = json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false });
        said.to_string().into_bytes()
    }

    /// Makes its passkey, for what `generatePasskeyRegistrationChallenge` answered: the JSON text of the credential. It counts
    /// on.
    pub(crate) fn make(&mut self, challenge: &Value) -> String {
        self.user_handle = challenge["user"]["id"].as_str().map(str::to_owned);
        let client_data = self.client_data("webauthn.create", challenge["challenge"].as_str().unwrap());
        let length = u16::try_from(self.credential_id.len()).unwrap().to_be_bytes();
        let key = self.public_key();
        let data = [&self.data(ATTESTED)[..], &[0; 16], &length, &self.credential_id, &key].concat();
        let [high, low] = u16::try_from(data.len()).unwrap().to_be_bytes();
        let head = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59";
        let attestation = [&head[..], &[high, low], &data].concat();
        self.counter += u32::from(self.counter > 0);
        let response = json!({
            "clientDataJSON": encoded(&client_data),
            "attestationObject": encoded(&attestation),
            "transports": ["internal", "hybrid"],
        });
        self.credential(&response)
    }

    /// Signs the challenge of `generatePasskeyLoginChallenge`: the JSON text of the credential. It counts on.
    pub(crate) fn sign(&mut self, challenge: &Value) -> String {
        self.sign_as("webauthn.get", challenge)
    }

    /// The same, for another kind of challenge.
    pub(crate) fn sign_as(&mut self, kind: &str, challenge: &Value) -> String {
        let client_data = self.client_data(kind, challenge["challenge"].as_str().unwrap());
        let data = self.data(0);
        let signed = [&data[..], digest(&SHA256, &client_data).as_ref()].concat();
        let response = json!({
            "clientDataJSON": encoded(&client_data),
            "authenticatorData": encoded(&data),
            "signature": encoded(&self.signature(&signed)),
            "userHandle": self.user_handle,
        });
        self.counter += u32::from(self.counter > 0);
        self.credential(&response)
    }

    fn credential(&self, response: &Value) -> String {
        let id = encoded(&self.credential_id);
        json!({
            "id": id, "rawId": id, "type": "public-key", "authenticatorAttachment": "platform",
            "clientExtensionResults": {}, "response": response,
        })
        .to_string()
    }
}

/// As browsers write binary data.
pub(crate) fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
