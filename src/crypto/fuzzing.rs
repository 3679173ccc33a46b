//! Fuzzing of tokens and credentials. The keys are fixed, so that what is well signed can be told from what is not.

#![expect(clippy::unwrap_used, reason = "a finding is a panic")]

use super::jwt::{AccessTokenSettings, AccessTokens, AsymmetricAlgorithm, SigningKeys, TokenError};
use super::secrets::{Purpose, Secrets};
use super::webauthn::{ALGORITHMS, Assertion, Registration, RelyingParty, encoded};
use super::{django, id_token, ids};
use crate::app::SystemRandom;
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::signature::Ed25519KeyPair;
use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::sync::{Arc, LazyLock};
use zeroize::Zeroizing;

const KEY: &[u8; 32] = b"the key of the tokens of fuzzing";
/// The secret key of a Django service.
const DJANGO_KEY: &str = "the secret key of an old Django service";

/// The contracts of one service that share a key, and one with a key pair.
struct Readers {
    accounts: AccessTokens,
    platform: AccessTokens,
    pair: AccessTokens,
    signing: Ed25519KeyPair,
}

static READERS: LazyLock<Readers> = LazyLock::new(|| {
    let secrets = Secrets::new(KEY, &[], Arc::new(SystemRandom)).unwrap();
    let tokens = |contract, purpose, keys| {
        let settings = AccessTokenSettings { contract, purpose, keys, audience: None, issuer: None, leeway_s: 0 };
        AccessTokens::new(settings, &secrets).unwrap()
    };
    let shared = || SigningKeys::Hs256 { secret: Some(Zeroizing::new(KEY.to_vec())) };
    let signing = Ed25519KeyPair::from_seed_unchecked(KEY).unwrap();
    let der: Pkcs8V1Der<'_> = signing.as_der().unwrap();
    let private_pem =
        format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der.as_ref()));
    let pair = SigningKeys::Asymmetric {
        algorithm: AsymmetricAlgorithm::EdDsa,
        private_pem: Zeroizing::new(private_pem),
        public_pem: None,
        previous_public_pems: Vec::new(),
    };
    Readers {
        accounts: tokens("accounts", Purpose::AccountsAccessToken, shared()),
        platform: tokens("platform", Purpose::PlatformAccessToken, shared()),
        pair: tokens("accounts", Purpose::AccountsAccessToken, pair),
        signing,
    }
});

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

/// A digit, then either a token (`0`), or the JSON of header and claims with a NUL between, to be signed by HMAC (`1`) or by
/// the key pair (`2`). Nothing is taken that was not signed by the reader's own key in its own algorithm for its own contract,
/// and what is taken and issued anew says the same.
pub(crate) fn access_token(data: &[u8]) {
    let Some((how, data)) = data.split_first() else { return };
    let Readers { accounts, platform, pair, signing } = &*READERS;
    if *how != b'1' && *how != b'2' {
        let Ok(token) = std::str::from_utf8(data) else { return };
        for reader in [accounts, platform, pair] {
            assert_eq!(reader.read(token, now()), Err(TokenError::Invalid), "nobody signed this");
        }
        return;
    }
    let at = data.iter().position(|byte| *byte == 0).unwrap_or(data.len());
    let (header, claims) = (data.get(..at).unwrap_or_default(), data.get(at + 1..).unwrap_or_default());
    let signed = format!("{}.{}", encoded(header), encoded(claims));
    let hmac_key = hmac::Key::new(hmac::HMAC_SHA256, KEY);
    let (signature, algorithm) = match *how {
        b'1' => (hmac::sign(&hmac_key, signed.as_bytes()).as_ref().to_vec(), "HS256"),
        _ => (signing.sign(signed.as_bytes()).as_ref().to_vec(), "EdDSA"),
    };
    let token = format!("{signed}.{}", encoded(&signature));
    let taken = [accounts, platform, pair].map(|reader| (reader, reader.read(&token, now())));
    assert!(taken.iter().filter(|(_, read)| *read != Err(TokenError::Invalid)).count() <= 1, "two take it");
    for (reader, read) in taken {
        let Ok(claims) = read else { continue };
        let header: Value = serde_json::from_slice(header).unwrap();
        assert_eq!(header["alg"], algorithm);
        assert!(header.get("crit").is_none_or(Value::is_null));
        assert!(claims.expires_at > now());
        let again = reader.issue(&claims).unwrap();
        assert_eq!(reader.read(&again, now()), Ok(claims));
    }
}

/// A digit, then either the text of a mailed token (`0`), or what Django signed, its time behind a NUL, with the key by SHA-256
/// (`1`) or SHA-1 (`2`).
pub(crate) fn mailed_token(data: &[u8]) {
    let Some((how, data)) = data.split_first() else { return };
    if *how != b'1' && *how != b'2' {
        let Ok(token) = std::str::from_utf8(data) else { return };
        assert_eq!(django::read(token, DJANGO_KEY), None, "nobody signed this");
        assert_eq!(ids::is_token(token), token.len() == 40 && is_lower_hex(token));
        return;
    }
    let at = data.iter().position(|byte| *byte == 0).unwrap_or(data.len());
    let (payload, time) = (data.get(..at).unwrap_or_default(), data.get(at + 1..).unwrap_or_default());
    let Ok(time) = std::str::from_utf8(time) else { return };
    let value = format!("{}:{time}", encoded(payload));
    let token = django_signed(&value, *how == b'1');
    let Some(signed) = django::read(&token, DJANGO_KEY) else { return };
    assert_eq!(django::read(&token, "another key"), None);
    // What is passed over may be no text.
    let Ok(said) = serde_json::from_slice::<Value>(payload) else { return };
    assert_eq!((said["username"].as_str(), said["action"].as_str()), (Some(&*signed.username), Some(&*signed.action)));
    assert_eq!(said["secondary_email"].as_str(), signed.secondary_email.as_deref());
}

fn django_signed(value: &str, by_sha256: bool) -> String {
    let (digest, algorithm) = match by_sha256 {
        true => (&digest::SHA256, hmac::HMAC_SHA256),
        false => (&digest::SHA1_FOR_LEGACY_USE_ONLY, hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY),
    };
    let key = digest::digest(digest, format!("django.core.signingsigner{DJANGO_KEY}").as_bytes());
    let code = hmac::sign(&hmac::Key::new(algorithm, key.as_ref()), value.as_bytes());
    format!("{value}:{}", URL_SAFE_NO_PAD.encode(code.as_ref()))
}

fn is_lower_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// A set of published keys, a NUL, an identity token. No key that a stranger publishes makes the service take a token without
/// its identifier, and reading is bounded.
pub(crate) fn id_token(data: &[u8]) {
    let at = data.iter().position(|byte| *byte == 0).unwrap_or(data.len());
    let (set, token) = (data.get(..at).unwrap_or_default(), data.get(at + 1..).unwrap_or_default());
    let keys = id_token::published(set).unwrap_or_default();
    let Ok(token) = std::str::from_utf8(token) else { return };
    let named = id_token::key_id(token);
    assert!(named.is_none() || token.len() <= id_token::TOKEN_MAX_BYTES);
    assert!(token.starts_with(id_token::signed_part(token)));
    for key in keys {
        let said: Option<Value> = id_token::verified(token, &key);
        assert!(said.is_none() || token.matches('.').count() == 2);
    }
}

const RP_ID: &str = "localhost";
const ORIGIN: &str = "http://localhost:8080";
const CHALLENGE: &[u8] = b"a challenge of thirty-two bytes.";

/// A digit, then the JSON of a credential (`0`), the attestation object of a new one (`1`), the data and the signature of an
/// authenticator with a NUL between (`2`), or the public key of one (`3`). What is registered is what the rules say, and nobody
/// signs in by any of it.
pub(crate) fn passkey(data: &[u8]) {
    let Some((how, data)) = data.split_first() else { return };
    let json = match *how {
        b'1' => credential("webauthn.create", &json!({ "attestationObject": encoded(data) })),
        b'2' => {
            let at = data.iter().rposition(|byte| *byte == 0).unwrap_or(data.len());
            asserted(data.get(..at).unwrap_or_default(), data.get(at + 1..).unwrap_or_default())
        }
        b'3' => asserted(&authenticator_data(0x05, b""), KEY),
        _ => match std::str::from_utf8(data) {
            Ok(text) => text.to_owned(),
            Err(_) => return,
        },
    };
    let origins = [ORIGIN.to_owned()];
    let party = RelyingParty { id: RP_ID, origins: &origins };
    if let Ok(registration) = Registration::parse(&json)
        && let Ok(made) = registration.verify(&party)
    {
        assert!(ALGORITHMS.contains(&made.algorithm) && (1..=1023).contains(&made.credential_id.len()));
        signs_nobody_in(&party, &asserted(&authenticator_data(0x05, b""), KEY), &made.public_key);
    }
    signs_nobody_in(&party, &json, if *how == b'3' { data } else { b"" });
}

/// No signature is right that nobody made, whatever the key.
fn signs_nobody_in(party: &RelyingParty<'_>, json: &str, key: &[u8]) {
    let Ok(assertion) = Assertion::parse(json) else { return };
    assert!(assertion.verify(party, None).is_err());
    for algorithm in ALGORITHMS {
        assert!(assertion.verify(party, Some((key, algorithm))).is_err(), "nobody signed this");
    }
}

fn asserted(data: &[u8], signature: &[u8]) -> String {
    credential("webauthn.get", &json!({ "authenticatorData": encoded(data), "signature": encoded(signature) }))
}

/// The JSON of a credential whose client data is right.
fn credential(kind: &str, response: &Value) -> String {
    let said = json!({ "type": kind, "challenge": encoded(CHALLENGE), "origin": ORIGIN, "crossOrigin": false });
    let mut response = response.clone();
    response["clientDataJSON"] = Value::from(encoded(said.to_string().as_bytes()));
    json!({ "id": "YQ", "rawId": "YQ", "type": "public-key", "response": response, "clientExtensionResults": {} })
        .to_string()
}

/// What an authenticator says of itself, and what follows.
pub(crate) fn authenticator_data(flags: u8, more: &[u8]) -> Vec<u8> {
    let party = digest::digest(&digest::SHA256, RP_ID.as_bytes());
    [party.as_ref(), &[flags], &1_u32.to_be_bytes(), more].concat()
}
