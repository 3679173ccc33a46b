//! User names, parsed by the rules of the accounts contract's form.

use unicode_normalization::UnicodeNormalization;

use super::form_text::{is_word, length, stripped};
use crate::app::{Random, RandomFailed};
use crate::crypto::ids;

/// The longest user name, in characters.
pub const USERNAME_MAX_CHARACTERS: usize = 150;
/// The longest text that is looked for as a user name, in characters: composing shortens what was typed, by four at most.
const LOOKUP_MAX_CHARACTERS: usize = 4 * USERNAME_MAX_CHARACTERS;

/// A name to sign in with: 1 to 150 letters, numbers and `@ . + - _`, in Unicode's compatibility form (NFKC), in the
/// case it was typed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Username {
    shown: String,
    key: String,
}

/// What is wrong with a user name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UsernameError {
    /// Nothing was typed, or white space only.
    #[error("the user name is missing")]
    Required,
    /// Too long.
    #[error("the user name has {actual} characters, more than {limit}")]
    MaxLength {
        /// The most characters there may be.
        limit: usize,
        /// The characters there are.
        actual: usize,
    },
    /// It holds a NUL.
    #[error("the user name holds a NUL character")]
    NullCharacters,
    /// It holds a character that user names do not have.
    #[error("the user name holds characters other than letters, numbers and @/./+/-/_")]
    Invalid,
}

impl Username {
    /// Reads what was typed.
    ///
    /// # Errors
    /// All that is wrong with it, in the order in which the form tells it. The characters are looked at only where the
    /// length is right.
    pub fn parse(typed: &str) -> Result<Username, Vec<UsernameError>> {
        let mut shown = stripped(typed).to_owned();
        if shown.is_empty() {
            return Err(vec![UsernameError::Required]);
        }
        if length(&shown) <= USERNAME_MAX_CHARACTERS {
            shown = shown.nfkc().collect();
        }
        let mut errors = Vec::new();
        let actual = length(&shown);
        if actual > USERNAME_MAX_CHARACTERS {
            errors.push(UsernameError::MaxLength { limit: USERNAME_MAX_CHARACTERS, actual });
        }
        if shown.contains('\0') {
            errors.push(UsernameError::NullCharacters);
        }
        if errors.is_empty() && !shown.chars().all(|character| is_word(character) || "@.+-".contains(character)) {
            errors.push(UsernameError::Invalid);
        }
        if errors.is_empty() { Ok(Username { key: fold(&shown), shown }) } else { Err(errors) }
    }

    /// A name for somebody who never chose one: `user_` and 64 random bits, so that nobody else has it.
    ///
    /// # Errors
    /// Where the source of randomness fails.
    pub(super) fn random(random: &dyn Random) -> Result<Username, RandomFailed> {
        let mut bytes = [0; 8];
        random.fill(&mut bytes)?;
        let shown = format!("user_{}", ids::hex(&bytes));
        Ok(Username { key: fold(&shown), shown })
    }

    /// The name as it is shown: as typed, in compatibility form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// What is unique: two names with the same key are the same name.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The key to look an account up by, for any text somebody tries to sign in with. `None` where no account can have
    /// that name.
    #[must_use]
    pub fn lookup_key(typed: &str) -> Option<String> {
        let is_possible = !typed.is_empty() && !typed.contains('\0') && length(typed) <= LOOKUP_MAX_CHARACTERS;
        is_possible.then(|| fold(&typed.nfkc().collect::<String>()))
    }
}

/// Upper case and back, character by character, as databases compare without case: it makes `ß` and `SS`, `ς` and `σ`
/// one, whatever stands around them. What that decomposes is composed again.
fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkc().collect()
}

#[cfg(test)]
mod tests {
    use super::UsernameError::{Invalid, MaxLength, NullCharacters, Required};
    use super::{Username, UsernameError};

    fn shown(typed: &str) -> Result<String, Vec<UsernameError>> {
        Username::parse(typed).map(|name| name.as_str().to_owned())
    }

    #[test]
    fn takes_words_of_any_script_and_a_few_signs() {
        for name in ["a", "joe@example.com", "a.b+c-d_e", "Zoë", "日本語", "Ωmega", "٣٤٥", "_", "Ⅷ", "नमत"]
        {
            assert!(shown(name).is_ok(), "{name}");
        }
        for name in
            ["a b", "a!b", "a/b", "a\u{200b}b", "naïve\u{1f600}", "a\nb", "a\u{301}\u{302}x", "नमस्ते", "<b>", "a,b", "½"]
        {
            assert_eq!(shown(name), Err(vec![Invalid]), "{name}");
        }
    }

    #[test]
    fn strips_and_normalizes() {
        assert_eq!(shown(" \t\u{a0}luke\u{1f}\u{3000}\n").as_deref(), Ok("luke"));
        assert_eq!(shown("ﬁona").as_deref(), Ok("fiona"));
        assert_eq!(shown("Zoe\u{308}").as_deref(), Ok("Zoë"));
        assert_eq!(shown("ＬＵＫＥ").as_deref(), Ok("LUKE"));
        assert_eq!(shown("LuKe").as_deref(), Ok("LuKe"));
    }

    #[test]
    fn tells_what_is_wrong_in_order() {
        for empty in ["", " ", "\t\n\u{1c}\u{a0}"] {
            assert_eq!(shown(empty), Err(vec![Required]));
        }
        assert!(shown(&"é".repeat(150)).is_ok());
        assert_eq!(shown(&"é".repeat(151)), Err(vec![MaxLength { limit: 150, actual: 151 }]));
        assert_eq!(shown(&"!".repeat(151)), Err(vec![MaxLength { limit: 150, actual: 151 }]));
        assert_eq!(shown("a\0b"), Err(vec![NullCharacters]));
        let long = format!("\0{}", "a".repeat(200));
        assert_eq!(shown(&long), Err(vec![MaxLength { limit: 150, actual: 201 }, NullCharacters]));
        // One character that normalizes to eighteen, 150 times.
        assert_eq!(shown(&"\u{fdfa}".repeat(150)), Err(vec![MaxLength { limit: 150, actual: 2700 }]));
        // What is too long is not normalized first: composed it would be short enough.
        assert_eq!(shown(&"e\u{301}".repeat(100)), Err(vec![MaxLength { limit: 150, actual: 200 }]));
    }

    #[test]
    fn one_name_has_one_key() {
        let key = |typed: &str| Username::parse(typed).unwrap().key().to_owned();
        for (one, other) in [
            ("LUKE", "luke"),
            ("straße", "STRASSE"),
            ("ΣΊΣΥΦΟΣ", "σίσυφος"),
            ("ＬＵＫＥ", "luke"),
            ("Zoë", "ZOE\u{308}"),
            ("\u{212a}im", "kim"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
            assert_eq!(Username::lookup_key(one), Some(key(other)));
        }
        assert_ne!(key("luke"), key("luka"));
        assert_ne!(key("luke.a"), key("lukea"));
        assert_eq!(key(&key("Straße")), key("Straße"));
    }

    #[test]
    fn nothing_impossible_is_looked_up() {
        assert_eq!(Username::lookup_key("a\0"), None);
        assert_eq!(Username::lookup_key(""), None);
        assert_eq!(Username::lookup_key(&"a".repeat(601)), None);
        assert!(Username::lookup_key(&"e\u{301}".repeat(150)).is_some());
    }
}
