//! Addresses of electronic mail, parsed by the rules of the accounts contract's form.

use std::borrow::Cow;
use std::net::{AddrParseError, IpAddr};

use super::form_text::{length, stripped};

/// The longest address, in characters.
pub const EMAIL_ADDRESS_MAX_CHARACTERS: usize = 254;
/// Beyond this an address is not even looked at (RFC 3696, section 3: 64 + 1 + 255).
const EXAMINED_MAX_CHARACTERS: usize = 320;

/// An address: a local part in ASCII, `@`, and a domain with a dot and a top level, `localhost`, or an address literal.
/// Kept as typed, with the domain in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailAddress {
    shown: String,
    key: String,
    at: usize,
}

/// What is wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailAddressError {
    /// Nothing was typed, or white space only.
    #[error("the address is missing")]
    Required,
    /// It is no address.
    #[error("the text is no address")]
    Invalid,
    /// Too long.
    #[error("the address has {actual} characters, more than {limit}")]
    MaxLength {
        /// The most characters there may be.
        limit: usize,
        /// The characters there are.
        actual: usize,
    },
    /// It holds a NUL.
    #[error("the address holds a NUL character")]
    NullCharacters,
}

impl EmailAddress {
    /// Reads what was typed.
    ///
    /// # Errors
    /// All that is wrong with it, in the order in which the form tells it.
    pub fn parse(typed: &str) -> Result<EmailAddress, Vec<EmailAddressError>> {
        let typed = stripped(typed);
        if typed.is_empty() {
            return Err(vec![EmailAddressError::Required]);
        }
        let mut errors = Vec::new();
        let actual = length(typed);
        let address = if actual <= EXAMINED_MAX_CHARACTERS { examined(typed) } else { None };
        if address.is_none() {
            errors.push(EmailAddressError::Invalid);
        }
        if actual > EMAIL_ADDRESS_MAX_CHARACTERS {
            errors.push(EmailAddressError::MaxLength { limit: EMAIL_ADDRESS_MAX_CHARACTERS, actual });
        }
        if typed.contains('\0') {
            errors.push(EmailAddressError::NullCharacters);
        }
        address.filter(|_| errors.is_empty()).ok_or(errors)
    }

    /// The address as it is shown: as typed, the domain in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// What is unique: two addresses with the same key are the same address. Lower case throughout, without quotes that
    /// say nothing (RFC 5321, section 4.1.2: `"joe"@x.io` is `joe@x.io`), the domain in its ASCII form.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The part before the `@`, as typed.
    #[must_use]
    pub fn local_part(&self) -> &str {
        &self.shown[..self.at]
    }

    /// The domain in the form that mail servers know: ASCII, lower case (RFC 5890).
    #[must_use]
    pub fn ascii_domain(&self) -> &str {
        self.key.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The key to look an account up by, for any text somebody tries to sign in with. `None` where no account can have
    /// that address.
    #[must_use]
    pub fn lookup_key(typed: &str) -> Option<String> {
        EmailAddress::parse(typed).ok().map(|address| address.key)
    }
}

/// The address that a stripped text is, if it is one.
fn examined(typed: &str) -> Option<EmailAddress> {
    let (local, domain) = typed.rsplit_once('@')?;
    if !(is_dot_atom(local) || is_quoted(local)) {
        return None;
    }
    let lower = domain.to_lowercase();
    let ascii = if domain == "localhost" {
        lower.clone()
    } else if let Some(literal) = literal(domain) {
        format!("[{literal}]")
    } else if is_domain(domain) {
        // Characters that no name server takes pass the form, but no mail could ever leave for them.
        ascii_domain(&lower).filter(|ascii| is_name(ascii))?
    } else {
        return None;
    };
    let key = format!("{}@{ascii}", unquoted(local).to_ascii_lowercase());
    Some(EmailAddress { shown: format!("{local}@{lower}"), key, at: local.len() })
}

/// RFC 5322 `dot-atom-text`.
fn is_dot_atom(local: &str) -> bool {
    local.split('.').all(|atom| {
        !atom.is_empty()
            && atom.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-!#$%&'*+/=?^_`{}|~".contains(&byte))
    })
}

/// A quoted local part without white space but in escapes, and never with line ends or NUL.
fn is_quoted(local: &str) -> bool {
    let Some(inner) = local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return false;
    };
    let mut bytes = inner.bytes();
    while let Some(byte) = bytes.next() {
        let is_allowed = match byte {
            b'\\' => bytes.next().is_some_and(|escaped| matches!(escaped, 1..=9 | 11 | 12 | 14..=127)),
            1..=8 | 11 | 12 | 14..=31 | b'!' | b'#'..=b'[' | b']'..=127 => true,
            _ => false,
        };
        if !is_allowed {
            return false;
        }
    }
    true
}

/// A local part as every spelling of it is: without quotes where it does without, else with as few escapes as there can
/// be.
fn unquoted(local: &str) -> Cow<'_, str> {
    let Some(inner) = local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return Cow::Borrowed(local);
    };
    let mut plain = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        plain.extend(if character == '\\' { characters.next() } else { Some(character) });
    }
    if is_dot_atom(&plain) {
        return Cow::Owned(plain);
    }
    Cow::Owned(format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\"")))
}

/// The IPv4 or IPv6 address in brackets, which has many spellings.
fn literal(domain: &str) -> Option<IpAddr> {
    let inner = domain.strip_prefix('[')?.strip_suffix(']')?;
    let address = inner.parse().map(IpAddr::V4).or_else(|_: AddrParseError| inner.parse().map(IpAddr::V6));
    address.ok().map(|address| address.to_canonical())
}

/// The domain in ASCII. Characters that map to signs of ASCII (a wide `＞` to `>`) are refused: what comes out goes into
/// the commands of a mail server.
fn ascii_domain(domain: &str) -> Option<String> {
    idna::domain_to_ascii_cow(domain.as_bytes(), idna::AsciiDenyList::STD3).ok().map(Cow::into_owned)
}

/// Whether a domain is still one after its characters were mapped: some map to dots, some to digits.
fn is_name(ascii: &str) -> bool {
    let is_top_numeric = ascii.rsplit('.').next().is_none_or(|top| top.bytes().all(|byte| byte.is_ascii_digit()));
    !is_top_numeric && ascii.split('.').all(|label| (1..=63).contains(&label.len()))
}

/// Two labels or more of letters, digits and hyphens; the last without digits, or in Punycode.
fn is_domain(domain: &str) -> bool {
    let Some((hosts, top)) = domain.rsplit_once('.') else {
        return false;
    };
    let is_letter = |character: char| character.is_ascii_alphabetic() || ('\u{a1}'..='\u{ffff}').contains(&character);
    let is_label = |label: &str| {
        (1..=63).contains(&length(label))
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|character| is_letter(character) || character.is_ascii_digit() || character == '-')
    };
    let is_punycode =
        top.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("xn--") && (1..=59).contains(&(top.len() - 4)))
            && top[4..].bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_top = is_label(top) && length(top) >= 2 && !top.contains(|character: char| character.is_ascii_digit());
    hosts.split('.').all(is_label) && (is_top || is_punycode)
}

#[cfg(test)]
mod tests {
    use super::EmailAddressError::{Invalid, MaxLength, NullCharacters, Required};
    use super::{EmailAddress, EmailAddressError};

    fn shown(typed: &str) -> Result<String, Vec<EmailAddressError>> {
        EmailAddress::parse(typed).map(|address| address.as_str().to_owned())
    }

    #[test]
    fn keeps_the_local_part_and_lowers_the_domain() {
        assert_eq!(shown(" Skywalker@Email.COM\n").as_deref(), Ok("Skywalker@email.com"));
        assert_eq!(shown("a@MÜNCHEN.de").as_deref(), Ok("a@münchen.de"));
        let address = EmailAddress::parse("Skywalker@MÜNCHEN.de").unwrap();
        assert_eq!(address.key(), "skywalker@xn--mnchen-3ya.de");
        assert_eq!(address.ascii_domain(), "xn--mnchen-3ya.de");
        assert_eq!(address.local_part(), "Skywalker");
        assert_eq!(EmailAddress::lookup_key("SKYWALKER@xn--mnchen-3YA.de").as_deref(), Some(address.key()));
        assert_eq!(EmailAddress::lookup_key("a@x.ｃｏｍ").as_deref(), Some("a@x.com"));
        assert_eq!(EmailAddress::lookup_key("a@x.comü").as_deref(), Some("a@x.xn--com-joa"));
        assert_eq!(EmailAddress::lookup_key("nobody"), None);
    }

    #[test]
    fn one_mailbox_has_one_key() {
        for (key, spellings) in [
            ("joe@x.io", &["joe@x.io", "\"joe\"@x.io", "\"j\\oe\"@X.io", "\"JOE\"@x.io"][..]),
            ("a.b@x.io", &["a.b@x.io", "\"a.b\"@x.io", "\"a\\.b\"@x.io"]),
            ("\"a@b\"@x.io", &["\"a@b\"@x.io", "\"a\\@b\"@x.io", "\"\\A\\@\\b\"@x.io"]),
            ("\"a\\\"\\\\\"@x.io", &["\"a\\\"\\\\\"@x.io", "\"\\a\\\"\\\\\"@x.io"]),
            ("\"a..b\"@x.io", &["\"a..b\"@x.io"]),
            ("\"\"@x.io", &["\"\"@x.io"]),
            ("a@[2001:db8::1]", &["a@[2001:db8::1]", "a@[2001:DB8:0:0::1]", "a@[2001:0db8:0::0001]"]),
            ("a@[127.0.0.1]", &["a@[127.0.0.1]", "a@[::ffff:127.0.0.1]", "a@[::FFFF:7f00:1]"]),
        ] {
            for spelling in spellings {
                let address = EmailAddress::parse(spelling).expect(spelling);
                assert_eq!(address.key(), key, "{spelling}");
                assert_eq!(Some(address.ascii_domain()), key.rsplit('@').next());
                assert_eq!(EmailAddress::lookup_key(key).as_deref(), Some(key));
                assert_eq!(Some(address.local_part()), spelling.rsplit_once('@').map(|(local, _)| local));
            }
        }
    }

    #[test]
    fn takes_addresses() {
        for address in [
            "email@here.com",
            "weirder-email@here.and.there.com",
            "a.b+c!#$%&'*/=?^_`{|}~-d@x.io",
            "email@localhost",
            "email@[127.0.0.1]",
            "email@[2001:dB8::1]",
            "email@[::ffff:127.0.0.1]",
            "\"test@test\"@example.com",
            "\"a\\ b\"@example.com",
            "\"\\\u{9}\"@here.com",
            "test@domain.with.idn.tld.उदाहरण.परीक्षा",
            "a@xn--fsq.xn--p1ai",
            "a@1.de",
            &format!("a@{}.us", "a".repeat(63)),
        ] {
            assert_eq!(shown(address).as_ref(), Ok(&address.to_lowercase()), "{address}");
        }
    }

    #[test]
    fn refuses_what_is_none() {
        for text in [
            "abc",
            "abc@",
            "@b.com",
            "abc@bar",
            "abc@.com",
            "a @x.cz",
            "a b@x.cz",
            "abc@b..com",
            "a..b@x.com",
            ".a@x.com",
            "a.@x.com",
            "something@@somewhere.com",
            "email@127.0.0.1",
            "email@[127.0.0.256]",
            "email@[2001:db8::12345]",
            "email@[::ffff:127.0.0.256]",
            "email@[2001:dg8::1]",
            "email@[127.0.0.1",
            "example@invalid-.com",
            "example@-invalid.com",
            "example@invalid.com-",
            "example@inv-.alid-.com",
            "example@inv-.-alid.com",
            "a@b.-c",
            "a@x.c",
            "a@x.c0m",
            "a@x.xn--",
            "a@x.xn--a-b",
            "a@Localhost",
            "é@x.com",
            "\"a b\"@x.com",
            "\"a\"b\"@x.com",
            "\"\\\"@x.com",
            "\"a\nb\"@x.com",
            "\"\\\r\"@x.com",
            "a@x.com\n.org",
            "a\n@x.com",
            "trailingdot@shouldfail.com.",
            "a@xn--\u{1f600}.com",
            "a@\u{1f600}.com",
            "a@x.ｃｏｍ\u{3002}",
            "a@x.１２",
            "a@x＞.com",
            "a@b＠c.com",
            "a@x＿y.com",
            "a@x\u{3000}y.com",
            "\u{17f}@x.com",
            "a@[]",
            "a@x,com",
            "a@x.com, b@x.com",
            "A <a@x.com>",
            "a@x_y.com",
        ] {
            assert_eq!(shown(text), Err(vec![Invalid]), "{text}");
        }
        let long_label = format!("a@{}.us", "a".repeat(64));
        assert_eq!(shown(&long_label), Err(vec![Invalid]));
    }

    #[test]
    fn tells_what_is_wrong_in_order() {
        assert_eq!(shown(""), Err(vec![Required]));
        assert_eq!(shown(" \t"), Err(vec![Required]));
        let of_length = |length: usize| format!("{}@email.com", "a".repeat(length - 10));
        assert!(shown(&of_length(254)).is_ok());
        assert_eq!(shown(&of_length(255)), Err(vec![MaxLength { limit: 254, actual: 255 }]));
        assert_eq!(shown(&of_length(320)), Err(vec![MaxLength { limit: 254, actual: 320 }]));
        assert_eq!(shown(&of_length(321)), Err(vec![Invalid, MaxLength { limit: 254, actual: 321 }]));
        assert_eq!(shown("a\0@x.com"), Err(vec![Invalid, NullCharacters]));
        let all = format!("\0{}", "é".repeat(300));
        assert_eq!(shown(&all), Err(vec![Invalid, MaxLength { limit: 254, actual: 301 }, NullCharacters]));
    }
}
