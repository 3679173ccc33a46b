//! Keys derived from the service secret, and what is done with them: authentication codes, encryption at rest, digests.
//!
//! The secret itself is never used as a key. HKDF-SHA256 (RFC 5869) gives every [`Purpose`] a key of its own, once for
//! authentication codes and once for encryption. What is encrypted carries the id of its root in front, so that a value
//! written under an earlier secret stays readable for as long as that secret is configured as a previous one.

use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::{constant_time, digest as sha, hkdf, hmac};
use zeroize::Zeroizing;

use crate::app::{Random, RandomFailed};

#[cfg(test)]
mod tests;

/// The least length of a root secret, in bytes.
pub const ROOT_MIN_BYTES: usize = 32;

/// Separates this use of HKDF from any other use of the same secret.
const SALT: &[u8] = b"lychgate/keys/1";
/// The first byte of everything sealed here: the layout `version | root id | nonce | ciphertext and tag`.
const SEALED_VERSION: u8 = 1;
const ROOT_ID_BYTES: usize = 4;
const NONCE_BYTES: usize = 12;
const HEADER_BYTES: usize = 1 + ROOT_ID_BYTES;

/// What a derived key is for. Each has its own keys; nothing made for one is accepted for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Signing the access tokens of the accounts contract with HS256.
    AccountsAccessToken,
    /// Deriving the successor of a refresh token from the one that was shown.
    RefreshSuccessor,
    /// Mails that wait in the outbox.
    Outbox,
    /// Opaque handles that are shown to clients instead of ids.
    Handle,
    /// Keys of limit counters, so that the table holds no addresses.
    LimitKey,
    /// Signing the access tokens of the session contract with HS256.
    SessionAccessToken,
    /// Codes of few digits that are mailed.
    OneTimeCode,
    /// Signing the access tokens of the platform contract with HS256.
    PlatformAccessToken,
    /// Secrets that authenticator apps share with us.
    AuthenticatorSecret,
    /// Codes that replace a lost authenticator.
    RecoveryCode,
    /// New passwords that wait for a code.
    PendingPassword,
    /// Passkeys that are made up for addresses without any.
    PasskeyDecoy,
}

impl Purpose {
    /// Every purpose, in the order of [`Purpose::index`].
    const ALL: [Purpose; 12] = [
        Purpose::AccountsAccessToken,
        Purpose::RefreshSuccessor,
        Purpose::Outbox,
        Purpose::Handle,
        Purpose::LimitKey,
        Purpose::SessionAccessToken,
        Purpose::OneTimeCode,
        Purpose::PlatformAccessToken,
        Purpose::AuthenticatorSecret,
        Purpose::RecoveryCode,
        Purpose::PendingPassword,
        Purpose::PasskeyDecoy,
    ];

    /// The name that goes into the derivation. Never change one: everything made with it would be lost.
    const fn label(self) -> &'static str {
        match self {
            Purpose::AccountsAccessToken => "accounts/access-token",
            Purpose::RefreshSuccessor => "session/refresh-successor",
            Purpose::Outbox => "mail/outbox",
            Purpose::Handle => "handle",
            Purpose::LimitKey => "limits/key",
            Purpose::SessionAccessToken => "session/access-token",
            Purpose::OneTimeCode => "one-time-code",
            Purpose::PlatformAccessToken => "platform/access-token",
            Purpose::AuthenticatorSecret => "authenticator/secret",
            Purpose::RecoveryCode => "authenticator/recovery-code",
            Purpose::PendingPassword => "password-change/pending",
            Purpose::PasskeyDecoy => "passkey/decoy",
        }
    }

    const fn index(self) -> usize {
        self as usize
    }
}

/// Why the keys could not be derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SecretsError {
    /// A secret, present or previous, is shorter than [`ROOT_MIN_BYTES`].
    #[error("a service secret must be at least {ROOT_MIN_BYTES} bytes long")]
    RootTooShort,
    /// The derivation itself failed.
    #[error("deriving keys from the service secret failed")]
    Derivation,
}

/// A sealed value could not be read: not ours, damaged, moved to another place, or sealed under an unknown secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sealed value cannot be opened")]
pub struct OpenFailed;

/// Why a value could not be sealed.
#[derive(Debug, Clone, Copy, thiserror::Error)]
pub enum SealFailed {
    /// No nonce, no encryption.
    #[error(transparent)]
    Random(#[from] RandomFailed),
    /// The cipher refused; only an input of many gigabytes does that.
    #[error("the cipher refused the value")]
    Cipher,
}

/// The keys of this service: those of the present secret, and those of previous ones for reading.
pub struct Secrets {
    present: Root,
    previous: Vec<Root>,
    random: Arc<dyn Random>,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Secrets").field("previous", &self.previous.len()).finish_non_exhaustive()
    }
}

impl Secrets {
    /// Derives all keys from the present secret and from the previous ones.
    ///
    /// # Errors
    /// Where a secret is shorter than 32 bytes.
    pub fn new(present: &[u8], previous: &[&[u8]], random: Arc<dyn Random>) -> Result<Secrets, SecretsError> {
        Ok(Secrets {
            present: Root::derive(present)?,
            previous: previous.iter().map(|root| Root::derive(root)).collect::<Result<_, _>>()?,
            random,
        })
    }

    /// The authentication code (HMAC-SHA256) of the parts under the present secret. The parts are kept apart:
    /// `["ab", "c"]` and `["a", "bc"]` give different codes.
    #[must_use]
    pub fn mac(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        self.present.mac(purpose, parts)
    }

    /// The codes of the parts under the present secret and then under each previous one: for looking up what was stored
    /// before the secret changed.
    pub fn macs<'a>(&'a self, purpose: Purpose, parts: &'a [&'a [u8]]) -> impl Iterator<Item = [u8; 32]> + 'a {
        self.roots().map(move |root| root.mac(purpose, parts))
    }

    /// Whether the code was made from these parts under the present or a previous secret, compared in constant time.
    #[must_use]
    pub fn mac_matches(&self, purpose: Purpose, parts: &[&[u8]], code: &[u8]) -> bool {
        self.roots().any(|root| constant_time_eq(&root.mac(purpose, parts), code))
    }

    /// Encrypts with AES-256-GCM. `place` names where the value will lie (a row, a column); it is not stored, and the
    /// value can be opened only with the same place.
    ///
    /// # Errors
    /// Where the source of randomness fails.
    pub fn seal(&self, purpose: Purpose, plain: &[u8], place: &[u8]) -> Result<Vec<u8>, SealFailed> {
        let mut nonce = [0; NONCE_BYTES];
        self.random.fill(&mut nonce)?;
        let mut sealed = Vec::with_capacity(HEADER_BYTES + NONCE_BYTES + plain.len() + AES_256_GCM.tag_len());
        sealed.push(SEALED_VERSION);
        sealed.extend_from_slice(&self.present.id);
        let aad = Aad::from([&sealed[..], place].concat());
        sealed.extend_from_slice(&nonce);
        let mut body = plain.to_vec();
        self.present.keys[purpose.index()]
            .seal
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad, &mut body)
            .map_err(|_| SealFailed::Cipher)?;
        sealed.append(&mut body);
        Ok(sealed)
    }

    /// Decrypts what [`Secrets::seal`] made for the same purpose and place, under the present or a previous secret.
    ///
    /// # Errors
    /// [`OpenFailed`], without saying which of the reasons it was.
    pub fn open(&self, purpose: Purpose, sealed: &[u8], place: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenFailed> {
        let (header, rest) = sealed.split_at_checked(HEADER_BYTES).ok_or(OpenFailed)?;
        let (nonce, body) = rest.split_at_checked(NONCE_BYTES).ok_or(OpenFailed)?;
        let (version, id) = header.split_first().ok_or(OpenFailed)?;
        if *version != SEALED_VERSION {
            return Err(OpenFailed);
        }
        let root = self.roots().find(|root| root.id == id).ok_or(OpenFailed)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| OpenFailed)?;
        let mut plain = Zeroizing::new(body.to_vec());
        let length = root.keys[purpose.index()]
            .seal
            .open_in_place(nonce, Aad::from([header, place].concat()), &mut plain)
            .map_err(|_| OpenFailed)?
            .len();
        plain.truncate(length);
        Ok(plain)
    }

    /// The raw keys for a signer that lives outside this module: the present one first, then the previous ones.
    pub(crate) fn signing_keys(&self, purpose: Purpose) -> Result<Vec<Zeroizing<[u8; 32]>>, SecretsError> {
        self.roots().map(|root| root.raw("sign", purpose)).collect()
    }

    fn roots(&self) -> impl Iterator<Item = &Root> {
        std::iter::once(&self.present).chain(&self.previous)
    }
}

/// One service secret, as the keys derived from it.
struct Root {
    id: [u8; ROOT_ID_BYTES],
    derivation: hkdf::Prk,
    keys: Vec<PurposeKeys>,
}

/// The keys of one purpose.
struct PurposeKeys {
    mac: hmac::Key,
    seal: LessSafeKey,
}

impl Root {
    fn derive(secret: &[u8]) -> Result<Root, SecretsError> {
        if secret.len() < ROOT_MIN_BYTES {
            return Err(SecretsError::RootTooShort);
        }
        let derivation = hkdf::Salt::new(hkdf::HKDF_SHA256, SALT).extract(secret);
        let id = expand(&derivation, &[b"root id"])?;
        let mut root = Root { id, derivation, keys: Vec::with_capacity(Purpose::ALL.len()) };
        for purpose in Purpose::ALL {
            let mac = root.raw("mac", purpose)?;
            let seal = root.raw("seal", purpose)?;
            let seal = UnboundKey::new(&AES_256_GCM, &*seal).map_err(|_| SecretsError::Derivation)?;
            root.keys.push(PurposeKeys { mac: hmac::Key::new(hmac::HMAC_SHA256, &*mac), seal: LessSafeKey::new(seal) });
        }
        Ok(root)
    }

    fn raw(&self, usage: &str, purpose: Purpose) -> Result<Zeroizing<[u8; 32]>, SecretsError> {
        expand(&self.derivation, &[usage.as_bytes(), b"/", purpose.label().as_bytes()]).map(Zeroizing::new)
    }

    fn mac(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.keys[purpose.index()].mac);
        for part in parts {
            context.update(&(part.len() as u64).to_be_bytes());
            context.update(part);
        }
        first_32(context.sign().as_ref())
    }
}

/// How many bytes HKDF shall give.
struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand<const N: usize>(derivation: &hkdf::Prk, info: &[&[u8]]) -> Result<[u8; N], SecretsError> {
    let mut bytes = [0; N];
    derivation
        .expand(info, Length(N))
        .and_then(|material| material.fill(&mut bytes))
        .map_err(|_| SecretsError::Derivation)?;
    Ok(bytes)
}

/// Whether the two are equal, in a time that depends on their lengths only.
#[must_use]
pub fn constant_time_eq(a: &[u8], b: &[u8]) -> bool {
    constant_time::verify_slices_are_equal(a, b).is_ok()
}

/// The code that Telegram's login widget adds to its data: HMAC-SHA256 with the digest of the bot's token.
#[must_use]
pub fn telegram_code(bot_token: &[u8], data: &[u8]) -> [u8; 32] {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &digest(bot_token));
    first_32(hmac::sign(&key, data).as_ref())
}

/// SHA-256, for tokens at rest. Right for tokens of 160 random bits or more only: nothing that can be guessed may be kept so.
#[must_use]
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    first_32(sha::digest(&sha::SHA256, bytes).as_ref())
}

/// SHA-256 output as an array; both callers hand in exactly 32 bytes.
fn first_32(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    out
}
