//! The keys behind access tokens: reading, trying, publishing.

use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, JwkSet, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::SigningKeys;

/// RFC 7518, section 3.2: a key for HS256 has at least the size of its hash.
const HS256_SECRET_MIN_BYTES: usize = 32;

/// The algorithms with a public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsymmetricAlgorithm {
    /// RSA (2048 bits or more) with PKCS#1 v1.5 padding and SHA-256.
    Rs256,
    /// Ed25519.
    EdDsa,
}

impl AsymmetricAlgorithm {
    const fn algorithm(self) -> Algorithm {
        match self {
            AsymmetricAlgorithm::Rs256 => Algorithm::RS256,
            AsymmetricAlgorithm::EdDsa => Algorithm::EdDSA,
        }
    }

    fn private(self, pem: &str) -> Result<EncodingKey, KeysError> {
        match self {
            AsymmetricAlgorithm::Rs256 => EncodingKey::from_rsa_pem(pem.as_bytes()),
            AsymmetricAlgorithm::EdDsa => EncodingKey::from_ed_pem(pem.as_bytes()),
        }
        .map_err(|_| KeysError::PrivateKey)
    }

    fn public(self, pem: &str) -> Result<Jwk, ()> {
        let key = match self {
            AsymmetricAlgorithm::Rs256 => DecodingKey::from_rsa_pem(pem.as_bytes()),
            AsymmetricAlgorithm::EdDsa => DecodingKey::from_ed_pem(pem.as_bytes()),
        };
        key.and_then(|key| Jwk::from_decoding_key(&key, Some(self.algorithm()))).map_err(|_| ())
    }
}

/// Why keys cannot be used. The keys themselves are not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// The HS256 secret is too short.
    #[error("the secret for HS256 must be at least {HS256_SECRET_MIN_BYTES} bytes long")]
    SecretTooShort,
    /// No key could be derived from the service secret.
    #[error("deriving a signing key from the service secret failed")]
    Derivation,
    /// The private key is not one, or not one of this algorithm.
    #[error("the private key is no PEM key of the chosen algorithm, or too small")]
    PrivateKey,
    /// The public key is not one, or not one of this algorithm.
    #[error("the public key is no PEM public key of the chosen algorithm")]
    PublicKey,
    /// The public key is not that of the private one.
    #[error("the public key does not belong to the private key")]
    KeyPair,
    /// A previous public key is not one, or not one of this algorithm; counted from 0, told from 1.
    #[error("number {} of the previous public keys is no PEM public key of the chosen algorithm", .0 + 1)]
    PreviousPublicKey(usize),
}

/// A key that tokens may have been signed with.
#[derive(Debug)]
struct Verifying {
    /// The RFC 7638 thumbprint of a public key; HS256 keys have none, their tokens name no key.
    id: Option<String>,
    key: DecodingKey,
}

/// The keys of one contract, all of one algorithm.
#[derive(Debug)]
pub(super) struct Keys {
    algorithm: Algorithm,
    signing: EncodingKey,
    /// The one that belongs to `signing` stands first.
    verifying: Vec<Verifying>,
    published: Vec<Jwk>,
}

impl Keys {
    /// `derived` are the keys for HS256 from the present and the previous service secrets.
    pub(super) fn read(settings: SigningKeys, derived: &[Zeroizing<[u8; 32]>]) -> Result<Keys, KeysError> {
        match settings {
            SigningKeys::Hs256 { secret: Some(secret) } if secret.len() < HS256_SECRET_MIN_BYTES => {
                Err(KeysError::SecretTooShort)
            }
            SigningKeys::Hs256 { secret: Some(secret) } => Ok(Keys::hs256(&secret, &[])),
            SigningKeys::Hs256 { secret: None } => {
                let (present, previous) = derived.split_first().ok_or(KeysError::Derivation)?;
                Ok(Keys::hs256(&present[..], previous))
            }
            SigningKeys::Asymmetric { algorithm, private_pem, public_pem, previous_public_pems } => {
                Keys::asymmetric(algorithm, &private_pem, public_pem.as_deref(), &previous_public_pems)
            }
        }
    }

    fn hs256(present: &[u8], previous: &[Zeroizing<[u8; 32]>]) -> Keys {
        let verifying = std::iter::once(present)
            .chain(previous.iter().map(|key| &key[..]))
            .map(|key| Verifying { id: None, key: DecodingKey::from_secret(key) })
            .collect();
        Keys {
            algorithm: Algorithm::HS256,
            signing: EncodingKey::from_secret(present),
            verifying,
            published: Vec::new(),
        }
    }

    fn asymmetric(
        algorithm: AsymmetricAlgorithm,
        private_pem: &str,
        public_pem: Option<&str>,
        previous_public_pems: &[String],
    ) -> Result<Keys, KeysError> {
        let signing = algorithm.private(private_pem)?;
        let own = Jwk::from_encoding_key(&signing, algorithm.algorithm()).map_err(|_| KeysError::PrivateKey)?;
        if let Some(pem) = public_pem
            && algorithm.public(pem).map_err(|()| KeysError::PublicKey)?.algorithm != own.algorithm
        {
            return Err(KeysError::KeyPair);
        }
        let mut keys = Keys { algorithm: algorithm.algorithm(), signing, verifying: Vec::new(), published: Vec::new() };
        keys.trust(own).map_err(|()| KeysError::PrivateKey)?;
        for (number, pem) in previous_public_pems.iter().enumerate() {
            algorithm.public(pem).and_then(|key| keys.trust(key)).map_err(|()| KeysError::PreviousPublicKey(number))?;
        }
        keys.try_out()?;
        Ok(keys)
    }

    /// Takes a public key in, once: one that is both the present and a previous one is published once.
    fn trust(&mut self, mut key: Jwk) -> Result<(), ()> {
        // A symmetric key here would be published. The readers above never make one.
        if matches!(key.algorithm, AlgorithmParameters::OctetKey(_) | AlgorithmParameters::Other(_)) {
            return Err(());
        }
        let id = key.thumbprint(ThumbprintHash::SHA256).map_err(|_| ())?;
        if self.verifying.iter().any(|known| known.id.as_deref() == Some(&*id)) {
            return Ok(());
        }
        key.common.public_key_use = Some(PublicKeyUse::Signature);
        key.common.key_id = Some(id.clone());
        self.verifying.push(Verifying { id: Some(id), key: DecodingKey::from_jwk(&key).map_err(|_| ())? });
        self.published.push(key);
        Ok(())
    }

    /// Signs and verifies once, so that a key the library reads but cannot use (an RSA key of 1024 bits) is refused at
    /// the start and not at the first sign-in.
    fn try_out(&self) -> Result<(), KeysError> {
        let message = b"lychgate";
        let signature = jsonwebtoken::crypto::sign(message, &self.signing, self.algorithm);
        let is_usable = signature.is_ok_and(|signature| {
            self.verifying.first().is_some_and(|own| {
                jsonwebtoken::crypto::verify(&signature, message, &own.key, self.algorithm).unwrap_or(false)
            })
        });
        if is_usable { Ok(()) } else { Err(KeysError::PrivateKey) }
    }

    pub(super) fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    pub(super) fn signing(&self) -> &EncodingKey {
        &self.signing
    }

    /// The id of the signing key, for the header of a token.
    pub(super) fn signing_id(&self) -> Option<&str> {
        self.verifying.first().and_then(|key| key.id.as_deref())
    }

    /// The keys to try on a token: the one it names, or all where it names none.
    pub(super) fn verifying<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a DecodingKey> {
        self.verifying
            .iter()
            .filter(move |key| id.is_none() || key.id.is_none() || key.id.as_deref() == id)
            .map(|key| &key.key)
    }

    pub(super) fn published(&self) -> Value {
        let set = JwkSet { keys: self.published.clone() };
        serde_json::to_value(&set).unwrap_or_else(|_| json!({ "keys": [] }))
    }
}
