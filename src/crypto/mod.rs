//! Cryptography: the only callers of bcrypt, jsonwebtoken, passki, totp-rs and the primitives of aws-lc.

pub mod django;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod fuzzing;
pub mod id_token;
pub mod ids;
pub mod jwt;
pub mod password;
pub mod qr;
pub mod secrets;
pub mod totp;
pub mod webauthn;

pub use jwt::{AccessClaims, AccessTokenSettings, AccessTokens, Assurance, SigningKeys, TokenError};
pub use password::{HashError, PasswordSettings, Passwords, Verdict};
pub use secrets::{OpenFailed, Purpose, Secrets, constant_time_eq, digest};
