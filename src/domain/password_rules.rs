//! What a new password must be: typed twice alike, and not one that is guessed first.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use zeroize::Zeroizing;

use super::Account;
use super::form_text::{is_word, length, stripped};

/// The least length of a password, in characters.
pub const PASSWORD_MIN_CHARACTERS: usize = 8;

/// Passwords that many people have, one a line in lower case; source and licence stand in its header.
const COMMON: &str = include_str!("common_passwords.txt");

static COMMON_PASSWORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| COMMON.lines().skip_while(|line| !line.is_empty()).skip(1).collect());

/// Digits that are not decimal ones (Unicode's `Numeric_Type=Digit`): superscripts, subscripts, encircled ones.
const OTHER_DIGITS: [(char, char); 20] = [
    ('\u{b2}', '\u{b3}'),
    ('\u{b9}', '\u{b9}'),
    ('\u{1369}', '\u{1371}'),
    ('\u{19da}', '\u{19da}'),
    ('\u{2070}', '\u{2070}'),
    ('\u{2074}', '\u{2079}'),
    ('\u{2080}', '\u{2089}'),
    ('\u{2460}', '\u{2468}'),
    ('\u{2474}', '\u{247c}'),
    ('\u{2488}', '\u{2490}'),
    ('\u{24ea}', '\u{24ea}'),
    ('\u{24f5}', '\u{24fd}'),
    ('\u{24ff}', '\u{24ff}'),
    ('\u{2776}', '\u{277e}'),
    ('\u{2780}', '\u{2788}'),
    ('\u{278a}', '\u{2792}'),
    ('\u{10a40}', '\u{10a43}'),
    ('\u{10e60}', '\u{10e68}'),
    ('\u{11052}', '\u{1105a}'),
    ('\u{1f100}', '\u{1f10a}'),
];

/// What a password is held against: what the account says about its owner, as far as it is known and right.
#[derive(Debug, Clone, Copy, Default)]
pub struct About<'a> {
    /// The user name.
    pub username: Option<&'a str>,
    /// The first name.
    pub first_name: Option<&'a str>,
    /// The last name.
    pub last_name: Option<&'a str>,
    /// The address.
    pub email_address: Option<&'a str>,
}

impl<'a> About<'a> {
    /// What an account says.
    #[must_use]
    pub fn of(account: &'a Account) -> Self {
        Self {
            username: Some(&account.username),
            first_name: Some(&account.first_name),
            last_name: Some(&account.last_name),
            email_address: account.email.as_deref(),
        }
    }
}

/// What a password can be too similar to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribute {
    /// The user name.
    Username,
    /// The first name.
    FirstName,
    /// The last name.
    LastName,
    /// The address.
    EmailAddress,
}

/// What is wrong with one of the two password fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Nothing was typed. White space is a password, if a bad one.
    #[error("the password is missing")]
    Required,
    /// It holds a NUL.
    #[error("the password holds a NUL character")]
    NullCharacters,
    /// The two are not the same.
    #[error("the two passwords differ")]
    Mismatch,
    /// It resembles what is known about its owner.
    #[error("the password is too similar to what is known about its owner: {0:?}")]
    TooSimilar(Attribute),
    /// Too short.
    #[error("the password has fewer than {minimum} characters")]
    TooShort {
        /// The least characters there must be.
        minimum: usize,
    },
    /// Many people have it.
    #[error("the password is too common")]
    TooCommon,
    /// Every character of it is a digit.
    #[error("the password is entirely numeric")]
    EntirelyNumeric,
}

/// What is wrong with the two password fields, each in the order in which the form tells it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the new password was refused")]
pub struct NewPasswordErrors {
    /// Under the first field.
    pub first: Vec<PasswordError>,
    /// Under the second field: there also what is wrong with the password itself.
    pub second: Vec<PasswordError>,
}

/// A password that may be set. It is wiped when it goes.
pub struct NewPassword(Zeroizing<String>);

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPassword")
    }
}

impl NewPassword {
    /// Reads the two fields. Passwords are taken as they are, white space and all. Where both could be one and differ, the
    /// rules are not asked; the second is held against them also where the first cannot be one, as Django does.
    ///
    /// # Errors
    /// All that is wrong.
    pub fn parse(first: String, second: String, about: &About<'_>) -> Result<NewPassword, NewPasswordErrors> {
        let (first, second) = (Zeroizing::new(first), Zeroizing::new(second));
        let mut errors = NewPasswordErrors { first: field_errors(&first), second: field_errors(&second) };
        if errors.second.is_empty() {
            let differ = errors.first.is_empty() && *first != *second;
            errors.second = if differ { vec![PasswordError::Mismatch] } else { broken_rules(&second, about) };
        }
        if errors.first.is_empty() && errors.second.is_empty() { Ok(NewPassword(first)) } else { Err(errors) }
    }

    /// Reads one field, for contracts that want it typed once.
    ///
    /// # Errors
    /// All that is wrong.
    pub fn single(typed: String, about: &About<'_>) -> Result<NewPassword, Vec<PasswordError>> {
        let typed = Zeroizing::new(typed);
        let mut errors = field_errors(&typed);
        if errors.is_empty() {
            errors = broken_rules(&typed, about);
        }
        if errors.is_empty() { Ok(NewPassword(typed)) } else { Err(errors) }
    }

    /// The password, for hashing.
    #[must_use]
    pub fn into_inner(mut self) -> String {
        std::mem::take(&mut *self.0)
    }
}

fn field_errors(typed: &str) -> Vec<PasswordError> {
    if typed.is_empty() {
        vec![PasswordError::Required]
    } else if typed.contains('\0') {
        vec![PasswordError::NullCharacters]
    } else {
        Vec::new()
    }
}

/// The rules that a password breaks: similarity (the first hit only), length, commonness, digits.
#[must_use]
pub fn broken_rules(password: &str, about: &About<'_>) -> Vec<PasswordError> {
    let lower = Zeroizing::new(password.to_lowercase());
    let mut broken = Vec::new();
    broken.extend(similar_attribute(&lower, about).map(PasswordError::TooSimilar));
    if length(password) < PASSWORD_MIN_CHARACTERS {
        broken.push(PasswordError::TooShort { minimum: PASSWORD_MIN_CHARACTERS });
    }
    if COMMON_PASSWORDS.contains(stripped(&lower)) {
        broken.push(PasswordError::TooCommon);
    }
    if password.chars().all(is_digit) {
        broken.push(PasswordError::EntirelyNumeric);
    }
    broken
}

/// The first attribute that the password resembles: as a whole or in one of its words.
fn similar_attribute(password: &str, about: &About<'_>) -> Option<Attribute> {
    let characters = Characters::of(password);
    [
        (Attribute::Username, about.username),
        (Attribute::FirstName, about.first_name),
        (Attribute::LastName, about.last_name),
        (Attribute::EmailAddress, about.email_address),
    ]
    .into_iter()
    .find(|(_, value)| {
        let value = value.unwrap_or_default().to_lowercase();
        let is_non_word = |character: char| !is_word(character);
        value.split(is_non_word).chain([&*value]).any(|part| characters.resemble(part))
    })
    .map(|(attribute, _)| attribute)
}

/// How often each character occurs.
struct Characters {
    counts: HashMap<char, usize>,
    length: usize,
}

impl Characters {
    fn of(text: &str) -> Characters {
        let mut counts = HashMap::new();
        for character in text.chars() {
            *counts.entry(character).or_default() += 1;
        }
        Characters { counts, length: length(text) }
    }

    /// Whether seven tenths of the characters of both texts together are common to both, in whatever order. A part of a
    /// tenth of the length or less is too short to tell.
    fn resemble(&self, part: &str) -> bool {
        let part = Characters::of(part);
        if self.length >= 10 * part.length {
            return false;
        }
        let shared: usize = self
            .counts
            .iter()
            .map(|(character, count)| part.counts.get(character).copied().unwrap_or_default().min(*count))
            .sum();
        10 * 2 * shared >= 7 * (self.length + part.length)
    }
}

fn is_digit(character: char) -> bool {
    character.general_category() == GeneralCategory::DecimalNumber
        || OTHER_DIGITS.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

#[cfg(test)]
mod tests {
    use super::Attribute::{EmailAddress, FirstName, LastName, Username};
    use super::PasswordError::{EntirelyNumeric, Mismatch, NullCharacters, Required, TooCommon, TooShort, TooSimilar};
    use super::{About, Attribute, COMMON_PASSWORDS, NewPassword, PasswordError, broken_rules, similar_attribute};

    const SHORT: PasswordError = TooShort { minimum: 8 };

    fn broken(password: &str) -> Vec<PasswordError> {
        broken_rules(password, &About::default())
    }

    fn errors(first: &str, second: &str) -> Option<(Vec<PasswordError>, Vec<PasswordError>)> {
        let about = About { username: Some("luke"), ..About::default() };
        let parsed = NewPassword::parse(first.to_owned(), second.to_owned(), &about);
        parsed.err().map(|errors| (errors.first, errors.second))
    }

    #[test]
    fn the_list_is_whole_and_spares_the_passwords_of_the_documentation() {
        assert_eq!(COMMON_PASSWORDS.len(), 20_000);
        assert!(COMMON_PASSWORDS.iter().all(|password| *password == password.trim().to_lowercase()));
        for password in ["123456", "password", "qwerty", "12345678", "iloveyou", "trustno1"] {
            assert!(COMMON_PASSWORDS.contains(password), "{password}");
        }
        for password in [
            "supersecretpassword",
            "123456super",
            "qlr4nq3f3",
            "new_password",
            "23kegbsi7g2k",
            "akssdgfbwkc",
            "aaa&&111",
            "very-strong-password",
        ] {
            assert_eq!(broken(password), [], "{password}");
        }
    }

    #[test]
    fn rules_are_told_together_and_in_order() {
        assert_eq!(broken("1234567"), [SHORT, TooCommon, EntirelyNumeric]);
        assert_eq!(broken("  PassWord\t"), [TooCommon]);
        assert_eq!(broken("8520741096302"), [EntirelyNumeric]);
        assert_eq!(broken("٣٤٥²①⑽"), [SHORT]);
        assert_eq!(broken("٣٤٥²①४७८"), [EntirelyNumeric]);
        assert_eq!(broken("éééééé7"), [SHORT]);
        assert_eq!(broken("éééééé77"), []);
        assert_eq!(broken("        "), []);
        let about = About { username: Some("1234567"), ..About::default() };
        assert_eq!(broken_rules("1234567", &about), [TooSimilar(Username), SHORT, TooCommon, EntirelyNumeric]);
    }

    #[test]
    fn no_length_is_too_long() {
        let long = "abcdefgh".repeat(1000);
        let about = About { username: Some("abcdefgh"), email_address: Some("h@gfe.dcba"), ..About::default() };
        assert_eq!(broken_rules(&long, &about), []);
    }

    #[test]
    fn similar_is_seven_tenths_of_the_characters() {
        let similar = |password: &str, username: &str| {
            similar_attribute(password, &About { username: Some(username), ..About::default() }).is_some()
        };
        assert!(similar("skywalker", "Skywalker"));
        assert!(similar("reklawyks", "skywalker"), "order does not matter");
        assert!(similar("skywalker77", "skywalker"));
        // 2 * 7 / 20 is just enough, 2 * 6 / 18 is not.
        assert!(similar("abcdefgxyz", "abcdefguvw"));
        assert!(!similar("abcdefxyz", "abcdefuvw"));
        assert!(similar("skywalker1", "luke.skywalker@example.com"), "one of its words");
        assert!(!similar("skywalker1", "luke_skywalker_of_tatooine"), "the underscore joins words");
        assert!(!similar("aaaaaaaaaaaaaaaaaaaa", "aa"));
        assert!(!similar("password12", ""));
        assert!(similar("ÄÖÜßäöüß".to_lowercase().as_str(), "ÄÖÜßÄÖÜß"));
    }

    #[test]
    fn the_first_similar_attribute_is_told() {
        let about = About {
            username: Some("somebody"),
            first_name: Some("Anakin"),
            last_name: Some("Skywalker"),
            email_address: Some("skywalker@anakin.org"),
        };
        let first = |password: &str| -> Option<Attribute> { similar_attribute(password, &about) };
        assert_eq!(first("somebody1"), Some(Username));
        assert_eq!(first("anakin99"), Some(FirstName));
        assert_eq!(first("skywalker"), Some(LastName));
        assert_eq!(first("skywalker@anakin.org"), Some(EmailAddress));
        assert_eq!(first("tatooine"), None);
    }

    #[test]
    fn both_fields_are_needed_and_must_be_alike() {
        assert_eq!(errors("", ""), Some((vec![Required], vec![Required])));
        assert_eq!(errors("", "t0oshrt"), Some((vec![Required], vec![SHORT])));
        assert_eq!(errors("a\0", "luke"), Some((vec![NullCharacters], vec![TooSimilar(Username), SHORT])));
        assert_eq!(errors("", "supersecretpassword"), Some((vec![Required], vec![])));
        assert_eq!(errors("supersecretpassword", ""), Some((vec![], vec![Required])));
        assert_eq!(errors("a\0", "b\0"), Some((vec![NullCharacters], vec![NullCharacters])));
        assert_eq!(errors("short", "SHORT"), Some((vec![], vec![Mismatch])));
        assert_eq!(errors("short", "short "), Some((vec![], vec![Mismatch])));
        assert_eq!(errors("luke", "luke"), Some((vec![], vec![TooSimilar(Username), SHORT])));
        assert_eq!(errors("supersecretpassword", "supersecretpassword"), None);
    }

    #[test]
    fn a_password_is_kept_as_typed_and_not_printed() {
        let typed = " Super Secret Password ".to_owned();
        let password = NewPassword::parse(typed.clone(), typed.clone(), &About::default()).unwrap();
        assert_eq!(format!("{password:?}"), "NewPassword");
        assert_eq!(password.into_inner(), typed);
    }
}
