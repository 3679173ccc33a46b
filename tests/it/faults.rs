//! Several things wrong at once, and which of them are told; and the catalogue of errors, each of which some example shows.

use crate::support::Service;
use crate::support::journey::{Flavour, Journey};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// What is so, what `luke` asks in the session held where there is one, and what is told: each field with its codes, or with
/// its texts.
struct Row {
    steps: &'static [&'static str],
    request: &'static str,
    told: Value,
}

fn row(steps: &'static [&'static str], request: &'static str, told: Value) -> Row {
    Row { steps, request, told }
}

const SIGNED_IN: &[&str] = &["a confirmed account \"luke\"", "\"luke\" signs in"];

fn registrations() -> Vec<Row> {
    vec![
        row(
            &[],
            r#"register(email: "x", username: "", password1: "qlr4nq3f3", password2: "other4nq3f3")"#,
            json!({ "email": ["invalid"], "username": ["required"], "password2": ["password_mismatch"] }),
        ),
        row(
            &[],
            r#"register(email: "", username: "", password1: "", password2: "")"#,
            json!({ "username": ["required"], "password1": ["required"], "password2": ["required"] }),
        ),
        // Of an address everything is told, of a name only what a form sees before it looks at the letters.
        row(
            &[],
            r#"register(email: "LONG", username: "!LONG", password1: "qlr4nq3f3", password2: "qlr4nq3f3")"#,
            json!({ "email": ["invalid", "max_length"], "username": ["max_length"] }),
        ),
        row(
            &[],
            r#"register(email: "LONG\u0000", username: "LONG\u0000", password1: "qlr4nq3f3", password2: "qlr4nq3f3")"#,
            json!({
                "email": ["invalid", "max_length", "null_characters_not_allowed"],
                "username": ["max_length", "null_characters_not_allowed"],
            }),
        ),
        // Addresses are compared with those that are taken when nothing else is wrong.
        row(
            SIGNED_IN,
            r#"register(email: "luke@example.org", username: "luke", password1: "qlr4nq3f3", password2: "qlr4nq3f3")"#,
            json!({ "username": ["unique"] }),
        ),
        row(
            SIGNED_IN,
            r#"register(email: "luke@example.org", username: "han", password1: "qlr4nq3f3", password2: "other4nq3f3")"#,
            json!({ "password2": ["password_mismatch"] }),
        ),
        // Passwords that differ are not looked at any further.
        row(
            &[],
            r#"register(email: "", username: "han", password1: "123456", password2: "1234567")"#,
            json!({ "password2": ["password_mismatch"] }),
        ),
        row(
            &[],
            r#"register(email: "1234567@example.org", username: "1234567", password1: "1234567", password2: "1234567")"#,
            json!({
                "password2": [
                    "The password is too similar to the username.",
                    "This password is too short. It must contain at least 8 characters.",
                    "This password is too common.",
                    "This password is entirely numeric.",
                ],
            }),
        ),
    ]
}

fn of_accounts() -> Vec<Row> {
    vec![
        row(
            SIGNED_IN,
            r#"updateAccount(firstName: "LONG", lastName: "LONG\u0000")"#,
            json!({ "firstName": ["max_length"], "lastName": ["max_length", "null_characters_not_allowed"] }),
        ),
        // Who asks comes first, then whether the address is confirmed, then a secondary address, then the password.
        row(
            &[],
            r#"passwordChange(oldPassword: "none", newPassword1: "a", newPassword2: "b")"#,
            json!({ "nonFieldErrors": ["unauthenticated"] }),
        ),
        row(
            &["an account \"luke\""],
            r#"passwordChange(oldPassword: "none", newPassword1: "a", newPassword2: "b")"#,
            json!({ "nonFieldErrors": ["not_verified"] }),
        ),
        row(
            SIGNED_IN,
            r#"passwordChange(oldPassword: "none", newPassword1: "a", newPassword2: "b")"#,
            json!({ "oldPassword": ["invalid_password"] }),
        ),
        // The second password is looked at even where there is no first one to compare it with.
        row(
            SIGNED_IN,
            r#"passwordChange(oldPassword: "supersecretpassword", newPassword1: "", newPassword2: "t0oshrt")"#,
            json!({ "newPassword1": ["required"], "newPassword2": ["password_too_short"] }),
        ),
        row(SIGNED_IN, r#"swapEmails(password: "none")"#, json!({ "nonFieldErrors": ["secondary_email_required"] })),
        row(
            SIGNED_IN,
            r#"sendSecondaryEmailActivation(email: "x", password: "none")"#,
            json!({ "password": ["invalid_password"] }),
        ),
        // A link comes before the passwords, and those before the question whether there is one already.
        row(
            &[],
            r#"passwordReset(token: "none", newPassword1: "a", newPassword2: "b")"#,
            json!({ "nonFieldErrors": ["invalid_token"] }),
        ),
        row(
            &[
                "a confirmed account \"luke\"",
                "\"luke\" has no password and is mailed a link to set one",
                "\"luke\" is given a password by an administrator",
            ],
            r#"passwordSet(token: "<luke's password set token>", newPassword1: "a", newPassword2: "b")"#,
            json!({ "newPassword2": ["password_mismatch"] }),
        ),
        // An attribute is told once, whichever of its parts it is, and the first one only.
        row(
            &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" is called \"Skywalker\" \"Starkiller\""],
            r#"passwordChange(oldPassword: "supersecretpassword", newPassword1: "skywalker1", newPassword2: "skywalker1")"#,
            json!({ "newPassword2": ["The password is too similar to the first name."] }),
        ),
        row(
            &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" is called \"Skywalker\" \"Starkiller\""],
            r#"passwordChange(oldPassword: "supersecretpassword", newPassword1: "starkiller1", newPassword2: "starkiller1")"#,
            json!({ "newPassword2": ["The password is too similar to the last name."] }),
        ),
    ]
}

/// `errors` with that of each entry which the expected value shows: the text where that is a sentence, else the code.
fn shown(errors: &Value, expected: &Value) -> Value {
    let fields = errors.as_object().cloned().unwrap_or_default();
    let shown = fields.into_iter().map(|(field, entries)| {
        let is_sentence = expected[&field][0].as_str().is_some_and(|text| text.ends_with('.'));
        let key = if is_sentence { "message" } else { "code" };
        let entries = entries.as_array().into_iter().flatten();
        let entries = entries.map(|entry| entry[key].clone()).collect();
        (field, Value::Array(entries))
    });
    Value::Object(shown.collect::<Map<_, _>>())
}

async fn ask_all(rows: Vec<Row>) {
    let mut wrong = Vec::new();
    for flavour in [Flavour::Plain, Flavour::Relay] {
        for Row { steps, request, told } in &rows {
            let steps: Vec<_> = steps.iter().map(|step| step.parse().unwrap()).collect();
            let journey: Journey<Service> = Journey::begin(flavour, &steps).await.unwrap();
            let filled = xtask::example::fill(&request.replace("LONG", &"x".repeat(255)), &journey.held).unwrap();
            let token = journey.held.get("luke", xtask::example::Holding::AccessToken);
            let session = token.map(|token| ("authorization".to_owned(), format!("JWT {token}")));
            let document = format!("mutation {{ {filled} {{ success errors }} }}");
            let answer = journey.ask(&document, &json!({}), session.as_slice()).await.unwrap().json().unwrap();
            let payload = answer["data"].as_object().and_then(|data| data.values().next()).cloned().unwrap_or_default();
            // As texts, for the order of the fields counts.
            let (actual, expected) = (shown(&payload["errors"], told).to_string(), told.to_string());
            if payload["success"] != false || actual != expected {
                wrong.push(format!("{request} in {flavour:?}: {answer}, it ought to be {told}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_that_is_wrong_with_a_registration_is_told() {
    ask_all(registrations()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_of_several_faults_is_told() {
    ask_all(of_accounts()).await;
}

/// The messages of the contract with their codes, and those of ours that stand beside them. `N` is a number.
const CATALOGUE: &[(&str, &str)] = &[
    ("Invalid password.", "invalid_password"),
    ("Unauthenticated.", "unauthenticated"),
    ("Invalid token.", "invalid_token"),
    ("Expired token.", "expired_token"),
    ("Account already verified.", "already_verified"),
    ("Failed to send email.", "email_fail"),
    ("Please, enter valid credentials.", "invalid_credentials"),
    ("Please verify your account.", "not_verified"),
    ("Verify your account. A new verification email was sent.", "not_verified"),
    ("A user with that email already exists.", "unique"),
    ("You need to setup a secondary email to proceed.", "secondary_email_required"),
    ("Password already set for account.", "password_already_set"),
    ("This field is required.", "required"),
    ("Enter a valid email address.", "invalid"),
    ("Ensure this value has at most 254 characters (it has N).", "max_length"),
    ("Ensure this value has at most 150 characters (it has N).", "max_length"),
    ("Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.", "invalid"),
    ("A user with that username already exists.", "unique"),
    ("Null characters are not allowed.", "null_characters_not_allowed"),
    ("The two password fields didn\u{2019}t match.", "password_mismatch"),
    ("This password is too short. It must contain at least 8 characters.", "password_too_short"),
    ("This password is too common.", "password_too_common"),
    ("This password is entirely numeric.", "password_entirely_numeric"),
    ("The password is too similar to the username.", "password_too_similar"),
    ("The password is too similar to the first name.", "password_too_similar"),
    ("The password is too similar to the last name.", "password_too_similar"),
    ("The password is too similar to the email address.", "password_too_similar"),
    ("The service is busy. Please try again.", "busy"),
];

/// Everything with a message and a code, wherever it stands.
fn messages(value: &Value, found: &mut BTreeSet<(String, String)>) {
    if let (Some(message), Some(code)) = (value["message"].as_str(), value["code"].as_str()) {
        let message = match message.split_once("(it has ") {
            Some((limit, _)) => format!("{limit}(it has N)."),
            None => message.to_owned(),
        };
        found.insert((message, code.to_owned()));
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| messages(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| messages(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_error_of_the_catalogue_has_an_example() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/examples/accounts");
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(directory).unwrap() {
        let page = xtask::example::Page::read(&std::fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        page.examples.iter().for_each(|example| messages(&example.answer.item, &mut found));
    }
    let missing = |(text, code): &&(&str, &str)| !found.contains(&((*text).to_owned(), (*code).to_owned()));
    let missing: Vec<_> = CATALOGUE.iter().filter(missing).collect();
    assert!(missing.is_empty(), "no example shows {missing:?}");
}
