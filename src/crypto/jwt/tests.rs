//! What a token looks like from outside, whose tokens are taken and whose are not, and rotation of keys.

use std::sync::{Arc, LazyLock};

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rsa::{KeyPair as RsaPair, KeySize};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{AccessClaims, AccessTokenSettings, AccessTokens, Assurance, AsymmetricAlgorithm, KeysError, SigningKeys};
use super::{TokenError, TokenError::Expired, TokenError::Invalid};
use crate::app::SystemRandom;
use crate::crypto::secrets::{Purpose, Secrets};

const ROOT: &[u8] = b"a secret of this service of 32 bytes";
const OTHER_ROOT: &[u8] = b"another secret, also of 32 bytes or so";

struct Pem {
    private: String,
    public: String,
}

fn pem(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der))
}

fn ed25519() -> Pem {
    let pair = Ed25519KeyPair::generate().unwrap();
    let public: PublicKeyX509Der = pair.public_key().as_der().unwrap();
    Pem { private: pem("PRIVATE KEY", pair.to_pkcs8v1().unwrap().as_ref()), public: pem("PUBLIC KEY", public.as_ref()) }
}

static RSA: LazyLock<Pem> = LazyLock::new(|| {
    let pair = RsaPair::generate(KeySize::Rsa2048).unwrap();
    let private: Pkcs8V1Der = pair.as_der().unwrap();
    let public: PublicKeyX509Der = pair.public_key().as_der().unwrap();
    Pem { private: pem("PRIVATE KEY", private.as_ref()), public: pem("PUBLIC KEY", public.as_ref()) }
});

fn settings(keys: SigningKeys) -> AccessTokenSettings {
    AccessTokenSettings {
        contract: "accounts",
        purpose: Purpose::AccountsAccessToken,
        keys,
        audience: None,
        issuer: None,
        leeway_s: 0,
    }
}

fn asymmetric(algorithm: AsymmetricAlgorithm, pem: &Pem, public: Option<&Pem>, previous: &[&Pem]) -> SigningKeys {
    SigningKeys::Asymmetric {
        algorithm,
        private_pem: Zeroizing::new(pem.private.clone()),
        public_pem: public.map(|pem| pem.public.clone()),
        previous_public_pems: previous.iter().map(|pem| pem.public.clone()).collect(),
    }
}

const DERIVED: SigningKeys = SigningKeys::Hs256 { secret: None };

fn secrets(present: &[u8], previous: &[&[u8]]) -> Secrets {
    Secrets::new(present, previous, Arc::new(SystemRandom)).unwrap()
}

fn tokens(settings: AccessTokenSettings) -> AccessTokens {
    AccessTokens::new(settings, &secrets(ROOT, &[])).unwrap()
}

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap()
}

fn claims() -> AccessClaims {
    AccessClaims {
        account: Uuid::from_u128(1),
        session: Uuid::from_u128(2),
        version: 7,
        username: "Zoë \"Z\"".to_owned(),
        original_issued_at: Some(at(1_800_000_000)),
        expires_at: at(1_800_000_300),
        authenticated_at: at(1_799_999_000),
        assurance: Assurance::TwoFactors,
    }
}

/// A part of a token, decoded.
fn part(token: &str, number: usize) -> Value {
    let part = token.split('.').nth(number).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

#[test]
fn a_token_has_the_documented_header_and_claims() {
    let tokens = tokens(settings(DERIVED));
    let token = tokens.issue(&claims()).unwrap();
    assert!(token.starts_with(&format!("{}.", URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"HS256"}"#))));
    let expected = json!({
        "username": "Zoë \"Z\"", "exp": 1_800_000_300, "origIat": 1_800_000_000, "ctr": "accounts",
        "sub": Uuid::from_u128(1), "sid": Uuid::from_u128(2), "ver": 7, "aal": 2, "auth_time": 1_799_999_000,
    });
    assert_eq!(part(&token, 1), expected);
    assert_eq!(tokens.read(&token, at(1_800_000_299)), Ok(claims()));
    let shown = r#"{"username":"Zoë \"Z\"","exp":1800000300,"origIat":1800000000}"#;
    assert_eq!(serde_json::to_string(&tokens.documented(claims())).unwrap(), shown);
    assert_eq!(tokens.jwks(), json!({ "keys": [] }));
}

#[test]
fn a_token_that_cannot_be_refreshed_does_not_say_since_when() {
    let tokens = tokens(settings(DERIVED));
    let claims = AccessClaims { original_issued_at: None, ..claims() };
    let token = tokens.issue(&claims).unwrap();
    assert_eq!(part(&token, 1).get("origIat"), None);
    assert_eq!(tokens.read(&token, at(0)), Ok(claims.clone()));
    assert_eq!(json!(tokens.documented(claims)).get("origIat"), None);
}

#[test]
fn finer_times_are_cut() {
    let tokens = tokens(settings(DERIVED));
    let fine = AccessClaims { expires_at: at(1_800_000_300) + TimeDelta::milliseconds(999), ..claims() };
    assert_eq!(tokens.read(&tokens.issue(&fine).unwrap(), at(0)), Ok(claims()));
}

#[test]
fn the_end_is_judged_by_the_given_time_and_leeway() {
    for (leeway_s, last) in [(0, 299), (10, 309)] {
        let tokens = tokens(AccessTokenSettings { leeway_s, ..settings(DERIVED) });
        let token = tokens.issue(&claims()).unwrap();
        assert!(tokens.read(&token, at(1_800_000_000 + last)).is_ok());
        assert_eq!(tokens.read(&token, at(1_800_000_001 + last)), Err(Expired));
    }
}

#[test]
fn a_token_that_is_known_still_ends_and_vouches_for_no_other() {
    let pem = ed25519();
    for keys in [DERIVED, asymmetric(AsymmetricAlgorithm::EdDsa, &pem, None, &[])] {
        let tokens = tokens(settings(keys));
        let (token, other) =
            (tokens.issue(&claims()).unwrap(), tokens.issue(&AccessClaims { version: 8, ..claims() }).unwrap());
        for _ in 0..3 {
            assert_eq!(tokens.read(&token, at(1_800_000_299)), Ok(claims()));
            assert_eq!(tokens.read(&token, at(1_800_000_300)), Err(Expired));
        }
        let (message, signature) = token.rsplit_once('.').unwrap();
        let (other_message, other_signature) = other.rsplit_once('.').unwrap();
        for mixed in [format!("{message}.{other_signature}"), format!("{other_message}.{signature}")] {
            assert_eq!(tokens.read(&mixed, at(0)), Err(Invalid));
        }
        assert_eq!(tokens.read(&other, at(0)).map(|claims| claims.version), Ok(8));
    }
}

#[test]
fn a_token_with_a_long_name_holds_as_well() {
    let tokens = tokens(settings(DERIVED));
    for (username, known) in [("\u{1f600}".repeat(255), 0), ("\u{1f600}".repeat(100), 1)] {
        let claims = AccessClaims { username, ..claims() };
        let token = tokens.issue(&claims).unwrap();
        for _ in 0..2 {
            assert_eq!(tokens.read(&token, at(0)), Ok(claims.clone()));
            assert_eq!(tokens.read(&format!("{token}A"), at(0)), Err(Invalid));
        }
        assert_eq!(format!("{:?}", tokens.known), format!("Known {{ count: {known} }}"));
    }
}

#[test]
fn tokens_beyond_those_that_are_known_hold_as_well() {
    let tokens = tokens(settings(DERIVED));
    let issued: Vec<String> =
        (0..10_000).map(|version| tokens.issue(&AccessClaims { version, ..claims() }).unwrap()).collect();
    for _ in 0..2 {
        for (version, token) in (0..).zip(&issued) {
            assert_eq!(tokens.read(token, at(0)), Ok(AccessClaims { version, ..claims() }));
        }
    }
}

#[test]
fn audience_and_issuer_are_written_shown_and_demanded() {
    let of = |audience: Option<&str>, issuer: Option<&str>| {
        tokens(AccessTokenSettings {
            audience: audience.map(str::to_owned),
            issuer: issuer.map(str::to_owned),
            ..settings(DERIVED)
        })
    };
    let both = of(Some("app"), Some("us"));
    let token = both.issue(&claims()).unwrap();
    assert_eq!((&part(&token, 1)["aud"], &part(&token, 1)["iss"]), (&json!("app"), &json!("us")));
    let shown = json!(both.documented(claims()));
    assert_eq!((&shown["aud"], &shown["iss"], shown.as_object().unwrap().len()), (&json!("app"), &json!("us"), 5));
    assert!(both.read(&token, at(0)).is_ok());
    for other in [of(None, None), of(Some("app"), None), of(None, Some("us")), of(Some("ap"), Some("us"))] {
        assert_eq!(other.read(&token, at(0)), Err(Invalid));
        assert_eq!(both.read(&other.issue(&claims()).unwrap(), at(0)), Err(Invalid));
    }
}

#[test]
fn tokens_of_other_contracts_and_services_are_invalid_even_when_expired() {
    let ours = tokens(settings(DERIVED));
    let other_contract = tokens(AccessTokenSettings { contract: "session", ..settings(DERIVED) });
    let other_service = AccessTokens::new(settings(DERIVED), &secrets(OTHER_ROOT, &[])).unwrap();
    let other_purpose = tokens(AccessTokenSettings { purpose: Purpose::Handle, ..settings(DERIVED) });
    for other in [other_contract, other_service, other_purpose] {
        let token = other.issue(&claims()).unwrap();
        assert_eq!(ours.read(&token, at(0)), Err(Invalid));
        assert_eq!(ours.read(&token, at(2_000_000_000)), Err(Invalid));
    }
}

/// Signs any header and claims with the key of [`settings`] as HS256, whatever the header says.
fn forge(header: &Value, claims: &str) -> String {
    let key = secrets(ROOT, &[]).signing_keys(Purpose::AccountsAccessToken).unwrap();
    let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims));
    let key = jsonwebtoken::EncodingKey::from_secret(&key[0][..]);
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key, jsonwebtoken::Algorithm::HS256).unwrap();
    format!("{message}.{signature}")
}

#[test]
fn forged_and_malformed_tokens_are_invalid() {
    let tokens = tokens(settings(DERIVED));
    let token = tokens.issue(&claims()).unwrap();
    let right = part(&token, 1);
    let header = json!({ "typ": "JWT", "alg": "HS256" });
    assert!(tokens.read(&forge(&header, &right.to_string()), at(0)).is_ok());

    let mut bad: Vec<String> = ["", ".", "..", "...", "a.b.c", "\0", "é.é.é", "JWT x"].map(str::to_owned).to_vec();
    bad.push("a".repeat(100_000));
    bad.push(format!("{token}."));
    bad.push(format!("{token}="));
    bad.push(format!(" {token}"));
    bad.extend((0..token.len()).map(|length| token[..length].to_owned()));
    for algorithm in ["none", "None", "HS384", "HS512", "RS256", "EdDSA", "hs256", ""] {
        bad.push(forge(&json!({ "typ": "JWT", "alg": algorithm }), &right.to_string()));
    }
    let unsigned = URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"none"}"#);
    bad.push(format!("{unsigned}.{}.", token.split('.').nth(1).unwrap()));
    bad.push(forge(&json!({ "alg": "HS256", "crit": ["exp"] }), &right.to_string()));
    bad.push(forge(&json!([]), &right.to_string()));
    let with = |name: &str, value: Value| {
        let mut claims = right.clone();
        claims[name] = value;
        forge(&header, &claims.to_string())
    };
    for name in ["username", "exp", "ctr", "sub", "sid", "ver", "aal", "auth_time"] {
        let mut missing = right.clone();
        missing.as_object_mut().unwrap().remove(name);
        bad.push(forge(&header, &missing.to_string()));
        bad.push(with(name, json!(null)));
        bad.push(with(name, json!([1])));
        bad.push(with(name, json!(1.5)));
    }
    bad.extend([json!(i64::MAX), json!(i64::MIN), json!(u64::MAX)].map(|end| with("exp", end)));
    bad.extend([json!(0), json!(3), json!(70_000)].map(|level| with("aal", level)));
    bad.extend([json!("1800000000"), json!([1]), json!(1.5), json!(i64::MAX)].map(|at| with("origIat", at)));
    bad.push(with("aud", json!("somebody")));
    bad.push(forge(&header, &right.to_string().replacen('{', r#"{"exp":1,"#, 1)));
    for token in &bad {
        assert_eq!(tokens.read(token, at(0)), Err::<AccessClaims, TokenError>(Invalid), "{token}");
    }
}

#[test]
fn every_flipped_bit_is_noticed() {
    let pem = ed25519();
    for keys in [DERIVED, asymmetric(AsymmetricAlgorithm::EdDsa, &pem, None, &[])] {
        let tokens = tokens(settings(keys));
        let token = tokens.issue(&claims()).unwrap();
        // Known by then.
        assert_eq!(tokens.read(&token, at(0)), Ok(claims()));
        for bit in 0..token.len() * 8 {
            let mut bytes = token.clone().into_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            if let Ok(damaged) = String::from_utf8(bytes) {
                assert_eq!(tokens.read(&damaged, at(0)), Err(Invalid), "bit {bit}");
            }
        }
    }
}

#[test]
fn a_new_service_secret_keeps_old_tokens_for_as_long_as_the_old_secret_is_named() {
    let before = AccessTokens::new(settings(DERIVED), &secrets(OTHER_ROOT, &[])).unwrap();
    let old = before.issue(&claims()).unwrap();
    let rotated = AccessTokens::new(settings(DERIVED), &secrets(ROOT, &[OTHER_ROOT])).unwrap();
    assert_eq!(rotated.read(&old, at(0)), Ok(claims()));
    assert_eq!(before.read(&rotated.issue(&claims()).unwrap(), at(0)), Err(Invalid));
}

#[test]
fn a_configured_secret_signs_instead_of_the_derived_one() {
    let own = |bytes: &[u8]| settings(SigningKeys::Hs256 { secret: Some(Zeroizing::new(bytes.to_vec())) });
    let token = tokens(own(&[b'k'; 32])).issue(&claims()).unwrap();
    assert!(tokens(own(&[b'k'; 32])).read(&token, at(0)).is_ok());
    assert_eq!(tokens(own(&[b'l'; 32])).read(&token, at(0)), Err(Invalid));
    assert_eq!(tokens(settings(DERIVED)).read(&token, at(0)), Err(Invalid));
    let short = AccessTokens::new(own(&[b'k'; 31]), &secrets(ROOT, &[]));
    assert_eq!(short.err(), Some(KeysError::SecretTooShort));
}

#[test]
fn public_keys_are_published_and_verify() {
    let ed = ed25519();
    for (algorithm, pem, name, members) in [
        (AsymmetricAlgorithm::EdDsa, &ed, "EdDSA", &["alg", "crv", "kid", "kty", "use", "x"][..]),
        (AsymmetricAlgorithm::Rs256, &*RSA, "RS256", &["alg", "e", "kid", "kty", "n", "use"][..]),
    ] {
        let tokens = tokens(settings(asymmetric(algorithm, pem, Some(pem), &[])));
        let token = tokens.issue(&claims()).unwrap();
        assert_eq!(tokens.read(&token, at(0)), Ok(claims()));
        let jwks = tokens.jwks();
        let key = &jwks["keys"][0];
        let mut names: Vec<&str> = key.as_object().unwrap().keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, members);
        assert_eq!((&key["alg"], &key["use"]), (&json!(name), &json!("sig")));
        assert_eq!(part(&token, 0), json!({ "typ": "JWT", "alg": name, "kid": key["kid"] }));

        // As a stranger would: with nothing but the published set.
        let set: jsonwebtoken::jwk::JwkSet = serde_json::from_value(jwks.clone()).unwrap();
        let public = jsonwebtoken::DecodingKey::from_jwk(set.find(key["kid"].as_str().unwrap()).unwrap()).unwrap();
        let (message, signature) = token.rsplit_once('.').unwrap();
        let algorithm = name.parse().unwrap();
        assert!(jsonwebtoken::crypto::verify(signature, message.as_bytes(), &public, algorithm).unwrap());
    }
}

#[test]
fn rotated_key_pairs_overlap() {
    let (old, new) = (ed25519(), ed25519());
    let of =
        |pem: &Pem, previous: &[&Pem]| tokens(settings(asymmetric(AsymmetricAlgorithm::EdDsa, pem, None, previous)));
    let before = of(&old, &[]);
    let token = before.issue(&claims()).unwrap();
    let rotated = of(&new, &[&old, &new]);
    assert_eq!(rotated.read(&token, at(0)), Ok(claims()));
    let ids = |jwks: &Value| -> Vec<Value> {
        jwks["keys"].as_array().unwrap().iter().map(|key| key["kid"].clone()).collect()
    };
    let published = ids(&rotated.jwks());
    assert_eq!(published, [ids(&of(&new, &[]).jwks()), ids(&before.jwks())].concat());
    assert_eq!(of(&new, &[]).read(&token, at(0)), Err(Invalid));
}

#[test]
fn a_public_key_is_no_hmac_secret() {
    let pem = ed25519();
    let tokens = tokens(settings(asymmetric(AsymmetricAlgorithm::EdDsa, &pem, None, &[])));
    let token = tokens.issue(&claims()).unwrap();
    let forged_with = |secret: &[u8]| {
        let key = jsonwebtoken::EncodingKey::from_secret(secret);
        jsonwebtoken::encode(&jsonwebtoken::Header::default(), &part(&token, 1), &key).unwrap()
    };
    assert_eq!(tokens.read(&forged_with(pem.public.as_bytes()), at(0)), Err(Invalid));
    let x = tokens.jwks()["keys"][0]["x"].as_str().unwrap().to_owned();
    assert_eq!(tokens.read(&forged_with(&URL_SAFE_NO_PAD.decode(x).unwrap()), at(0)), Err(Invalid));
}

#[test]
fn keys_that_cannot_be_used_are_refused_at_the_start() {
    use AsymmetricAlgorithm::{EdDsa, Rs256};
    let (one, two) = (ed25519(), ed25519());
    let nonsense = || Pem { private: "nonsense".to_owned(), public: "nonsense".to_owned() };
    let swapped = Pem { private: one.public.clone(), public: one.private.clone() };
    let refused = |keys| AccessTokens::new(settings(keys), &secrets(ROOT, &[])).err();
    assert_eq!(refused(asymmetric(EdDsa, &nonsense(), None, &[])), Some(KeysError::PrivateKey));
    assert_eq!(refused(asymmetric(EdDsa, &swapped, None, &[])), Some(KeysError::PrivateKey));
    assert_eq!(refused(asymmetric(EdDsa, &RSA, None, &[])), Some(KeysError::PrivateKey));
    assert_eq!(refused(asymmetric(Rs256, &one, None, &[])), Some(KeysError::PrivateKey));
    assert_eq!(refused(asymmetric(EdDsa, &one, Some(&nonsense()), &[])), Some(KeysError::PublicKey));
    assert_eq!(refused(asymmetric(EdDsa, &one, Some(&swapped), &[])), Some(KeysError::PublicKey));
    assert_eq!(refused(asymmetric(EdDsa, &one, Some(&two), &[])), Some(KeysError::KeyPair));
    assert_eq!(refused(asymmetric(EdDsa, &one, None, &[&two, &RSA])), Some(KeysError::PreviousPublicKey(1)));
    let private_as_public = Pem { private: String::new(), public: RSA.private.clone() };
    assert_eq!(refused(asymmetric(Rs256, &RSA, None, &[&private_as_public])), Some(KeysError::PreviousPublicKey(0)));
}

#[test]
fn nothing_secret_is_printed() {
    let secret = "k".repeat(32);
    let settings = settings(SigningKeys::Hs256 { secret: Some(Zeroizing::new(secret.clone().into_bytes())) });
    let printed = format!("{settings:?}");
    assert!(!printed.contains(&secret) && !printed.contains("107, 107"), "{printed}");
    let printed = format!("{:?}", tokens(settings));
    assert!(!printed.contains(&secret) && !printed.contains("107, 107"), "{printed}");
}
