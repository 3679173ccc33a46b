//! The edge where errors take the shape that the client knows: one error, three dialects, told by one function.

use super::Accounts;
use super::errors::{self, Errors, Fault, FormErrors, Message, Presented};
use super::payload::Refusal;
use crate::api::scalars::Json;
use crate::config::Dialect;
use lychgate_engine::FieldError;
use serde_json::{Map, Value, json};

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
        Errors::Token(Presented::Link | Presented::Access, Fault::Expired) => listed(NON_FIELD, &errors::EXPIRED_TOKEN),
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
                Presented::Refresh => "refreshToken",
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
