//! Random identifiers and tokens.

use uuid::Uuid;
use zeroize::Zeroizing;

use crate::app::{Random, RandomFailed};

/// The size of a token, in random bytes. As the refresh tokens of the accounts contract are: 40 lower-case hexadecimal
/// characters.
pub const TOKEN_BYTES: usize = 20;

/// A random UUID (version 4).
///
/// # Errors
/// Where the source of randomness fails.
pub fn uuid(random: &dyn Random) -> Result<Uuid, RandomFailed> {
    let mut bytes = [0; 16];
    random.fill(&mut bytes)?;
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

/// A random token of 160 bits as 40 lower-case hexadecimal characters, safe in links and headers.
///
/// # Errors
/// Where the source of randomness fails.
pub fn token(random: &dyn Random) -> Result<String, RandomFailed> {
    token_of(random, TOKEN_BYTES)
}

/// A random token of so many bytes, as lower-case hexadecimal characters.
///
/// # Errors
/// Where the source of randomness fails.
pub fn token_of(random: &dyn Random, size_bytes: usize) -> Result<String, RandomFailed> {
    let mut bytes = Zeroizing::new(vec![0; size_bytes]);
    random.fill(&mut bytes)?;
    Ok(hex(&bytes))
}

/// Whether a text has the form of a token. One that has not was never issued.
#[must_use]
pub fn is_token(text: &str) -> bool {
    text.len() == 2 * TOKEN_BYTES && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Lower-case hexadecimal digits, two a byte.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{hex, is_token, token, token_of, uuid};
    use crate::app::SystemRandom;

    #[test]
    fn tokens_and_ids_have_their_shape_and_differ() {
        let one = token(&SystemRandom).unwrap();
        assert_eq!(one.len(), 40);
        assert!(is_token(&one));
        for not in ["", &one[1..], &format!("{one}0"), &one.to_uppercase().replace('0', "A"), &"g".repeat(40)] {
            assert!(!is_token(not), "{not}");
        }
        assert_ne!(one, token(&SystemRandom).unwrap());
        assert_eq!(token_of(&SystemRandom, 64).unwrap().len(), 128);
        let id = uuid(&SystemRandom).unwrap();
        assert_eq!(id.get_version_num(), 4);
        assert_ne!(id, uuid(&SystemRandom).unwrap());
        assert_eq!(hex(&[0, 15, 160, 255]), "000fa0ff");
    }
}
