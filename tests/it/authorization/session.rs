//! The rows of the session contract.

use crate::support::Service;
use crate::support::journey::{Flavour, Journey};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use xtask::example::Given;

/// Kinds of callers, as the steps that make them and the header they send.
struct Caller {
    name: &'static str,
    steps: &'static [&'static str],
    authorization: Option<&'static str>,
    standing: Standing,
}

/// What a caller is to the guard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Nobody,
    /// Signed in, and the current terms are not accepted.
    TermsOpen,
    /// With a password that an administrator set.
    MustChangePassword,
    SignedIn,
}

const SETTLED: &[&str] = &["a confirmed account \"luke\"", "\"luke\" signs in"];
const BEARER: Option<&str> = Some("Bearer <luke's access token>");

const CALLERS: &[Caller] = &[
    Caller { name: "nobody", steps: &[], authorization: None, standing: Standing::Nobody },
    Caller { name: "an empty token", steps: &[], authorization: Some("Bearer "), standing: Standing::Nobody },
    Caller { name: "garbage", steps: &[], authorization: Some("Bearer not.a.token"), standing: Standing::Nobody },
    Caller {
        name: "the scheme of the accounts contract",
        steps: SETTLED,
        authorization: Some("JWT <luke's access token>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a token that was tampered with",
        steps: SETTLED,
        authorization: Some("Bearer <luke's access token>A"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a refresh token",
        steps: SETTLED,
        authorization: Some("Bearer <luke's refresh token>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "the identifier of a device",
        steps: SETTLED,
        authorization: Some("Bearer <luke's device id>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "an expired token",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "the clock moves 61 minutes"],
        authorization: BEARER,
        standing: Standing::Nobody,
    },
    Caller {
        name: "a session that was signed out",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" signs out"],
        authorization: BEARER,
        standing: Standing::Nobody,
    },
    Caller {
        name: "a deactivated account",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" is deactivated"],
        authorization: BEARER,
        standing: Standing::Nobody,
    },
    Caller {
        name: "a token of another contract",
        steps: &["a confirmed account \"luke\"", "\"luke\" holds an access token of another contract"],
        authorization: Some("Bearer <luke's foreign access token>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "signed in, before the terms are accepted",
        steps: &["setting SESSION__TNC_ID=now", "a confirmed account \"luke\"", "\"luke\" signs in"],
        authorization: BEARER,
        standing: Standing::TermsOpen,
    },
    Caller {
        name: "a temporary password",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" has a temporary password"],
        authorization: BEARER,
        standing: Standing::MustChangePassword,
    },
    Caller {
        name: "signed in, not verified",
        steps: &["an account \"luke\""],
        authorization: BEARER,
        standing: Standing::SignedIn,
    },
    Caller { name: "verified", steps: SETTLED, authorization: BEARER, standing: Standing::SignedIn },
    Caller {
        name: "the scheme in small letters",
        steps: SETTLED,
        authorization: Some("bearer <luke's access token>"),
        standing: Standing::SignedIn,
    },
];

/// The levels of `@access` that the contract uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Public,
    Session,
    /// The same, and the resolver refuses who has to change the password first.
    Settled,
    SignedIn,
}

impl Access {
    fn named(self) -> &'static str {
        match self {
            Access::Public => "PUBLIC",
            Access::Session | Access::Settled => "SESSION",
            Access::SignedIn => "SIGNED_IN",
        }
    }

    /// The reason that those get who may not.
    fn refuses(self, standing: Standing) -> Option<&'static str> {
        match (self, standing) {
            (Access::Public, _)
            | (Access::Session, Standing::TermsOpen | Standing::MustChangePassword | Standing::SignedIn)
            | (Access::Settled, Standing::TermsOpen | Standing::SignedIn)
            | (Access::SignedIn, Standing::SignedIn) => None,
            (Access::Session | Access::Settled | Access::SignedIn, Standing::Nobody) => Some("UNAUTHENTICATED"),
            (Access::SignedIn, Standing::TermsOpen) => Some("TNC_REQUIRED"),
            (Access::SignedIn | Access::Settled, Standing::MustChangePassword) => Some("PASSWORD_CHANGE_REQUIRED"),
        }
    }
}

/// A root field, and a request for it that changes nothing.
struct Row {
    field: &'static str,
    access: Access,
    request: &'static str,
    /// What those get who may: a value, or the reason of the resolver's own refusal, which shows that it ran.
    allowed: fn() -> Result<Value, &'static str>,
}

const ROWS: &[Row] = &[
    Row {
        field: "userProfile",
        access: Access::SignedIn,
        request: "query { userProfile { username } }",
        allowed: || Ok(json!({ "username": "luke" })),
    },
    Row {
        field: "sessions",
        access: Access::SignedIn,
        request: "query { sessions { __typename } }",
        // Registration may have opened another one.
        allowed: || Ok(json!({ "__typename": "Session" })),
    },
    Row {
        field: "login",
        access: Access::Public,
        request: r#"mutation { login(credentials: { email: "nobody@example.org", password: "none" }) { status } }"#,
        allowed: || Err("INVALID_CREDENTIALS"),
    },
    Row {
        field: "newToken",
        access: Access::Public,
        request: r#"mutation { newToken(refreshToken: "none") { status } }"#,
        allowed: || Err("TOKEN_INVALID"),
    },
    Row {
        field: "logout",
        access: Access::Session,
        request: r#"mutation { logout(deviceInfo: { deviceId: "none" }) { status } }"#,
        allowed: || Err("DEVICE_UNKNOWN"),
    },
    Row {
        field: "confirm2Fa",
        access: Access::Public,
        request: r#"mutation { confirm2Fa(code: "000000", sessionId: "none", email: "luke@example.org") { status } }"#,
        allowed: || Err("CODE_INVALID"),
    },
    Row {
        field: "resend2Fa",
        access: Access::Public,
        request: r#"mutation { resend2Fa(sessionId: "none", email: "luke@example.org") { status } }"#,
        allowed: || Ok(json!({ "status": 200 })),
    },
    Row {
        field: "enable2Fa",
        access: Access::SignedIn,
        request: r#"mutation { enable2Fa(password: "none") { status } }"#,
        allowed: || Err("WRONG_PASSWORD"),
    },
    Row {
        field: "disable2Fa",
        access: Access::SignedIn,
        request: r#"mutation { disable2Fa(password: "none") { status } }"#,
        allowed: || Err("WRONG_PASSWORD"),
    },
    Row {
        field: "register",
        access: Access::Public,
        request: r#"mutation { register(input: { email: "", password: "", firstName: "a", lastName: "b" }) { status } }"#,
        allowed: || Err("INVALID_INPUT"),
    },
    Row {
        field: "confirmEmail",
        access: Access::Public,
        request: r#"mutation { confirmEmail(token: "none") { status } }"#,
        allowed: || Err("TOKEN_INVALID"),
    },
    Row {
        field: "resendConfirmation",
        access: Access::Public,
        request: r#"mutation { resendConfirmation(email: "nobody@example.org") { status } }"#,
        allowed: || Ok(json!({ "status": 200 })),
    },
    Row {
        field: "forgotPassword",
        access: Access::Public,
        request: r#"mutation { forgotPassword(email: "nobody@example.org") { status } }"#,
        allowed: || Ok(json!({ "status": 200 })),
    },
    Row {
        field: "confirmPasswordReset",
        access: Access::Public,
        request: r#"mutation { confirmPasswordReset(passwordResetParams: { token: "none", newPassword: "" }) { status } }"#,
        allowed: || Err("TOKEN_INVALID"),
    },
    Row {
        field: "send2Fa",
        access: Access::SignedIn,
        request: "mutation { send2Fa(reason: CHANGE_PASSWORD) { status } }",
        allowed: || Err("NOTHING_PENDING"),
    },
    Row {
        field: "changePassword",
        access: Access::Session,
        request: r#"mutation { changePassword(oldPassword: "none", newPassword: "qlr4nq3f3") { status } }"#,
        allowed: || Err("WRONG_PASSWORD"),
    },
    Row {
        field: "confirmChangePassword2Fa",
        access: Access::Session,
        request: r#"mutation { confirmChangePassword2Fa(code: "000000") { status } }"#,
        allowed: || Err("NOTHING_PENDING"),
    },
    Row {
        field: "resendChangePassword2Fa",
        access: Access::Session,
        request: "mutation { resendChangePassword2Fa { status } }",
        allowed: || Err("NOTHING_PENDING"),
    },
    Row {
        field: "reauthenticate",
        access: Access::SignedIn,
        request: r#"mutation { reauthenticate(password: "none") { status } }"#,
        allowed: || Err("WRONG_PASSWORD"),
    },
    Row {
        field: "updateProfile",
        access: Access::SignedIn,
        request: "mutation { updateProfile(input: {}) { status } }",
        allowed: || Ok(json!({ "status": 200 })),
    },
    Row {
        field: "changeEmail",
        access: Access::SignedIn,
        request: r#"mutation { changeEmail(email: "none") { status } }"#,
        allowed: || Err("INVALID_INPUT"),
    },
    Row {
        field: "confirmEmailChange",
        access: Access::Public,
        request: r#"mutation { confirmEmailChange(token: "none") { status } }"#,
        allowed: || Err("TOKEN_INVALID"),
    },
    Row {
        field: "closeAccount",
        access: Access::SignedIn,
        request: r#"mutation { closeAccount(password: "none") { status } }"#,
        allowed: || Err("WRONG_PASSWORD"),
    },
    Row {
        field: "revokeSession",
        access: Access::SignedIn,
        request: r#"mutation { revokeSession(id: "none") { status } }"#,
        allowed: || Err("SESSION_UNKNOWN"),
    },
    Row {
        field: "acceptTnc",
        access: Access::Settled,
        request: r#"mutation { acceptTnc(tncId: "none") { status } }"#,
        allowed: || Err("TNC_OUTDATED"),
    },
];

#[test]
fn every_root_field_has_a_row_that_says_what_the_schema_says() {
    let rows: BTreeMap<String, String> =
        ROWS.iter().map(|row| (row.field.to_owned(), row.access.named().to_owned())).collect();
    assert_eq!(rows.len(), ROWS.len(), "a field has two rows");
    assert_eq!(
        rows,
        super::root_fields::root_fields("session"),
        "each root field needs a row in ROWS, with the level of its @access"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn callers_get_what_they_may_have() {
    let mut told = Vec::new();
    for caller in CALLERS {
        let steps: Vec<Given> = caller.steps.iter().map(|step| step.parse().unwrap()).collect();
        let journey: Journey<Service> = Journey::begin(Flavour::Session, &steps).await.unwrap();
        let headers: Vec<(String, String)> =
            caller.authorization.iter().map(|value| ("authorization".to_owned(), (*value).to_owned())).collect();
        for row in ROWS {
            let expected = row.access.refuses(caller.standing).map_or_else(row.allowed, Err);
            let answer = journey.ask(row.request, &json!({}), &headers).await.unwrap().json().unwrap();
            let actual = match answer["errors"][0]["extensions"]["reason"].as_str() {
                Some(reason) => Err(reason),
                None => Ok(first(&answer["data"][row.field])),
            };
            if actual != expected {
                told.push(format!("{} as {}: {answer}, it ought to be {expected:?}", row.field, caller.name));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// The first of a list, or the value itself.
fn first(value: &Value) -> Value {
    value.as_array().map_or(value, |values| &values[0]).clone()
}
