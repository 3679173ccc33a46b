//! The errors of the accounts contract and what each dialect makes of them.

use super::queries;
use serde_json::{Map, Value, json};

/// What is so, and what is asked then. No case changes anything, so that one service answers all of them.
pub(super) struct Scene {
    pub(super) steps: &'static [&'static str],
    pub(super) cases: Vec<Case>,
}

/// A field that is refused.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) field: &'static str,
    operation: &'static str,
    selection: &'static str,
    arguments: &'static str,
    pub(super) variables: Value,
    pub(super) signed_in: Option<&'static str>,
    /// In the order of the dialects: default, legacy, fork.
    pub(super) told: [Told; 3],
    pub(super) documented_under: Option<&'static str>,
}

/// Where an error stands, and what it says there.
#[derive(Debug, Clone)]
pub(super) enum Told {
    InPayload(Value),
    /// Message and extensions.
    AtTop(Value),
    /// Nowhere: the field has this value.
    Nothing(Value),
}

impl Case {
    pub(super) fn by(mut self, name: &'static str) -> Self {
        self.signed_in = Some(name);
        self
    }

    fn with_token(mut self, token: &str) -> Self {
        self.variables = json!({ "token": token });
        self
    }

    pub(super) fn under(mut self, heading: &'static str) -> Self {
        self.documented_under = Some(heading);
        self
    }

    /// The request in the plain flavour.
    pub(super) fn request(&self) -> String {
        let Self { field, operation, selection, .. } = self;
        let variables = if self.variables == json!({}) { "" } else { " ($token: String!)" };
        let arguments = if self.arguments.is_empty() { String::new() } else { format!("({})", self.arguments) };
        format!("{operation}{variables} {{ {field}{arguments} {{ {selection} }} }}")
    }
}

fn case(field: &'static str, arguments: &'static str, told: [Told; 3]) -> Case {
    let name = format!("{field}({arguments})");
    let (operation, selection) = ("mutation", "success errors");
    let variables = json!({});
    Case { name, field, operation, selection, arguments, variables, signed_in: None, told, documented_under: None }
}

/// A query that asks for the least there is.
pub(super) fn query(field: &'static str, arguments: &'static str, told: [Told; 3]) -> Case {
    Case { operation: "query", selection: "__typename", ..case(field, arguments, told) }
}

fn message(text: &str, code: &str) -> Value {
    json!({ "message": text, "code": code })
}

fn exactly(default: Value, legacy: Value, fork: Value) -> [Told; 3] {
    [Told::InPayload(default), Told::InPayload(legacy), Told::InPayload(fork)]
}

fn general(text: &str, code: &str) -> [Told; 3] {
    let listed = json!({ "nonFieldErrors": [message(text, code)] });
    exactly(listed.clone(), listed, message(text, code))
}

/// Under `email` in the default dialect, and twice in a list in the legacy one.
fn of_address(text: &str, legacy_text: &str, code: &str) -> [Told; 3] {
    exactly(
        json!({ "email": [message(text, code)] }),
        json!({ "email": [[message(legacy_text, code)]] }),
        message(text, code),
    )
}

/// Fields, each with one text and its code.
fn form(fields: &[(&str, &str, &str)]) -> [Told; 3] {
    let listed: Map<String, Value> =
        fields.iter().map(|(field, text, code)| ((*field).to_owned(), json!([message(text, code)]))).collect();
    let texts: Map<String, Value> =
        fields.iter().map(|(field, text, _)| ((*field).to_owned(), json!([text]))).collect();
    exactly(Value::Object(listed.clone()), Value::Object(listed), Value::Object(texts))
}

fn unauthenticated() -> [Told; 3] {
    let [default, legacy, _] = general("Unauthenticated.", "unauthenticated");
    let extensions = message("Unauthenticated.", "unauthenticated");
    [default, legacy, Told::AtTop(json!({ "message": "Unauthenticated.", "extensions": extensions }))]
}

fn wrong_password(field: &str) -> [Told; 3] {
    let error = message("Invalid password.", "invalid_password");
    let listed = json!({ field: [error] });
    exactly(listed.clone(), listed, json!({ field: error }))
}

fn address_taken(key: &str) -> [Told; 3] {
    let text = "A user with that email already exists.";
    let listed = json!({ key: [message(text, "unique")] });
    exactly(listed.clone(), listed, json!({ "email": text, "code": "email_in_use" }))
}

fn token(legacy_key: &str, default: &Value, fork: Value) -> [Told; 3] {
    let legacy = json!({ legacy_key: [message("Invalid or expirated token.", "invalid_token")] });
    exactly(json!({ "nonFieldErrors": [default] }), legacy, fork)
}

fn invalid(legacy_key: &str) -> [Told; 3] {
    let error = message("Invalid token.", "invalid_token");
    token(legacy_key, &error, error.clone())
}

fn expired(legacy_key: &str) -> [Told; 3] {
    let error = message("Expired token.", "expired_token");
    token(legacy_key, &error, error.clone())
}

fn not_verified() -> [Told; 3] {
    general("Please verify your account.", "not_verified")
}

fn secondary_missing() -> [Told; 3] {
    general("You need to setup a secondary email to proceed.", "secondary_email_required")
}

fn busy() -> [Told; 3] {
    general("The service is busy. Please try again.", "busy")
}

const NOT_AN_ADDRESS: (&str, &str, &str) = ("email", "Enter a valid email address.", "invalid");
const MISMATCH: &str = "The two password fields didn\u{2019}t match.";
const NEW_PASSWORDS: &str =
    r#"token: $token, newPassword1: "a whole new password", newPassword2: "a whole new password""#;
const SIGNED_IN: &[&str] = &["a confirmed account \"luke\"", "\"luke\" signs in"];

/// All that asks who it is, with a password that is wrong.
fn protected(told: fn(&str) -> [Told; 3]) -> Vec<Case> {
    vec![
        case(
            "passwordChange",
            r#"oldPassword: "none", newPassword1: "a whole new password", newPassword2: "a whole new password""#,
            told("oldPassword"),
        ),
        case("archiveAccount", r#"password: "none""#, told("password")),
        case("deleteAccount", r#"password: "none""#, told("password")),
        case("sendSecondaryEmailActivation", r#"email: "han@example.org", password: "none""#, told("password")),
    ]
}

/// Nobody asks, of a service that knows nobody.
pub(super) fn nobody() -> Scene {
    let not_in_order = form(&[
        NOT_AN_ADDRESS,
        ("username", "This field is required.", "required"),
        ("password2", MISMATCH, "password_mismatch"),
    ]);
    let login = "Must login with password and one of the following fields ['email', 'username'].";
    let login = Told::AtTop(json!({ "message": login, "extensions": null }));
    let mut cases = protected(|_| unauthenticated());
    cases.extend([
        case("register", r#"email: "x", username: "", password1: "qlr4nq3f3", password2: "other4nq3f3""#, not_in_order)
            .under("A form that is not in order"),
        case("updateAccount", "", unauthenticated()),
        case("swapEmails", r#"password: "none""#, unauthenticated()).under("Nobody is signed in"),
        case("removeSecondaryEmail", r#"password: "none""#, unauthenticated()),
        case("verifyAccount", r#"token: "none""#, invalid("nonFieldErrors")),
        case("verifySecondaryEmail", r#"token: "none""#, invalid("nonFieldErrors")),
        case("passwordReset", NEW_PASSWORDS, invalid("nonFieldErrors")).with_token("none"),
        case("passwordSet", NEW_PASSWORDS, invalid("nonFieldErrors")).with_token("none"),
        case("verifyToken", r#"token: "none""#, invalid("token")),
        case("refreshToken", r#"refreshToken: "none""#, invalid("refreshToken")),
        case("revokeToken", r#"refreshToken: "none""#, invalid("refreshToken")),
        case("resendActivationEmail", r#"email: "x""#, form(&[NOT_AN_ADDRESS])),
        case("sendPasswordResetEmail", r#"email: "x""#, form(&[NOT_AN_ADDRESS])),
        case(
            "tokenAuth",
            r#"username: "none", password: "none""#,
            general("Please, enter valid credentials.", "invalid_credentials"),
        )
        .under("Something that belongs to no field"),
        case("tokenAuth", r#"password: "none""#, [login.clone(), login.clone(), login]),
    ]);
    Scene { steps: &[], cases }
}

fn signed_in() -> Scene {
    let mut cases: Vec<Case> = protected(wrong_password).into_iter().map(|case| case.by("luke")).collect();
    if let Some(case) = cases.iter_mut().find(|case| case.field == "archiveAccount") {
        case.documented_under = Some("A wrong password");
    }
    let taken = "A user with that username already exists.";
    let verified = "Account already verified.";
    cases.extend([
        case(
            "register",
            r#"email: "", username: "luke", password1: "qlr4nq3f3", password2: "qlr4nq3f3""#,
            form(&[("username", taken, "unique")]),
        ),
        case(
            "register",
            r#"email: "", username: "luke", password1: "qlr4nq3f3", password2: "other4nq3f3""#,
            form(&[("username", taken, "unique"), ("password2", MISMATCH, "password_mismatch")]),
        ),
        case(
            "register",
            r#"email: "luke@example.org", username: "han", password1: "qlr4nq3f3", password2: "qlr4nq3f3""#,
            address_taken("email"),
        )
        .under("An address that is taken"),
        case(
            "resendActivationEmail",
            r#"email: "luke@example.org""#,
            of_address(verified, verified, "already_verified"),
        )
        .under("An address that is verified already"),
        case("verifyAccount", "token: $token", general(verified, "already_verified"))
            .with_token("<luke's activation token>")
            .by("luke"),
        case(
            "passwordChange",
            r#"oldPassword: "supersecretpassword", newPassword1: "qlr4nq3f3", newPassword2: "other4nq3f3""#,
            form(&[("newPassword2", MISMATCH, "password_mismatch")]),
        )
        .by("luke"),
        case(
            "updateAccount",
            r#"firstName: "\u0000""#,
            form(&[("firstName", "Null characters are not allowed.", "null_characters_not_allowed")]),
        )
        .by("luke"),
        case("sendSecondaryEmailActivation", r#"email: "x", password: "supersecretpassword""#, form(&[NOT_AN_ADDRESS]))
            .by("luke"),
        case(
            "sendSecondaryEmailActivation",
            r#"email: "luke@example.org", password: "supersecretpassword""#,
            address_taken("email"),
        )
        .by("luke"),
        case("swapEmails", r#"password: "supersecretpassword""#, secondary_missing()).by("luke"),
        case("removeSecondaryEmail", r#"password: "supersecretpassword""#, secondary_missing()).by("luke"),
    ]);
    Scene { steps: SIGNED_IN, cases }
}

fn not_confirmed() -> Scene {
    let mut cases: Vec<Case> = protected(|_| not_verified()).into_iter().map(|case| case.by("luke")).collect();
    let reset = of_address(
        "Verify your account. A new verification email was sent.",
        "Please verify your account before requesting the password reset.",
        "not_verified",
    );
    cases.extend([
        case("updateAccount", "", not_verified()).by("luke"),
        case("swapEmails", r#"password: "none""#, not_verified()).by("luke"),
        case("removeSecondaryEmail", r#"password: "none""#, not_verified()).by("luke"),
        case("sendPasswordResetEmail", r#"email: "luke@example.org""#, reset)
            .under("A password reset for an address that is not verified"),
    ]);
    Scene { steps: &["an account \"luke\""], cases }
}

fn mail_is_refused() -> Scene {
    let (text, code) = ("Failed to send email.", "email_fail");
    let refused = || {
        let listed = json!({ "nonFieldErrors": [message(text, code)] });
        exactly(listed, json!({ "email": [[message(text, code)]] }), message(text, code))
    };
    let cases = vec![
        case("resendActivationEmail", r#"email: "leia@example.org""#, refused()).under("A letter that cannot be sent"),
        case("sendPasswordResetEmail", r#"email: "luke@example.org""#, refused()),
        case("sendSecondaryEmailActivation", r#"email: "han@example.org", password: "supersecretpassword""#, refused())
            .by("luke"),
        case(
            "register",
            r#"email: "han@example.org", username: "han", password1: "qlr4nq3f3", password2: "qlr4nq3f3""#,
            general(text, code),
        ),
    ];
    let steps = &["a confirmed account \"luke\"", "\"luke\" signs in", "an account \"leia\"", "mail is refused"];
    Scene { steps, cases }
}

fn too_late() -> Scene {
    let refresh =
        token("refreshToken", &message("Invalid token.", "invalid_token"), message("Expired token.", "expired_token"));
    let cases = vec![
        case("verifyToken", "token: $token", expired("token"))
            .with_token("<luke's access token>")
            .under("An expired access token"),
        case("refreshToken", "refreshToken: $token", refresh)
            .with_token("<luke's refresh token>")
            .under("An expired refresh token"),
        case("verifyAccount", "token: $token", expired("nonFieldErrors"))
            .with_token("<leia's activation token>")
            .under("An expired link"),
        case("passwordReset", NEW_PASSWORDS, expired("nonFieldErrors")).with_token("<luke's password reset token>"),
        case("passwordSet", NEW_PASSWORDS, expired("nonFieldErrors")).with_token("<han's password set token>"),
        case("verifySecondaryEmail", "token: $token", expired("nonFieldErrors"))
            .with_token("<luke's secondary activation token>"),
    ];
    let steps = &[
        "a confirmed account \"luke\"",
        "\"luke\" signs in",
        "\"luke\" asks for a password reset mail",
        "\"luke\" asks for an activation mail to \"other@example.org\"",
        "an account \"leia\"",
        "a confirmed account \"han\"",
        "\"han\" has no password and is mailed a link to set one",
        "the clock moves 8 days",
    ];
    Scene { steps, cases }
}

fn passwords_are_busy() -> Scene {
    let cases = vec![
        case("tokenAuth", r#"username: "luke", password: "supersecretpassword""#, busy()),
        case("register", r#"email: "", username: "han", password1: "qlr4nq3f3", password2: "qlr4nq3f3""#, busy()),
        case("archiveAccount", r#"password: "supersecretpassword""#, busy()).by("luke"),
    ];
    Scene { steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "passwords are all busy"], cases }
}

fn links_that_were_used() -> Scene {
    let cases = vec![
        case("verifySecondaryEmail", "token: $token", address_taken("nonFieldErrors"))
            .with_token("<luke's secondary activation token>"),
        case("passwordSet", NEW_PASSWORDS, general("Password already set for account.", "password_already_set"))
            .with_token("<han's password set token>"),
    ];
    let steps = &[
        "a confirmed account \"luke\"",
        "\"luke\" signs in",
        "\"luke\" asks for an activation mail to \"other@example.org\"",
        "\"luke\" follows the secondary activation link",
        "a confirmed account \"han\"",
        "\"han\" has no password and is mailed a link to set one",
        "\"han\" is given a password by an administrator",
    ];
    Scene { steps, cases }
}

fn only_the_confirmed_sign_in() -> Scene {
    let cases = vec![case("tokenAuth", r#"username: "luke", password: "supersecretpassword""#, not_verified())];
    Scene { steps: &["setting ALLOW_LOGIN_NOT_VERIFIED=false", "an account \"luke\""], cases }
}

/// All of them.
pub(super) fn all() -> Vec<Scene> {
    vec![
        nobody(),
        signed_in(),
        not_confirmed(),
        mail_is_refused(),
        too_late(),
        passwords_are_busy(),
        links_that_were_used(),
        only_the_confirmed_sign_in(),
        queries::by_somebody_who_sees_others(),
        queries::by_somebody_who_does_not(),
    ]
}
