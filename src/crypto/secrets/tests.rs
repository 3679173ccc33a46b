//! What is derived from the service secret: separation of purposes, reading under earlier secrets, damage.

use std::sync::Arc;

use super::{OpenFailed, Purpose, Secrets, SecretsError, constant_time_eq, digest};
use crate::app::SystemRandom;

const OLD: &[u8] = b"the secret of last year, 32 bytes or more";
const NEW: &[u8] = b"the secret of this year, 32 bytes or more";

fn secrets(present: &[u8], previous: &[&[u8]]) -> Secrets {
    Secrets::new(present, previous, Arc::new(SystemRandom)).unwrap()
}

#[test]
fn opens_what_it_sealed_and_never_seals_twice_alike() {
    let secrets = secrets(NEW, &[]);
    for plain in [&b""[..], b"a", &[0; 5000]] {
        let one = secrets.seal(Purpose::Outbox, plain, b"row 1").unwrap();
        let two = secrets.seal(Purpose::Outbox, plain, b"row 1").unwrap();
        assert_ne!(one, two);
        assert_eq!(*secrets.open(Purpose::Outbox, &one, b"row 1").unwrap(), plain);
    }
}

#[test]
fn a_sealed_value_is_bound_to_its_purpose_and_its_place() {
    let secrets = secrets(NEW, &[]);
    let sealed = secrets.seal(Purpose::Outbox, b"text", b"row 1").unwrap();
    assert_eq!(secrets.open(Purpose::Handle, &sealed, b"row 1"), Err(OpenFailed));
    assert_eq!(secrets.open(Purpose::Outbox, &sealed, b"row 2"), Err(OpenFailed));
}

#[test]
fn every_flipped_bit_and_every_cut_is_noticed() {
    let secrets = secrets(NEW, &[]);
    let sealed = secrets.seal(Purpose::Outbox, b"text", b"").unwrap();
    for bit in 0..sealed.len() * 8 {
        let mut damaged = sealed.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(secrets.open(Purpose::Outbox, &damaged, b""), Err(OpenFailed), "bit {bit}");
    }
    for length in 0..sealed.len() {
        assert_eq!(secrets.open(Purpose::Outbox, &sealed[..length], b""), Err(OpenFailed), "cut at {length}");
    }
}

#[test]
fn previous_secrets_stay_readable_and_unknown_ones_do_not() {
    let before = secrets(OLD, &[]);
    let sealed = before.seal(Purpose::Outbox, b"text", b"").unwrap();
    let code = before.mac(Purpose::LimitKey, &[b"x"]);

    let rotated = secrets(NEW, &[OLD]);
    assert_eq!(*rotated.open(Purpose::Outbox, &sealed, b"").unwrap(), b"text");
    assert!(rotated.mac_matches(Purpose::LimitKey, &[b"x"], &code));
    assert_eq!(rotated.macs(Purpose::LimitKey, &[b"x"]).nth(1), Some(code));
    assert_ne!(rotated.mac(Purpose::LimitKey, &[b"x"]), code);

    let forgotten = secrets(NEW, &[]);
    assert_eq!(forgotten.open(Purpose::Outbox, &sealed, b""), Err(OpenFailed));
    assert!(!forgotten.mac_matches(Purpose::LimitKey, &[b"x"], &code));
}

#[test]
fn codes_keep_purposes_and_parts_apart() {
    let secrets = secrets(NEW, &[]);
    let code = secrets.mac(Purpose::RefreshSuccessor, &[b"ab", b"c"]);
    assert_eq!(code, secrets.mac(Purpose::RefreshSuccessor, &[b"ab", b"c"]));
    assert_ne!(code, secrets.mac(Purpose::RefreshSuccessor, &[b"a", b"bc"]));
    assert_ne!(code, secrets.mac(Purpose::RefreshSuccessor, &[b"abc"]));
    assert_ne!(code, secrets.mac(Purpose::Handle, &[b"ab", b"c"]));
    assert!(!secrets.mac_matches(Purpose::RefreshSuccessor, &[b"ab", b"c"], &code[..31]));
}

#[test]
fn every_key_is_another_one() {
    let secrets = secrets(NEW, &[OLD]);
    let mut keys: Vec<[u8; 32]> = Purpose::ALL
        .iter()
        .flat_map(|purpose| secrets.signing_keys(*purpose).unwrap().into_iter().map(|key| *key))
        .chain(Purpose::ALL.iter().map(|purpose| secrets.mac(*purpose, &[])))
        .collect();
    let made = keys.len();
    keys.sort_unstable();
    keys.dedup();
    // Two of each purpose for each secret that signs, and one of the present secret that authenticates.
    assert_eq!((keys.len(), made), (3 * Purpose::ALL.len(), 3 * Purpose::ALL.len()));
}

/// The derivation is part of the format of everything at rest; this value was computed apart, with Python's hmac.
#[test]
fn the_derivation_stays_what_it_is() {
    let key = secrets(NEW, &[]).signing_keys(Purpose::AccountsAccessToken).unwrap();
    let hex: String = key[0].iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "51990aba3e22b23988308c9d01e8f5600013668fc4e173ee60e696e21b1bc858");
}

#[test]
fn short_secrets_are_refused() {
    let refused = |present: &[u8], previous: &[&[u8]]| Secrets::new(present, previous, Arc::new(SystemRandom)).err();
    assert_eq!(refused(&NEW[..31], &[]), Some(SecretsError::RootTooShort));
    assert_eq!(refused(NEW, &[b""]), Some(SecretsError::RootTooShort));
    assert_eq!(refused(&NEW[..32], &[&OLD[..32]]), None);
}

#[test]
fn nothing_secret_is_printed() {
    let printed = format!("{:?}", secrets(NEW, &[OLD]));
    assert_eq!(printed, "Secrets { previous: 1, .. }");
}

#[test]
fn compares_and_digests() {
    assert!(constant_time_eq(b"same", b"same"));
    assert!(!constant_time_eq(b"same", b"samf"));
    assert!(!constant_time_eq(b"same", b"sam"));
    let hex: String = digest(b"abc").iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
