//! Identity tokens of other services: JSON Web Tokens (RFC 7519) that their published keys verify.

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The longest token that is looked at, in bytes.
pub const TOKEN_MAX_BYTES: usize = 8 * 1024;

/// A key that somebody publishes: RSA for RS256, or P-256 for ES256.
#[derive(Clone)]
pub struct PublicKey {
    id: String,
    algorithm: Algorithm,
    key: DecodingKey,
}

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("PublicKey").field("id", &self.id).field("algorithm", &self.algorithm).finish_non_exhaustive()
    }
}

impl PublicKey {
    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    fn read(value: Value) -> Option<Self> {
        let jwk: Jwk = serde_json::from_value(value).ok()?;
        if jwk.common.public_key_use.as_ref().is_some_and(|it| *it != PublicKeyUse::Signature) {
            return None;
        }
        let algorithm = if matches!(&jwk.algorithm, AlgorithmParameters::RSA(_)) {
            Algorithm::RS256
        } else if is_p256(&jwk.algorithm) {
            Algorithm::ES256
        } else {
            return None;
        };
        Some(Self { key: DecodingKey::from_jwk(&jwk).ok()?, id: jwk.common.key_id?, algorithm })
    }
}

fn is_p256(parameters: &AlgorithmParameters) -> bool {
    matches!(parameters, AlgorithmParameters::EllipticCurve(curve) if curve.curve == EllipticCurve::P256)
}

/// The keys of a JSON Web Key Set (RFC 7517); those that are of no use here are passed over. None where it is no such set.
#[must_use]
pub fn published(set: &[u8]) -> Option<Vec<PublicKey>> {
    #[derive(Deserialize)]
    struct Set {
        keys: Vec<Value>,
    }
    let set: Set = serde_json::from_slice(set).ok()?;
    Some(set.keys.into_iter().filter_map(PublicKey::read).collect())
}

/// The identifier of the key that a token says it is signed with. None where it is none of the tokens that are taken.
#[must_use]
pub fn key_id(token: &str) -> Option<String> {
    if token.len() > TOKEN_MAX_BYTES {
        return None;
    }
    let header = jsonwebtoken::decode_header(token).ok()?;
    let is_taken = matches!(header.alg, Algorithm::RS256 | Algorithm::ES256) && header.crit.is_none();
    header.kid.filter(|_| is_taken)
}

/// What a token says, where the key made its signature. Times and names are for the caller to judge.
#[must_use]
pub fn verified<T: DeserializeOwned>(token: &str, key: &PublicKey) -> Option<T> {
    // The algorithm is that of the key, not what the token says.
    let mut validation = Validation::new(key.algorithm);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    jsonwebtoken::decode::<T>(token, &key.key, &validation).ok().map(|data| data.claims)
}

/// The part of a token that is signed. Another signature of the same is the same token.
#[must_use]
pub fn signed_part(token: &str) -> &str {
    token.rsplit_once('.').map_or(token, |(signed, _)| signed)
}
