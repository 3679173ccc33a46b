//! The edge where errors take the shape that the client knows: one error, three dialects, told by one function.

use super::Accounts;
use super::caller::Sight;
use super::errors::{self, Errors, Fault, FormErrors, Message, Misasked, Presented};
use super::node_id::IdError;
use super::payload::Refusal;
use crate::api::scalars::Json;
use crate::config::Dialect;
use crate::domain::list_window::{PAGE_MAX_ITEMS, WindowError};
use crate::generated::accounts::TABLES;
use lychgate_engine::FieldError;
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::fmt::Write as _;

/// The key of errors that belong to no field.
const NON_FIELD: &str = "nonFieldErrors";
const EMAIL: &str = "email";

/// An error in a dialect.
#[derive(Debug, PartialEq)]
enum Told {
    /// The value of `errors` in the payload.
    InPayload(Json),
    /// An error at the top of the answer, and null for the field.
    AtTop(FieldError),
}

impl Accounts {
    /// What a mutation answers that did not do what was asked.
    ///
    /// # Errors
    /// Where the dialect of the request says so at the top of the answer.
    pub(super) fn refuse<T: Refusal>(&self, errors: &Errors) -> Result<Option<T>, FieldError> {
        match tell(self.dialect, errors) {
            Told::InPayload(errors) => Ok(Some(T::refused(errors))),
            Told::AtTop(error) => Err(error),
        }
    }

    /// The error at the top of the answer where a query was asked for something that cannot be; none where the answer is
    /// that nothing was found. Most dialects tell those nothing who see nothing.
    pub(super) fn misasked(&self, sight: &Sight, wrong: &Misasked) -> Option<FieldError> {
        let sees = sight.directory().is_some();
        let text = match (self.dialect, wrong) {
            (Dialect::Default | Dialect::Legacy, Misasked::Window(error)) => sees.then(|| default_window(*error)),
            (Dialect::Default | Dialect::Legacy, Misasked::Id(_)) => None,
            (Dialect::Fork, Misasked::Window(error)) => Some(fork_window(*error)),
            // The key is looked at behind the question who asks.
            (Dialect::Fork, Misasked::Id(IdError::KeyIsNoNumber(_))) if !sees => None,
            (Dialect::Fork, Misasked::Id(error)) => Some(fork_id(error)),
        };
        text.map(|text| FieldError::with_code(text, "INVALID_INPUT"))
    }
}

/// The error in the dialect.
fn tell(dialect: Dialect, errors: &Errors) -> Told {
    match dialect {
        Dialect::Default => Told::InPayload(default(errors)),
        Dialect::Legacy => Told::InPayload(legacy(errors)),
        Dialect::Fork => fork(errors),
    }
}

fn default(errors: &Errors) -> Json {
    match errors {
        Errors::Form(form) => by_field(form, object),
        Errors::General(message) => listed(NON_FIELD, message),
        Errors::Unauthenticated => listed(NON_FIELD, &errors::UNAUTHENTICATED),
        Errors::WrongPassword(field) => listed(field, &errors::INVALID_PASSWORD),
        Errors::AddressTaken => listed(EMAIL, &errors::EMAIL_IN_USE),
        Errors::AddressTakenMeanwhile => listed(NON_FIELD, &errors::EMAIL_IN_USE),
        // Of a refresh token it is never told whether it was one.
        Errors::Token(Presented::Refresh, Fault::Expired) | Errors::Token(_, Fault::Invalid) => {
            listed(NON_FIELD, &errors::INVALID_TOKEN)
        }
        Errors::Token(Presented::Link | Presented::Access | Presented::AccessToRefresh, Fault::Expired) => {
            listed(NON_FIELD, &errors::EXPIRED_TOKEN)
        }
        Errors::AddressVerified => listed(EMAIL, &errors::ALREADY_VERIFIED),
        Errors::AddressNotVerified => listed(EMAIL, &errors::NOT_VERIFIED_PASSWORD_RESET),
        Errors::LetterRefused => listed(NON_FIELD, &errors::EMAIL_FAIL),
    }
}

/// Tokens are not told apart but by where they were presented, and what concerns the account of an address stands in a
/// list within a list.
fn legacy(errors: &Errors) -> Json {
    match errors {
        Errors::Token(presented, Fault::Invalid | Fault::Expired) => {
            let field = match presented {
                Presented::Link => NON_FIELD,
                Presented::Access => "token",
                Presented::AccessToRefresh | Presented::Refresh => "refreshToken",
            };
            listed(field, &errors::INVALID_OR_EXPIRED_TOKEN)
        }
        Errors::AddressVerified => listed_twice(EMAIL, &errors::ALREADY_VERIFIED),
        Errors::AddressNotVerified => listed_twice(EMAIL, &errors::NOT_VERIFIED_BEFORE_RESET),
        Errors::LetterRefused => listed_twice(EMAIL, &errors::EMAIL_FAIL),
        Errors::Form(_)
        | Errors::General(_)
        | Errors::Unauthenticated
        | Errors::WrongPassword(_)
        | Errors::AddressTaken
        | Errors::AddressTakenMeanwhile => default(errors),
    }
}

/// Forms tell texts without codes, everything else is one object without a key.
fn fork(errors: &Errors) -> Told {
    let errors = match errors {
        Errors::Form(form) => by_field(form, |message| Value::from(message.text.as_ref())),
        Errors::General(message) => object(message),
        Errors::Unauthenticated => {
            let Message { text, code } = errors::UNAUTHENTICATED;
            let error = FieldError::with_code(text.clone(), code);
            return Told::AtTop(error.extend("message", text.as_ref()));
        }
        Errors::WrongPassword(field) => keyed(field, object(&errors::INVALID_PASSWORD)),
        Errors::AddressTaken | Errors::AddressTakenMeanwhile => {
            json!({ EMAIL: errors::EMAIL_IN_USE.text, "code": "email_in_use" })
        }
        Errors::Token(_, Fault::Invalid) => object(&errors::INVALID_TOKEN),
        Errors::Token(_, Fault::Expired) => object(&errors::EXPIRED_TOKEN),
        Errors::AddressVerified => object(&errors::ALREADY_VERIFIED),
        Errors::AddressNotVerified => object(&errors::NOT_VERIFIED_PASSWORD_RESET),
        Errors::LetterRefused => object(&errors::EMAIL_FAIL),
    };
    Told::InPayload(errors)
}

fn default_window(error: WindowError) -> Cow<'static, str> {
    let too_many = |asked: i32, argument: &str| {
        let records = format!("Requesting {asked} records on the `users` connection");
        Cow::Owned(format!("{records} exceeds the `{argument}` limit of {PAGE_MAX_ITEMS} records."))
    };
    match error {
        WindowError::FirstTooMany(asked) => too_many(asked, "first"),
        WindowError::LastTooMany(asked) => too_many(asked, "last"),
        WindowError::OffsetWithBefore => Cow::Borrowed(
            "You can't provide a `before` value at the same time as an `offset` value to properly paginate the \
             `users` connection.",
        ),
        WindowError::OffsetNegative | WindowError::FirstNegative | WindowError::LastNegative => {
            Cow::Borrowed("Negative indexing is not supported.")
        }
    }
}

fn fork_window(error: WindowError) -> Cow<'static, str> {
    match error {
        WindowError::FirstNegative => Cow::Borrowed("Argument 'first' must be a non-negative integer."),
        WindowError::LastNegative => Cow::Borrowed("Argument 'last' must be a non-negative integer."),
        WindowError::FirstTooMany(_)
        | WindowError::LastTooMany(_)
        | WindowError::OffsetWithBefore
        | WindowError::OffsetNegative => default_window(error),
    }
}

/// As graphene 3 tells them, whose exception is the same for all that cannot be read.
fn fork_id(error: &IdError) -> Cow<'static, str> {
    Cow::Owned(match error {
        IdError::Unreadable(id) => format!(
            "Unable to parse global ID \"{id}\". Make sure it is a base64 encoded string in the format: \
             \"TypeName:id\". Exception message: Invalid Global ID"
        ),
        IdError::OtherType(word) if TABLES.objects.iter().any(|object| object.name == word) => {
            "Must receive a UserNode id.".to_owned()
        }
        IdError::OtherType(word) => format!("Relay Node \"{word}\" not found in schema"),
        IdError::KeyIsNoNumber(key) => format!("Field 'id' expected a number but got {}.", quoted(key)),
    })
}

/// A text as Python shows it.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut shown = String::from(quote);
    for letter in text.chars() {
        match letter {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            '\0'..' ' | '\u{7f}'..'\u{a1}' => {
                // Writing to a String cannot fail.
                let _ = write!(shown, "\\x{:02x}", u32::from(letter));
            }
            _ => {
                if letter == quote || letter == '\\' {
                    shown.push('\\');
                }
                shown.push(letter);
            }
        }
    }
    shown.push(quote);
    shown
}

fn object(message: &Message) -> Json {
    json!({ "message": message.text, "code": message.code })
}

fn keyed(key: &str, value: Json) -> Json {
    Value::Object(Map::from_iter([(key.to_owned(), value)]))
}

fn listed(key: &str, message: &Message) -> Json {
    keyed(key, Value::Array(vec![object(message)]))
}

fn listed_twice(key: &str, message: &Message) -> Json {
    keyed(key, Value::Array(vec![Value::Array(vec![object(message)])]))
}

/// All that is wrong with each field, the fields in the order in which they were first found wrong.
fn by_field(form: &FormErrors, told: impl Fn(&Message) -> Json) -> Json {
    let mut fields = Map::new();
    for (field, message) in form.iter() {
        let list = fields.entry(field.to_owned()).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.push(told(message));
        }
    }
    Value::Object(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shown_as_python_does() {
        let cases = [
            ("five", "'five'"),
            ("", "''"),
            ("it's", "\"it's\""),
            ("'\"", "'\\'\"'"),
            ("a\\b\n\u{1}\u{85}", "'a\\\\b\\n\\x01\\x85'"),
            ("gr\u{fc}n", "'gr\u{fc}n'"),
        ];
        for (text, shown) in cases {
            assert_eq!(quoted(text), shown);
        }
    }

    /// A program does not mind the order; people who read an answer and tests that compare its text do.
    #[test]
    fn an_answer_keeps_the_order_of_the_documentation() {
        let mut form = FormErrors::of("username", errors::USERNAME_IN_USE);
        form.push("email", errors::NULL_CHARACTERS);
        form.push("username", errors::REQUIRED);
        assert_eq!(
            default(&Errors::Form(form)).to_string(),
            r#"{"username":[{"message":"A user with that username already exists.","code":"unique"},"#.to_owned()
                + r#"{"message":"This field is required.","code":"required"}],"#
                + r#""email":[{"message":"Null characters are not allowed.","code":"null_characters_not_allowed"}]}"#
        );
    }
}
