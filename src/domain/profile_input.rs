//! What people tell of themselves: each part parsed, and all that is wrong told at once, whoever asks for it. Whoever takes such
//! texts bounds their lengths.

use super::form_text::stripped;
use chrono::{Datelike, NaiveDate};

/// The first year that anybody may be born in.
const YEAR_MIN: i32 = 1900;
/// The fewest digits of a telephone number.
const PHONE_MIN_DIGITS: usize = 5;

/// A profile as it was typed. None is what was not told; a blank text tells nothing either.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct TypedProfile {
    pub date_of_birth: Option<String>,
    pub phone_number: Option<String>,
    pub address1: Option<String>,
    pub address2: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub zip_code: Option<String>,
    pub country: Option<String>,
    pub industry: Option<String>,
    pub job_title: Option<String>,
    pub opt_in_marketing: Option<bool>,
}

/// A profile of which each part is valid in itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ProfileInput {
    pub date_of_birth: Option<DateOfBirth>,
    pub phone_number: Option<PhoneNumber>,
    pub address1: Option<Line>,
    pub address2: Option<Line>,
    pub city: Option<Line>,
    pub state: Option<Line>,
    pub zip_code: Option<Line>,
    pub country: Option<Country>,
    pub industry: Option<Line>,
    pub job_title: Option<Line>,
    pub opt_in_marketing: Option<bool>,
}

/// A part that is a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are called what they are")]
pub enum Part {
    DateOfBirth,
    PhoneNumber,
    Address1,
    Address2,
    City,
    State,
    ZipCode,
    Country,
    Industry,
    JobTitle,
}

/// What is wrong with a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PartError {
    /// No day of the calendar, one before 1900, or one that is not over yet.
    #[error("the text is no day that somebody could be born on")]
    Date,
    /// Other characters than numbers are written with, or too few digits.
    #[error("the text is no telephone number")]
    Phone,
    /// Anything but two letters.
    #[error("the text is no code of a country")]
    Country,
    /// It holds a control character, such as the end of a line.
    #[error("the text is not one line")]
    Line,
}

impl ProfileInput {
    /// Reads what was typed.
    ///
    /// # Errors
    /// All that is wrong, in the order of the parts.
    pub fn parse(typed: &TypedProfile, today: NaiveDate) -> Result<Self, Vec<(Part, PartError)>> {
        let mut wrong = Wrong(Vec::new());
        let born = |text: &str| DateOfBirth::parse(text, today);
        let profile = Self {
            date_of_birth: wrong.part(Part::DateOfBirth, typed.date_of_birth.as_ref(), born),
            phone_number: wrong.part(Part::PhoneNumber, typed.phone_number.as_ref(), PhoneNumber::parse),
            address1: wrong.part(Part::Address1, typed.address1.as_ref(), Line::parse),
            address2: wrong.part(Part::Address2, typed.address2.as_ref(), Line::parse),
            city: wrong.part(Part::City, typed.city.as_ref(), Line::parse),
            state: wrong.part(Part::State, typed.state.as_ref(), Line::parse),
            zip_code: wrong.part(Part::ZipCode, typed.zip_code.as_ref(), Line::parse),
            country: wrong.part(Part::Country, typed.country.as_ref(), Country::parse),
            industry: wrong.part(Part::Industry, typed.industry.as_ref(), Line::parse),
            job_title: wrong.part(Part::JobTitle, typed.job_title.as_ref(), Line::parse),
            opt_in_marketing: typed.opt_in_marketing,
        };
        if wrong.0.is_empty() { Ok(profile) } else { Err(wrong.0) }
    }
}

/// What is wrong so far.
struct Wrong(Vec<(Part, PartError)>);

impl Wrong {
    /// A part, where it was told and is right.
    fn part<T>(
        &mut self,
        part: Part,
        typed: Option<&String>,
        parse: impl FnOnce(&str) -> Result<T, PartError>,
    ) -> Option<T> {
        let text = stripped(typed?);
        if text.is_empty() {
            return None;
        }
        parse(text).map_err(|error| self.0.push((part, error))).ok()
    }
}

/// A day that somebody can be born on: in 1900 or later, and over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateOfBirth(NaiveDate);

impl DateOfBirth {
    /// Reads a day in the form YYYY-MM-DD.
    ///
    /// # Errors
    /// Where it is none, or none that somebody can be born on.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, PartError> {
        let has_form = text.len() == 10
            && text
                .bytes()
                .enumerate()
                .all(|(at, byte)| if [4, 7].contains(&at) { byte == b'-' } else { byte.is_ascii_digit() });
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| PartError::Date)?;
        if has_form && day.year() >= YEAR_MIN && day < today { Ok(Self(day)) } else { Err(PartError::Date) }
    }

    /// The day.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.0
    }
}

/// A telephone number, as typed: digits, spaces and `+ - ( ) .`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Reads one.
    ///
    /// # Errors
    /// Where other characters stand in it, or fewer than five digits.
    pub fn parse(text: &str) -> Result<Self, PartError> {
        let text = stripped(text);
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || b" +-().".contains(&byte));
        if is_number && digits >= PHONE_MIN_DIGITS { Ok(Self(text.to_owned())) } else { Err(PartError::Phone) }
    }

    /// The number.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Two letters that stand for a country (ISO 3166), in capitals. Which of them are given to one changes too often to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country(String);

impl Country {
    /// Reads them, in either case.
    ///
    /// # Errors
    /// Where it is anything else.
    pub fn parse(text: &str) -> Result<Self, PartError> {
        let text = stripped(text);
        let is_code = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_code { Ok(Self(text.to_ascii_uppercase())) } else { Err(PartError::Country) }
    }

    /// The two capitals.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line(String);

impl Line {
    /// Reads one; surrounding white space goes.
    ///
    /// # Errors
    /// Where a control character stands in it, such as the end of a line.
    pub fn parse(text: &str) -> Result<Self, PartError> {
        let text = stripped(text);
        if text.chars().any(char::is_control) { Err(PartError::Line) } else { Ok(Self(text.to_owned())) }
    }

    /// The line.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Country, DateOfBirth, Line, Part, PartError, PhoneNumber, ProfileInput, TypedProfile};
    use chrono::NaiveDate;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    #[test]
    fn days_of_birth_are_over_and_not_before_1900() {
        for day in ["1900-01-01", "2000-02-29", "2026-11-20"] {
            assert_eq!(DateOfBirth::parse(day, today()).unwrap().day().to_string(), day);
        }
        for text in [
            "1899-12-31",
            "2026-11-21",
            "2027-01-01",
            "2001-02-29",
            "1977-5-25",
            "77-05-25",
            "+1977-5-25",
            "1977-05-2 ",
            "1977/05/25",
            "25.05.1977",
            "1977-05-25T00:00:00Z",
            "12026-11-20",
            "",
        ] {
            assert_eq!(DateOfBirth::parse(text, today()), Err(PartError::Date), "{text}");
        }
    }

    #[test]
    fn telephone_numbers_have_five_digits_or_more() {
        for text in ["12345", "+49 (0)30 123-456.7", "(12) 3.4-5"] {
            assert_eq!(PhoneNumber::parse(text).unwrap().as_str(), text);
        }
        for text in ["1234", "+-(). ", "12345a", "030/12345", "٣٤٥٣٤٥", "123\n45", ""] {
            assert_eq!(PhoneNumber::parse(text), Err(PartError::Phone), "{text:?}");
        }
    }

    #[test]
    fn countries_are_two_letters_in_capitals() {
        assert_eq!(Country::parse("de").unwrap().as_str(), "DE");
        for text in ["", "D", "DEU", "D1", "ÄÖ", "ß", "Germany"] {
            assert_eq!(Country::parse(text), Err(PartError::Country), "{text}");
        }
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(Line::parse(" Mos Eisley\t").unwrap().as_str(), "Mos Eisley");
        for text in ["a\nb", "a\0b", "a\u{7f}b", "a\u{85}b"] {
            assert_eq!(Line::parse(text), Err(PartError::Line), "{text:?}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_told_and_blanks_tell_nothing() {
        let text = |text: &str| Some(text.to_owned());
        let typed = TypedProfile {
            date_of_birth: text("never"),
            phone_number: text("none"),
            address1: text(" "),
            city: text("a\nb"),
            country: text("Tatooine"),
            ..TypedProfile::default()
        };
        let wrong = [
            (Part::DateOfBirth, PartError::Date),
            (Part::PhoneNumber, PartError::Phone),
            (Part::City, PartError::Line),
            (Part::Country, PartError::Country),
        ];
        assert_eq!(ProfileInput::parse(&typed, today()), Err(wrong.to_vec()));
        let blank = TypedProfile { phone_number: text(""), country: text("  "), ..TypedProfile::default() };
        assert_eq!(ProfileInput::parse(&blank, today()), Ok(ProfileInput::default()));
    }
}
