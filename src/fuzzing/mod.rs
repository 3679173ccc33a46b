//! What `fuzz/` throws texts at, and the tests that run its corpora: each target reads what strangers may send, and panics
//! where something does not hold that should.

use crate::api::{accounts, platform};
use crate::crypto::fuzzing as crypto;
use crate::domain::email_address::EmailAddress;
use crate::domain::person_name::PersonName;
use crate::domain::username::Username;
use crate::domain::{api_key, list_window, social};
use list_window::{Before, PAGE_MAX_ITEMS, Reading, Window, WindowRequest};

#[cfg(test)]
mod seeds;
#[cfg(test)]
mod tests;

/// A target: reads any bytes, and panics at a finding.
pub type Target = fn(&[u8]);

/// All of them, by the names of their files.
pub const TARGETS: [(&str, Target); 9] = [
    ("request", crate::http::fuzzing::request),
    ("prepare", crate::service::contracts::fuzzing::prepare),
    ("access_token", crypto::access_token),
    ("mailed_token", crypto::mailed_token),
    ("password_hash", crate::crypto::password::fuzzing::password_hash),
    ("id_token", crypto::id_token),
    ("passkey", crypto::passkey),
    ("ids", ids),
    ("typed", typed),
];

/// An identifier, a cursor or a key, in every form that there is; read as numbers, the part of a list.
fn ids(data: &[u8]) {
    window(data);
    let Ok(text) = std::str::from_utf8(data) else { return };
    accounts::fuzzing::ids(text);
    platform::fuzzing::ids(text);
    assert!(!api_key::is_key(text) || text.len() == 48);
}

/// A page is never larger than it may be, and begins where it should.
fn window(data: &[u8]) {
    let mut numbers = data.chunks(5).map(|chunk| {
        let (&[is_said, ref bytes @ ..], true) = (chunk, chunk.len() == 5) else { return None };
        (is_said & 1 == 1).then(|| bytes.iter().fold(0_i32, |number, byte| number << 8 | i32::from(*byte)))
    });
    let mut number = || numbers.next().flatten();
    let (offset, after, before, first, last) = (number(), number(), number(), number(), number());
    let place = |number: i32| i64::from(number).saturating_mul(i64::from(number));
    let request =
        WindowRequest { offset, after: after.map(place), before: before.map(place).map(Before::Place), first, last };
    let Ok(window) = Window::of(request) else { return };
    match window.reading() {
        Reading::Nothing => {}
        Reading::Forward { offset, limit } => assert!(offset >= 0 && (0..=PAGE_MAX_ITEMS + 1).contains(&limit)),
        Reading::Backward { lower, count, .. } => assert!(lower >= 0 && (1..=PAGE_MAX_ITEMS).contains(&count)),
    }
    let items = vec![(); 101];
    assert!(window.page_of_forward(items.clone()).items.len() <= 100);
}

/// What somebody types: an address, a name. What was taken is taken again, as the same.
fn typed(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(address) = EmailAddress::parse(text) {
        assert_eq!(EmailAddress::parse(address.as_str()).as_ref(), Ok(&address));
        // The form takes no hyphen in a top level in Punycode, but letters of which that is made.
        assert!(EmailAddress::lookup_key(address.key()).is_none_or(|key| key == address.key()));
        assert!(address.ascii_domain().is_ascii());
        assert!(!address.as_str().contains(['\r', '\n', '\0']));
    }
    if let Ok(name) = Username::parse(text) {
        assert_eq!(Username::parse(name.as_str()).as_ref(), Ok(&name));
        assert_eq!(Username::lookup_key(name.key()).as_deref(), Some(name.key()));
        assert_eq!(Username::lookup_key(name.as_str()).as_deref(), Some(name.key()));
    }
    if let Ok(name) = PersonName::parse(text) {
        assert_eq!(PersonName::parse(name.as_str()).as_ref(), Ok(&name));
    }
    social::fuzzing::telegram(text);
}
