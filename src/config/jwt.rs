//! The settings of access and refresh tokens of the accounts contract, under their documented names.

use super::read::{self, Reader, duration, secret, text};
use super::secret::Secret;
use super::settings::{Setting, setting};
use std::time::Duration;

/// The part of the table that is read here.
pub(super) const SETTINGS: &[Setting] = &[
    setting("accounts.jwt_expiration_delta", "5m", "The lifetime of an access token."),
    setting("accounts.jwt_refresh_expiration_delta", "7d", "The lifetime of a refresh token that is not used."),
    setting("accounts.jwt_algorithm", "HS256", "`HS256`, `RS256` or `EdDSA`; the latter two need keys."),
    setting(
        "accounts.jwt_secret_key",
        "",
        "The key of HS256, 32 bytes or more. Without it: one derived from the secret.",
    ),
    setting("accounts.jwt_private_key", "", "The private key of RS256 or EdDSA, in PEM."),
    setting("accounts.jwt_public_key", "", "The public key of RS256 or EdDSA, in PEM."),
    setting(
        "accounts.jwt_previous_public_keys",
        "",
        "Former public keys, in PEM: tokens signed with them stay valid until they expire.",
    ),
    setting("accounts.jwt_audience", "", "The claim `aud` of access tokens."),
    setting("accounts.jwt_issuer", "", "The claim `iss` of access tokens."),
    setting(
        "accounts.jwt_leeway",
        "0s",
        "How far the clocks of others may be off when an access token is checked, up to 5 minutes.",
    ),
    setting("accounts.jwt_auth_header_prefix", "JWT", "The word before the token in the header `Authorization`."),
];

/// Settings of access and refresh tokens.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct JwtConfig {
    pub expiration_delta: Duration,
    pub refresh_expiration_delta: Duration,
    pub algorithm: JwtAlgorithm,
    pub secret_key: Option<Secret>,
    pub private_key: Option<Secret>,
    pub public_key: Option<String>,
    pub previous_public_keys: Vec<String>,
    pub audience: Option<String>,
    pub issuer: Option<String>,
    pub leeway: Duration,
    pub auth_header_prefix: String,
}

/// How access tokens are signed (RFC 7518, RFC 8037).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JwtAlgorithm {
    /// HMAC with SHA-256.
    Hs256,
    /// RSA with SHA-256.
    Rs256,
    /// Ed25519.
    EdDsa,
}

impl JwtConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let zero = Duration::ZERO;
        Self {
            expiration_delta: reader.required("accounts.jwt_expiration_delta", zero, duration),
            refresh_expiration_delta: reader.required("accounts.jwt_refresh_expiration_delta", zero, duration),
            algorithm: reader.required("accounts.jwt_algorithm", JwtAlgorithm::Hs256, |text| match text {
                "HS256" => Ok(JwtAlgorithm::Hs256),
                "RS256" => Ok(JwtAlgorithm::Rs256),
                "EdDSA" => Ok(JwtAlgorithm::EdDsa),
                other => Err(format!("is `{other}`: must be HS256, RS256 or EdDSA")),
            }),
            secret_key: reader.optional("accounts.jwt_secret_key", read::key_material),
            private_key: reader.optional("accounts.jwt_private_key", secret),
            public_key: reader.optional("accounts.jwt_public_key", text),
            previous_public_keys: reader.list("accounts.jwt_previous_public_keys", text),
            audience: reader.optional("accounts.jwt_audience", text),
            issuer: reader.optional("accounts.jwt_issuer", text),
            leeway: reader.required("accounts.jwt_leeway", zero, read::leeway),
            auth_header_prefix: reader.required("accounts.jwt_auth_header_prefix", String::new(), read::header_prefix),
        }
    }

    /// What must hold between these settings.
    pub(super) fn check(&self, reader: &mut Reader) {
        let keys = self.private_key.is_some() && self.public_key.is_some();
        match self.algorithm {
            JwtAlgorithm::Hs256 => {}
            JwtAlgorithm::Rs256 | JwtAlgorithm::EdDsa if keys => {}
            JwtAlgorithm::Rs256 | JwtAlgorithm::EdDsa => reader.refuse(
                "LYCHGATE_ACCOUNTS__JWT_ALGORITHM needs LYCHGATE_ACCOUNTS__JWT_PRIVATE_KEY and LYCHGATE_ACCOUNTS__JWT_PUBLIC_KEY",
            ),
        }
    }
}
