//! The settings of access and refresh tokens of the accounts contract, under their documented names.

use super::read::{self, Reader, duration, number, secret, text, truth};
use super::secret::Secret;
use super::settings::{Setting, setting};
use http::HeaderName;
use http::header::AUTHORIZATION;
use std::time::Duration;

/// The part of the table that is read here.
pub(super) const SETTINGS: &[Setting] = &[
    setting("accounts.jwt_expiration_delta", "5m", "The lifetime of an access token."),
    setting(
        "accounts.jwt_refresh_expiration_delta",
        "7d",
        "The lifetime of a refresh token that is not used; without refresh tokens, how long after signing in access tokens can be refreshed.",
    ),
    setting(
        "accounts.jwt_allow_refresh",
        "true",
        "Whether sessions can be refreshed. If not, access tokens have no `origIat`, `refreshToken` is not served, and a session ends with its access token; see [tokens](tokens.md).",
    ),
    setting(
        "accounts.jwt_long_running_refresh_token",
        "true",
        "Whether there are refresh tokens. If not, `refreshToken` takes an access token that still holds; see [tokens](tokens.md).",
    ),
    setting(
        "accounts.jwt_refresh_token_n_bytes",
        "20",
        "The random bytes of a refresh token, 16 to 64; it is shown in twice as many hexadecimal digits.",
    ),
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
    setting(
        "accounts.jwt_auth_header_name",
        "Authorization",
        "The header that carries the access token, by its name or as Django writes it (`HTTP_AUTHORIZATION`).",
    ),
    setting(
        "accounts.jwt_auth_header_prefix",
        "JWT",
        "The word before the token in that header; `Bearer` does as well.",
    ),
];

/// Settings of access and refresh tokens.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the table says what each means")]
pub struct JwtConfig {
    pub expiration_delta: Duration,
    pub refresh_expiration_delta: Duration,
    pub allow_refresh: bool,
    pub long_running_refresh_token: bool,
    pub refresh_token_n_bytes: usize,
    pub algorithm: JwtAlgorithm,
    pub secret_key: Option<Secret>,
    pub private_key: Option<Secret>,
    pub public_key: Option<String>,
    pub previous_public_keys: Vec<String>,
    pub audience: Option<String>,
    pub issuer: Option<String>,
    pub leeway: Duration,
    pub auth_header_name: HeaderName,
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
            allow_refresh: reader.required("accounts.jwt_allow_refresh", true, truth),
            long_running_refresh_token: reader.required("accounts.jwt_long_running_refresh_token", true, truth),
            refresh_token_n_bytes: reader.required("accounts.jwt_refresh_token_n_bytes", 20, number(16, 64)),
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
            auth_header_name: reader.required("accounts.jwt_auth_header_name", AUTHORIZATION, header_name),
            auth_header_prefix: reader.required("accounts.jwt_auth_header_prefix", String::new(), read::header_prefix),
        }
    }

    /// Keys that nothing is signed with are a slip: whoever set them believes that others can check tokens with them.
    fn refuse_keys(&self, reader: &mut Reader) {
        let set = [
            ("JWT_PRIVATE_KEY", self.private_key.is_some()),
            ("JWT_PUBLIC_KEY", self.public_key.is_some()),
            ("JWT_PREVIOUS_PUBLIC_KEYS", !self.previous_public_keys.is_empty()),
        ];
        for (name, _) in set.into_iter().filter(|(_, is_set)| *is_set) {
            reader.refuse(format!("LYCHGATE_ACCOUNTS__{name} has no use with HS256: set LYCHGATE_ACCOUNTS__JWT_ALGORITHM to RS256 or EdDSA, or take it out"));
        }
    }

    /// What must hold between these settings.
    pub(super) fn check(&self, reader: &mut Reader) {
        let keys = self.private_key.is_some() && self.public_key.is_some();
        match self.algorithm {
            JwtAlgorithm::Hs256 => self.refuse_keys(reader),
            JwtAlgorithm::Rs256 | JwtAlgorithm::EdDsa if self.secret_key.is_some() => reader.refuse(
                "LYCHGATE_ACCOUNTS__JWT_SECRET_KEY signs nothing with this LYCHGATE_ACCOUNTS__JWT_ALGORITHM: take it out",
            ),
            JwtAlgorithm::Rs256 | JwtAlgorithm::EdDsa if keys => {}
            JwtAlgorithm::Rs256 | JwtAlgorithm::EdDsa => reader.refuse(
                "LYCHGATE_ACCOUNTS__JWT_ALGORITHM needs LYCHGATE_ACCOUNTS__JWT_PRIVATE_KEY and LYCHGATE_ACCOUNTS__JWT_PUBLIC_KEY",
            ),
        }
        if !self.allow_refresh && self.long_running_refresh_token {
            reader.refuse("LYCHGATE_ACCOUNTS__JWT_ALLOW_REFRESH=false contradicts refresh tokens, which are there to be exchanged: set LYCHGATE_ACCOUNTS__JWT_LONG_RUNNING_REFRESH_TOKEN=false with it");
        }
        if self.allow_refresh
            && !self.long_running_refresh_token
            && self.refresh_expiration_delta <= self.expiration_delta
        {
            reader.refuse("LYCHGATE_ACCOUNTS__JWT_REFRESH_EXPIRATION_DELTA must be longer than LYCHGATE_ACCOUNTS__JWT_EXPIRATION_DELTA where access tokens are refreshed: else none ever is");
        }
    }
}

/// Headers that mean something already: a token in one of them would be taken for that, or never arrive.
const TAKEN_HEADERS: &[&str] = &[
    "accept",
    "accept-encoding",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "cookie",
    "host",
    "origin",
    "referer",
    "te",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-accounts-dialect",
    "x-request-id",
];

/// The name of a header, or what Django calls it in the environment of a request: `HTTP_X_TOKEN` is `X-Token`.
fn header_name(text: &str) -> Result<HeaderName, String> {
    let name = match text.strip_prefix("HTTP_") {
        Some(name) => name.replace('_', "-"),
        None => text.to_owned(),
    };
    let wrong = || format!("is `{text}`: must be the name of a header, such as Authorization or HTTP_AUTHORIZATION");
    let name: HeaderName = name.parse().map_err(|_| wrong())?;
    if TAKEN_HEADERS.contains(&name.as_str()) {
        return Err(format!("is `{text}`: that header has a meaning of its own"));
    }
    Ok(name)
}
