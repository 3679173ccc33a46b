//! Given and family names, parsed by the rules of the accounts contract's form.

use super::form_text::{length, stripped};

/// The longest name, in characters.
pub const PERSON_NAME_MAX_CHARACTERS: usize = 150;

/// A given or a family name; may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonName(String);

/// What is wrong with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonNameError {
    /// Too long.
    #[error("the name has {actual} characters, more than {limit}")]
    MaxLength {
        /// The most characters there may be.
        limit: usize,
        /// The characters there are.
        actual: usize,
    },
    /// It holds a NUL.
    #[error("the name holds a NUL character")]
    NullCharacters,
}

impl PersonName {
    /// Reads what was typed; surrounding white space goes.
    ///
    /// # Errors
    /// All that is wrong with it, in the order in which the form tells it.
    pub fn parse(typed: &str) -> Result<PersonName, Vec<PersonNameError>> {
        let name = stripped(typed);
        let mut errors = Vec::new();
        let actual = length(name);
        if actual > PERSON_NAME_MAX_CHARACTERS {
            errors.push(PersonNameError::MaxLength { limit: PERSON_NAME_MAX_CHARACTERS, actual });
        }
        if name.contains('\0') {
            errors.push(PersonNameError::NullCharacters);
        }
        if errors.is_empty() { Ok(PersonName(name.to_owned())) } else { Err(errors) }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::PersonNameError::{MaxLength, NullCharacters};
    use super::{PersonName, PersonNameError};

    fn parsed(typed: &str) -> Result<String, Vec<PersonNameError>> {
        PersonName::parse(typed).map(|name| name.as_str().to_owned())
    }

    #[test]
    fn names_are_stripped_and_bounded() {
        assert_eq!(parsed(" Luke\t").as_deref(), Ok("Luke"));
        assert_eq!(parsed("  ").as_deref(), Ok(""));
        assert_eq!(parsed("Anna Maria").as_deref(), Ok("Anna Maria"));
        assert!(parsed(&"é".repeat(150)).is_ok());
        assert_eq!(parsed(&"é".repeat(151)), Err(vec![MaxLength { limit: 150, actual: 151 }]));
        let both = format!("\0{}", "a".repeat(150));
        assert_eq!(parsed(&both), Err(vec![MaxLength { limit: 150, actual: 151 }, NullCharacters]));
    }
}
