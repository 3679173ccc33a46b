//! Who may call what: a row for every root field, tried with every kind of caller in both flavours. A field without a row
//! fails, and so does a row that does not say what the schema says.

mod platform;
mod platform_groups;
mod root_fields;
mod session;

use crate::support::Service;
use crate::support::journey::{Flavour, Journey};
use root_fields::root_fields;
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
    SignedIn,
    Verified,
    Staff,
}

const CALLERS: &[Caller] = &[
    Caller { name: "nobody", steps: &[], authorization: None, standing: Standing::Nobody },
    Caller { name: "an empty token", steps: &[], authorization: Some("JWT "), standing: Standing::Nobody },
    Caller { name: "garbage", steps: &[], authorization: Some("JWT not.a.token"), standing: Standing::Nobody },
    Caller {
        name: "a token that was tampered with",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in"],
        authorization: Some("JWT <luke's access token>A"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a refresh token",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in"],
        authorization: Some("JWT <luke's refresh token>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "an expired token",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "the clock moves 6 minutes"],
        authorization: Some("JWT <luke's access token>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a session that was signed out",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" signs out"],
        authorization: Some("JWT <luke's access token>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a deactivated account",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" is deactivated"],
        authorization: Some("JWT <luke's access token>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "a token of another contract",
        steps: &["a confirmed account \"luke\"", "\"luke\" holds an access token of another contract"],
        authorization: Some("JWT <luke's foreign access token>"),
        standing: Standing::Nobody,
    },
    Caller {
        name: "signed in, not verified",
        steps: &["an account \"luke\""],
        authorization: Some("JWT <luke's access token>"),
        standing: Standing::SignedIn,
    },
    Caller {
        name: "verified",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in"],
        authorization: Some("JWT <luke's access token>"),
        standing: Standing::Verified,
    },
    Caller {
        name: "staff",
        steps: &["a confirmed account \"luke\"", "\"luke\" signs in", "\"luke\" belongs to the staff"],
        authorization: Some("JWT <luke's access token>"),
        standing: Standing::Staff,
    },
    Caller {
        name: "staff that was deactivated",
        steps: &[
            "a confirmed account \"luke\"",
            "\"luke\" signs in",
            "\"luke\" belongs to the staff",
            "\"luke\" is deactivated",
        ],
        authorization: Some("JWT <luke's access token>"),
        standing: Standing::Nobody,
    },
];

/// The levels of `@access` that the contract uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Public,
    SignedIn,
    Verified,
    /// As the setting USERS_VISIBLE_TO has it where nobody sets it: the staff.
    Directory,
}

impl Access {
    fn named(self) -> &'static str {
        match self {
            Access::Public => "PUBLIC",
            Access::SignedIn => "SIGNED_IN",
            Access::Verified => "VERIFIED",
            Access::Directory => "DIRECTORY",
        }
    }

    fn lets_in(self, standing: Standing) -> bool {
        match (self, standing) {
            (Access::Public, _)
            | (Access::SignedIn, Standing::SignedIn | Standing::Verified | Standing::Staff)
            | (Access::Verified, Standing::Verified | Standing::Staff)
            | (Access::Directory, Standing::Staff) => true,
            (Access::SignedIn, Standing::Nobody)
            | (Access::Verified, Standing::Nobody | Standing::SignedIn)
            | (Access::Directory, Standing::Nobody | Standing::SignedIn | Standing::Verified) => false,
        }
    }
}

/// A root field, a request for it that changes nothing, and what it answers to those who may and those who may not.
struct Row {
    field: &'static str,
    access: Access,
    request: &'static str,
    allowed: fn() -> Value,
    denied: fn(Standing) -> Value,
}

/// A public field answers everybody alike: its resolver's own refusal of an empty value shows that it ran.
fn required(key: &str) -> Value {
    json!({ "success": false, "errors": { key: [{ "message": "This field is required.", "code": "required" }] } })
}

fn invalid_token() -> Value {
    json!({ "success": false, "errors": { "nonFieldErrors": [{ "message": "Invalid token.", "code": "invalid_token" }] } })
}

fn never(_: Standing) -> Value {
    unreachable!("a public field denies nobody")
}

/// Where an address has to be confirmed, the payload says what is missing.
fn unverified(standing: Standing) -> Value {
    let error = match standing {
        Standing::Nobody => json!({ "message": "Unauthenticated.", "code": "unauthenticated" }),
        Standing::SignedIn => json!({ "message": "Please verify your account.", "code": "not_verified" }),
        Standing::Verified | Standing::Staff => unreachable!("a confirmed address is all that is asked for"),
    };
    json!({ "success": false, "errors": { "nonFieldErrors": [error] } })
}

fn invalid_password(key: &str) -> Value {
    json!({ "success": false, "errors": { key: [{ "message": "Invalid password.", "code": "invalid_password" }] } })
}

fn secondary_email_required() -> Value {
    let message = "You need to setup a secondary email to proceed.";
    let error = json!({ "message": message, "code": "secondary_email_required" });
    json!({ "success": false, "errors": { "nonFieldErrors": [error] } })
}

const ROWS: &[Row] = &[
    Row {
        field: "me",
        access: Access::SignedIn,
        request: "query { me { username } }",
        allowed: || json!({ "username": "luke" }),
        denied: |_| Value::Null,
    },
    Row {
        field: "user",
        access: Access::Directory,
        // The first account of a service: `UserNode:1`.
        request: r#"query { user(id: "VXNlck5vZGU6MQ==") { username } }"#,
        allowed: || json!({ "username": "luke" }),
        denied: |_| Value::Null,
    },
    Row {
        field: "users",
        access: Access::Directory,
        request: "query { users { totalCount pageInfo { hasNextPage startCursor } edges { node { username } } } }",
        allowed: || {
            let page = json!({ "hasNextPage": false, "startCursor": "YXJyYXljb25uZWN0aW9uOjA=" });
            json!({ "totalCount": 1, "pageInfo": page, "edges": [{ "node": { "username": "luke" } }] })
        },
        denied: |_| {
            let page = json!({ "hasNextPage": false, "startCursor": null });
            json!({ "totalCount": 0, "pageInfo": page, "edges": [] })
        },
    },
    Row {
        field: "register",
        access: Access::Public,
        request: r#"mutation { register(email: "", username: "", password1: "x7#kQ2zp", password2: "x7#kQ2zp") { success errors } }"#,
        allowed: || required("username"),
        denied: never,
    },
    Row {
        field: "verifyAccount",
        access: Access::Public,
        request: r#"mutation { verifyAccount(token: "none") { success errors } }"#,
        allowed: invalid_token,
        denied: never,
    },
    Row {
        field: "resendActivationEmail",
        access: Access::Public,
        request: r#"mutation { resendActivationEmail(email: "") { success errors } }"#,
        allowed: || required("email"),
        denied: never,
    },
    Row {
        field: "tokenAuth",
        access: Access::Public,
        request: r#"mutation { tokenAuth(username: "nobody", password: "none") { success errors } }"#,
        allowed: || {
            let error = json!({ "message": "Please, enter valid credentials.", "code": "invalid_credentials" });
            json!({ "success": false, "errors": { "nonFieldErrors": [error] } })
        },
        denied: never,
    },
    Row {
        field: "verifyToken",
        access: Access::Public,
        request: r#"mutation { verifyToken(token: "none") { success errors } }"#,
        allowed: invalid_token,
        denied: never,
    },
    Row {
        field: "refreshToken",
        access: Access::Public,
        request: r#"mutation { refreshToken(refreshToken: "none") { success errors } }"#,
        allowed: invalid_token,
        denied: never,
    },
    Row {
        field: "revokeToken",
        access: Access::Public,
        request: r#"mutation { revokeToken(refreshToken: "none") { success errors } }"#,
        allowed: invalid_token,
        denied: never,
    },
    Row {
        field: "sendPasswordResetEmail",
        access: Access::Public,
        request: r#"mutation { sendPasswordResetEmail(email: "") { success errors } }"#,
        allowed: || required("email"),
        denied: never,
    },
    Row {
        field: "passwordReset",
        access: Access::Public,
        request: r#"mutation { passwordReset(token: "none", newPassword1: "", newPassword2: "") { success errors } }"#,
        allowed: invalid_token,
        denied: never,
    },
    Row {
        field: "passwordSet",
        access: Access::Public,
        request: r#"mutation { passwordSet(token: "none", newPassword1: "", newPassword2: "") { success errors } }"#,
        allowed: invalid_token,
        denied: never,
    },
    Row {
        field: "passwordChange",
        access: Access::Verified,
        request: r#"mutation { passwordChange(oldPassword: "none", newPassword1: "", newPassword2: "") { success errors } }"#,
        allowed: || invalid_password("oldPassword"),
        denied: unverified,
    },
    Row {
        field: "updateAccount",
        access: Access::Verified,
        request: "mutation { updateAccount { success errors } }",
        allowed: || json!({ "success": true, "errors": null }),
        denied: unverified,
    },
    Row {
        field: "archiveAccount",
        access: Access::Verified,
        request: r#"mutation { archiveAccount(password: "none") { success errors } }"#,
        allowed: || invalid_password("password"),
        denied: unverified,
    },
    Row {
        field: "sendSecondaryEmailActivation",
        access: Access::Verified,
        request: r#"mutation { sendSecondaryEmailActivation(email: "", password: "none") { success errors } }"#,
        allowed: || invalid_password("password"),
        denied: unverified,
    },
    Row {
        field: "verifySecondaryEmail",
        access: Access::Public,
        request: r#"mutation { verifySecondaryEmail(token: "none") { success errors } }"#,
        allowed: invalid_token,
        denied: never,
    },
    Row {
        field: "swapEmails",
        access: Access::Verified,
        request: r#"mutation { swapEmails(password: "none") { success errors } }"#,
        allowed: secondary_email_required,
        denied: unverified,
    },
    Row {
        field: "removeSecondaryEmail",
        access: Access::Verified,
        request: r#"mutation { removeSecondaryEmail(password: "none") { success errors } }"#,
        allowed: secondary_email_required,
        denied: unverified,
    },
    Row {
        field: "deleteAccount",
        access: Access::Verified,
        request: r#"mutation { deleteAccount(password: "none") { success errors } }"#,
        allowed: || invalid_password("password"),
        denied: unverified,
    },
];

#[test]
fn every_root_field_has_a_row_that_says_what_the_schema_says() {
    let rows: BTreeMap<String, String> =
        ROWS.iter().map(|row| (row.field.to_owned(), row.access.named().to_owned())).collect();
    assert_eq!(rows.len(), ROWS.len(), "a field has two rows");
    assert_eq!(
        rows,
        root_fields("accounts"),
        "each root field needs a row in ROWS, with the level that its @access names"
    );
}

async fn every_row_with_every_caller(flavour: Flavour) {
    let mut told = Vec::new();
    for caller in CALLERS {
        let steps: Vec<Given> = caller.steps.iter().map(|step| step.parse().unwrap()).collect();
        let journey: Journey<Service> = Journey::begin(flavour, &steps).await.unwrap();
        let headers: Vec<(String, String)> =
            caller.authorization.iter().map(|value| ("authorization".to_owned(), (*value).to_owned())).collect();
        for row in ROWS {
            let mut expected =
                if row.access.lets_in(caller.standing) { (row.allowed)() } else { (row.denied)(caller.standing) };
            if let (Flavour::Relay, Some(payload), true) =
                (flavour, expected.as_object_mut(), row.request.starts_with("mutation"))
            {
                payload.insert("clientMutationId".to_owned(), xtask::example::CLIENT_MUTATION_ID.into());
            }
            let answer = journey.ask(row.request, &json!({}), &headers).await.unwrap();
            let expected = json!({ "data": { row.field: expected } });
            let actual = answer.json().unwrap();
            if actual != expected {
                told.push(format!("{} as {}: {actual}, it ought to be {expected}", row.field, caller.name));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn callers_get_what_they_may_have() {
    every_row_with_every_caller(Flavour::Plain).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn callers_get_what_they_may_have_in_the_relay_flavour() {
    every_row_with_every_caller(Flavour::Relay).await;
}
