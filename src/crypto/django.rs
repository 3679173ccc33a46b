//! Tokens signed by Django's `signing.dumps`: what the links hold that a former service mailed.
//!
//! They read `<base64url of JSON>:<base62 of the time>:<base64url of a code>`, the code being HMAC over all before it, with
//! a key that is the digest of a salt and Django's SECRET_KEY. Django up to 3.0 used SHA-1 for both, later ones SHA-256.

use aws_lc_rs::{digest, hmac};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde::Deserialize;

/// What Django puts before SECRET_KEY when the signer of `signing.dumps` derives its key.
const KEY_SALT: &[u8] = b"django.core.signingsigner";
/// The longest token that is looked at.
const TOKEN_MAX_BYTES: usize = 4096;

/// What a token of django-graphql-auth says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Whom it was mailed to.
    pub username: String,
    /// What it is good for: `activation`, `password_reset` and the like.
    pub action: String,
    /// The address that is to become the secondary one, as typed; none in links for something else.
    pub secondary_email: Option<String>,
    /// When it was signed, to the second.
    pub signed_at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct Payload {
    username: String,
    action: String,
    #[serde(default)]
    secondary_email: Option<String>,
}

/// Reads a token; none where it was not signed with this key. How old it may be is for others to say.
#[must_use]
pub fn read(token: &str, secret_key: &str) -> Option<Signed> {
    if token.len() > TOKEN_MAX_BYTES {
        return None;
    }
    let (value, code) = token.rsplit_once(':')?;
    let code = URL_SAFE_NO_PAD.decode(code).ok()?;
    let (digest, algorithm) = match code.len() {
        32 => (&digest::SHA256, hmac::HMAC_SHA256),
        20 => (&digest::SHA1_FOR_LEGACY_USE_ONLY, hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY),
        _ => return None,
    };
    let key = digest::digest(digest, &[KEY_SALT, secret_key.as_bytes()].concat());
    hmac::verify(&hmac::Key::new(algorithm, key.as_ref()), value.as_bytes(), &code).ok()?;
    let (payload, time) = value.rsplit_once(':')?;
    let payload = URL_SAFE_NO_PAD.decode(payload).ok()?;
    // serde would also read a list, by position: Django signs other things under the same key.
    payload.trim_ascii_start().starts_with(b"{").then_some(())?;
    let Payload { username, action, secondary_email } = serde_json::from_slice(&payload).ok()?;
    Some(Signed { username, action, secondary_email, signed_at: DateTime::from_timestamp(base62(time)?, 0)? })
}

/// Digits, then upper case, then lower case.
fn base62(text: &str) -> Option<i64> {
    text.bytes().try_fold(0_i64, |number, byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A' + 10,
            b'a'..=b'z' => byte - b'a' + 36,
            _ => return None,
        };
        number.checked_mul(62)?.checked_add(i64::from(digit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "the secret key of an old Django service";
    /// Printed by `signing.dumps` of Django 5.2.19 at 1790000000 seconds of Unix time.
    const ACTIVATION: &str =
        "eyJ1c2VybmFtZSI6InZpYyIsImFjdGlvbiI6ImFjdGl2YXRpb24ifQ:1x8elk:Tc8ECBa7XIlaFQVH-W5USuMgKd_z7zf-azakyaNhu3c";

    fn signed(username: &str, action: &str) -> Option<Signed> {
        let signed_at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        Some(Signed { username: username.to_owned(), action: action.to_owned(), secondary_email: None, signed_at })
    }

    /// The others are from there too; the last but one from its `TimestampSigner` with `algorithm="sha1"`, as it was up to
    /// Django 3.0.
    #[test]
    fn reads_what_django_signed() {
        assert_eq!(read(ACTIVATION, KEY), signed("vic", "activation"));
        let name_in_unicode = "eyJ1c2VybmFtZSI6IlpvXHUwMGViIiwiYWN0aW9uIjoiYWN0aXZhdGlvbiJ9:1x8elk:KprHMcy6l7hs9GsMmSNjm7orkMqHQIQrq-VFUkcCtAo";
        assert_eq!(read(name_in_unicode, KEY), signed("Zoë", "activation"));
        let by_sha1 = "eyJ1c2VybmFtZSI6InZpYyIsImFjdGlvbiI6ImFjdGl2YXRpb24ifQ:1x8elk:oTZZj8bNP00-AylW4N2xP8t6Mac";
        assert_eq!(read(by_sha1, KEY), signed("vic", "activation"));
        let reset = "eyJ1c2VybmFtZSI6InZpYyIsImFjdGlvbiI6InBhc3N3b3JkX3Jlc2V0In0:1x8elk:VTOWiMKHBNqAE6vue3gXU7hL0hMNPZh7AhrPVgZBYSI";
        assert_eq!(read(reset, KEY), signed("vic", "password_reset"));
    }

    #[test]
    fn reads_nothing_else() {
        assert_eq!(read(ACTIVATION, "another key"), None);
        for (index, _) in ACTIVATION.char_indices() {
            let mut changed = ACTIVATION.as_bytes().to_vec();
            changed[index] = if changed[index] == b'A' { b'B' } else { b'A' };
            assert_eq!(read(std::str::from_utf8(&changed).unwrap(), KEY), None, "at {index}");
        }
        for text in ["", ":", "::", "a:b:c", &ACTIVATION[1..], &ACTIVATION[..ACTIVATION.len() - 1], &"a".repeat(5000)] {
            assert_eq!(read(text, KEY), None, "{text}");
        }
    }

    #[test]
    fn counts_by_sixty_two() {
        assert_eq!(base62("1x8elk"), Some(1_790_000_000));
        assert_eq!(base62("zzzzzzzzzzzzzzzzzzzz"), None);
        assert_eq!(base62("1-"), None);
    }
}
