//! What every text of a form goes through first: surrounding white space goes, lengths count characters.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// The text without surrounding white space, by the notion of white space of the contract's forms: Unicode's, and the
/// four information separators of ASCII.
pub(super) fn stripped(typed: &str) -> &str {
    typed.trim_matches(|character: char| character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character))
}

/// The length that messages name, in characters (code points).
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// Whether the character belongs to words, in any script: letters, numbers and the underscore. Marks do not.
pub(super) fn is_word(character: char) -> bool {
    character == '_'
        || match character.general_category_group() {
            GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number => true,
            GeneralCategoryGroup::Mark
            | GeneralCategoryGroup::Punctuation
            | GeneralCategoryGroup::Symbol
            | GeneralCategoryGroup::Separator
            | GeneralCategoryGroup::Other => false,
        }
}
