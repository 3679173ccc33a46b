//! What is secret is looked up by its hash, or compared by `constant_time_eq`: never by `==`, which stops at the first difference.

use super::{code, none, sources};

/// What such things are called, by the last word of their name.
const SECRET: [&str; 13] = [
    "mac",
    "macs",
    "hash",
    "digest",
    "secret",
    "signature",
    "token",
    "password",
    "code",
    "nonce",
    "challenge",
    "cookie",
    "presented",
];
/// What changes the type of a value and not what it is.
const CONVERSIONS: [&str; 10] = [
    "as_str",
    "as_bytes",
    "as_ref",
    "as_deref",
    "as_slice",
    "clone",
    "expose",
    "to_owned",
    "to_vec",
    "unwrap_or_default",
];

/// The name of what stands at one side of a comparison.
fn operand(text: &str) -> Option<&str> {
    let mut names = text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    names.rfind(|name| {
        name.starts_with(|first: char| first.is_ascii_lowercase() || first == '_') && !CONVERSIONS.contains(name)
    })
}

fn is_chain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "_.:()?&*[]".contains(letter)
}

/// The secret things that a line compares.
fn compared(line: &str) -> Vec<&str> {
    let sides = ["==", "!="].into_iter().flat_map(|sign| line.match_indices(sign)).flat_map(|(at, sign)| {
        let (before, after) = (line[..at].trim_end(), line[at + sign.len()..].trim_start());
        let begin = before.rfind(|letter| !is_chain(letter)).map_or(0, |at| at + 1);
        let end = after.find(|letter| !is_chain(letter)).unwrap_or(after.len());
        [operand(before.get(begin..).unwrap_or_default()), operand(&after[..end])]
    });
    let is_secret = |name: &&str| name.rsplit('_').next().is_some_and(|word| SECRET.contains(&word));
    sides.flatten().filter(is_secret).collect()
}

#[test]
fn secrets_are_compared_in_constant_time() {
    let mut breaches = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("src/") && !source.path.contains("/tests")) {
        let (own, _) = source.text.split_once("#[cfg(test)]\nmod tests {").unwrap_or((&source.text, ""));
        for (number, line) in code(own) {
            breaches.extend(compared(line).iter().map(|name| format!("{}:{number} compares {name}", source.path)));
        }
    }
    none(&breaches);
}

#[test]
fn a_comparison_is_seen() {
    for line in [
        "if mac == expected {",
        "let same = row.token_hash != hash;",
        "x && held.expose() == given",
        "if Some(presented.as_str()) == cookies.refresh() {",
        "it == self.secrets.mac",
        "found.code.as_bytes() == typed",
    ] {
        // `expose` says nothing of what it shows.
        assert_eq!(compared(line).is_empty(), line.contains("held"), "{line}");
    }
    for line in ["if code.len() != 6 {", "token.contract == contract", "use_ == PublicKeyUse::Signature", "a == b"] {
        assert!(compared(line).is_empty(), "{line}");
    }
}
